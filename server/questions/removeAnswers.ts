import type { Store } from '../../db/database.ts';
import type { Actor, Event } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import { overBy } from '../time/lifetime.ts';

const day = 86_400_000;

/** After how many days answers can be deleted before the sign-ups that they belong to. */
export const keptDaysChoices = [1, 7] as const;

/**
 * Deletes everything that was answered to a question; the sign-ups stay. What remains in free parts of the
 * file leaves it within the hour, with the next purge.
 *
 * @returns how many answers there were
 */
export async function removeAnswers(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  event: Pick<Event, 'id'>,
  question: { id: number; label: string },
  organizerId: number,
): Promise<number> {
  const now = clock();
  return db.write((store) => removeIn(store, event.id, question, { organizerId }, now));
}

function removeIn(
  store: Store,
  eventId: number,
  { id, label }: { id: number; label: string },
  by: Extract<Actor, 'system' | { organizerId: number }>,
  now: number,
): number {
  const rows = store.answers.removeOfQuestion(id);
  if (rows > 0)
    store.audit.append({
      at: now,
      by,
      action: 'answers-removed',
      eventId,
      detail: { question: label, rows },
    });
  return rows;
}

/** Deletes, within a purge, answers whose days are over before those of their sign-ups. */
export function removeExpiredAnswers(store: Store, now: number): number {
  let removed = 0;
  for (const days of keptDaysChoices)
    for (const { eventId, ...question } of store.answers.expired(days, overBy(now - days * day)))
      removed += removeIn(store, eventId, question, 'system', now);
  return removed;
}
