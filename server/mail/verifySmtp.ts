import { z } from 'zod';
import { smtpServer } from '../config/smtpServer.ts';
import { withoutAddresses } from '../outbox/withoutAddresses.ts';

const patience = 15_000;

/** What stands in the way of a mail server, as far as somebody can mend it. */
export const smtpFaults = [
  /** The name of the host leads nowhere. */
  'name',
  /** Nobody listens there. */
  'refused',
  /** It does not answer: a firewall, often, or the wrong kind of port. */
  'timeout',
  /** Nobody vouches for its certificate. */
  'certificate',
  /** Its certificate is for another name. */
  'certificate-name',
  'certificate-expired',
  /** It speaks without TLS on a port that was said to begin with it. */
  'not-tls',
  /** It offers no STARTTLS, and a password must not go without. */
  'no-starttls',
  'authentication',
  /** It answered, and not as a mail server that wants our mail. */
  'unwelcome',
  'other',
] as const;

export type SmtpFault = (typeof smtpFaults)[number];

const Failure = z.object({
  code: z.string().optional().catch(undefined),
  command: z.string().optional().catch(undefined),
  originalCode: z.string().optional().catch(undefined),
  message: z.string().optional().catch(undefined),
});

/**
 * Connects to an SMTP server the way mails do and signs in, without sending anything.
 *
 * @returns null when the server would take mail, otherwise what was wrong and what was said
 */
export async function verifySmtp(
  url: string,
  baseUrl?: string,
): Promise<{ fault: SmtpFault; detail: string } | null> {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    ...smtpServer(url, baseUrl),
    connectionTimeout: patience,
    greetingTimeout: patience,
    dnsTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.verify();
    return null;
  } catch (error) {
    const detail = withoutAddresses(error instanceof Error ? error.message : String(error));
    return { fault: faultOf(error), detail };
  } finally {
    transport.close();
  }
}

function faultOf(error: unknown): SmtpFault {
  const read = Failure.safeParse(error);
  const { code = '', command, originalCode = '', message = '' } = read.success ? read.data : {};
  switch (originalCode) {
    case 'ECONNREFUSED':
      return 'refused';
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ETIMEDOUT':
      return 'timeout';
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return 'certificate-name';
    case 'CERT_HAS_EXPIRED':
      return 'certificate-expired';
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
      return 'not-tls';
    default:
  }
  if (/CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)/.test(originalCode)) return 'certificate';
  switch (code) {
    case 'EDNS':
      return 'name';
    case 'ETIMEDOUT':
      return 'timeout';
    case 'EAUTH':
    case 'ENOAUTH':
    case 'EOAUTH2':
      return 'authentication';
    case 'ETLS':
      return command === 'STARTTLS' ? 'no-starttls' : 'other';
    case 'EPROTOCOL':
      return 'unwelcome';
    default:
      return /certificate/i.test(message) ? 'certificate' : 'other';
  }
}
