import type { Database } from '../../db/database.ts';

/** One request that was answered; `route` is its pattern, never the path. */
export interface MeasuredRequest {
  method: string;
  route: string;
  status: number;
  seconds: number;
}

export interface Metrics {
  observe(request: MeasuredRequest): void;
  /** Everything in the text format of Prometheus: counts and durations, nothing about anybody. */
  text(db: Database, now: number): Promise<{ type: string; body: string }>;
}
