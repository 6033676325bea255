import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createTransport } from 'nodemailer';
import { composed } from '../../../server/mail/composed.ts';
import type { Message } from '../../../server/mail/message.ts';
import { mailOptions } from '../../../server/mail/transport.ts';

const message: Message = {
  messageId: '<key@example.org>',
  date: Date.UTC(2024, 0, 10),
  from: { name: 'Coalición de Ejemplo', address: 'events@example.org' },
  to: { name: '', address: 'ada@example.net' },
  replyTo: null,
  returnAddress: null,
  unsubscribeUrl: null,
  language: 'en',
  subject: 'You are signed up',
  text: 'See you.\n',
  html: '<p>See you.</p>',
  calendar: null,
};
const calendar = {
  method: 'REQUEST',
  filename: 'invite.ics',
  content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n',
} as const;

const inline = {
  contentId: 'abcdef-160@logo',
  filename: 'logo.jpg',
  bytes: Buffer.from(Array.from({ length: 1_000 }, (_, index) => index % 256)),
};

/** What nodemailer's streams make of the same. */
async function streamed(options: ReturnType<typeof mailOptions>): Promise<Buffer> {
  const { message: bytes } = await createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'windows',
  }).sendMail(options);
  if (!Buffer.isBuffer(bytes)) throw new TypeError('It was not made in one piece.');
  return bytes;
}

/** Both choose the same boundary. */
function optionsOf(changed: Partial<Message>): ReturnType<typeof mailOptions> {
  return { ...mailOptions({ ...message, ...changed }), baseBoundary: 'boundary' };
}

async function expectTheSame(changed: Partial<Message>): Promise<void> {
  const options = optionsOf(changed);
  expect(composed(options).raw.toString()).toBe((await streamed(options)).toString());
}

test('a message is made as nodemailer would send it', async () => {
  await expectTheSame({});
  await expectTheSame({ calendar });
  await expectTheSame({ inline });
  await expectTheSame({ inline, calendar });
  await expectTheSame({ unsubscribeUrl: 'https://example.org/mail/token' });
  await expectTheSame({ to: { name: '王伟', address: 'пример@example.net' } });
});

test('whatever is written in it', async () => {
  const line = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.constantFrom('.', '..', 'From ', ' ', '\t', '=', 'ñ'.repeat(90), 'a'.repeat(1_100)),
  );
  const text = fc
    .array(line, { maxLength: 8 })
    .chain((lines) => fc.constantFrom('\n', '\r\n').map((end) => `Hello\n${lines.join(end)}`));
  await fc.assert(
    fc.asyncProperty(text, text, text, line, async (plain, html, content, subject) => {
      await expectTheSame({ text: plain, html, subject, calendar: { ...calendar, content } });
      await expectTheSame({ text: plain, html, subject });
    }),
    { numRuns: 60 },
  );
});

test('it goes between the addresses of its fields, or from where it is to come back to', () => {
  expect(composed(optionsOf({})).envelope).toEqual({
    from: 'events@example.org',
    to: ['ada@example.net'],
  });
  const returnAddress = 'bounces+key@example.org';
  expect(composed(optionsOf({ returnAddress })).envelope.from).toBe(returnAddress);
});

test('what is no text is refused', () => {
  const attachments = [{ filename: 'a.bin', content: Buffer.from([0]) }];
  expect(() => composed({ ...optionsOf({}), attachments })).toThrow(TypeError);
});
