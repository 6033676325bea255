import type { Config } from '../config.ts';
import { whenNeeded } from '../whenNeeded.ts';
import type { Metrics } from './measured.ts';

/**
 * Numbers about how the program is doing, for whoever hosts it. Without a token nobody may ask for
 * them, and nothing is counted: prom-client takes a tenth of the memory of a site at rest.
 */
export function makeMetrics({ metricsToken }: Pick<Config, 'metricsToken'>): Metrics {
  const counted = whenNeeded(async () => {
    const { prometheus } = await import('./prometheus.ts');
    return prometheus();
  });
  return {
    observe: (request) => {
      if (metricsToken === null) return;
      // A request that cannot be counted has been answered all the same.
      counted().then(
        (metrics) => metrics.observe(request),
        () => {},
      );
    },
    text: async (db, now) => (await counted()).text(db, now),
  };
}
