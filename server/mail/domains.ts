import { restAfter } from './retryPolicy.ts';

/**
 * Whether a mail to a domain may be started now; or as soon as one under way has ended; or from an
 * instant on, so that others should go first.
 */
export type Turn = { kind: 'now' } | { kind: 'soon' } | { kind: 'later'; at: number };

/** Which recipient domains hold up the line. One worker has one; it lives in memory alone. */
export interface Domains {
  /** @param now epoch milliseconds, as everywhere */
  turn(domain: string, now: number): Turn;
  /** Counts a mail as under way until the answer is called. */
  start(domain: string): Ended;
}

/** `answered`: the server said something about the mail, be it yes, no or later. */
export type Ended = (answered: boolean, now: number) => void;

interface Domain {
  /** When each mail under way was started, by the running time of the process. */
  underWay: number[];
  /** Conversations in a row that broke off or never ended. */
  lost: number;
  restsUntil: number;
}

/** So many conversations may break off before a domain is left alone for a while. */
const lostBeforeRest = 3;

/** A conversation that takes longer may be one that never ends: others go first. */
const slow = 2_000;

/** How soon a mail is looked at again that has let others go first. */
const lookAgain = 5_000;

/** Enough to know the usual providers, few enough to forget. */
const mostKnown = 1000;

/**
 * Keeps a domain that hangs or breaks off from holding up the others: as long as it has not
 * answered, it gets all connections but two, and once it fails again and again, it rests and then
 * gets a single try. A domain that answers "later" is no such case: that takes no time, and a
 * server that greylists must see every mail once.
 *
 * @param elapsed the running time of the process in milliseconds: slowness is no matter of dates
 */
export function recipientDomains(
  connections: number,
  elapsed: () => number = () => performance.now(),
): Domains {
  const busy = new Map<string, Domain>();
  const answering = new Set<string>();

  function end(domain: string, state: Domain, answered: boolean, now: number): void {
    if (answered) {
      state.lost = 0;
      state.restsUntil = 0;
      answering.add(domain);
      const [oldest] = answering;
      if (answering.size > mostKnown && oldest !== undefined) answering.delete(oldest);
    } else {
      answering.delete(domain);
      state.lost += 1;
      if (state.lost >= lostBeforeRest)
        state.restsUntil = now + restAfter(state.lost - lostBeforeRest + 1);
    }
    if (state.underWay.length === 0 && state.lost === 0) busy.delete(domain);
  }

  return {
    turn: (domain, now) => {
      const state = busy.get(domain);
      if (!state) return { kind: 'now' };
      if (state.restsUntil > now) return { kind: 'later', at: state.restsUntil };
      const unknown = answering.has(domain) ? connections : Math.max(1, connections - 2);
      const most = state.lost >= lostBeforeRest ? 1 : unknown;
      if (state.underWay.length < most) return { kind: 'now' };
      const hangs = elapsed() - Math.min(...state.underWay) >= slow;
      return hangs ? { kind: 'later', at: now + lookAgain } : { kind: 'soon' };
    },
    start: (domain) => {
      const state = busy.get(domain) ?? { underWay: [], lost: 0, restsUntil: 0 };
      busy.set(domain, state);
      const since = elapsed();
      state.underWay.push(since);
      return (answered, now) => {
        state.underWay.splice(state.underWay.indexOf(since), 1);
        end(domain, state, answered, now);
      };
    },
  };
}
