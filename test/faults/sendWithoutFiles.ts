import { closeSync, openSync } from 'node:fs';
import type { Message } from '../../server/mail/message.ts';
import { smtpTransport } from '../../server/mail/transport.ts';

/*
 * Sends the first mail of a program that may open no file any more, as in a rush, and the same once more
 * when it may again. It says what came of both.
 */

const message: Message = {
  messageId: '<one@example.org>',
  date: 0,
  from: { name: 'Example Collective', address: 'events@example.org' },
  to: { name: '', address: 'ada@example.org' },
  replyTo: null,
  returnAddress: null,
  unsubscribeUrl: null,
  language: 'en',
  subject: 'One',
  text: 'One',
  html: '<p>One</p>',
  calendar: null,
};

const transport = smtpTransport(process.argv[2] ?? '');
const held: number[] = [];
try {
  for (;;) held.push(openSync('/dev/null', 'r'));
} catch {
  // None is left.
}
const first = await transport.send(message);
for (const file of held) closeSync(file);
const second = await transport.send(message);
await transport.close();
process.stdout.write(`${first.kind} ${second.kind}\n`);
