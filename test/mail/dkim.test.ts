import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createPrivateKey } from 'node:crypto';
import { dkimRecord, type DkimKey } from '../../server/config/dkimKey.ts';
import type { Message } from '../../server/mail/message.ts';
import { mailTransport } from '../../server/mail/transport.ts';
import { mailWorker } from '../../server/mail/worker.ts';
import { smtpConfig } from '../helpers/app.ts';
import { rsaKey, verifyDkim } from '../helpers/dkim.ts';
import { enqueueExample, mailServices } from '../helpers/mails.ts';
import { startSmtpServer, type SmtpTestServer } from '../helpers/smtp.ts';

const dkim: DkimKey = {
  domain: 'example.org',
  selector: 'cacerola',
  privateKey: createPrivateKey(rsaKey()),
};

let smtp: SmtpTestServer;
beforeEach(async () => {
  smtp = await startSmtpServer();
});
afterEach(() => smtp.close());

async function sent(given: DkimKey | null, message?: Partial<Message>): Promise<Buffer> {
  const { services } = mailServices({ mail: smtpConfig(smtp.url), dkim: given });
  const transport = mailTransport(services);
  if (message === undefined) {
    await enqueueExample(services, 'signup-confirmed', 'es');
    await mailWorker(services, transport).drain();
  } else expect(await transport.send({ ...plain, ...message })).toMatchObject({ kind: 'accepted' });
  await transport.close();
  services.db.close();
  const [mail] = smtp.mails;
  if (!mail) throw new Error('no mail came');
  return mail.raw;
}

const plain: Message = {
  messageId: '<one@example.org>',
  date: Date.UTC(2024, 0, 10),
  from: { name: 'Colectivo “Ñandú”', address: 'events@example.org' },
  to: { name: '', address: 'ada@example.org' },
  replyTo: null,
  returnAddress: null,
  unsubscribeUrl: null,
  language: 'es',
  subject:
    'Recordatorio: ¿venís el domingo? Traé tu cacerola, un pañuelo y a quien quieras, ¡nos vemos!',
  text: 'Una línea  con espacios \n.y un punto al principio\n\n\n',
  html: '<p>Ñ</p>',
  calendar: null,
};

describe('a mail that was signed and went through a server', () => {
  test('verifies against the record for the DNS', async () => {
    const verdict = verifyDkim(await sent(dkim), dkimRecord(dkim));
    expect(verdict).toMatchObject({
      tags: { d: 'example.org', s: 'cacerola' },
      bodyMatches: true,
      headerMatches: true,
    });
    for (const name of ['from', 'to', 'subject', 'date', 'message-id', 'content-type'])
      expect(verdict.signed).toContain(name);
  });

  test('covers the fields of one-click unsubscribing', async () => {
    const raw = await sent(dkim, { unsubscribeUrl: 'https://events.example.org/mail/abc' });
    const verdict = verifyDkim(raw, dkimRecord(dkim));
    expect(verdict).toMatchObject({ bodyMatches: true, headerMatches: true });
    expect(verdict.signed).toEqual(
      expect.arrayContaining(['list-unsubscribe', 'list-unsubscribe-post']),
    );
    const changed = Buffer.from(
      raw.toString('latin1').replace('events.example.org/mail/abc', 'evil.example.com/mail/abc'),
      'latin1',
    );
    expect(verifyDkim(changed, dkimRecord(dkim)).headerMatches).toBe(false);
  });

  test.each(['From', 'Reply-To', 'To', 'Cc', 'Subject', 'Date'])(
    'does not verify any more once a second %s was put before it',
    async (name) => {
      const raw = (await sent(dkim, {})).toString('latin1');
      expect(verifyDkim(Buffer.from(raw, 'latin1'), dkimRecord(dkim)).headerMatches).toBe(true);
      const added = `${name}: Somebody Else <eve@example.com>\r\n${raw}`;
      const verdict = verifyDkim(Buffer.from(added, 'latin1'), dkimRecord(dkim));
      expect(verdict.headerMatches).toBe(false);
    },
  );

  test('does not verify any more once a word of it was changed', async () => {
    const raw = (await sent(dkim, {})).toString('latin1');
    expect(verifyDkim(Buffer.from(raw, 'latin1'), dkimRecord(dkim)).bodyMatches).toBe(true);
    const changed = Buffer.from(raw.replace('espacios', 'espasios'), 'latin1');
    expect(verifyDkim(changed, dkimRecord(dkim)).bodyMatches).toBe(false);
  });

  test('does not verify against another key', async () => {
    const other = { privateKey: createPrivateKey(rsaKey()) };
    expect(verifyDkim(await sent(dkim), dkimRecord(other)).headerMatches).toBe(false);
  });
});

test('without a key mails go unsigned', async () => {
  expect((await sent(null)).toString('latin1')).not.toMatch(/^dkim-signature:/im);
});
