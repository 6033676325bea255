import type { DkimKey } from '../config/dkimKey.ts';
import { smtpServer, type SmtpServer } from '../config/smtpServer.ts';
import { withoutAddresses } from '../outbox/withoutAddresses.ts';
import type { Services } from '../services.ts';
import { whenNeeded } from '../whenNeeded.ts';
import type { MailOptions } from './composed.ts';
import { dkimSigned } from './dkimSignature.ts';
import { smtpUtf8At, needsSmtpUtf8 } from './smtpUtf8.ts';
import { inlineType, type InlinePicture, type Message } from './message.ts';
import type { Refusal } from './retryPolicy.ts';
import { refusalOf } from './smtpErrors.ts';

/** What came of handing a message on. `reply` is the server's text without addresses. */
export type SendResult =
  { kind: 'accepted'; reply: string } | { kind: 'refused'; refusal: Refusal };

/** The way out for messages. */
export interface Transport {
  /** How many messages may be on their way at once. */
  concurrency: number;
  /** The least time between the beginnings of two messages, in milliseconds; 0 for none. */
  interval: number;
  /** The longest time until `send` answers, in milliseconds. */
  longest: number;
  send(message: Message): Promise<SendResult>;
  /** Ends connections that are idle; those at work end after their message. */
  close(): Promise<void>;
}

/** The result where the mail server does not take the address; the list of mails has a sentence for it. */
export const noSmtpUtf8 = 'no SMTPUTF8';

/** Bounds on the conversation with the SMTP server; times in milliseconds. */
export interface SmtpLimits {
  connection: number;
  greeting: number;
  /** The longest silence. */
  silence: number;
  /** The longest time for one message: a server that drips its replies is never silent. */
  message: number;
  connections: number;
  /** See `Transport`. */
  interval: number;
}

export const defaultLimits: SmtpLimits = {
  connection: 15_000,
  greeting: 15_000,
  silence: 60_000,
  message: 120_000,
  connections: 5,
  interval: 0,
};

/** SMTP where a server is configured, else the mailbox that an organizer opens in the browser. */
export function mailTransport(services: Pick<Services, 'config' | 'db' | 'clock'>): Transport {
  const { config } = services;
  return config.mail.transport === 'smtp'
    ? smtpTransport(config.mail.url, config.mail, config)
    : mailboxTransport(services);
}

/**
 * Sends through a pool of connections to one server.
 *
 * @param url such as `smtps://user:password@mail.example.org:465`
 * @param site what to sign with (null where that is left to the server), and the public address
 */
export function smtpTransport(
  url: string,
  limits: Partial<SmtpLimits> = {},
  { dkim, baseUrl }: { dkim?: DkimKey | null; baseUrl?: string } = {},
): Transport {
  const bounds = { ...defaultLimits, ...limits };
  const server = smtpServer(url, baseUrl);
  const takesSmtpUtf8 = smtpUtf8At(server, bounds.connection);
  let pool: Awaited<ReturnType<typeof openPool>> | null = null;
  const opened = whenNeeded(async () => (pool = await openPool(server, bounds)));
  return {
    concurrency: bounds.connections,
    interval: bounds.interval,
    longest: bounds.message,
    send: async (message) => {
      // AbortSignal.timeout would keep its timer, and with it the message, long after the reply.
      const giveUp = new AbortController();
      const timer = setTimeout(() => giveUp.abort(), bounds.message);
      try {
        if (needsSmtpUtf8(message.to.address) && !(await takesSmtpUtf8()))
          return { kind: 'refused', refusal: { kind: 'unsendable', reply: noSmtpUtf8 } };
        const { openedPool, composed, handOver } = await opened();
        const { raw, envelope } = composed(mailOptions(message));
        const ready = { raw: dkim ? dkimSigned(raw, dkim) : raw, envelope };
        const { messageId } = message;
        const reply = await handOver(openedPool, ready, messageId, giveUp.signal);
        return { kind: 'accepted', reply: withoutAddresses(reply) };
      } catch (error) {
        return { kind: 'refused', refusal: refusalOf(error) };
      } finally {
        clearTimeout(timer);
      }
    },
    close: async () => pool?.openedPool.close(),
  };
}

/** nodemailer is read with the first mail, and not by a site that starts and has none to send. */
async function openPool(server: SmtpServer, bounds: SmtpLimits) {
  const [{ createTransport }, { composed }, { handOver }] = await Promise.all([
    import('nodemailer'),
    import('./composed.ts'),
    import('./readyMail.ts'),
  ]);
  const openedPool = createTransport({
    ...server,
    pool: true,
    maxConnections: bounds.connections,
    // Once more at once, since a server may have closed an idle connection; after that the outbox
    // decides, which knows how to wait.
    maxRequeues: 1,
    connectionTimeout: bounds.connection,
    greetingTimeout: bounds.greeting,
    dnsTimeout: bounds.connection,
    socketTimeout: bounds.silence,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  });
  // A way through a proxy that the URL names; `sendMail` would give it to the pool.
  const { getSocket, transporter } = openedPool;
  if (getSocket) transporter.getSocket = getSocket;
  return { openedPool, composed, handOver };
}

/** Keeps every message in the database instead of sending it. */
export function mailboxTransport({ db, clock }: Pick<Services, 'db' | 'clock'>): Transport {
  return {
    concurrency: 2,
    interval: 0,
    longest: defaultLimits.message,
    send: async (message) => {
      const { composed } = await import('./composed.ts');
      const { raw } = composed(mailOptions(message));
      await db.write((store) => {
        store.mailbox.insert({
          receivedAt: clock(),
          recipient: message.to.address,
          subject: message.subject,
          raw,
        });
      });
      return { kind: 'accepted', reply: '' };
    },
    close: async () => {},
  };
}

/**
 * The message as nodemailer takes it. There is no Precedence header: Auto-Submitted says what is
 * to be said (RFC 3834, section 5), and "bulk" would sort a confirmation among advertisements.
 */
export function mailOptions(message: Message): MailOptions {
  const { calendar, inline, returnAddress, unsubscribeUrl } = message;
  return {
    ...(returnAddress === null
      ? {}
      : { envelope: { from: returnAddress, to: message.to.address } }),
    messageId: message.messageId,
    date: new Date(message.date),
    from: message.from,
    ...(message.replyTo === null ? {} : { replyTo: message.replyTo }),
    to: message.to,
    subject: message.subject,
    text: message.text,
    html: message.html,
    // Lines of any length and script pass every server, and the text stays readable as source.
    textEncoding: 'quoted-printable',
    headers: {
      'Auto-Submitted': 'auto-generated',
      // All but non-delivery reports, which we want; "All" would forbid them, too.
      'X-Auto-Response-Suppress': 'DR, RN, NRN, OOF, AutoReply',
      'Content-Language': message.language,
      // RFC 2369, section 3.2, and RFC 8058, section 3.1.
      ...(unsubscribeUrl === null
        ? {}
        : {
            'List-Unsubscribe': `<${unsubscribeUrl}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }),
    },
    ...(inline === undefined ? {} : { attachments: [attachedInline(inline)] }),
    ...(calendar === null
      ? {}
      : {
          icalEvent: {
            method: calendar.method,
            filename: calendar.filename,
            content: calendar.content,
            encoding: 'utf-8',
          },
        }),
  };
}

function attachedInline({ contentId, filename, bytes }: InlinePicture) {
  return {
    cid: contentId,
    filename,
    content: bytes,
    contentType: inlineType,
    contentDisposition: 'inline' as const,
  };
}
