import { Readable } from 'node:stream';
import type { Transporter } from 'nodemailer';
import MailMessage from 'nodemailer/lib/mailer/mail-message.js';
import MimeNode from 'nodemailer/lib/mime-node';
import type { Composed } from './composed.ts';

/**
 * Hands bytes that are ready to a transport of nodemailer, past its `sendMail`, which takes messages
 * apart and together again, and through four streams: half of the processor's time that a mail takes.
 *
 * @param messageId with angle brackets
 * @param signal gives the mail up, wherever it is
 * @returns what the server said
 * @throws what nodemailer does
 */
export function handOver<Info extends { response?: string | undefined }>(
  mailer: Transporter<Info>,
  composed: Composed,
  messageId: string,
  signal: AbortSignal,
): Promise<string> {
  const mail = new MailMessage(mailer, { signal });
  mail.message = new ReadyMessage(composed, messageId);
  return new Promise((resolve, reject) => {
    mailer.transporter.send(mail, (error, info) => {
      if (error) reject(error);
      else resolve(info?.response ?? '');
    });
  });
}

/** What a transport asks of a message. */
class ReadyMessage extends MimeNode {
  readonly #composed: Composed;

  constructor(composed: Composed, messageId: string) {
    // A boundary that is named is not drawn; there are no parts for it to stand between.
    super(undefined, { baseBoundary: 'none' });
    this.#composed = composed;
    this.setHeader('Message-ID', messageId);
  }

  override getEnvelope(): Composed['envelope'] {
    return this.#composed.envelope;
  }

  override createReadStream(): Readable {
    const { raw } = this.#composed;
    return new Readable({
      read() {
        this.push(raw);
        this.push(null);
      },
    });
  }
}
