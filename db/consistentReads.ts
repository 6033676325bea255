import type { Connection } from './connection.ts';

/** Runs a job that asks several questions about one and the same state. */
export function consistentReads(connection: Connection): <Result>(job: () => Result) => Result {
  const begin = connection.prepare('BEGIN');
  const end = connection.prepare('COMMIT');
  return (job) => {
    // Within a write there is one state only.
    if (connection.inTransaction) return job();
    begin.run();
    try {
      return job();
    } finally {
      end.run();
    }
  };
}
