import { setTimeout as wait } from 'node:timers/promises';

/** Runs a job, and answers only when a full step of time is over. */
export type SteadyTime = <Result>(job: () => Promise<Result>) => Promise<Result>;

/** Longer than any sign-up takes on a machine that is not overloaded, and too short to be noticed. */
const usualStep = 200;

/**
 * Answers at multiples of a step after the question. A new address costs several rows and a known one
 * none, which takes three times as long: whoever measured it would know who is signed up.
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
