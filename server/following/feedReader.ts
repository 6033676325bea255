import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { readFeed } from './readFeed.ts';

/*
 * The thread in which what a partner publishes is read: see `readFeedApart.ts`. Loaded anywhere else, as
 * the prompt of `npm run cacerola -- repl` loads every file, it does nothing.
 */

const Job = z.object({
  text: z.string(),
  window: z.object({ from: z.number(), until: z.number() }),
});

if (parentPort !== null) {
  const { text, window } = Job.parse(workerData);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort.postMessage(await readFeed(text, window));
}
