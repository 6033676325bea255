import type { Log } from '../log.ts';
import { restAfter } from './retryPolicy.ts';
import type { SendResult } from './transport.ts';

/** Whether the server that all mails pass through can be spoken to. It lives in memory alone. */
export interface ServerStanding {
  /** Whether the server is left alone at an instant, in epoch milliseconds, as everywhere. */
  rests(now: number): boolean;
  /** Takes note of what came of a mail. */
  note(result: SendResult, now: number): void;
}

/** So many broken conversations in a row, for each connection, mean the server and not a mail. */
const lostPerConnection = 2;

/**
 * Leaves the server alone when it cannot be reached or breaks off whatever it is given: then every
 * mail would fail alike.
 */
export function serverStanding(connections: number, log: Log): ServerStanding {
  let failures = 0;
  let lostInARow = 0;
  let restsUntil = 0;
  return {
    rests: (now) => restsUntil > now,
    note: (result, now) => {
      if (result.kind === 'accepted' || result.refusal.kind === 'answered') {
        failures = 0;
        lostInARow = 0;
        return;
      }
      const { refusal } = result;
      if (refusal.kind === 'unsendable') return;
      if (refusal.kind === 'lost') {
        lostInARow += 1;
        if (lostInARow < connections * lostPerConnection) return;
      }
      // Several connections fail together and count once.
      if (restsUntil > now) return;
      failures += 1;
      restsUntil = now + restAfter(failures);
      const code = 'code' in refusal ? refusal.code : null;
      log.warn({ refusal: refusal.kind, code }, 'mail server at rest');
    },
  };
}
