import { restAfter } from './retryPolicy.ts';

/** Whether a mail to a domain may be started now, or from when on it may be asked again. */
export type Start = { kind: 'now' } | { kind: 'later'; at: number };

/** Which recipient domains hold up the line. One worker has one; it lives in memory alone. */
export interface Domains {
  mayStart(domain: string, now: number): Start;
  started(domain: string): void;
  /** `answered`: the server said something about the mail, be it yes, no or later. */
  ended(domain: string, answered: boolean, now: number): void;
}

interface Domain {
  underWay: number;
  /** Conversations in a row that broke off or never ended. */
  lost: number;
  restsUntil: number;
}

/** So many conversations may break off before a domain is left alone for a while. */
const lostBeforeRest = 3;

/** How soon a mail is looked at again that waits for others to the same domain. */
const lookAgain = 5_000;

/** Enough to know the usual providers, few enough to forget. */
const mostKnown = 1000;

/**
 * Keeps a domain that hangs or breaks off from holding up the others: as long as it has not
 * answered, it gets all connections but two, and once it fails again and again, it rests and then
 * gets a single try. A domain that answers "later" is no such case: that takes no time, and a
 * server that greylists must see every mail once.
 */
export function recipientDomains(connections: number): Domains {
  const busy = new Map<string, Domain>();
  const answering = new Set<string>();

  function known(domain: string): Domain {
    const found = busy.get(domain) ?? { underWay: 0, lost: 0, restsUntil: 0 };
    busy.set(domain, found);
    return found;
  }

  return {
    mayStart: (domain, now) => {
      const { underWay, lost, restsUntil } = busy.get(domain) ?? {
        underWay: 0,
        lost: 0,
        restsUntil: 0,
      };
      if (restsUntil > now) return { kind: 'later', at: restsUntil };
      const most =
        lost >= lostBeforeRest
          ? 1
          : answering.has(domain)
            ? connections
            : Math.max(1, connections - 2);
      return underWay < most ? { kind: 'now' } : { kind: 'later', at: now + lookAgain };
    },
    started: (domain) => {
      known(domain).underWay += 1;
    },
    ended: (domain, answered, now) => {
      const state = known(domain);
      state.underWay -= 1;
      if (answered) {
        state.lost = 0;
        state.restsUntil = 0;
        answering.add(domain);
        if (answering.size > mostKnown) {
          const [oldest] = answering;
          if (oldest !== undefined) answering.delete(oldest);
        }
      } else {
        answering.delete(domain);
        state.lost += 1;
        if (state.lost >= lostBeforeRest)
          state.restsUntil = now + restAfter(state.lost - lostBeforeRest + 1);
      }
      if (state.underWay === 0 && state.lost === 0) busy.delete(domain);
    },
  };
}
