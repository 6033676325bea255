import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event, OutboxMail, MailedSignup } from '../../db/schema.ts';
import { receiveReport } from '../../server/incoming/receiveReport.ts';
import { addressHash } from '../../server/outbox/addressHash.ts';
import {
  consoleMailRecipientAddress,
  consoleMailResendingAddress,
  consoleMailsAddress,
  consoleSignUpMailingAddress,
  consoleSignUpsAddress,
  consoleUnreadReportAddress,
  consoleUnreadReportsAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { enqueue, insertSignup } from '../helpers/mails.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { marksOf, report } from '../helpers/reports.ts';

let app: TestApp;
let organizer: Visitor;
let event: Event;
let signup: MailedSignup;

beforeEach(async () => {
  app = await startTestApp({ config: { bounceAddress: 'bounces@example.org' } });
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  event = await insertEvent(app.services);
  signup = await insertSignup(app.services, event, { email: 'ada@example.net' });
});
afterEach(() => app.close());

async function mailed(): Promise<OutboxMail> {
  const ids = { eventId: event.id, signupId: signup.id };
  await enqueue(app.services, { kind: 'signup-changed', ...ids });
  await app.deliver();
  const [line] = app.services.db.outbox.list({ state: 'sent' }, 1, 0).found;
  if (!line) throw new Error('no mail');
  return line.mail;
}

async function bounced(name = 'postfix-unknown-user.eml'): Promise<OutboxMail> {
  const mail = await mailed();
  await receiveReport(app.services, report(name, marksOf(app.services, mail)));
  return mail;
}

const pageOf = async (path: string) => {
  const { text, status } = await organizer.get(path);
  expect(status).toBe(200);
  expect(await htmlProblems(text)).toEqual([]);
  return text.replaceAll(/\s+/g, ' ');
};

describe('an address from which mail came back', () => {
  test('is marked beside the sign-up and in the list of mails', async () => {
    expect(await pageOf(consoleSignUpsAddress(event.slug))).not.toContain('Email bounces');
    const { id } = await bounced();
    const signups = await pageOf(consoleSignUpsAddress(event.slug));
    expect(signups).toContain('Email bounces');
    expect(signups).toContain('since Jan 10, 2024 (5.1.1); nothing more is sent');
    const mails = await pageOf(consoleMailsAddress);
    expect(mails).toContain('Bounced, for good: Jan 10, 2024, 3:00 PM UTC (5.1.1).');
    expect(mails).toContain('550 5.1.1 &lt;…&gt;: Recipient address rejected');
    expect(mails).toContain(consoleMailRecipientAddress(id));
    expect(await pageOf(`/console/events/${event.slug}`)).toContain(
      'An email address bounces; nothing more is sent to it',
    );
  });

  test('is mailed to again when an organizer says so, and what was not sent can be', async () => {
    await bounced();
    const ids = { eventId: event.id, signupId: signup.id };
    await enqueue(app.services, { kind: 'signup-changed', ...ids });
    await app.deliver();
    const [dropped] = app.services.db.outbox.list({ state: 'dropped' }, 1, 0).found;
    const id = dropped?.mail.id ?? 0;
    expect(await pageOf(consoleMailsAddress)).toContain('Email to this address bounces.');

    const answer = await organizer.post(consoleSignUpMailingAddress(event.slug, signup.id));
    expect(answer.status).toBe(303);
    const after = await pageOf(answer.headers['location'] ?? '');
    expect(after).toContain('This address gets email again.');
    expect(after).not.toContain('Email bounces');
    const [entry] = app.services.db.audit.ofEvent(event.id, 1);
    expect(entry).toMatchObject({ action: 'address-trusted', signupId: signup.id });

    expect(await pageOf(consoleMailsAddress)).toContain(consoleMailResendingAddress(id));
    await organizer.post(consoleMailResendingAddress(id)).expect(303);
    await app.deliver();
    expect(app.services.db.outbox.byId(id)?.state).toBe('sent');
  });

  test('can be cleared from the list of mails, once', async () => {
    const { id } = await bounced();
    const address = consoleMailRecipientAddress(id);
    const answer = await organizer.post(address).expect(303);
    expect(await pageOf(answer.headers['location'] ?? '')).toContain(
      'This address gets email again',
    );
    expect((await organizer.post(address)).headers['location']).toBe(consoleMailsAddress);
    await organizer.post(consoleMailRecipientAddress(4711)).expect(404);
    const other = await insertEvent(app.services);
    await organizer.post(consoleSignUpMailingAddress(other.slug, signup.id)).expect(404);
  });

  test('shows a soft bounce beside the mail and not beside the person', async () => {
    await bounced('yahoo-mailbox-full.eml');
    expect(await pageOf(consoleMailsAddress)).toContain('Bounced, for now');
    expect(await pageOf(consoleSignUpsAddress(event.slug))).not.toContain('Email bounces');
  });
});

test('what the owner of an address said stands beside the sign-up, and nobody can clear it', async () => {
  const hash = addressHash(app.services.config, signup.email);
  const refuse = (scope: 'optional' | 'everything') =>
    app.services.db.write((store) =>
      store.mailRefusals.add(hash, { scope }, 'owner', app.clock.now),
    );
  await refuse('optional');
  expect(await pageOf(consoleSignUpsAddress(event.slug))).toContain(
    'opted out of reminders and messages',
  );
  await refuse('everything');
  const page = await pageOf(consoleSignUpsAddress(event.slug));
  expect(page).toContain('asked never to be emailed');
  expect(page).not.toContain(consoleSignUpMailingAddress(event.slug, signup.id));
  await organizer.post(consoleSignUpMailingAddress(event.slug, signup.id)).expect(303);
  expect(await pageOf(consoleSignUpsAddress(event.slug))).toContain('asked never to be emailed');
});

test('mails that nobody could make sense of wait for an organizer, to read and delete', async () => {
  expect(await pageOf(consoleMailsAddress)).not.toContain(consoleUnreadReportsAddress);
  const person = report('a-person.eml', marksOf(app.services, await mailed())).toString();
  await receiveReport(
    app.services,
    Buffer.from(person.replace('my sister', '<script>alert(1)</script>\u202e')),
  );
  await receiveReport(app.services, Buffer.from('x'.repeat(70_000)));
  expect(await pageOf(consoleMailsAddress)).toContain('2 bounce reports could not be read.');
  const list = await pageOf(consoleUnreadReportsAddress);
  expect(list).toContain('Re: You&#39;re in');
  expect(list).toContain('(no subject)');
  const [newest, oldest] = app.services.db.bounces.unread(2);
  expect(await pageOf(consoleUnreadReportAddress(newest?.id ?? 0))).toContain(
    'The rest was not kept.',
  );
  const address = consoleUnreadReportAddress(oldest?.id ?? 0);
  const shown = await pageOf(address);
  expect(shown).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(shown).not.toContain('\u202e');
  const answer = await organizer.post(`${address}/removal`).expect(303);
  expect(await pageOf(answer.headers['location'] ?? '')).toContain('Deleted.');
  await organizer.get(address).expect(404);
  await organizer.post(`${address}/removal`).expect(303);
});

describe('a mail that nobody could make sense of, but that names one of ours', () => {
  async function unread(): Promise<string> {
    await receiveReport(
      app.services,
      report('unread-auto-generated.eml', marksOf(app.services, await mailed())),
    );
    const [line] = app.services.db.bounces.unread(1);
    return consoleUnreadReportAddress(line?.id ?? 0);
  }
  const failing = () => {
    const hash = addressHash(app.services.config, signup.email);
    return app.services.db.bounces.ofAddress(hash).some(({ weight }) => weight === 'hard');
  };

  test('says whose it was', async () => {
    for (const path of [await unread(), consoleUnreadReportsAddress]) {
      const page = await pageOf(path);
      expect(page).toContain('ada@example.net');
      expect(page).toContain(event.title);
    }
  });

  test('is counted where an organizer says that it is a bounce, once', async () => {
    const address = await unread();
    const answer = await organizer.post(`${address}/bounce`).expect(303);
    expect(await pageOf(answer.headers['location'] ?? '')).toContain('Counted as a bounce.');
    expect(failing()).toBe(true);
    const actions = app.services.db.audit.ofEvent(event.id, 2).map(({ action }) => action);
    expect(actions).toEqual(['report-counted', 'address-failing']);
    expect(app.services.db.bounces.unreadCount()).toBe(0);
    await organizer.post(`${address}/bounce`).expect(303);
    expect(app.services.db.audit.ofEvent(event.id, 9).length).toBe(2);
  });

  test('stays where an organizer says that a person wrote it, and nobody is asked again', async () => {
    const address = await unread();
    const answer = await organizer.post(`${address}/person`).expect(303);
    expect(await pageOf(answer.headers['location'] ?? '')).toContain('A person wrote this');
    expect(failing()).toBe(false);
    expect(app.services.db.bounces.unreadCount()).toBe(0);
    const [entry] = app.services.db.audit.ofEvent(event.id, 1);
    expect(entry).toMatchObject({ action: 'report-personal', signupId: signup.id });
    expect(await pageOf(address)).not.toContain(`${address}/person`);
  });

  test('cannot count for anybody where it names none of ours', async () => {
    await receiveReport(app.services, Buffer.from('From: eve@example.net\r\n\r\nHello!'));
    const [line] = app.services.db.bounces.unread(1);
    const address = consoleUnreadReportAddress(line?.id ?? 0);
    expect(await pageOf(address)).not.toContain(`${address}/bounce`);
    const answer = await organizer.post(`${address}/bounce`).expect(303);
    expect(answer.headers['location']).toBe(address);
  });

  test('outlives the mail that it is about', async () => {
    const address = await unread();
    await app.services.db.write((store) => store.retention.removeOfEvent(event.id, app.clock.now));
    expect(await pageOf(address)).toContain('It names no email of this site');
  });
});
