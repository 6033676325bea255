import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import { consoleEventAddress, consoleEventsAddress } from '../../templates/addresses.ts';
import { fillPlaces } from '../../server/events/fillPlaces.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { filledEventForm } from '../helpers/eventForms.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

let app: TestApp;
let organizer: Visitor;
beforeAll(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterAll(() => app.close());

let made = 0;
function create(changes: Record<string, string>) {
  made += 1;
  const slug = `event-${made}`;
  return organizer.post(consoleEventsAddress, { ...filledEventForm, slug, ...changes });
}

function edit(event: Event, changes: Record<string, string>) {
  const { slug, city, zone } = event;
  const seenAt = String(event.updatedAt);
  const form = { ...filledEventForm, slug, city, zone, seenAt, ...changes };
  return organizer.post(consoleEventAddress(slug, 'edit'), form);
}

function event(number = made): Event {
  const found = app.services.db.events.bySlug(`event-${number}`);
  if (!found) throw new Error('no event');
  return found;
}

const kolkata = { country: 'IN', latitude: 22.56263, longitude: 88.36304, cityId: 1275004 };
const unknown = { country: null, latitude: null, longitude: null, cityId: null };

describe('the city of an event', () => {
  test('that is clear is taken, and shown where it can be taken back', async () => {
    await create({ city: 'কলকাতা', zone: 'Asia/Kolkata' }).expect(303);
    expect(event()).toMatchObject({ city: 'কলকাতা', ...kolkata });
    const { text } = await organizer.get(consoleEventAddress('event-1', 'edit')).expect(200);
    expect(text).toContain('Kolkata, West Bengal, India');
    expect(text).toMatch(/value="1275004"\s+checked/);
    expect(await htmlProblems(text)).toEqual([]);

    await edit(event(), { cityAsked: 'কলকাতা', cityChoice: 'none' }).expect(303);
    expect(event()).toMatchObject({ ...unknown, cityId: 0 });
  });

  test('is asked about where several have the name, and what was typed stays', async () => {
    const asked = await create({ city: 'Springfield', title: 'A title of mine' }).expect(422);
    expect(asked.text).toContain('Springfield, Illinois, United States');
    expect(asked.text).toContain('value="A title of mine"');
    expect(await htmlProblems(asked.text)).toEqual([]);
    const chosen = { city: 'Springfield', cityAsked: 'Springfield', cityChoice: '4951788' };
    await create(chosen).expect(303);
    expect(event()).toMatchObject({ country: 'US', cityId: 4951788 });

    // Another city: the choice was about the one before.
    await edit(event(), { ...chosen, city: 'Boston' }).expect(303);
    expect(event()).toMatchObject({ city: 'Boston', cityId: 4930956 });
  });

  test('is where its clocks are, of several with the name', async () => {
    await create({ city: 'Santiago', zone: 'America/Santiago' }).expect(303);
    expect(event()).toMatchObject({ country: 'CL' });
    await create({ city: 'Springfield', region: 'Illinois', zone: 'America/Chicago' }).expect(303);
    expect(event()).toMatchObject({ cityId: 4250542 });
  });

  test.each(['Villa Ejemplo', 'Kolkatta', '—', '%', "'; DROP TABLE events"])(
    'stays what was typed where none has the name: %s',
    async (city) => {
      await create({ city }).expect(303);
      expect(event()).toMatchObject({ city, ...unknown });
      const { text } = await organizer.get(consoleEventAddress(event().slug, 'edit')).expect(200);
      expect(text.includes('Did you mean')).toBe(city === 'Kolkatta');
    },
  );

  test('tells that its hours may be meant in another zone, and never changes it by itself', async () => {
    const asked = await create({ city: 'Kolkata' }).expect(422);
    expect(asked.text).toContain('Which time zone are these hours in?');
    expect(await htmlProblems(asked.text)).toEqual([]);
    const cityZoneAsked = '1275004 America/New_York';
    await create({ city: 'Kolkata', cityZone: 'city', cityZoneAsked }).expect(303);
    expect(event()).toMatchObject({
      ...kolkata,
      zone: 'Asia/Kolkata',
      startLocal: '2024-01-24T16:00',
    });
    await create({ city: 'Kolkata', cityZone: 'own', cityZoneAsked }).expect(303);
    expect(event()).toMatchObject({ ...kolkata, zone: 'America/New_York' });
    // It was decided: whoever edits something else is not asked again.
    await edit(event(), { title: 'Another', cityAsked: 'Kolkata', cityChoice: '1275004' }).expect(
      303,
    );
    expect(event()).toMatchObject({ title: 'Another', zone: 'America/New_York' });
  });

  test('comes along with a copy and with the dates of a series', async () => {
    const chosen = { cityAsked: 'Springfield', cityChoice: '4951788' };
    await create({ city: 'Springfield', ...chosen }).expect(303);
    const { headers } = await organizer
      .post(`/console/events/${event().slug}/duplication`)
      .expect(303);
    const { text } = await organizer.get(String(headers['location'])).expect(200);
    expect(text).toMatch(/value="4951788"\s+checked/);
  });

  test('is found out later where it was typed before cities were known', async () => {
    await create({ city: 'Kolkata', zone: 'Asia/Kolkata' });
    const older = event();
    await create({ city: 'Springfield', cityAsked: 'Springfield', cityChoice: 'none' });
    const decided = event();
    await app.services.db.write((store) => store.events.update(older.id, { ...unknown }));
    expect(await fillPlaces(app.services)).toBe(1);
    expect(event(made - 1)).toEqual({ ...older, ...kolkata });
    expect(event()).toEqual(decided);
    expect(await fillPlaces(app.services)).toBe(0);
  });
});
