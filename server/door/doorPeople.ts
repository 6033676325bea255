import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Event } from '../../db/schema.ts';
import type { DoorPerson } from '../../db/door.ts';
import type { Services } from '../services.ts';
import { mostLatest } from './doorSearch.ts';
import { doorCode } from '../signups/doorCode.ts';

/**
 * What a phone is given of the people of an event: names and nothing by which anybody is reached. As rows,
 * since a phone gets thousands of them.
 */
export interface PhonePeople {
  /** Null for all; otherwise those alone of whom something is new. */
  since: Cursor | null;
  /** Up to where this tells everything. */
  upTo: Cursor;
  /** More people than are given to a phone: it searches here. */
  many: boolean;
  people: PhoneRow[];
  /** How many are in the room. */
  inRoom: number;
  /** How many are expected: those who are confirmed, and whom they bring. */
  expected: number;
}

/** The newest sign-up and the newest mark that somebody knows of. */
export interface Cursor {
  signup: number;
  mark: number;
}

/** Number, name, companions, state, with how many they came (-1: not), hash of the code, when (0: not). */
type PhoneRow = [number, string, number, DoorPerson['state'], number, string, number];

/** More names make the phone slow, and the way to it long; such events are searched here. */
export const mostOnPhone = 5000;

/** So many codes are made between two other requests: each takes some microseconds. */
const atOnce = 250;

/**
 * What a phone is given.
 *
 * @param since what it knows; null where it knows nothing
 */
export async function peopleForPhone(
  { db, config }: Pick<Services, 'db' | 'config'>,
  event: Event,
  since: Cursor | null,
): Promise<PhonePeople> {
  const { confirmed, ...others } = db.signups.counts(event.id);
  const listed = confirmed.signups + others.waiting.signups + others.unconfirmed.signups;
  const many = listed > mostOnPhone;
  // Read before the people: what comes in between is told twice, and not never.
  const mark = db.arrivals.newestMark(event.id);
  const found =
    since === null
      ? many
        ? db.arrivals.latest(event.id, mostLatest)
        : db.arrivals.everybody(event.id, mostOnPhone * 2)
      : [
          ...db.arrivals.marked(event.id, since.mark),
          ...(many ? [] : db.arrivals.newer(event.id, since.signup)),
        ];
  const inRoom = db.arrivals.inRoom(event.id);
  const newest = found.reduce((most, { id }) => Math.max(most, id), since?.signup ?? 0);
  const people: PhoneRow[] = [];
  for (const [index, person] of found.entries()) {
    if (index % atOnce === atOnce - 1) await setImmediate();
    people.push(rowOf(config.secret, event.id, person));
  }
  return {
    since,
    upTo: { signup: newest, mark },
    many,
    people,
    inRoom,
    expected: confirmed.people,
  };
}

export function rowOf(secret: string, eventId: number, person: DoorPerson): PhoneRow {
  const { id, name, companions, state, arrivedWith, arrivedAt } = person;
  const came = arrivedWith ?? -1;
  return [
    id,
    name,
    companions,
    state,
    came,
    codeHash(eventId, doorCode(secret, id)),
    arrivedAt ?? 0,
  ];
}

/**
 * By which a phone finds who a code names. It has no codes itself: whoever reads it cannot print those of
 * others without trying a billion.
 */
function codeHash(eventId: number, code: string): string {
  return createHash('sha256').update(`${eventId}.${code}`).digest().toString('base64url', 0, 6);
}
