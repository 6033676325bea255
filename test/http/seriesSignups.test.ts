import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import type { Event, Series } from '../../db/schema.ts';
import { seriesAddress, seriesSignUpsAddress } from '../../templates/addresses.ts';
import { startTestApp, type SentForm, type TestApp } from '../helpers/app.ts';
import { readAsThunderbird } from '../helpers/calendarFiles.ts';
import { insertEvent } from '../helpers/events.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { repeatWeekly } from '../helpers/series.ts';
import { mailsTo, registerOne, signupOf } from '../helpers/signups.ts';

let app: TestApp;
let series: Series;
let dates: Event[];
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

/** Four Wednesdays of one event. */
async function fourDates(event: Partial<Event> = {}): Promise<void> {
  const first = await insertEvent(app.services, { title: 'Reading circle', ...event });
  ({ series, dates } = await repeatWeekly(app.services, first, 4));
}

const ada = { name: 'Ada Example', email: 'ada@example.org' };

async function signUp(form: SentForm = ada): Promise<string> {
  const { headers } = await app.visitor().post(seriesSignUpsAddress(series.slug), form).expect(303);
  return headers['location'] ?? '';
}

const statesOf = (address: string) =>
  app.services.db.signups.ofSeries(series.id, address).map(({ state }) => state);

/** The link in the newest mail to somebody that confirms their dates. */
async function mailedDates(address: string): Promise<string> {
  const [mail = ''] = await mailsTo(app, address);
  return /\/signups\/[\w.-]+\/dates/.exec(mail)?.[0] ?? 'no link';
}

test('one form signs up for all dates, and one mail holds them all for the calendar', async () => {
  await fourDates();
  const { text } = await app.get(seriesAddress(series.slug)).expect(200);
  expect(text).toContain('Sign up for all dates');
  expect(await htmlProblems(text)).toEqual([]);

  const received = await app.get(await signUp()).expect(200);
  expect(received.text).toContain('You’re signed up');
  expect(received.text).toContain('4 dates');
  expect(await htmlProblems(received.text)).toEqual([]);
  expect(statesOf(ada.email)).toEqual(['confirmed', 'confirmed', 'confirmed', 'confirmed']);

  const mails = await mailsTo(app, ada.email);
  expect(mails).toHaveLength(1);
  const [stored] = app.services.db.mailbox.newest(1);
  const raw = app.services.db.mailbox.byId(stored?.id ?? 0)?.raw;
  const mail = await simpleParser(raw ?? '');
  expect(mail.subject).toBe('You’re signed up: Reading circle, 4 dates');
  const [file] = mail.attachments;
  const { entries, value } = readAsThunderbird(file?.content.toString() ?? '');
  expect(value('method')).toBe('PUBLISH');
  expect(entries.map(({ start }) => start)).toEqual(dates.map(({ startsAt }) => startsAt));
  expect(entries.map(({ uid }) => uid.split('@')[0])).toEqual(
    dates.map((date) => signupOf(app.services, date, ada.email).uid),
  );
});

test('only dates that are ticked are signed up for, and the own page leads to the others', async () => {
  await fourDates();
  await signUp({ ...ada, dates: [dates[1]?.slug ?? '', dates[3]?.slug ?? ''] });
  const taken = dates.map(({ id }) => app.services.db.signups.active(id, ada.email)?.state ?? '');
  expect(taken).toEqual(['', 'confirmed', '', 'confirmed']);
  const [mail = ''] = await mailsTo(app, ada.email);
  const own = /\/signups\/[\w.-]+/.exec(mail)?.[0] ?? '';
  const { text } = await app.get(own).expect(200);
  expect(text).toContain('Your other dates');
  expect(await htmlProblems(text)).toEqual([]);
  const other = [...text.matchAll(/href="(\/signups\/[\w.-]+)"/g)].map(([, href]) => href ?? '');
  await app.get(other.find((href) => !own.endsWith(href)) ?? '').expect(200);
});

test('where addresses are confirmed, one button confirms all dates and takes seats one by one', async () => {
  await fourDates({ capacity: 1 });
  const [, second] = dates;
  if (!second) throw new Error('No second date');
  await app.services.db.write((store) => {
    store.events.takeSeats(second.id, 1);
  });
  const received = await app.get(await signUp()).expect(200);
  expect(received.text).toContain('Check your email');
  expect(new Set(statesOf(ada.email))).toEqual(new Set(['unconfirmed']));

  const link = await mailedDates(ada.email);
  const before = app.services.db.version();
  const { text } = await app.get(link).expect(200);
  expect(text).toContain('Confirm 4 dates');
  expect(await htmlProblems(text)).toEqual([]);
  expect(app.services.db.version()).toBe(before);
  await app.visitor().post(link).expect(303);
  expect(statesOf(ada.email)).toEqual(['confirmed', 'waiting', 'confirmed', 'confirmed']);
  // Once more changes nothing and mails nobody.
  await app.visitor().post(link).expect(303);
  const mails = await mailsTo(app, ada.email);
  expect(mails).toHaveLength(2);
  expect(mails[0]).toContain('Waiting list');
});

test('a known address gets the same answer, and no second sign-up', async () => {
  await fourDates();
  const [first] = dates;
  if (!first) throw new Error('No first date');
  const known = await registerOne(app.services, first, ada);
  const one = await app.get(await signUp()).expect(200);
  const other = await app.get(await signUp({ ...ada, email: 'bea@example.org' })).expect(200);
  const shown = (text: string, email: string) =>
    text.replaceAll(email, '').replace(/\/signups\/[^"]+/g, '');
  expect(shown(one.text, ada.email)).toBe(shown(other.text, 'bea@example.org'));
  expect(statesOf(ada.email)).toHaveLength(4);
  expect(signupOf(app.services, first, ada.email).id).toBe(known.id);
});

test('who sends it again is mailed no more than anybody can cause', async () => {
  await fourDates();
  for (let times = 0; times < 12; times += 1) await signUp();
  expect((await mailsTo(app, ada.email)).length).toBeLessThanOrEqual(2);
});

test('a link for several dates opens nothing else, and a changed one nothing', async () => {
  await fourDates({ confirmAddress: true });
  await signUp();
  const link = await mailedDates(ada.email);
  await app.get(link.replace('/dates', '')).expect(404);
  await app.get(link.replace('/dates', '/confirmation')).expect(404);
  await app.post(link.replace('.1.', '.2.')).expect(404);
});

test('what cannot be is told, and everything typed is still there', async () => {
  await fourDates({ capacity: 3 });
  const [first, second] = dates;
  const send = (form: SentForm) =>
    app.visitor().post(seriesSignUpsAddress(series.slug), { ...ada, ...form });
  const many = await send({ companions: '5', dates: [first?.slug ?? ''] }).expect(422);
  expect(many.text).toContain('value="Ada Example"');
  expect(many.text).toContain('value="5"');

  await app.services.db.write((store) => {
    store.events.update(second?.id ?? 0, { signupsOpen: false });
  });
  const gone = await send({ dates: [first?.slug ?? '', second?.slug ?? ''] }).expect(422);
  expect(gone.text).toContain('no longer takes sign-ups');
  expect(gone.text).toContain(`value="${first?.slug}"\n`);
  expect(await htmlProblems(gone.text)).toEqual([]);
  expect(statesOf(ada.email)).toEqual([]);
  const nameless = await send({ name: '' }).expect(422);
  expect(nameless.text).toContain('value="ada@example.org"');
});

test('every date counts as a sign-up where a network sends many', async () => {
  await using limited = await startTestApp({ limited: true });
  const first = await insertEvent(limited.services, { slug: 'many-dates' });
  const many = await repeatWeekly(limited.services, first, 40);
  const send = () => limited.visitor().post(seriesSignUpsAddress(many.series.slug), ada);
  await send().expect(303);
  const { text } = await send().expect(200);
  expect(text).toContain('name="pass"');
});
