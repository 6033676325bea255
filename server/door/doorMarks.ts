import { z } from 'zod';
import { mostAlong } from '../../templates/pages/door/mostAlong.ts';
import { requiredLine } from '../web/fields.ts';

/*
 * Marks as phones hand them in. A phone makes them without a network, so what it sends may be hours old, may
 * come twice, and was timed by a clock that nobody has set.
 */

const mark = z.uuid();
const companions = z.int().min(0).max(mostAlong);
/** By the clock of the phone, in epoch milliseconds. */
const pressedAt = z.number();

/**
 * What a press came after, for who pressed had it before them: the newest mark that the phone was told of,
 * and the one before about the same person on this phone.
 */
const known = { seen: z.int().min(0).optional(), after: mark.optional() };

/** Somebody came, or did not after all: who is on the list, or whom a phone wrote down itself. */
const OfPerson = z.object({
  mark,
  kind: z.enum(['came', 'undone']),
  of: z.union([z.object({ signup: z.int().positive() }), z.object({ walkIn: mark })]),
  companions,
  pressedAt,
  ...known,
});

/** Somebody came who is on no list. The mark names them from then on. */
const WalkIn = z.object({
  mark,
  kind: z.literal('walk-in'),
  name: requiredLine(100),
  companions,
  pressedAt,
});

const Mark = z.union([OfPerson, WalkIn]);
export type DoorMark = z.output<typeof Mark>;

/** What a phone hands in. */
export interface HandedMarks {
  marks: DoorMark[];
  /** Ids of those that cannot be read. A phone that kept them would hand them in for ever. */
  unreadable: string[];
  /** By the clock of the phone, as it sent them. */
  sentAt: number;
}

/** So many marks are handed in at a time, in the order in which they were pressed. */
export const mostAtOnce = 200;

const Batch = z.object({
  marks: z.array(z.looseObject({ mark: z.string().max(100) })).max(mostAtOnce),
  sentAt: z.number(),
});

/** Reads what a phone sent; null where it is nothing of the kind. Each mark is read by itself. */
export function readMarks(sent: string): HandedMarks | null {
  const batch = Batch.safeParse(parsedJson(sent));
  if (!batch.success) return null;
  const marks: DoorMark[] = [];
  const unreadable: string[] = [];
  for (const one of batch.data.marks) {
    const read = Mark.safeParse(one);
    if (read.success) marks.push(read.data);
    else unreadable.push(one.mark);
  }
  return { marks, unreadable, sentAt: batch.data.sentAt };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** No mark waits longer for a network; in milliseconds. */
const longestWait = 7 * 86_400_000;

/**
 * When marks were pressed, by our clock. Of the clock of a phone nothing counts but how long ago by it
 * something was: it may go wrong by years, and jump when its battery was empty. What was pressed in the
 * future or long ago by it counts as pressed now. No mark is later than the next one of the same phone.
 *
 * @param pressed by the clock of the phone, in the order in which they were pressed
 * @param sentAt when they were sent, by the same clock
 * @returns epoch milliseconds, none of them after `now`
 */
export function pressedTimes(pressed: readonly number[], sentAt: number, now: number): number[] {
  const times: number[] = [];
  let next = now;
  for (const one of pressed.toReversed()) {
    const ago = sentAt - one;
    next = Math.min(next, ago >= 0 && ago <= longestWait ? Math.round(now - ago) : now);
    times.unshift(next);
  }
  return times;
}

/** A mark that is kept, as far as it says what another one came after. */
export interface KeptMark {
  id: number;
  mark: string;
  pressedAt: number;
}

/**
 * When a mark was pressed, with what is known of its order: after all that its phone showed. A slow network
 * makes one answer look late that another one followed, and a clock cannot tell which came first.
 *
 * @param kept the marks about the same person
 * @param pressedAt as {@link pressedTimes} tells it
 */
export function afterWhatWasSeen(
  pressedAt: number,
  { seen = 0, after }: { seen?: number | undefined; after?: string | undefined },
  kept: readonly KeptMark[],
): number {
  return kept
    .filter(({ id, mark: before }) => id <= seen || before === after)
    .reduce((latest, before) => Math.max(latest, before.pressedAt), pressedAt);
}
