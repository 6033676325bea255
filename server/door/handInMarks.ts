import type { Store } from '../../db/database.ts';
import type { Event } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import { enteringFor } from '../signups/enterAttendee.ts';
import { noteArrivalsIn } from '../signups/noteArrivals.ts';
import { afterWhatWasSeen, pressedTimes, type DoorMark, type HandedMarks } from './doorMarks.ts';

/** So many people are written down by one helper at one door within an hour; no queue is as quick. */
export const mostWalkIns = 1000;
const hour = 3_600_000;

/** What came of marks that were handed in. */
export interface HandedIn {
  /** Ids of the marks that a phone need not keep any longer: they are here, now or since before. */
  kept: string[];
  /** Ids of those that cannot be kept: they are about somebody who was deleted, say. */
  refused: string[];
  /** Whom a phone wrote down: under which number they are on the list now. */
  entered: { mark: string; signup: number }[];
}

/**
 * Keeps the marks of a phone, in one write. Each counts once, however often it is handed in, and of the
 * marks about somebody the one that was pressed last holds, whichever phone is the first to hand in.
 *
 * @returns null where there are more people who are on no list than anybody writes down: a phone keeps all
 *   of the marks, and hands them in later
 */
export async function handInMarks(
  services: Pick<Services, 'db' | 'clock' | 'config'>,
  event: Pick<Event, 'id'>,
  { marks, unreadable, sentAt }: HandedMarks,
  organizerId: number,
): Promise<HandedIn | null> {
  const now = services.clock();
  const times = pressedTimes(
    marks.map(({ pressedAt }) => pressedAt),
    sentAt,
    now,
  );
  return services.db.write((store) => {
    const isNew = (one: DoorMark) => one.kind === 'walk-in' && !store.arrivals.byMark(one.mark);
    const walkIns = marks.filter(isNew).length;
    const before = () => store.arrivals.walkInsSince(event.id, organizerId, now - hour);
    if (walkIns > 0 && before() + walkIns > mostWalkIns) return null;
    const enter = enteringFor(
      services,
      store,
      event.id,
      // Whoever stands at the door has come, whether or not there was room for them.
      { organizerId, origin: 'door', whenFull: 'beyond', mailed: false },
      now,
    );
    const result: HandedIn = { kept: [], refused: [...unreadable], entered: [] };
    for (const [index, one] of marks.entries()) {
      const before = store.arrivals.byMark(one.mark);
      const signupId = before?.signupId ?? signupOf(one) ?? 0;
      const kind = one.kind === 'walk-in' ? 'came' : one.kind;
      const pressedAt = afterWhatWasSeen(
        times[index] ?? now,
        one.kind === 'walk-in' ? {} : one,
        store.arrivals.ofSignup(signupId),
      );
      const { mark, companions } = one;
      const noted = noteArrivalsIn(
        store,
        event,
        [{ mark, signupId, kind, companions, pressedAt }],
        organizerId,
        now,
      );
      const isKept = noted.kept.length > 0;
      (isKept ? result.kept : result.refused).push(mark);
      if (isKept && one.kind === 'walk-in') result.entered.push({ mark, signup: signupId });
    }
    return result;

    /** Who a mark is about. Somebody who is on no list is written down, once. */
    function signupOf(one: DoorMark): number | undefined {
      if (one.kind !== 'walk-in')
        return 'signup' in one.of
          ? store.signups.byIdOrMerged(one.of.signup)?.id
          : enteredBy(store, event, one.of.walkIn);
      const { name, companions } = one;
      const entered = enter({ name, companions, email: null });
      return entered.kind === 'entered' ? entered.signup.id : undefined;
    }
  });
}

/** Whom a phone wrote down by a mark, at this very door. */
function enteredBy(store: Store, event: Pick<Event, 'id'>, mark: string): number | undefined {
  const first = store.arrivals.byMark(mark);
  return first?.eventId === event.id ? first.signupId : undefined;
}
