import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import type { Event, Signup } from '../../db/schema.ts';
import { addressHash } from '../../server/mail/addressHash.ts';
import { purgeExpired } from '../../server/privacy/retention.ts';
import { eraseSignup } from '../../server/privacy/eraseSignup.ts';
import { receiveReport } from '../../server/bounces/receiveReport.ts';
import { addressConfirmationUrl } from '../../server/signups/ownPageUrl.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertSignup } from '../helpers/mails.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { ownPagePath } from '../helpers/signups.ts';

const day = 86_400_000;
const before = 'ada@example.org';
const after = 'ada.example@example.org';

let app: TestApp;
let event: Event;
let signup: Signup;
let ownPage: string;
beforeEach(async () => {
  app = await startTestApp();
  event = await insertEvent(app.services, { seatsTaken: 2 });
  signup = await insertSignup(app.services, event, { email: before, name: 'Zyxo Marker' });
  ownPage = ownPagePath(app.services, signup);
});
afterEach(() => app.close());

/** Asks for another address and gives the path that is mailed to it. */
async function ask(email = after): Promise<string> {
  await app.post(`${ownPage}/address`, { email }).expect(303);
  const change = app.services.db.addressChanges.newest(signup.id);
  if (!change) throw new Error('Nothing was asked for.');
  return new URL(addressConfirmationUrl(app.services, change)).pathname;
}

const now = () => app.services.db.signups.byId(signup.id);

/** Delivers what is due and gives what the mails to an address say. */
async function mailsTo(address: string): Promise<string[]> {
  await app.deliver();
  const { mailbox } = app.services.db;
  const caught = mailbox.newest(50).filter(({ recipient }) => recipient === address);
  return Promise.all(
    caught.map(async ({ id }) => {
      const { subject, text } = await simpleParser(mailbox.byId(id)?.raw ?? '');
      return `${subject}\n${text}`;
    }),
  );
}

const kinds = () =>
  app.services.db.outbox.list({ eventId: event.id }, 50, 0).found.map(({ mail }) => mail.kind);

describe('another address for a sign-up', () => {
  test('is asked for by a form that the own page leads to', async () => {
    const { text } = await app.get(ownPage).expect(200);
    expect(text).toContain(`href="${ownPage}/address"`);
    const form = await app.get(`${ownPage}/address`).expect(200);
    expect(form.text).toContain(before);
    expect(await htmlProblems(form.text)).toEqual([]);
  });

  test('changes nothing before it is confirmed, and says nothing that somebody typed', async () => {
    await ask();
    expect(now()).toEqual(signup);
    await app.get(ownPage).expect(200);
    expect(await mailsTo(before)).toEqual([]);
    const [mail, ...others] = await mailsTo(after);
    expect(others).toEqual([]);
    expect(mail).toContain('/address-confirmation');
    expect(mail).not.toContain('Zyxo');
    expect(mail).not.toContain(ownPage);
  });

  test('counts by the button behind the mailed link, and the old links end', async () => {
    const confirmation = await ask();
    const version = app.services.db.version();
    const { text } = await app.get(confirmation).expect(200);
    expect(text).toContain(after);
    expect(text).not.toContain('Zyxo');
    expect(await htmlProblems(text)).toEqual([]);
    expect(app.services.db.version()).toBe(version);

    const answer = await app.post(confirmation).expect(303);
    const moved = now();
    if (!moved) throw new Error('The sign-up is gone.');
    expect(moved).toMatchObject({
      email: after,
      emailKey: after,
      generation: 2,
      state: 'confirmed',
    });
    const location = String(answer.headers['location']);
    expect(location.startsWith(ownPagePath(app.services, moved))).toBe(true);
    expect((await app.get(location).expect(200)).text).toContain('From now on our emails go to');
    await app.get(ownPage).expect(404);
    await app.post(`${ownPage}/address`, { email: 'x@example.org' }).expect(404);

    const [notice, ...others] = await mailsTo(before);
    expect(others).toEqual([]);
    expect(notice).toContain('Your sign-up has moved');
    expect(notice).not.toContain(after);
    expect(notice).not.toContain('/signups/');
    expect(await mailsTo(after)).toHaveLength(1);
    expect(kinds().toSorted()).toEqual(['signup-address', 'signup-changed', 'signup-moved']);
  });

  test('is confirmed once: a second press finds it done', async () => {
    const confirmation = await ask();
    await app.post(confirmation).expect(303);
    await app.post(confirmation).expect(303);
    expect(now()?.generation).toBe(2);
    expect(kinds()).toHaveLength(3);
    const { headers } = await app.get(confirmation).expect(303);
    const moved = now();
    expect(headers['location']).toBe(moved && ownPagePath(app.services, moved));
  });

  test('is for three days, and for the newest wish alone', async () => {
    const first = await ask('first@example.org');
    const second = await ask();
    const { text } = await app.get(first).expect(200);
    expect(text).toContain('This link no longer works');
    await app.post(first).expect(303);
    expect(now()).toEqual(signup);
    app.clock.advance(3 * day);
    expect((await app.get(second).expect(200)).text).toContain('This link no longer works');
    await app.post(second).expect(303);
    expect(now()).toEqual(signup);
  });

  test('is refused with a sentence where it is none, a slip, or the one that there is', async () => {
    for (const email of ['', 'nonsense', 'ada@gmial.com', 'ADA@example.org'])
      await app.post(`${ownPage}/address`, { email }).expect(422);
    expect(app.services.db.addressChanges.newest(signup.id)).toBeUndefined();
  });

  test('is not for who cancelled, nor once the event is over', async () => {
    const confirmation = await ask();
    await app.post(`${ownPage}/cancellation`).expect(303);
    await app.get(`${ownPage}/address`).expect(303);
    await app.post(confirmation).expect(303);
    expect(now()?.email).toBe(before);
  });
});

describe('an address that has a sign-up already', () => {
  let taken: Signup;
  beforeEach(async () => {
    taken = await insertSignup(app.services, event, { email: 'bea@example.org' });
  });

  test('is answered like any other', async () => {
    const seen = [];
    for (const email of ['bea@example.org', 'bob@example.org']) {
      const answer = await app.post(`${ownPage}/address`, { email });
      const shown = await app.get(String(answer.headers['location']));
      seen.push({
        status: answer.status,
        location: answer.headers['location'],
        text: shown.text,
        mails: (await mailsTo(email)).length,
      });
    }
    expect(seen[0]).toEqual(seen[1]);
  });

  test('is said to its owner alone, who gets the link to what they have', async () => {
    const confirmation = await ask(taken.email);
    expect((await app.get(confirmation).expect(200)).text).not.toContain('already has a sign-up');
    const answer = await app.post(confirmation).expect(303);
    const { text } = await app.get(String(answer.headers['location'])).expect(200);
    expect(text).toContain('already has a sign-up');
    expect(text).not.toContain(before);
    expect(now()).toEqual(signup);
    expect(kinds().toSorted()).toEqual(['signup-address', 'signup-link']);
  });
});

describe('the address that was asked for', () => {
  test('is mailed no more often than any that strangers type', async () => {
    for (let asked = 0; asked < 30; asked += 1) await ask();
    app.clock.advance(23 * 3_600_000);
    expect((await mailsTo(after)).length).toBeLessThanOrEqual(20);
    const mails = app.services.db.outbox.list({ eventId: event.id }, 50, 0).total;
    expect(mails).toBe(20);
  });

  test('is marked where its mail comes back, and the other is not', async () => {
    await ask();
    await app.deliver();
    const [line] = app.services.db.outbox.list({ eventId: event.id }, 1, 0).found;
    expect(line?.recipient?.address).toBe(after);
    const report = [
      'From: MAILER-DAEMON@example.net',
      'Subject: Undelivered',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example.net',
      '',
      `Final-Recipient: rfc822; ${after}`,
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1 no such user',
      '',
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: <${line?.mail.messageKey ?? ''}@example.org>`,
      '',
      '--b--',
      '',
    ].join('\r\n');
    expect(await receiveReport(app.services, Buffer.from(report))).toMatchObject({
      kind: 'bounced',
    });
    const bounces = (address: string) =>
      app.services.db.bounces.ofAddress(addressHash(app.services.config, address)).length;
    expect({ after: bounces(after), before: bounces(before) }).toEqual({ after: 1, before: 0 });
  });

  test('is deleted when nobody confirms it, and so is the one before after a week', async () => {
    await ask();
    await app.deliver();
    app.clock.advance(3 * day);
    await purgeExpired(app.services);
    expect(app.services.db.addressChanges.ofSignup(signup.id)).toHaveLength(1);
    app.clock.advance(1);
    await purgeExpired(app.services);
    expect(app.services.db.addressChanges.ofSignup(signup.id)).toEqual([]);
    expect(await mailsTo(after)).toEqual([]);

    await app.post(await ask()).expect(303);
    app.clock.advance(7 * day + 1);
    await purgeExpired(app.services);
    expect(app.services.db.addressChanges.ofSignup(signup.id)).toEqual([]);
  });

  test('leaves with the sign-up, and with the event', async () => {
    await ask();
    await app.deliver();
    await eraseSignup(app.services, signup.id, 'attendee');
    expect(app.services.db.addressChanges.ofSignup(signup.id)).toEqual([]);
    expect(await mailsTo(after)).toEqual([]);
  });
});
