import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import { consoleEventAddress, consoleEventsAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { filledEventForm } from '../helpers/eventForms.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

let app: TestApp;
let organizer: Visitor;
beforeEach(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterEach(() => app.close());

const form = { ...filledEventForm, startTime: '', hourOpen: 'yes' };

const create = (changes: Record<string, string> = {}) =>
  organizer.post(consoleEventsAddress, { ...form, ...changes });

function created(): Event {
  const event = app.services.db.events.bySlug('an-example-action');
  if (!event) throw new Error('no event');
  return event;
}

describe('the form of an event', () => {
  test('takes a day whose hour is to be announced', async () => {
    await create().expect(303);
    expect(created()).toMatchObject({
      startPrecision: 'day',
      startLocal: '2024-01-24',
      endLocal: '2024-01-24',
      startsAt: Date.parse('2024-01-24T05:00Z'),
      endsAt: Date.parse('2024-01-25T05:00Z'),
    });
    const { text } = await organizer.get(consoleEventAddress('an-example-action', 'edit'));
    expect(text).toMatch(/name="hourOpen"[^>]*checked|checked[^>]*name="hourOpen"/);
    // Else the browser would not send the form without an hour.
    expect(text).not.toMatch(/<input[^>]*name="startTime"[^>]*\srequired/);
    expect(text).toMatch(/<input[^>]*name="startDate"[^>]*\srequired/);
  });

  test('takes several days', async () => {
    await create({ endDate: '2024-01-26' }).expect(303);
    expect(created()).toMatchObject({ endLocal: '2024-01-26' });
  });

  test('takes the hour that was typed all the same', async () => {
    await create({ startTime: '16:00' }).expect(303);
    expect(created()).toMatchObject({ startPrecision: 'hour', startLocal: '2024-01-24T16:00' });
  });

  test.each<[string, Record<string, string>, string]>([
    ['an end', { endTime: '18:00' }, 'endTime'],
    ['an arrival', { assemblyTime: '15:00' }, 'assemblyTime'],
    ['a day of arrival', { assemblyDate: '2024-01-23' }, 'assemblyTime'],
    ['no day', { startDate: '' }, 'startDate'],
    ['a day that is none', { startDate: '2024-02-30' }, 'startDate'],
    ['a last day before the first', { endDate: '2024-01-23' }, 'endDate'],
    ['a last day that is none', { endDate: 'Friday' }, 'endDate'],
    ['too many days', { endDate: '2024-03-24' }, 'endDate'],
    ['no time zone', { zone: '' }, 'zone'],
    ['neither an hour nor its announcement', { hourOpen: '' }, 'startTime'],
  ])('says at the field what is wrong with %s, and keeps what was typed', async (_w, typed, at) => {
    const { text } = await create(typed).expect(422);
    expect(text).toContain(`id="${at}-field-problem"`);
    for (const value of Object.values(typed)) expect(text).toContain(value);
    expect(await htmlProblems(text)).toEqual([]);
  });
});
