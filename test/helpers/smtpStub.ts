import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { portOf } from './portOf.ts';

/** Ways in which a mail server receives a mail, or does not. */
export const behaviours = [
  'ok',
  '421',
  '450',
  '451',
  'greylisting',
  'drop before greeting',
  'tarpit',
  'drop in DATA',
  'drop after the final dot',
  '550',
  '552',
  '553',
  '554',
] as const;

export type Behaviour = (typeof behaviours)[number];

export interface SmtpStub extends AsyncDisposable {
  url: string;
  /** The Message-IDs that arrived whole, whether that was said or not, by recipient. */
  received: ReadonlyMap<string, readonly string[]>;
  /** How many conversations were begun. */
  conversations: number;
  close(): Promise<void>;
}

/**
 * A mail server of bare TCP that misbehaves as it is told.
 *
 * @param behaviour how it meets a recipient; asked with null before the greeting. A greylisting
 *   server answers 451 here and is told 'ok' once the time has passed.
 */
export async function startSmtpStub(
  behaviour: (recipient: string | null) => Behaviour,
): Promise<SmtpStub> {
  const received = new Map<string, string[]>();
  const sockets = new Set<Socket>();
  let conversations = 0;
  const server = createServer((socket) => {
    conversations += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    converse(socket, behaviour, (recipient, messageId) => {
      received.set(recipient, [...(received.get(recipient) ?? []), messageId]);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    get conversations() {
      return conversations;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

function converse(
  socket: Socket,
  behaviour: (recipient: string | null) => Behaviour,
  keep: (recipient: string, messageId: string) => void,
): void {
  const atGreeting = behaviour(null);
  if (atGreeting === 'drop before greeting') {
    socket.destroy();
    return;
  }
  let recipient = '';
  let now: Behaviour = 'ok';
  let buffer = '';
  let message: string | null = null;
  const say = (line: string) => socket.write(`${line}\r\n`);
  say('220 stub.example.org ESMTP');

  socket.on('data', (chunk) => {
    buffer += chunk.toString('latin1');
    if (message !== null) {
      readMessage();
      return;
    }
    for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
      const line = buffer.slice(0, end);
      buffer = buffer.slice(end + 2);
      command(line);
      if (message !== null) return readMessage();
    }
  });

  function command(line: string): void {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'EHLO') say('250 stub.example.org');
    else if (verb === 'RCPT') {
      recipient = /<([^>]*)>/.exec(line)?.[1] ?? '';
      now = behaviour(recipient);
      if (now === 'tarpit') return;
      if (now === 'greylisting') say('451 4.7.1 Greylisted, please come back later');
      else if (now === '421') {
        socket.end('421 4.3.2 Shutting down\r\n');
      } else if (/^\d/.test(now)) say(`${now} 5.0.0 <${recipient}>: not like this`);
      else say('250 OK');
    } else if (verb === 'DATA') {
      say('354 Go ahead');
      message = '';
    } else if (verb === 'QUIT') socket.end('221 Bye\r\n');
    else say('250 OK');
  }

  function readMessage(): void {
    if (now === 'drop in DATA' && buffer.length > 200) {
      socket.destroy();
      return;
    }
    const end = buffer.indexOf('\r\n.\r\n');
    if (end < 0) return;
    message = buffer.slice(0, end);
    buffer = buffer.slice(end + 5);
    keep(recipient, /^message-id:\s*(<[^>]+>)/im.exec(message)?.[1] ?? '');
    message = null;
    if (now === 'drop after the final dot') socket.destroy();
    else say('250 2.0.0 Kept');
  }
}
