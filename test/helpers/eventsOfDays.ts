import type { Event, ProgrammeItem } from '../../db/schema.ts';
import type { Services } from '../../server/services.ts';
import { insertEvent } from './events.ts';

const place = {
  kind: 'in-person',
  venue: 'Example Hall',
  address: '1 Example Street',
  city: 'New York',
  region: 'NY',
  postalCode: '10001',
} as const;

function item(day: string | null, start: string, end: string | null, title: string): ProgrammeItem {
  return {
    day,
    start,
    startOccurrence: 'only',
    end,
    endOccurrence: 'only',
    title,
    place: '',
    speakers: '',
  };
}

/** Two events whose pages tell of days more than of hours, each in a colour of its own. */
export async function insertEventsOfDays(
  services: Services,
): Promise<Record<'hourOpen' | 'ofDays', Event>> {
  const hourOpen = await insertEvent(
    services,
    {
      ...place,
      slug: 'hour-open',
      title: 'March whose hour is still to be announced',
      color: 'blue',
    },
    { firstDay: '2024-02-10' },
  );
  const talk = item('2024-02-17', '10:00', '11:30', 'What a saucepan can do');
  const ofDays = await insertEvent(
    services,
    {
      ...place,
      slug: 'of-days',
      title: 'Gathering of three days',
      color: 'yellow',
      programme: [
        item(null, '18:00', null, 'Opening'),
        item(null, '19:30', '21:00', 'Dinner that everyone brings something to'),
        { ...talk, place: 'Room 2, on the second floor', speakers: 'Ada Example, Bo Example' },
        item('2024-02-17', '23:00', '01:00', 'Night of pots and pans'),
        item('2024-02-18', '11:00', '12:00', 'Closing assembly'),
      ],
    },
    { startLocal: '2024-02-16T18:00', endLocal: '2024-02-18T12:00' },
  );
  return { hourOpen, ofDays };
}
