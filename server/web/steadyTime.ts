import { setTimeout as wait } from 'node:timers/promises';

/** Runs a job, and answers only when a full step of time is over. */
export type SteadyTime = <Result>(job: () => Promise<Result>) => Promise<Result>;

/** Longer than such a form takes on a machine that is not overloaded, and too short to be noticed. */
const usualStep = 200;

/**
 * Answers at multiples of a step after the question, for forms that are rare and cost several rows for a
 * known address and none for another: whoever measured it would know who is known. The form to sign up does
 * the same work for both instead, see `enter` in `server/signups/registerAttendee.ts`.
 *
 * @param step milliseconds; 0 answers at once
 */
export function steadyTime(step = usualStep): SteadyTime {
  return async (job) => {
    // The process's own clock, not the services': this measures work and decides nothing.
    const start = performance.now();
    const result = await job();
    const taken = performance.now() - start;
    if (step > 0) await wait(Math.ceil(taken / step) * step - taken);
    return result;
  };
}
