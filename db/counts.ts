import { count, gt, min, sql, sum } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import {
  endorsements,
  endorsementStates,
  events,
  eventStates,
  outbox,
  outboxStates,
  sessions,
  signups,
  signupStates,
} from './schema.ts';
import { signupBlocks } from './schema/signupLists.ts';
import { enteredThrough } from './signupTexts.ts';

/** How many rows stand in each state; a state without any counts zero. */
export type StateCounts = Readonly<Record<string, number>>;

/** How much there is of everything, and nothing about anybody. */
export function countReads(drizzle: Drizzle) {
  const rows = count();
  const asked = {
    events: drizzle.select({ state: events.state, rows }).from(events).groupBy(events.state),
    signups: drizzle
      .select({ state: signupBlocks.state, rows: sum(signupBlocks.signups).mapWith(Number) })
      .from(signupBlocks)
      .groupBy(signupBlocks.state),
    newSignups: drizzle
      .select({ state: signups.state, rows })
      .from(signups)
      .where(gt(signups.id, enteredThrough))
      .groupBy(sql`+${signups.state}`),
    endorsements: drizzle
      .select({ state: endorsements.state, rows })
      .from(endorsements)
      .groupBy(endorsements.state),
    mails: drizzle.select({ state: outbox.state, rows }).from(outbox).groupBy(outbox.state),
  };
  const byEvent = {
    entered: drizzle
      .select({ eventId: signupBlocks.eventId, rows: sum(signupBlocks.signups).mapWith(Number) })
      .from(signupBlocks)
      .groupBy(signupBlocks.eventId),
    added: drizzle
      .select({ eventId: signups.eventId, rows })
      .from(signups)
      .where(gt(signups.id, enteredThrough))
      .groupBy(sql`+${signups.eventId}`),
  };
  const oldestDue = drizzle
    .select({ dueAt: min(outbox.dueAt) })
    .from(outbox)
    .where(sql`${outbox.state} = 'due'`)
    .prepare();
  const allSessions = drizzle.select({ rows }).from(sessions).prepare();

  return {
    events: (): StateCounts => filled(eventStates, asked.events.all()),
    signups: (): StateCounts =>
      filled(signupStates, [...asked.signups.all(), ...asked.newSignups.all()]),
    /** How many sign-ups events have, whatever became of them, by the ids of those that have any. */
    signupsByEvent: (): Map<number, number> => {
      const found = new Map<number, number>();
      for (const { eventId, rows: some } of [...byEvent.entered.all(), ...byEvent.added.all()])
        if (some > 0) found.set(eventId, (found.get(eventId) ?? 0) + some);
      return found;
    },
    endorsements: (): StateCounts => filled(endorsementStates, asked.endorsements.all()),
    mails: (): StateCounts => filled(outboxStates, asked.mails.all()),
    /** When the mail that has waited longest was due; null when none waits. */
    oldestDueMail: (): number | null => oldestDue.get()?.dueAt ?? null,
    sessions: (): number => allSessions.get()?.rows ?? 0,
  };
}

function filled(
  states: readonly string[],
  counted: readonly { state: string; rows: number }[],
): StateCounts {
  const counts = Object.fromEntries(states.map((state) => [state, 0]));
  for (const { state, rows } of counted) counts[state] = (counts[state] ?? 0) + rows;
  return counts;
}
