import { setTimeout as after } from 'node:timers/promises';
import type { Background } from './background.ts';
import type { Services } from './services.ts';

/** So long whoever waited for the start comes before it, in milliseconds. */
const headStart = 250;

/** The longest that passes between two attempts to read what cannot be read. */
const longestPause = 60_000;

/** Has what goes on beside the answers read and begun, soon after a start. */
export function backgroundAfterStart(services: Services): Background {
  const stopping = new AbortController();
  const { signal } = stopping;
  const begun = begin();

  async function begin() {
    for (let pause = headStart; ; pause = Math.min(2 * pause, longestPause)) {
      await after(pause, undefined, { signal }).catch(() => {});
      if (signal.aborted) return null;
      // In a rush a program may have no file left to open for a moment.
      const read = await import('./background.ts').catch((error: unknown) => {
        services.log.error({ error }, 'what goes on in the background could not be read');
      });
      if (read) return read.beginBackground(services);
    }
  }

  return {
    stop: async () => {
      stopping.abort();
      await (await begun)?.stop();
    },
  };
}
