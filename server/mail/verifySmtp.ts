import { createTransport } from 'nodemailer';
import { withoutAddresses } from './smtpErrors.ts';

const patience = 15_000;

/**
 * Connects to an SMTP server and signs in, without sending anything.
 *
 * @returns null when the server would take mail, otherwise what it or the network said
 */
export async function verifySmtp(url: string): Promise<string | null> {
  const transport = createTransport({
    url,
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
    return withoutAddresses(error instanceof Error ? error.message : String(error));
  } finally {
    transport.close();
  }
}
