import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { Event, NewEvent } from '../../db/schema.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { insertEvent, moveEvent, type TestSchedule } from '../helpers/events.ts';

/*
 * What machines read of an event, by what is documented and nothing else: https://schema.org/Event (which
 * properties there are, and of which types), and of them what Google wants for its lists of events
 * (https://developers.google.com/search/docs/appearance/structured-data/event).
 */

const text = z.string().min(1);
const address = z.url({ protocol: /^https?$/ });
/** A day, or an hour with its distance from UTC: without one Google would guess. */
const moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);
const member = (...names: string[]) => z.enum(names.map((name) => `https://schema.org/${name}`));

const Place = z.strictObject({
  '@type': z.literal('Place'),
  name: text,
  address: z.strictObject({
    '@type': z.literal('PostalAddress'),
    streetAddress: text.regex(/^[^\n]*$/).optional(),
    addressLocality: text.optional(),
    addressRegion: text.optional(),
    postalCode: text.optional(),
    addressCountry: z.string().regex(/^[A-Z]{2}$/),
  }),
});
const VirtualLocation = z.strictObject({ '@type': z.literal('VirtualLocation'), url: address });

const EventData = z
  .strictObject({
    '@context': z.literal('https://schema.org'),
    '@type': z.literal('Event'),
    name: text,
    url: address,
    image: z.array(address).min(1),
    inLanguage: z.string().regex(/^[a-z]{2,3}(-[A-Za-z]+)?$/),
    description: text.optional(),
    startDate: moment,
    endDate: moment.optional(),
    doorTime: z.iso.datetime({ offset: true }).optional(),
    previousStartDate: moment.optional(),
    eventStatus: member('EventScheduled', 'EventRescheduled', 'EventCancelled'),
    eventAttendanceMode: member(
      'OnlineEventAttendanceMode',
      'OfflineEventAttendanceMode',
      'MixedEventAttendanceMode',
    ),
    location: z.union([Place, VirtualLocation, z.tuple([Place, VirtualLocation])]),
    organizer: z.strictObject({ '@type': z.literal('Organization'), name: text, url: address }),
    performer: z.array(z.strictObject({ '@type': z.literal('Person'), name: text })).optional(),
    subEvent: z
      .array(
        z.strictObject({
          '@type': z.literal('Event'),
          name: text,
          startDate: z.iso.datetime({ offset: true }),
          endDate: z.iso.datetime({ offset: true }).optional(),
          location: Place.optional(),
        }),
      )
      .min(1)
      .optional(),
  })
  .refine(
    ({ eventStatus, previousStartDate }) =>
      eventStatus.endsWith('EventRescheduled') === (previousStartDate !== undefined),
    'An earlier date is told with the status that says why',
  );

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

async function dataOf({ slug }: Event) {
  const page = await app.get(`/events/${slug}`).expect(200);
  const json = /<script type="application\/ld\+json"[^>]*>([^<]*)<\/script>/.exec(page.text)?.[1];
  return EventData.parse(JSON.parse(json ?? ''));
}

const hall = {
  venue: 'Example Hall',
  address: '1 Example Street\nSecond floor',
  city: 'New York',
  region: 'NY',
  postalCode: '10001',
};
const item = {
  day: null,
  start: '15:00',
  startOccurrence: 'only',
  end: '16:00',
  endOccurrence: 'only',
  title: 'Example talk',
  place: 'Room 2',
  speakers: 'Ada Example',
} as const;

test.each<[string, Partial<NewEvent>, TestSchedule]>([
  ['an online event', {}, {}],
  [
    'everything at once',
    {
      ...hall,
      kind: 'hybrid',
      summary: 'About "saucepans" </script> & lids.',
      speakers: [{ name: 'Ada Example', role: 'cook' }],
      programme: [item, { ...item, start: '16:00', end: null, place: '' }],
    },
    { endLocal: '2024-01-21T17:00' },
  ],
  ['a street without a name', { kind: 'in-person', address: 'Corner of Example Street' }, {}],
  ['a day without an hour', { ...hall, kind: 'in-person' }, { firstDay: '2024-01-21' }],
  [
    'several days',
    { ...hall, kind: 'in-person' },
    { firstDay: '2024-01-21', lastDay: '2024-01-23' },
  ],
  [
    'an event that is called off',
    { ...hall, kind: 'in-person', state: 'cancelled', cancelledAt: 1 },
    {},
  ],
  ['an event in a language of its own', { language: 'pt' }, {}],
])('machines read nothing that is not documented: %s', async (_what, values, when) => {
  const event = await insertEvent(app.services, values, when);
  const data = await dataOf(event);
  expect(data).toMatchObject({ name: event.title, organizer: { name: event.host } });
});

describe('machines are told', () => {
  test('the whole address, and with each item of the program where in it that is', async () => {
    const event = await insertEvent(app.services, {
      ...hall,
      kind: 'in-person',
      programme: [item, { ...item, start: '16:00', place: '' }],
    });
    const { location, subEvent } = await dataOf(event);
    const postal = {
      '@type': 'PostalAddress',
      streetAddress: '1 Example Street, Second floor',
      addressLocality: 'New York',
      addressRegion: 'NY',
      postalCode: '10001',
      addressCountry: 'US',
    };
    expect(location).toEqual({ '@type': 'Place', name: 'Example Hall', address: postal });
    expect(subEvent?.map((one) => one.location)).toEqual([
      { '@type': 'Place', name: 'Room 2', address: postal },
      undefined,
    ]);
    expect(subEvent?.[0]).toMatchObject({
      startDate: '2024-01-21T15:00:00-05:00',
      endDate: '2024-01-21T16:00:00-05:00',
    });
  });

  test('whole days as days, and the first date of an event that has moved', async () => {
    const when = { firstDay: '2024-01-21', lastDay: '2024-01-23' };
    const event = await insertEvent(app.services, { ...hall, kind: 'in-person' }, when);
    expect(await dataOf(event)).toMatchObject({ startDate: '2024-01-21', endDate: '2024-01-23' });
    await app.services.db.write((store) =>
      store.events.update(event.id, { previousDay: '2024-01-21' }),
    );
    await moveEvent(app.services, event, { firstDay: '2024-02-04' });
    expect(await dataOf(event)).toMatchObject({
      eventStatus: 'https://schema.org/EventRescheduled',
      startDate: '2024-02-04',
      previousStartDate: '2024-01-21',
    });
  });
});
