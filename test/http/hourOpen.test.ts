import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import type { Event } from '../../db/schema.ts';
import { renderMail } from '../../server/mail/renderMail.ts';
import type { RenderedMessage } from '../../server/mail/rendered.ts';
import { consoleEventAddress, consoleEventsAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { filledEventForm } from '../helpers/eventForms.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertEndorsement } from '../helpers/endorsements.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { signUpAttendee } from '../helpers/signups.ts';

let app: TestApp;
let organizer: Visitor;
beforeEach(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterEach(() => app.close());

const form = { ...filledEventForm, startTime: '', hourOpen: 'yes' };

/** An event on January 24 in New York, of which only the day is known. */
const insertDay = (values: Parameters<typeof insertEvent>[1] = {}, lastDay?: string) =>
  insertEvent(
    app.services,
    { slug: 'action', title: 'An action', kind: 'hybrid', venue: 'Example Square', ...values },
    { firstDay: '2024-01-24', ...(lastDay === undefined ? {} : { lastDay }) },
  );

const again = (event: Event) => app.services.db.events.byId(event.id) ?? event;

async function edit(event: Event, changes: Record<string, string>) {
  const before = await organizer.get(consoleEventAddress(event.slug, 'edit')).expect(200);
  expect(before.text).toContain('name="hourOpen"');
  return organizer.post(consoleEventAddress(event.slug, 'edit'), {
    ...form,
    kind: event.kind,
    title: event.title,
    host: event.host,
    venue: event.venue,
    city: event.city,
    summary: event.summary,
    description: event.description,
    speakers: '',
    bring: event.bring,
    accessibility: event.accessibility,
    moreZone1: 'America/Los_Angeles',
    intent: 'confirm',
    seenAt: String(again(event).updatedAt),
    ...changes,
  });
}

const outbox = () => app.services.db.outbox.list({}, 1000, 0).found.map(({ mail }) => mail);
const reminders = (event: Event) =>
  app.services.db.reminders.ofEvent(event.id).map(({ kind }) => kind);

function message(kind: string): Extract<RenderedMessage, { kind: 'message' }>['message'] {
  const mail = outbox().find((one) => one.kind === kind);
  if (!mail) throw new Error(`no ${kind}`);
  const rendered = renderMail(app.services, mail, app.clock.now);
  if (rendered.kind !== 'message') throw new Error(rendered.kind);
  return rendered.message;
}

const calendarOf = (message: { calendar: { content: string } | null }) =>
  message.calendar?.content ?? '';

/** What Thunderbird reads of the one entry of a calendar file. */
function entryOf(file: string) {
  const [entry] = new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent');
  const text = (name: string) => String(entry?.getFirstPropertyValue(name));
  return {
    uid: text('uid'),
    sequence: Number(text('sequence')),
    start: text('dtstart'),
    end: text('dtend'),
    description: text('description'),
  };
}

describe('an event whose hour is to be announced', () => {
  test('says so on its page, and its day in no other time zone', async () => {
    const event = await insertDay();
    const { text } = await app.get(`/events/${event.slug}`).expect(200);
    expect(text).toContain('Wednesday, January 24, 2024');
    expect(text).toContain('Time to be announced');
    expect(text).toContain('og:description" content="Wednesday, January 24, time to be announced"');
    expect(text).toContain('"startDate":"2024-01-24"');
    expect(text).not.toMatch(/endDate|data-viewer-time|Los Angeles|\d (?:AM|PM)\b/);
    expect(await htmlProblems(text)).toEqual([]);
    const spanish = await app.get(`/events/${event.slug}?lang=es`).expect(200);
    expect(spanish.text).toContain('Hora por confirmar');
  });

  test('is listed, announced and printed by its day', async () => {
    const event = await insertDay({}, '2024-01-26');
    const line = 'Wednesday, January 24 – Friday, January 26, time to be announced';
    for (const path of ['/', '/announcements.atom'])
      expect((await app.get(path).expect(200)).text).toMatch(
        /Wednesday, January 24(?:, 2024)? – Friday, January 26(?:, 2024)?, (?:<span>)?time to be announced/,
      );
    const { text } = await app.get(`/events/${event.slug}`).expect(200);
    expect(text).toContain(line);
    expect(text).toContain('"endDate":"2024-01-26"');
    for (const page of ['', '/signups/sheet', '/mails', '/announcement', '/edit'])
      await organizer.get(`/console/events/${event.slug}${page}`).expect(200);
    await organizer.get(consoleEventsAddress).expect(200);
  });

  test('is a whole day in every calendar', async () => {
    const event = await insertDay();
    for (const path of ['/calendar.ics', '/events/action/event.ics', '/events/action/calendar.ics'])
      expect(entryOf((await app.get(path).expect(200)).text)).toMatchObject({
        start: '2024-01-24',
        end: '2024-01-25',
        description: expect.stringContaining('Time to be announced'),
      });
    await signUpAttendee(app.services, event, { name: 'Ada', email: 'ada@example.org' });
    const { text, calendar } = message('signup-confirmed');
    expect(entryOf(calendarOf({ calendar }))).toMatchObject({ start: '2024-01-24' });
    expect(text).toContain('Wednesday, January 24, 2024');
    expect(text).toContain('We’ll email you as soon as the time is set.');
  });

  test('reminds of the day alone, until its hour is set', async () => {
    const event = await insertDay({ joinUrl: 'https://example.org/join', thanks: 'Thank you' });
    await signUpAttendee(app.services, event, { name: 'Ada', email: 'ada@example.org' });
    expect(reminders(event).toSorted()).toEqual(['event-thanks', 'signup-reminder-day']);
    const { text } = await organizer.get(`/console/events/${event.slug}/mails`).expect(200);
    expect(text).toContain('Planned as soon as the time is set');

    await edit(event, { startTime: '16:00', thanks: 'Thank you' });
    expect(reminders(event).toSorted()).toEqual([
      'event-thanks',
      'signup-joining-link',
      'signup-reminder-day',
      'signup-reminder-soon',
    ]);
  });

  test('has not begun while it is that day', async () => {
    const event = await insertDay({ state: 'draft', publishedAt: null });
    app.clock.set(Date.parse('2024-01-24T20:00Z'));
    organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
    await organizer.post(consoleEventAddress(event.slug, 'publication'), {}).expect(303);
    expect(again(event).state).toBe('published');
  });
});

describe('when the hour is set', () => {
  test('everybody who signed up is told, and calendars take the new entry for the old one', async () => {
    const event = await insertDay();
    await signUpAttendee(app.services, event, { name: 'Ada', email: 'ada@example.org' });
    await insertEndorsement(app.services, event, { state: 'approved', decidedAt: 1 });
    const before = entryOf(calendarOf(message('signup-confirmed')));

    app.clock.advance(60_000);
    const answer = await edit(event, { intent: 'save', startTime: '16:00' });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('Wednesday, January 24, 2024, time to be announced');
    expect((await edit(event, { startTime: '16:00' })).status).toBe(303);

    app.clock.advance(15 * 60_000);
    const { subject, text, calendar } = message('event-changed');
    expect(subject).toBe('The time is set: An action');
    expect(text).toContain('Before: Wednesday, January 24, 2024, time to be announced');
    expect(text).toContain('Now: Wednesday, January 24, 2024, 4:00 PM, New York time');
    expect(text).not.toMatch(/^End/m);
    expect(entryOf(calendarOf({ calendar }))).toMatchObject({
      uid: before.uid,
      sequence: before.sequence + 1,
      start: '2024-01-24T21:00:00Z',
    });
    expect(outbox().map(({ kind }) => kind)).toContain('endorsement-event-changed');
    const page = await app.get('/events/action').expect(200);
    expect(page.text).not.toMatch(/New time|New date|to be announced/);
  });

  test('they are told even where it is midnight, at which the day begins', async () => {
    const event = await insertDay();
    await signUpAttendee(app.services, event, { name: 'Ada', email: 'ada@example.org' });
    expect((await edit(event, { startTime: '00:00' })).status).toBe(303);
    expect(again(event).startsAt).toBe(event.startsAt);
    expect(message('event-changed').text).toContain(
      'Now: Wednesday, January 24, 2024, 12 midnight',
    );
  });

  test('and taken back, nobody hears of it', async () => {
    const event = await insertDay();
    await signUpAttendee(app.services, event, { name: 'Ada', email: 'ada@example.org' });
    await edit(event, { startTime: '16:00' });
    app.clock.advance(1000);
    await edit(event, { startTime: '' });
    expect(outbox().filter(({ kind }) => kind === 'event-changed')).toMatchObject([
      { state: 'dropped' },
    ]);
  });
});

describe('a day without an hour', () => {
  test('that becomes another day has moved, and says from when', async () => {
    const event = await insertDay();
    await signUpAttendee(app.services, event, { name: 'Ada', email: 'ada@example.org' });
    await edit(event, { startDate: '2024-01-31', startTime: '16:00' });
    expect(again(event)).toMatchObject({ previousDay: '2024-01-24', previousStartsAt: null });
    const { text } = await app.get('/events/action').expect(200);
    expect(text).toContain('New date: An action');
    expect(text).toContain('first announced for Wednesday, January 24, 2024, time to be announced');
    expect(text).toContain('"previousStartDate":"2024-01-24"');
    await edit(event, { startTime: '10:00' });
    expect(again(event)).toMatchObject({ previousDay: null, previousStartsAt: null });
  });

  test('that is left of an hour says so', async () => {
    const event = await insertEvent(
      app.services,
      { slug: 'action', title: 'An action' },
      { startLocal: '2024-01-24T16:00' },
    );
    await signUpAttendee(app.services, event, { name: 'Ada', email: 'ada@example.org' });
    await edit(event, {});
    expect((await app.get('/events/action')).text).toContain('Time to be announced again');
    const { text } = message('event-changed');
    expect(text).toContain('Now: Wednesday, January 24, 2024, time to be announced');
  });

  test('is the same day in another time zone, and nobody is mailed', async () => {
    const event = await insertDay();
    await signUpAttendee(app.services, event, { name: 'Ada', email: 'ada@example.org' });
    expect((await edit(event, { zone: 'Europe/Madrid' })).status).toBe(303);
    expect(again(event)).toMatchObject({
      startsAt: Date.parse('2024-01-23T23:00Z'),
      sequence: event.sequence,
    });
    expect(outbox().map(({ kind }) => kind)).not.toContain('event-changed');
  });

  test('is held to its announcement by the check of texts', async () => {
    const event = await insertDay();
    const check = async (text: string) =>
      (await organizer.post(`/console/events/${event.slug}/announcement`, { text })).text;
    expect(await check('Wednesday, January 24, 4 PM ET')).toContain(
      '“4 PM”: the event’s time is still to be announced.',
    );
    expect(await check('Thursday, January 25')).toContain('January 25');
  });

  test('is held by the database to what it can be', async () => {
    const { db } = app.services;
    const event = await insertDay();
    for (const values of [
      { startPrecision: 'hour' },
      { startLocal: '2024-01-24T16:00' },
      { endLocal: null, endsAt: null },
      { assemblyLocal: '2024-01-24', assemblyAt: event.startsAt },
      { previousDay: '2024-01-01', previousStartsAt: 1 },
    ] as const)
      await expect(db.write((store) => store.events.update(event.id, values))).rejects.toThrow(
        'CHECK',
      );
  });
});
