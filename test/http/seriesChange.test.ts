import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import { consoleEventAddress } from '../../templates/addresses.ts';
import { eventValues } from '../../server/events/eventForm.ts';
import { startTestApp, type SentForm, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { hiddenFields } from '../helpers/hiddenFields.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { repeatWeekly } from '../helpers/series.ts';
import { signUpAttendee } from '../helpers/signups.ts';

let app: TestApp;
let organizer: Visitor;
let dates: Event[];
beforeEach(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  const values = { slug: 'circle', title: 'A circle', kind: 'in-person', venue: 'Hall' } as const;
  const event = await insertEvent(app.services, values, {
    startLocal: '2024-02-18T18:00',
    endLocal: '2024-02-18T20:00',
    announcedZones: [],
  });
  ({ dates } = await repeatWeekly(app.services, event, 5));
});
afterEach(() => app.close());

/** A date as it is now. */
function now(at: number): Event {
  const event = app.services.db.events.byId(dates[at]?.id ?? 0);
  if (!event) throw new Error(`There is no date ${at}.`);
  return event;
}

/** Sends the form of a date with changes. */
function edit(at: number, changes: SentForm, intent = 'save') {
  const event = now(at);
  const values = eventValues(event, { campaigns: [], languages: ['en', 'es'] });
  return organizer.post(consoleEventAddress(event.slug, 'edit'), {
    ...values,
    seenAt: String(event.updatedAt),
    intent,
    ...changes,
  });
}

/** What the page that asks sends when it is confirmed. */
async function confirm(at: number, changes: SentForm, decided: SentForm = {}) {
  const { text } = await edit(at, changes).expect(200);
  expect(await htmlProblems(text)).toEqual([]);
  const sent = { ...hiddenFields(text), ...decided, intent: 'confirm' };
  const answer = () => organizer.post(consoleEventAddress(now(at).slug, 'edit'), sent);
  return { text, answer };
}

const signUp = (at: number, email: string) =>
  signUpAttendee(app.services, now(at), { name: 'Ada Example', email });
const venues = () => dates.map((_, at) => now(at).venue);
const mailsOf = (kind: string, at: number) =>
  app.services.db.collectedMails.ofEvent(now(at).id, kind, app.clock.now).length;

describe('an edit of one date', () => {
  test('is for that date alone, unless another choice is made', async () => {
    const form = await organizer.get(consoleEventAddress(now(1).slug, 'edit')).expect(200);
    expect(form.text).toContain('This and the 3 later dates');
    expect(form.text).toContain('This and all 4 other dates to come');
    expect(form.text).not.toContain('name="repeat"');
    expect(await htmlProblems(form.text)).toEqual([]);
    await edit(1, { venue: 'Elsewhere' }).expect(303);
    expect(venues()).toEqual(['Hall', 'Elsewhere', 'Hall', 'Hall', 'Hall']);
  });

  test('is written to the later ones after asking, with a mail for each date', async () => {
    await signUp(0, 'ada@example.org');
    await signUp(2, 'ada@example.org');
    await signUp(3, 'ada@example.org');
    await signUp(3, 'bo@example.org');
    const sequences = dates.map(({ sequence }) => sequence);
    const { text, answer } = await confirm(1, { venue: 'Elsewhere', seriesScope: 'later' });
    expect(text).toContain('Change 4 dates?');
    expect(text).toContain('2 people and organizations are emailed (3 emails).');
    expect(text).toContain('one for each, because each date has a calendar entry of its own');
    expect(venues()).toEqual(Array(5).fill('Hall'));

    const { headers } = await answer().expect(303);
    expect(String(headers['location'])).toContain('done=savedOnDates.4');
    expect(venues()).toEqual(['Hall', ...Array<string>(4).fill('Elsewhere')]);
    expect(dates.map((_, at) => mailsOf('event-changed', at))).toEqual([0, 0, 1, 2, 0]);
    expect(dates.map((_, at) => now(at).sequence)).toEqual(
      sequences.map((sequence, at) => sequence + (at === 0 ? 0 : 1)),
    );
    // A second click finds what it wanted.
    await answer().expect(303);
    expect(now(2).sequence).toBe((sequences[2] ?? 0) + 1);
  });

  test('names dates that had otherwise by themselves, which stay or are overwritten', async () => {
    await edit(2, { venue: 'A garden' }).expect(303);
    const kept = await confirm(0, { venue: 'Elsewhere', seriesScope: 'all' });
    expect(kept.text).toContain('Mar 3, 2024, 6:00 PM ET · Meeting place (A garden)');
    await kept.answer().expect(303);
    expect(venues()[2]).toBe('A garden');

    const id = String(now(2).id);
    const all = { venue: 'A third place', seriesScope: 'all' };
    const overwritten = await confirm(0, all, { seriesOverwrite: id });
    await overwritten.answer().expect(303);
    expect(venues()).toEqual(Array(5).fill('A third place'));
  });

  test('moves hours by the wall, asks about a gap, and leaves what is over or cancelled', async () => {
    await organizer.post(consoleEventAddress(now(4).slug, 'cancellation'), { note: '' });
    app.clock.set(now(0).startsAt + 24 * 3_600_000);
    organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
    const night = { startTime: '02:30', endTime: '04:00', seriesScope: 'all' };
    const { text, answer } = await confirm(1, night);
    expect(text).toContain('clocks go forward');
    const open = await answer().expect(422);
    expect(open.text).toContain('Please answer for each date which hour is meant.');
    const id = String(now(3).id);
    const answered = await confirm(1, night, { [`seriesAnswer-${id}`]: 'later' });
    await answered.answer().expect(303);
    expect(dates.map((_, at) => now(at).startLocal)).toEqual([
      '2024-02-18T18:00',
      '2024-02-25T02:30',
      '2024-03-03T02:30',
      '2024-03-10T03:30',
      '2024-03-17T18:00',
    ]);
    expect(now(3)).toMatchObject({ previousStartsAt: dates[3]?.startsAt });
  });

  test('is asked about again where another date was changed meanwhile', async () => {
    const { answer } = await confirm(0, { venue: 'Elsewhere', seriesScope: 'all' });
    await edit(3, { title: 'Another title' }).expect(303);
    const { text } = await answer().expect(422);
    expect(text).toContain('Someone changed one of these dates in the meantime.');
    expect(venues()).toEqual(Array(5).fill('Hall'));
  });

  test('is refused as a whole where the date itself refuses it', async () => {
    await signUp(0, 'ada@example.org');
    await signUp(1, 'ada@example.org');
    await signUp(1, 'bo@example.org');
    const { text, answer } = await confirm(0, { capacity: '1', seriesScope: 'all' });
    expect(text).toContain('so they keep theirs:');
    await signUp(0, 'bo@example.org');
    const refused = await answer().expect(422);
    expect(refused.text).toContain('2 spots are already taken.');
    expect(refused.text).toMatch(/value="all"\s+checked/);
    expect(dates.map((_, at) => now(at).capacity)).toEqual(Array(5).fill(null));
  });
});

describe('a cancellation', () => {
  test('says how many dates it can be for, and cancels the later ones in one go', async () => {
    await signUp(3, 'ada@example.org');
    await organizer.post(consoleEventAddress(now(4).slug, 'unpublication')).expect(303);
    const address = consoleEventAddress(now(2).slug, 'cancellation');
    const { text } = await organizer.get(address).expect(200);
    expect(text).toContain('This and the later date');
    expect(text).toContain('1 more email goes out.');
    expect(await htmlProblems(text)).toEqual([]);
    const form = { note: 'A storm', seriesScope: 'later' };
    const { headers } = await organizer.post(address, form).expect(303);
    expect(String(headers['location'])).toContain('done=datesCancelled.2');
    expect(dates.map((_, at) => now(at).state)).toEqual([
      'published',
      'published',
      'cancelled',
      'cancelled',
      'draft',
    ]);
    expect(now(3)).toMatchObject({ cancellationNote: 'A storm', sequence: 1 });
    expect(mailsOf('event-cancelled', 3)).toBe(1);
  });
});

test('a coordinator reaches no date that is not theirs', async () => {
  const eventIds = [now(0).id, now(1).id];
  const rights = { role: 'coordinator', of: { kind: 'events', eventIds } } as const;
  const named = { name: 'Cleo Example', email: 'cleo@example.org', rights };
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services, named) });
  const form = await organizer.get(consoleEventAddress(now(0).slug, 'edit')).expect(200);
  expect(form.text).toContain('This and the other date to come');
  const { answer } = await confirm(0, { venue: 'Elsewhere', seriesScope: 'all' });
  await answer().expect(303);
  expect(venues()).toEqual(['Elsewhere', 'Elsewhere', 'Hall', 'Hall', 'Hall']);
  const overview = await organizer.get(consoleEventAddress(now(0).slug)).expect(200);
  expect(overview.text).toContain(now(1).slug);
  expect(overview.text).not.toContain(now(2).slug);
  const address = consoleEventAddress(now(0).slug, 'cancellation');
  await organizer.post(address, { note: '', seriesScope: 'all' }).expect(303);
  const states = dates.map((_, at) => now(at).state);
  expect(states).toEqual(['cancelled', 'cancelled', ...Array<string>(3).fill('published')]);
});
