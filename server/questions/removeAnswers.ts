import type { Store } from '../../db/database.ts';
import type { QuestionOwner } from '../../db/questions.ts';
import type { Actor } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import { overBy } from '../time/lifetime.ts';

const day = 86_400_000;

/** After how many days answers can be deleted before the sign-ups that they belong to. */
export const keptDaysChoices = [1, 7] as const;

/**
 * Deletes everything that was answered to a question: at an event, or at all events of a campaign; the
 * sign-ups stay. What remains in free parts of the file leaves it within the hour, with the next purge.
 *
 * @returns how many answers there were
 */
export async function removeAnswers(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  owner: QuestionOwner,
  question: AskedQuestion,
  organizerId: number,
): Promise<number> {
  const now = clock();
  return db.write((store) => removeIn(store, owner, question, { organizerId }, now));
}

interface AskedQuestion {
  id: number;
  label: string;
}

function removeIn(
  store: Store,
  owner: QuestionOwner,
  { id, label }: AskedQuestion,
  by: Extract<Actor, 'system' | { organizerId: number }>,
  now: number,
): number {
  const eventId = owner.kind === 'event' ? owner.id : null;
  const rows =
    eventId === null ? store.answers.removeOfQuestion(id) : store.answers.removeAt({ id, eventId });
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
  for (const days of keptDaysChoices) {
    const by = overBy(now - days * day);
    const expired = [
      ...store.answers.expired(days, by),
      ...store.answers.expiredAtEvents(days, by),
    ];
    for (const { eventId, ...question } of expired)
      removed += removeIn(store, { kind: 'event', id: eventId }, question, 'system', now);
  }
  return removed;
}
