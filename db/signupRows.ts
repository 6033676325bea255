import { and, asc, count, desc, eq, gt, inArray, lt, sql, type SQL } from 'drizzle-orm';
import { drizzleOn, type Drizzle } from './connection.ts';
import { isOneOfNamed } from './json.ts';
import { isMeant, type PeopleMeant } from './peopleCondition.ts';
import {
  questionAnswers,
  signups,
  type AnswerRow,
  type Signup,
  type SignupState,
} from './schema.ts';
import { signupTexts } from './schema/signupLists.ts';
import { notEntered, wordsOfSignup } from './signupTexts.ts';
import type { Snapshots } from './snapshots.ts';

/** In which order sign-ups stand in a file. */
export const fileOrders = ['arrival', 'newest', 'name'] as const;

export type FileOrder = (typeof fileOrders)[number];

/** Which sign-ups of an event are read. */
export interface WantedSignups {
  eventId: number;
  states: readonly SignupState[];
  /** What they are narrowed to beside that; null for everybody. */
  meant: PeopleMeant | null;
  order: FileOrder;
  /** Whether answers to the questions of the event are read, too. */
  answers: boolean;
}

/** An answer as a file tells it. */
export type AnswerOfRow = Pick<
  AnswerRow,
  'signupId' | 'questionId' | 'person' | 'versionId' | 'language' | 'value' | 'words'
>;

export interface SignupRow {
  signup: Signup;
  /** In the order of the persons; empty where nobody asked for them. */
  answers: readonly AnswerOfRow[];
}

/** Which of them there are, whatever their order. */
export type CountedSignups = Pick<WantedSignups, 'eventId' | 'states' | 'meant'>;

/**
 * So many ids at a time, after which others are answered: two milliseconds with the rows of a spreadsheet
 * that are made of them. Half as many take a tenth longer altogether.
 */
const idsAtOnce = 125;

/**
 * The sign-ups of one or several events, one event after the other, some hundreds at a time and all as they
 * were when the first were asked for; now and then none, where many in a row are not wanted. Those of a
 * filter are found at once, as the lists find them, and so is the order of names, which nobody should ask of
 * more than {@link mostByName}.
 *
 * @throws where nobody asked for the next ones within two minutes, or for the last within an hour
 */
export function* signupRows(
  snapshots: Snapshots,
  ofEvents: readonly WantedSignups[],
): Generator<readonly SignupRow[]> {
  const snapshot = snapshots.open();
  try {
    const drizzle = drizzleOn(snapshot.connection);
    for (const wanted of ofEvents) {
      const rowsOf = rowReader(drizzle, wanted);
      for (const ids of idsInOrder(drizzle, wanted)) {
        yield rowsOf(ids);
        snapshot.renew();
      }
    }
  } finally {
    snapshot.close();
  }
}

/** Of more people than these none waits for the order of their names. */
export const mostByName = 100_000;

/** How many sign-ups of an event are wanted. */
export function countSignups(drizzle: Drizzle, wanted: CountedSignups): number {
  const counted = drizzle.select({ people: count() }).from(signups).where(isWanted(wanted)).get();
  return counted?.people ?? 0;
}

function isWanted({ eventId, states, meant }: CountedSignups): SQL | undefined {
  return and(
    eq(signups.eventId, eventId),
    inArray(signups.state, [...states]),
    meant === null ? undefined : isMeant(eventId, meant),
  );
}

function* idsInOrder(drizzle: Drizzle, wanted: WantedSignups): Generator<readonly number[]> {
  const { eventId, order, meant } = wanted;
  if (order === 'name' || meant !== null) {
    const ids = idsAtOnceOf(drizzle, wanted);
    for (let from = 0; from < ids.length; from += idsAtOnce)
      yield ids.slice(from, from + idsAtOnce);
    return;
  }
  const entered = (from: SQL | undefined) =>
    drizzle
      .select({ id: signupTexts.signupId })
      .from(signupTexts)
      .where(and(eq(signupTexts.eventId, eventId), from))
      .orderBy(order === 'arrival' ? asc(signupTexts.signupId) : desc(signupTexts.signupId))
      .limit(idsAtOnce)
      .all();
  const added = (from: SQL | undefined) =>
    drizzle
      .select({ id: signups.id })
      .from(signups)
      .where(and(notEntered(sql`${eventId}`), from))
      .orderBy(order === 'arrival' ? asc(signups.id) : desc(signups.id))
      .limit(idsAtOnce)
      .all();
  if (order === 'arrival') {
    yield* stretch((last) => entered(last === null ? undefined : gt(signupTexts.signupId, last)));
    yield* stretch((last) => added(last === null ? undefined : gt(signups.id, last)));
  } else {
    yield* stretch((last) => added(last === null ? undefined : lt(signups.id, last)));
    yield* stretch((last) => entered(last === null ? undefined : lt(signupTexts.signupId, last)));
  }
}

/** All that stands behind the last one of those before, some at a time. */
function* stretch(
  next: (last: number | null) => readonly { id: number }[],
): Generator<readonly number[]> {
  let last: number | null = null;
  for (;;) {
    const ids: number[] = next(last).map(({ id }) => id);
    if (ids.length > 0) yield ids;
    if (ids.length < idsAtOnce) return;
    last = ids.at(-1) ?? null;
  }
}

/** The ids of all who are wanted: of a million, eight megabytes. */
function idsAtOnceOf(drizzle: Drizzle, wanted: WantedSignups): number[] {
  const { eventId, order } = wanted;
  const condition = isWanted(wanted);
  const found =
    order === 'name'
      ? drizzle.values<[number]>(sql`
          with people (id, text) as (
            select ${signupTexts.signupId}, ${signupTexts.text} from ${signupTexts}
            where ${signupTexts.eventId} = ${eventId}
            union all
            select ${signups.id}, ${wordsOfSignup} from ${signups}
            where ${notEntered(sql`${eventId}`)})
          select people.id from people join ${signups} on ${signups.id} = people.id
          where ${condition} order by people.text, people.id`)
      : drizzle.values<[number]>(sql`
          select ${signups.id} from ${signups} where ${condition}
          order by ${order === 'newest' ? desc(signups.id) : asc(signups.id)}`);
  return found.map(([id]) => id);
}

/** Reads those of some sign-ups that are wanted, in the order of their ids as they are given. */
function rowReader(
  drizzle: Drizzle,
  { states, answers: withAnswers }: Pick<WantedSignups, 'states' | 'answers'>,
): (ids: readonly number[]) => SignupRow[] {
  const rows = drizzle
    .select()
    .from(signups)
    .where(and(isOneOfNamed(signups.id, 'ids'), inArray(signups.state, [...states])))
    .prepare();
  const { signupId, questionId, person, versionId, language, value, words } = questionAnswers;
  const answers = drizzle
    .select({ signupId, questionId, person, versionId, language, value, words })
    .from(questionAnswers)
    .where(isOneOfNamed(signupId, 'ids'))
    .orderBy(asc(signupId), asc(questionId), asc(person))
    .prepare();
  return (wanted) => {
    const ids = JSON.stringify(wanted);
    const found = new Map(rows.all({ ids }).map((signup) => [signup.id, signup]));
    const given = Map.groupBy(withAnswers ? answers.all({ ids }) : [], (one) => one.signupId);
    return wanted.flatMap((id) => {
      const signup = found.get(id);
      return signup === undefined ? [] : [{ signup, answers: given.get(id) ?? [] }];
    });
  };
}
