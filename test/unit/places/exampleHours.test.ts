import { afterAll, describe, expect, test } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { citiesIn } from '../../../db/cities.ts';
import { exampleEvents, knownExampleCities } from '../../../server/operations/exampleActions.ts';
import { buildSchedule } from '../../../server/time/schedule.ts';
import { eventTimes } from '../../../server/time/times.ts';
import tzdata from '../../../server/time/tzdata.json' with { type: 'json' };

const shared = fileURLToPath(new URL('../../../node_modules/.cache/cacerola', import.meta.url));
const cities = citiesIn([shared], () => {});
afterAll(() => cities.close());

/** What the clocks of a zone show, by the platform, whose tables are not ours. */
function onItsClocks(instant: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return parts.format(instant).replace(' ', 'T');
}

test('three hundred actions in the whole world begin when the platform says', () => {
  const known = knownExampleCities({ cities });
  expect(new Set(known.map(({ country }) => country)).size).toBeGreaterThan(60);
  const words = { title: 'Example', host: 'Example Collective', venue: '', summary: '' };
  const campaign = { id: 1, slug: 'example', title: 'Example' };
  for (const day of ['2024-01-24', '2024-07-24', '2024-03-31', '2024-11-03']) {
    const events = exampleEvents({ campaign, day, count: 300, words }, known, 0);
    const wrong = events.filter(
      ({ zone, startsAt, startLocal }) =>
        !(zone in tzdata.changes) && onItsClocks(startsAt, zone) !== startLocal,
    );
    expect(wrong.map(({ city, startLocal }) => `${city} ${startLocal}`)).toEqual([]);
    expect(new Set(events.map(({ zone }) => zone)).size).toBeGreaterThan(80);
  }
});

describe('the day is that of the place', () => {
  test.each([
    ['Pacific/Apia', '2024-01-24T03:00:00Z'],
    ['Pacific/Kiritimati', '2024-01-24T02:00:00Z'],
    ['Pacific/Honolulu', '2024-01-25T02:00:00Z'],
  ])('in %s', (zone, instant) => {
    const built = buildSchedule({ zone, startLocal: '2024-01-24T16:00', announcedZones: [] });
    if (!built.ok) throw new Error(zone);
    expect(new Date(built.schedule.start.instant).toISOString()).toBe(
      instant.replace('Z', '.000Z'),
    );
    const times = eventTimes(built.schedule, 'en', 'Pacific/Honolulu');
    expect(times.start.date).toContain('January 24');
    expect(times.announced).toContain('January 24');
    // In Honolulu it is the day before while the others begin.
    if (zone !== 'Pacific/Honolulu') expect(times.viewer?.start.date).toContain('January 23');
  });
});
