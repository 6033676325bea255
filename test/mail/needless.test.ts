import { describe, expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import type { OutboxMail } from '../../db/schema.ts';
import { mailTransport } from '../../server/mail/transport.ts';
import { mailWorker } from '../../server/mail/worker.ts';
import type { Services } from '../../server/services.ts';
import { enqueueExample, mailServices } from '../helpers/mails.ts';
import { testTransport } from '../helpers/transports.ts';

const rows = ({ db }: Services): OutboxMail[] =>
  db.outbox.list({}, 1000, 0).found.map(({ mail }) => mail);

describe('a mail that nobody needs any more is not sent', () => {
  test.each([
    ['signup-confirmed', { signup: { state: 'cancelled', cancelledAt: 1 } }, 'cancelled'],
    ['signup-confirmed', { signup: { state: 'waiting' } }, 'superseded'],
    ['signup-confirmed', { event: { state: 'cancelled', cancelledAt: 1 } }, 'superseded'],
    ['signup-confirmed', { when: { startLocal: '2024-01-09T10:00' } }, 'over'],
    ['signup-waiting', { signup: { state: 'confirmed' } }, 'superseded'],
    ['event-changed', { signup: { state: 'cancelled', cancelledAt: 1 } }, 'cancelled'],
    ['event-cancelled', { event: { state: 'published', cancelledAt: null } }, 'superseded'],
    ['endorsement-confirm', { endorsement: { state: 'withdrawn' } }, 'cancelled'],
    ['endorsement-received', { endorsement: { state: 'approved' } }, 'superseded'],
    ['endorsement-approved', { endorsement: { email: null } }, 'gone'],
  ] as const)('%s with %j: %s', async (kind, more, reason) => {
    const { services } = mailServices();
    const transport = testTransport();
    await enqueueExample(services, kind, 'en', more);
    await mailWorker(services, transport).drain();
    expect(transport.messages).toEqual([]);
    expect(rows(services)).toMatchObject([{ state: 'dropped', lastResult: reason, attempts: 0 }]);
  });

  test('a link to sign in that would no longer work', async () => {
    const { services, clock } = mailServices();
    const transport = testTransport();
    await enqueueExample(services, 'organizer-sign-in', 'en');
    clock.advance(10 * 60_000);
    await mailWorker(services, transport).drain();
    expect(transport.messages).toEqual([]);
    expect(rows(services)).toMatchObject([{ state: 'dropped', lastResult: 'expired' }]);
  });
});

test('without a mail server every message lies in the mailbox, whole', async () => {
  const { services } = mailServices();
  await enqueueExample(services, 'signup-confirmed', 'es', {
    signup: { email: 'ada@example.org' },
  });
  await mailWorker(services, mailTransport(services)).drain();
  const [line] = services.db.mailbox.newest(10);
  expect(line).toMatchObject({
    recipient: 'ada@example.org',
    subject: 'Inscripción confirmada: Online panel: the struggle in Argentina',
    receivedAt: services.clock(),
  });
  const raw = services.db.mailbox.byId(line?.id ?? 0)?.raw;
  if (!raw) throw new Error('no message was kept');
  const parsed = await simpleParser(raw);
  expect(parsed.text).toContain('14:30');
  expect(parsed.attachments).toHaveLength(2);
  expect(raw.toString('latin1')).not.toMatch(/[^\r]\n/);
});
