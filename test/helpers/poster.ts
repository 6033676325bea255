import type { Event } from '../../db/schema.ts';
import type { Services } from '../../server/services.ts';
import { insertEvent, type TestSchedule } from './events.ts';
import { insertEndorsement } from './endorsements.ts';

/** An event with all that is usual on its page, and thirty co-sponsors: what figures are taken of. */
export async function fullPoster(services: Services, when: TestSchedule = {}): Promise<Event> {
  const event = await insertEvent(
    services,
    {
      slug: 'action',
      kind: 'in-person',
      title: 'Solidarity action at the embassy',
      summary: 'Part of a worldwide day of action in solidarity with the general strike.',
      description:
        'On January 24 there are actions in front of embassies around the world, in solidarity ' +
        'with the general strike.\n\nPlaces named so far:\n\n- New York City\n- France\n- Chile',
      venue: 'Embassy of Example',
      city: 'New York City',
      bring: 'Pots and pans',
      endorsementsOpen: true,
    },
    { startLocal: '2024-01-24T16:00', endLocal: '2024-01-24T18:00', ...when },
  );
  for (let index = 1; index <= 30; index += 1)
    await insertEndorsement(services, event, {
      state: 'approved',
      listedAs: `Example Organization for the Rights of ${index}`,
      website: '',
      city: '',
      decidedAt: services.clock(),
    });
  return event;
}
