const minute = 60_000;
const hour = 60 * minute;

/** For so long a wrong code counts, in milliseconds. */
export const wrongCodesCountedFor = 24 * hour;
/** For so long it counts among those of everybody. */
export const wrongCodesInAllCountedFor = hour;

/** So many wrong codes are forgiven before anybody has to wait: codes change while they are typed. */
const forgiven = 5;
/** From so many of everybody's within an hour on, somebody is guessing, and only one is forgiven. */
const manyInAll = 100;
const longestWait = 12 * hour;

/**
 * How long an account takes no code, in milliseconds; 0 where it takes one now. Each wrong one more
 * doubles the wait. A guess is right once in 333,333 times (three steps of six digits): at 12 hours a guess
 * that takes centuries.
 *
 * @param wrong when the account's codes were wrong in the last day, the last first
 * @param inAll how many were wrong in the last hour, whoever's they were
 */
export function codeWait(wrong: readonly number[], inAll: number, now: number): number {
  const [last] = wrong;
  const free = inAll >= manyInAll ? 1 : forgiven;
  if (last === undefined || wrong.length < free) return 0;
  const wait = Math.min(longestWait, minute * 2 ** (wrong.length - free));
  return Math.max(0, last + wait - now);
}
