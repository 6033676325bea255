import { Worker } from 'node:worker_threads';
import type { Window } from '../calendar/readCalendar.ts';
import type { ReadFeed } from './readFeed.ts';

/** The longest that reading may take, in milliseconds; a calendar of five thousand entries takes a second. */
const usualPatience = 10_000;

/** In megabytes. */
const mostMemory = 256;

/**
 * Reads what a partner publishes in a thread of its own, which is ended when it takes too long. A rule that
 * never comes to a date (`FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30`) has the library of calendars look for ever
 * within one step, and no count of steps would stop it.
 *
 * @returns 'faulty', too, where it took too long or could not be read at all
 */
export function readFeedApart(
  text: string,
  window: Window,
  patience = usualPatience,
): Promise<ReadFeed> {
  return new Promise((resolve) => {
    const thread = new Worker(new URL('feedReader.ts', import.meta.url), {
      workerData: { text, window },
      resourceLimits: { maxOldGenerationSizeMb: mostMemory },
      // Of what the program was started with nothing concerns it.
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    const done = (read: ReadFeed) => {
      clearTimeout(late);
      void thread.terminate();
      resolve(read);
    };
    const late = setTimeout(() => done({ kind: 'faulty' }), patience);
    thread.once('message', (read: ReadFeed) => done(read));
    thread.once('error', () => done({ kind: 'faulty' }));
    thread.once('exit', () => done({ kind: 'faulty' }));
  });
}
