import type { SmtpServer } from '../config/smtpServer.ts';

/** How long an answer is believed, in milliseconds: servers are set up anew now and then. */
const believedFor = 10 * 60_000;

/** Whether an address can only be sent to with SMTPUTF8 (RFC 6531): a domain has an ASCII form. */
export function needsSmtpUtf8(address: string): boolean {
  return /[^\0-\x7f]/.test(address.slice(0, address.lastIndexOf('@')));
}

/**
 * Asks a server whether it takes addresses such as `josé@example.org`. One that does not announce it
 * may cut off the letters, and the mail goes to somebody else.
 *
 * @param patience in milliseconds
 * @returns a question that is asked anew after some minutes; it throws what nodemailer does when the
 *   server cannot be reached
 */
export function smtpUtf8At(server: SmtpServer, patience: number): () => Promise<boolean> {
  let asked: { at: number; answer: Promise<boolean> } | null = null;
  return () => {
    const now = performance.now();
    if (asked === null || now - asked.at > believedFor) {
      const answer = ask(server, patience);
      asked = { at: now, answer };
      // What failed is asked again by the next mail.
      answer.catch(() => (asked = null));
    }
    return asked.answer;
  };
}

async function ask(server: SmtpServer, patience: number): Promise<boolean> {
  const { default: SMTPConnection } = await import('nodemailer/lib/smtp-connection');
  const { hostname, port, protocol, searchParams } = new URL(server.url);
  const { url: _, ...options } = server;
  const connection = new SMTPConnection({
    ...options,
    host: hostname.replaceAll(/^\[|\]$/g, ''),
    ...(port === '' ? {} : { port: Number(port) }),
    secure: protocol === 'smtps:',
    ignoreTLS: searchParams.get('ignoreTLS') === 'true',
    connectionTimeout: patience,
    greetingTimeout: patience,
    dnsTimeout: patience,
    socketTimeout: patience,
  });
  try {
    await new Promise<void>((resolve, reject) => {
      connection.once('error', reject);
      connection.connect((error) => (error ? reject(error) : resolve()));
    });
    return /^250[ -]SMTPUTF8\b/im.test(String(connection.lastServerResponse));
  } finally {
    connection.close();
  }
}
