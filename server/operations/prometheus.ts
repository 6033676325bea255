import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Metrics } from './measured.ts';

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** The numbers as prom-client counts them. */
export function prometheus(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const durations = new Histogram({
    name: 'cacerola_request_duration_seconds',
    help: 'Time until a request was answered.',
    labelNames: ['method', 'route', 'status'],
    buckets,
    registers,
  });
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `cacerola_${name}`, help, labelNames, registers });
  const byState = {
    events: gauge('events', 'Events by state.', ['state']),
    signups: gauge('signups', 'Sign-ups by state.', ['state']),
    endorsements: gauge('endorsements', 'Co-sponsorships by state.', ['state']),
    mails: gauge('mails', 'Mails in the outbox by state.', ['state']),
  };
  const overdue = gauge('oldest_due_mail_seconds', 'How long the oldest due mail has waited.');
  const sessions = gauge('sessions', 'Sessions of organizers.');
  let processMeasured = false;

  return {
    observe: ({ method, route, status, seconds }) =>
      durations.observe({ method, route, status: String(status) }, seconds),
    text: async ({ counts }, now) => {
      // Only once somebody asks: watching the event loop costs timers that no test needs.
      if (!processMeasured) collectDefaultMetrics({ register: registry });
      processMeasured = true;
      for (const what of ['events', 'signups', 'endorsements', 'mails'] as const)
        for (const [state, rows] of Object.entries(counts[what]()))
          byState[what].set({ state }, rows);
      const dueAt = counts.oldestDueMail();
      overdue.set(dueAt === null ? 0 : Math.max(0, now - dueAt) / 1000);
      sessions.set(counts.sessions());
      return { type: registry.contentType, body: await registry.metrics() };
    },
  };
}
