import { afterAll, beforeAll } from '@jest/globals';
import type { SMTPServerOptions } from 'smtp-server';
import { smtpTransport, type Transport } from '../../server/mail/transport.ts';
import { mailWorker } from '../../server/mail/worker.ts';
import type { Services } from '../../server/services.ts';
import { startSmtpServer, type ReceivedMail, type SmtpTestServer } from './smtp.ts';

/** The way from the outbox through a real SMTP conversation. */
export interface SmtpForTests {
  /** Sends all that is due, and answers with what came of this time. */
  send(services: Services): Promise<readonly ReceivedMail[]>;
  /** The same where exactly one mail is due. */
  sendOne(services: Services): Promise<ReceivedMail>;
}

/** Starts a mail server before the tests of a file, and ends it after them. */
export function smtpForTests(options: SMTPServerOptions = {}): SmtpForTests {
  let smtp: SmtpTestServer;
  let transport: Transport;
  beforeAll(async () => {
    smtp = await startSmtpServer(options);
    transport = smtpTransport(smtp.url);
  });
  afterAll(async () => {
    await transport.close();
    await smtp.close();
  });

  async function send(services: Services): Promise<readonly ReceivedMail[]> {
    smtp.clear();
    await mailWorker(services, transport).drain();
    return smtp.mails;
  }
  return {
    send,
    sendOne: async (services) => {
      const [mail, ...more] = await send(services);
      if (!mail || more.length > 0) throw new Error(`${mail ? more.length + 1 : 0} mails came`);
      return mail;
    },
  };
}
