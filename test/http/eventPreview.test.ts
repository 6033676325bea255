import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { Event } from '../../db/schema.ts';
import { editEvent } from '../../server/events/editEvent.ts';
import { detailsOf } from '../../server/events/eventDetails.ts';
import { publishEvent } from '../../server/events/publishEvent.ts';
import { unpublishEvent } from '../../server/events/unpublishEvent.ts';
import { buildSchedule } from '../../server/time/schedule.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

let app: TestApp;
let organizerId: number;
beforeEach(async () => {
  app = await startTestApp();
  await signedInOrganizer(app.services);
  organizerId = app.services.db.organizers.active()[0]?.id ?? 0;
});
afterEach(() => app.close());

async function moveTo(event: Event, startLocal: string): Promise<void> {
  const built = buildSchedule({ zone: event.zone, startLocal, announcedZones: [event.zone] });
  const current = app.services.db.events.byId(event.id);
  if (!built.ok || !current) throw new Error('cannot be moved');
  app.clock.advance(60_000);
  const saved = await editEvent(app.services, {
    eventId: event.id,
    organizerId,
    details: { ...detailsOf(current), schedule: built.schedule },
    seenAt: current.updatedAt,
  });
  expect(saved.kind).toBe('saved');
}

async function pageOf({ slug }: Event, language = 'en') {
  const { text } = await app.get(`/events/${slug}?lang=${language}`).expect(200);
  const meta = (name: string) => new RegExp(`${name}" content="([^"]*)"`).exec(text)?.[1];
  const json = /<script type="application\/ld\+json"[^>]*>([^<]*)<\/script>/.exec(text)?.[1];
  return {
    text,
    tab: /<title>([^<]*)<\/title>/.exec(text)?.[1],
    title: meta('og:title'),
    description: meta('og:description'),
    data: z.looseObject({}).parse(JSON.parse(json ?? '{}')),
  };
}

describe('who shares a link sees', () => {
  test.each(['online', 'hybrid', 'in-person'] as const)(
    'that an event is canceled: %s',
    async (kind) => {
      const event = await insertEvent(app.services, {
        kind,
        venue: 'Example Hall',
        state: 'cancelled',
        cancelledAt: app.clock.now,
        summary: 'About saucepans.',
      });
      const page = await pageOf(event);
      expect(page.title).toBe('Canceled: An example panel');
      expect(page.tab).toContain('Canceled: An example panel');
      expect(page.description).toBe(
        'This event has been canceled. ' +
          'It was announced for Sunday, January 21, 2:30 PM ET / 11:30 AM PT. About saucepans.',
      );
      expect(page.data).toMatchObject({
        eventStatus: 'https://schema.org/EventCancelled',
        startDate: '2024-01-21T14:30:00-05:00',
      });
      expect((await pageOf(event, 'es')).title).toBe('Cancelado: An example panel');
    },
  );

  test.each(['online', 'hybrid', 'in-person'] as const)(
    'that an event has moved, and from when: %s',
    async (kind) => {
      const event = await insertEvent(app.services, { kind, venue: 'Example Hall' });
      await moveTo(event, '2024-01-28T15:00');
      await moveTo(event, '2024-01-29T15:00');
      const page = await pageOf(event);
      expect(page.title).toBe('New date: An example panel');
      expect(page.description).toBe(
        'Moved to Monday, January 29, 3:00 PM ET (before: Sunday, January 21, 2024, 2:30 PM ET).',
      );
      expect(page.text).toContain(
        'This event was first announced for Sunday, January 21, 2024, 2:30 PM ET.',
      );
      expect(page.data).toMatchObject({
        eventStatus: 'https://schema.org/EventRescheduled',
        startDate: '2024-01-29T15:00:00-05:00',
        previousStartDate: '2024-01-21T14:30:00-05:00',
      });
      expect(await htmlProblems(page.text)).toEqual([]);
    },
  );

  test('that only the hour is another one', async () => {
    const event = await insertEvent(app.services);
    await moveTo(event, '2024-01-21T15:30');
    expect((await pageOf(event)).title).toBe('New time: An example panel');
    expect((await pageOf(event, 'es')).title).toBe('Nueva hora: An example panel');
  });

  test('nothing of it where the event is back at its first date, or is announced anew', async () => {
    const event = await insertEvent(app.services);
    await moveTo(event, '2024-01-28T15:00');
    await moveTo(event, '2024-01-21T14:30');
    expect((await pageOf(event)).data).toMatchObject({
      eventStatus: 'https://schema.org/EventScheduled',
    });
    await moveTo(event, '2024-01-28T15:00');
    await unpublishEvent(app.services, event.id, organizerId);
    await moveTo(event, '2024-01-30T15:00');
    await publishEvent(app.services, event.id, organizerId, { evenBegun: false });
    const page = await pageOf(event);
    expect(page.title).toBe('An example panel');
    expect(page.data).not.toHaveProperty('previousStartDate');
  });
});

test('an event without an end says none to machines', async () => {
  const event = await insertEvent(app.services);
  expect((await pageOf(event)).data).not.toHaveProperty('endDate');
  const { text } = await app.get(`/events/${event.slug}/event.ics`).expect(200);
  expect(text).not.toMatch(/DTEND|DURATION/);
});

test('what programs ask every site for is there', async () => {
  const robots = await app
    .get('/robots.txt')
    .expect(200)
    .expect('Content-Type', /^text\/plain/);
  expect(robots.text).toBe('User-agent: *\nDisallow: /console\n');
  const icon = await app
    .get('/favicon.ico')
    .expect(200)
    .expect('Content-Type', /^image\/x-icon/);
  expect(Buffer.from(icon.body).subarray(0, 4)).toEqual(Buffer.from([0, 0, 1, 0]));
});
