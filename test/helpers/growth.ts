/*
 * How the cost of a text grows with its length. What is measured is the time that this thread has of
 * the processor, and the quickest of several runs: both keep a busy machine, and what other threads
 * clear away or compile meanwhile, out of the figures.
 */

/** Milliseconds of the processor for a text and for one four times as long. */
export interface Growth {
  short: number;
  long: number;
}

/** So much may a text of four times the length cost: in proportion, and half as much again. */
const mostGrowth = 6;

/** In milliseconds. What costs less hurts nobody, and is too little to tell how it grows. */
const negligible = 80;

/** No text may cost more, however it grows. */
const mostAtAll = 250;

/**
 * Measures a text that is dear at once, and one that looks so several times.
 *
 * @param run does what is measured with a text of so many pieces
 */
export async function growthOf(
  pieces: number,
  run: (pieces: number) => unknown,
  runs = 8,
): Promise<Growth> {
  let growth: Growth = { short: Number.POSITIVE_INFINITY, long: Number.POSITIVE_INFINITY };
  for (let count = 0; count < runs; count += 1) {
    const short = await processorTime(() => run(pieces));
    const long = await processorTime(() => run(pieces * 4));
    growth = { short: Math.min(growth.short, short), long: Math.min(growth.long, long) };
    if (isProportional(growth)) break;
  }
  return growth;
}

/** Whether a text costs no more than in proportion to its length. */
export function isProportional({ short, long }: Growth): boolean {
  return long <= negligible || (long <= mostAtAll && long <= short * mostGrowth);
}

/** Milliseconds of the processor that this thread needs for it. */
export async function processorTime(run: () => unknown): Promise<number> {
  const before = process.threadCpuUsage();
  await run();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
