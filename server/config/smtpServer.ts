import { isIP } from 'node:net';
import { isLoopback } from './loopback.ts';

/** Where the connections of nodemailer lead and what they insist on. */
export interface SmtpServer {
  url: string;
  /** How the program introduces itself (RFC 5321, section 4.1.1.1). */
  name?: string;
  requireTLS?: boolean;
  tls?: { rejectUnauthorized: boolean };
}

/**
 * Decides how a mail server is spoken to.
 *
 * On this very machine nobody listens in between: TLS is taken as it is offered, whoever signed the
 * certificate, since mail servers come with one that they made themselves. Elsewhere certificates are
 * checked, and a user's password is never sent before TLS, even where somebody on the way has taken
 * the offer of STARTTLS out of the conversation. What the URL says as a parameter comes first.
 *
 * @param url such as `smtps://user:password@mail.example.org:465`
 * @param baseUrl the site's public address, by whose host the program introduces itself
 */
export function smtpServer(url: string, baseUrl?: string): SmtpServer {
  const name = baseUrl === undefined ? null : introduction(baseUrl);
  return {
    url,
    ...(name === null ? {} : { name }),
    ...(isThisMachine(url)
      ? { tls: { rejectUnauthorized: false } }
      : { requireTLS: hasCredentials(url) }),
  };
}

/** Whether a URL would have a password sent to another machine for everybody on the way to read. */
export function tellsPassword(url: string): boolean {
  if (isThisMachine(url) || !hasCredentials(url) || /^smtps:/i.test(url)) return false;
  const parameters = new URL(url).searchParams;
  const off = (name: string, value: string) => parameters.get(name)?.toLowerCase() === value;
  return off('requireTLS', 'false') || off('ignoreTLS', 'true') || off('opportunisticTLS', 'true');
}

/** Host and port, for people. */
export function smtpHost(url: string): { host: string; port: string } {
  const { hostname, port, protocol } = new URL(url);
  return { host: hostname, port: port || (protocol === 'smtps:' ? '465' : '587') };
}

function isThisMachine(url: string): boolean {
  return isLoopback(new URL(url).hostname);
}

function hasCredentials(url: string): boolean {
  const { username, password } = new URL(url);
  return username !== '' || password !== '';
}

/** A name that the DNS can know; servers distrust `localhost` and the like. */
function introduction(baseUrl: string): string | null {
  const { hostname } = new URL(baseUrl);
  const isName = hostname.includes('.') && isIP(hostname) === 0 && !hostname.startsWith('[');
  return isName && !hostname.endsWith('.localhost') ? hostname : null;
}
