import type { Config } from '../config.ts';
import type { Metrics } from './measured.ts';

/**
 * Numbers about how the program is doing, for whoever hosts it. Without a token nobody may ask for
 * them, and nothing is counted: prom-client takes a tenth of the memory of a site at rest.
 */
export function makeMetrics({ metricsToken }: Pick<Config, 'metricsToken'>): Metrics {
  let made: Promise<Metrics> | null = null;
  const counted = () => (made ??= import('./prometheus.ts').then(({ prometheus }) => prometheus()));
  return {
    observe: (request) => {
      if (metricsToken !== null) void counted().then((metrics) => metrics.observe(request));
    },
    text: async (db, now) => (await counted()).text(db, now),
  };
}
