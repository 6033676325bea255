import type { AttendeeMessage } from '../../db/schema.ts';

/** Mails a minute that can be chosen. */
export const slowestPace = 1;
export const fastestPace = 6000;

/** A pace that most providers of mail bear: an hour for 3,600 people. */
export const usualPace = 60;

const minute = 60_000;

/**
 * How far ahead mails are put into the outbox, in milliseconds. What lies there is soon on its way:
 * a pause shall not come too late for many, and a stop shall find few to take back.
 */
const ahead = 5_000;

/** How many are put there in one write: it takes some milliseconds, in which nobody signs up. */
const inOneWrite = 100;

/** What the feeding of the outbox does next for one message. */
export type NextStep =
  | { kind: 'wait' }
  /** When each of the next mails may leave, and the one after them; epoch milliseconds. */
  | { kind: 'feed'; dueAts: readonly number[]; nextDueAt: number }
  | { kind: 'finish' };

/**
 * Decides how many mails of a message are put into the outbox, and for when. Time that was lost is
 * not made up for: after a pause, a restart or a server that was away, mails go on at the same pace.
 *
 * @param message what is left of it (`nextDueAt` null: nothing) and its pace
 * @param mails of the message in the outbox: those that are not finished, and of these, those that
 *   nobody has tried to send
 * @param now epoch milliseconds
 */
export function nextStep(
  { pace, nextDueAt }: Pick<AttendeeMessage, 'pace' | 'nextDueAt'>,
  mails: { due: number; untried: number },
  now: number,
): NextStep {
  if (nextDueAt === null) return mails.due === 0 ? { kind: 'finish' } : { kind: 'wait' };
  const distance = minute / pace;
  const room = Math.max(1, Math.ceil(ahead / distance)) - mails.untried;
  const from = Math.max(nextDueAt, now);
  const dueAts: number[] = [];
  while (dueAts.length < Math.min(room, inOneWrite)) {
    const at = from + dueAts.length * distance;
    if (at > now + ahead) break;
    dueAts.push(Math.round(at));
  }
  return dueAts.length === 0
    ? { kind: 'wait' }
    : { kind: 'feed', dueAts, nextDueAt: Math.round(from + dueAts.length * distance) };
}

/** How long so many mails take at a pace, in minutes, at least 1. */
export function minutesFor(mails: number, pace: number): number {
  return Math.max(1, Math.ceil(mails / pace));
}
