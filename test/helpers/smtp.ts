import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as after } from 'node:timers/promises';
import { callbackify, promisify } from 'node:util';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { portOf } from './portOf.ts';

/** One message as it went over the wire. */
export interface ReceivedMail {
  /** The recipient of the envelope. */
  to: string;
  raw: Buffer;
  parsed: ParsedMail;
}

export interface SmtpTestServer extends AsyncDisposable {
  /** For `config.mail.url`. */
  url: string;
  /** Everything received so far, in order. */
  mails: readonly ReceivedMail[];
  /** Resolves with the first message to an address that a subject fits, now or when it comes. */
  mailTo(address: string, subject?: RegExp): Promise<ReceivedMail>;
  /** Resolves when nobody is connected: what anybody sent who is gone by now has been received. */
  deserted(): Promise<void>;
  /** Forgets what was received. */
  clear(): void;
  close(): Promise<void>;
}

const patience = 10_000;

/** A real SMTP server on a free port of this machine that keeps what it is given. */
export async function startSmtpServer(options: SMTPServerOptions = {}): Promise<SmtpTestServer> {
  let mails: ReceivedMail[] = [];
  let arrived = Promise.withResolvers<void>();
  async function keep(stream: Readable, to: string): Promise<void> {
    const raw = await buffer(stream);
    mails.push({ to, raw, parsed: await simpleParser(raw) });
    arrived.resolve();
    arrived = Promise.withResolvers<void>();
  }

  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      callbackify(keep)(stream, session.envelope.rcptTo[0]?.address ?? '', (error) => done(error));
    },
    ...options,
  });
  smtp.on('error', () => {});
  const server = smtp.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  const close = () => new Promise<void>((resolve) => smtp.close(resolve));

  return {
    url: `smtp://127.0.0.1:${port}`,
    get mails() {
      return mails;
    },
    mailTo: async (address, subject = /(?:)/) => {
      const until = Date.now() + patience;
      for (;;) {
        const found = mails.find(
          (mail) => mail.to === address && subject.test(mail.parsed.subject ?? ''),
        );
        if (found) return found;
        if (Date.now() > until) throw new Error(`No such mail came to ${address}.`);
        const timer = Promise.withResolvers<void>();
        const timeout = setTimeout(timer.resolve, 250);
        await Promise.race([arrived.promise, timer.promise]);
        clearTimeout(timeout);
      }
    },
    deserted: async () => {
      const connections = promisify(server.getConnections.bind(server));
      while ((await connections()) > 0) await after(5);
    },
    clear: () => {
      mails = [];
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** The parts of a MIME message as a tree: types in the order in which they stand. */
export type MimeTree = string | { type: string; parts: MimeTree[] };

/** Reads the structure of a message from its bytes alone. */
export function mimeTree(raw: Buffer | string): MimeTree {
  const source = raw.toString('utf8');
  const end = source.indexOf('\r\n\r\n');
  const headers = source.slice(0, end).replace(/\r\n[ \t]+/g, ' ');
  const type = /^content-type:\s*([^;\s]+)/im.exec(headers)?.[1]?.toLowerCase() ?? 'text/plain';
  const boundary = /boundary="?([^";]+)"?/i.exec(headers)?.[1];
  if (!type.startsWith('multipart/') || boundary === undefined) return type;
  const bodies = source
    .slice(end)
    .split(`--${boundary}--`)[0]
    ?.split(`\r\n--${boundary}\r\n`)
    .slice(1);
  return { type, parts: (bodies ?? []).map(mimeTree) };
}

/** The raw parts of a message of one type, decoded from base64 or quoted-printable. */
export function partsOfType(
  raw: Buffer | string,
  type: RegExp,
): { headers: string; body: Buffer }[] {
  const source = raw.toString('latin1');
  const end = source.indexOf('\r\n\r\n');
  const headers = source.slice(0, end).replace(/\r\n[ \t]+/g, ' ');
  const contentType = /^content-type:\s*(.+)$/im.exec(headers)?.[1] ?? '';
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary !== undefined)
    return (source.split(`--${boundary}--`)[0] ?? '')
      .split(`--${boundary}\r\n`)
      .slice(1)
      .flatMap((part) => partsOfType(Buffer.from(part.replace(/\r\n$/, ''), 'latin1'), type));
  if (!type.test(contentType)) return [];
  const body = source.slice(end + 4);
  const encoding = /^content-transfer-encoding:\s*(\S+)/im.exec(headers)?.[1]?.toLowerCase();
  return [{ headers, body: decoded(body, encoding) }];
}

function decoded(body: string, encoding: string | undefined): Buffer {
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding === 'quoted-printable')
    return Buffer.from(
      body
        .replace(/=\r\n/g, '')
        .replace(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
      'latin1',
    );
  return Buffer.from(body, 'latin1');
}
