import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event, Signup } from '../../db/schema.ts';
import { receiveReport } from '../../server/incoming/receiveReport.ts';
import { mailTransport } from '../../server/mail/transport.ts';
import { mailWorker } from '../../server/mail/worker.ts';
import { feedOutbox } from '../../server/messages/feedOutbox.ts';
import { shortfallOf } from '../../server/messages/messageOnConsole.ts';
import { sendMessage } from '../../server/messages/sendMessage.ts';
import { mailPreferences } from '../../server/outbox/mailPreferences.ts';
import type { Services } from '../../server/services.ts';
import { confirmSignup } from '../../server/signups/confirmSignup.ts';
import { smtpConfig, type TestClock } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { enqueue, insertSignup, mailServices } from '../helpers/mails.ts';
import { insertMessage } from '../helpers/messages.ts';
import { marksOf, report } from '../helpers/reports.ts';
import { startSmtpServer, type SmtpTestServer } from '../helpers/smtp.ts';

/* What a server says while a mail is handed over counts as a report does, and marks fade. */

const day = 86_400_000;

let answer: string | null;
/** What happens while the server thinks about its answer. */
let meanwhile: () => Promise<unknown>;
let smtp: SmtpTestServer;
let services: Services;
let clock: TestClock;
let event: Event;
let signup: Signup;

beforeEach(async () => {
  answer = null;
  meanwhile = () => Promise.resolve();
  smtp = await startSmtpServer({
    onRcptTo: (_address, _session, done) => {
      if (answer === null) return done();
      const [, code = '550', text = ''] = /^(\d{3}) (.*)$/.exec(answer) ?? [];
      const refusal = Object.assign(new Error(text), { responseCode: Number(code) });
      void meanwhile().finally(() => done(refusal));
    },
  });
  ({ services, clock } = mailServices({ mail: smtpConfig(smtp.url) }));
  event = await insertEvent(services);
  signup = await insertSignup(services, event, { email: 'ada@example.net' });
});
afterEach(async () => {
  services.db.close();
  await smtp.close();
});

async function mailed(
  kind: 'signup-changed' | 'signup-reminder-day' | 'signup-confirmed' = 'signup-changed',
  to: Signup = signup,
) {
  await enqueue(services, { kind, eventId: event.id, signupId: to.id });
  const transport = mailTransport(services);
  await mailWorker(services, transport).drain();
  await transport.close();
  const [line] = services.db.outbox
    .list({}, 50, 0)
    .found.toSorted((one, other) => other.mail.id - one.mail.id);
  if (!line) throw new Error('no mail');
  return line.mail;
}

const failing = () => mailPreferences(services, 'ada@example.net', event.id, clock.now).failing;

describe('an answer to the recipient', () => {
  test('marks the address that it was about, though the sign-up has another by now', async () => {
    answer = '550 5.1.1 no such user';
    const email = 'ada@example.org';
    meanwhile = () =>
      services.db.write((store) => store.signups.update(signup.id, { email, emailKey: email }));
    await mailed();
    expect(failing()).toBe(true);
    expect(mailPreferences(services, email, event.id, clock.now).failing).toBe(false);
  });

  test('that there is no such mailbox marks the address as a report does', async () => {
    answer = '550 5.1.1 no such user';
    const mail = await mailed();
    expect(mail.state).toBe('failed');
    expect(services.db.bounces.ofMail(mail.id)).toMatchObject({ weight: 'hard', status: '5.1.1' });
    expect(failing()).toBe(true);
    const [entry] = services.db.audit.ofEvent(event.id, 1);
    expect(entry).toMatchObject({ action: 'address-failing', signupId: signup.id });
    answer = null;
    expect(await mailed('signup-reminder-day')).toMatchObject({ lastResult: 'failing' });
    expect(smtp.mails).toEqual([]);
  });

  test('counts for the moment where it blames something else, and four such do not mark', async () => {
    answer = '550 5.7.1 your server is on a block list';
    for (let count = 1; count <= 4; count += 1)
      expect(services.db.bounces.ofMail((await mailed()).id)?.weight).toBe('soft');
    expect(failing()).toBe(false);
    await mailed();
    expect(failing()).toBe(true);
    clock.advance(5 * day);
    expect(failing()).toBe(false);
  });

  test('"later" marks nobody', async () => {
    answer = '451 4.7.1 greylisted';
    const mail = await mailed();
    expect(mail.state).toBe('due');
    expect(services.db.bounces.ofMail(mail.id)).toBe(undefined);
  });
});

test('the page of a message is told who did not get it, and why, also what came back later', async () => {
  const [bo, cy] = [
    await insertSignup(services, event, { email: 'bo@example.net' }),
    await insertSignup(services, event, { email: 'cy@example.net' }),
  ];
  answer = '550 5.1.1 no such user';
  await mailed();
  answer = null;
  const draft = await insertMessage(services, event);
  await sendMessage(services, draft.id, draft.organizerId, draft.version);
  await services.db.write((store) => store.signups.update(bo.id, { state: 'waiting' }));
  await feedOutbox(services);
  await services.db.write((store) =>
    store.signups.update(bo.id, {
      state: 'cancelled',
      cancelledAt: clock.now,
      cancelledBy: 'attendee',
    }),
  );
  clock.advance(60_000);
  const transport = mailTransport(services);
  await mailWorker(services, transport).drain();
  await transport.close();
  const message = services.db.messages.byId(draft.id) ?? draft;
  const ofCy = services.db.outbox
    .list({ state: 'sent' }, 50, 0)
    .found.find(({ mail }) => mail.signupId === cy.id);
  if (!ofCy) throw new Error('no mail');
  expect(shortfallOf(services, message).cameBack).toBe(0);
  await receiveReport(services, report('qmail.eml', marksOf(services, ofCy.mail)));
  const { dropped, cameBack } = shortfallOf(services, message);
  expect(dropped.toSorted((a, b) => a.reason.localeCompare(b.reason))).toEqual([
    { reason: 'cancelled', people: 1 },
    { reason: 'failing', people: 1 },
  ]);
  expect(cameBack).toBe(1);
});

describe('an address that is marked', () => {
  beforeEach(async () => {
    answer = '550 5.1.1 no such user';
    await mailed();
    answer = null;
    clock.advance(60_000);
  });

  test('gets one mail when it signs up anew, and no reminder yet', async () => {
    const other = await insertEvent(services);
    const anew = await insertSignup(services, other, { email: 'ada@example.net' });
    await enqueue(services, { kind: 'signup-confirmed', eventId: other.id, signupId: anew.id });
    expect(await mailed('signup-reminder-day')).toMatchObject({ lastResult: 'failing' });
    expect(smtp.mails.map(({ to }) => to)).toEqual(['ada@example.net']);
    expect(failing()).toBe(true);
  });

  test('is well again where nothing came back of it within a day', async () => {
    await mailed('signup-confirmed');
    clock.advance(day - 1);
    expect(failing()).toBe(true);
    clock.advance(1);
    expect(failing()).toBe(false);
  });

  test('stays marked where that came back, too', async () => {
    const tried = await mailed('signup-confirmed');
    clock.advance(60_000);
    await receiveReport(services, report('postfix-unknown-user.eml', marksOf(services, tried)));
    clock.advance(2 * day);
    expect(failing()).toBe(true);
  });

  test('is well at once when its owner presses the button behind the mailed link', async () => {
    const asked = await insertSignup(services, await insertEvent(services), {
      email: 'ada@example.net',
      state: 'unconfirmed',
    });
    await confirmSignup(services, asked.id);
    expect(failing()).toBe(false);
  });
});
