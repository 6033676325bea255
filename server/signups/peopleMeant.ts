import type { PeopleFilter, PeopleMeant } from '../../db/peopleCondition.ts';
import type { StoredQuestion } from '../../db/questions.ts';
import type { Event } from '../../db/schema.ts';
import { addressHash } from '../outbox/addressHash.ts';
import { addressStanding } from '../outbox/addressStanding.ts';
import type { Services } from '../services.ts';

/**
 * A filter with what the database alone cannot tell: who they are to whom mail comes back.
 *
 * @param eventId null for the people of every event
 * @param now epoch milliseconds
 */
export function peopleMeant(
  { db, config }: Pick<Services, 'db' | 'config'>,
  eventId: number | null,
  filter: PeopleFilter,
  now: number,
): PeopleMeant {
  if (!filter.failing) return { filter, failing: null };
  const standings = new Map<string, boolean>();
  for (const [hash, bounces] of db.bounces.byAddress())
    standings.set(hash, addressStanding(bounces, now).kind === 'failing');
  const failing = db.people
    .bounced(eventId)
    .filter(({ email }) => standings.get(addressHash(config, email)) === true)
    .map(({ id }) => id);
  return { filter, failing };
}

/**
 * The questions by whose answers people of an event can be found.
 *
 * @param sees whether whoever asks is shown each sensitive answer; others cannot ask for one either
 */
export function filterableQuestions(
  { db }: Pick<Services, 'db'>,
  event: Pick<Event, 'id' | 'campaignId' | 'questionsChangedAt'>,
  sees: boolean,
): StoredQuestion[] {
  if (event.questionsChangedAt === null) return [];
  return db.questions.atEvent(event).filter(({ sensitive }) => sees || !sensitive);
}
