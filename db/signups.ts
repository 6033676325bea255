import { and, asc, count, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Language } from '../templates/languages.ts';
import type { Drizzle } from './connection.ts';
import {
  events,
  forEachQuestion,
  hasAddress,
  noAnswers,
  signups,
  type MailedSignup,
  type NewSignup,
  type Signup,
  type SignupState,
} from './schema.ts';
import { signupTexts } from './schema/signupLists.ts';
import { onceForColumns } from './onceForColumns.ts';
import { mergedSignupChanges, mergedSignupReads } from './mergedSignups.ts';
import { samePeopleReads } from './samePeople.ts';
import { signupListReads } from './signupList.ts';
import { countSignups, type CountedSignups } from './signupRows.ts';
import { notEntered, signupTextChange, wordsOfSignup } from './signupTexts.ts';

/** What nobody has who has just come onto a list. */
const setLater = {
  accessAnsweredAt: null,
  accessAnsweredBy: null,
  arrivedAt: null,
  arrivedWith: null,
} satisfies Partial<Signup>;

/** What somebody has who comes onto a list and is not said otherwise. */
const usual = {
  generation: 1,
  companions: 0,
  ...noAnswers,
  textLanguage: null,
  zone: null,
  sequence: 0,
  cancelledAt: null,
  cancelledBy: null,
  declinedAt: null,
  linkMailedAt: null,
  origin: 'form',
} satisfies Partial<Signup>;

type SetLater = 'id' | keyof typeof setLater;
type FirstValues = Omit<Signup, SetLater>;
/** A sign-up that is to be put onto a list. */
export type SignupToInsert = Omit<FirstValues, keyof typeof usual> & Partial<FirstValues>;

function mailedOnes(found: readonly (Signup | undefined)[]): MailedSignup[] {
  return found.filter((one) => one !== undefined).filter(hasAddress);
}

/** Which sign-up it is, and how things stand with it. */
export type SignupInShort = Pick<
  Signup,
  'id' | 'eventId' | 'state' | 'companions' | 'linkMailedAt'
>;

export function signupReads(drizzle: Drizzle) {
  const byId = drizzle
    .select()
    .from(signups)
    .where(eq(signups.id, sql.placeholder('id')))
    .prepare();
  const byPublicId = drizzle
    .select()
    .from(signups)
    .where(eq(signups.publicId, sql.placeholder('publicId')))
    .prepare();
  const byUid = drizzle
    .select()
    .from(signups)
    .where(eq(signups.uid, sql.placeholder('uid')))
    .prepare();
  const isActive = and(
    eq(signups.eventId, sql.placeholder('eventId')),
    eq(signups.emailKey, sql.placeholder('emailKey')),
    // Written out and not bound: only so does the unique index cover the question.
    sql`${signups.state} <> 'cancelled'`,
  );
  const active = drizzle.select().from(signups).where(isActive).prepare();
  const { id, eventId: ofEvent, state, companions, linkMailedAt } = signups;
  const activeInShort = drizzle
    .select({ id, eventId: ofEvent, state, companions, linkMailedAt })
    .from(signups)
    .where(isActive)
    .prepare();
  const ofSeries = drizzle
    .select({ signup: signups })
    .from(signups)
    .innerJoin(events, eq(events.id, signups.eventId))
    .where(
      and(
        eq(signups.emailKey, sql.placeholder('emailKey')),
        eq(events.seriesId, sql.placeholder('seriesId')),
        sql`${signups.state} <> 'cancelled'`,
      ),
    )
    .orderBy(asc(events.startsAt), asc(signups.id))
    .prepare();
  const eventId = sql.placeholder('eventId');
  const capacity = sql`(select ${events.capacity} from ${events} where ${events.id} = ${eventId})`;
  const nextWaiting = drizzle
    .select()
    .from(signups)
    .where(
      and(
        eq(signups.eventId, sql.placeholder('eventId')),
        eq(signups.state, 'waiting'),
        // A capacity that was lowered leaves parties that never fit: nobody waits behind them.
        sql`(${capacity} is null or ${signups.companions} < ${capacity})`,
      ),
    )
    .orderBy(asc(signups.id))
    .limit(1)
    .prepare();

  return {
    ...signupListReads(drizzle),
    ...samePeopleReads(drizzle),
    ...mergedSignupReads(drizzle),
    /** How many would stand in a file. */
    countWanted: (wanted: CountedSignups): number => countSignups(drizzle, wanted),
    byId: (id: number): Signup | undefined => byId.get({ id }),
    byPublicId: (publicId: string): Signup | undefined => byPublicId.get({ publicId }),
    /** By the UID of its calendar entry, without the host after it. */
    byUid: (uid: string): Signup | undefined => byUid.get({ uid }),
    /** The sign-up of an address that is confirmed or waits; at most one, by a unique index. */
    active: (eventId: number, emailKey: string): MailedSignup | undefined =>
      mailedOnes([active.get({ eventId, emailKey })])[0],
    /** What somebody who signs up once more has to know of it; it takes a third of the time. */
    activeInShort: (eventId: number, emailKey: string): SignupInShort | undefined =>
      activeInShort.get({ eventId, emailKey }),
    /** The sign-ups of an address for the dates of a series, by their start; none that was cancelled. */
    ofSeries: (seriesId: number, emailKey: string): MailedSignup[] =>
      mailedOnes(ofSeries.all({ seriesId, emailKey }).map(({ signup }) => signup)),
    /** Who has waited longest of those whom the event could hold. */
    nextWaiting: (eventId: number): Signup | undefined => nextWaiting.get({ eventId }),
    /** Whether anybody waits whom the event could hold; asked at every sign-up, so it counts nobody. */
    someoneWaits: (eventId: number): boolean => nextWaiting.get({ eventId }) !== undefined,
    /** Who is confirmed for an event by the letters of their names, without accents. */
    byName: (
      eventId: number,
      limit: number,
      offset: number,
    ): Pick<Signup, 'id' | 'name' | 'companions'>[] =>
      // Walked through in the order of an index, without a look at who stands before the part: the few are
      // known who are not confirmed.
      drizzle.all(sql`
        with part (id, text) as (
          select ${signupTexts.signupId}, ${signupTexts.text} from ${signupTexts}
          where ${signupTexts.eventId} = ${eventId} and ${signupTexts.signupId} not in (
            select ${signups.id} from ${signups} where ${signups.eventId} = ${eventId}
              and ${signups.state} in ('unconfirmed', 'waiting', 'cancelled'))
          union all
          select ${signups.id}, ${wordsOfSignup} from ${signups}
          where ${notEntered(sql`${eventId}`)} and +${signups.state} = 'confirmed'
          order by 2, 1 limit ${limit} offset ${offset})
        select ${signups.id} as id, ${signups.name} as name, ${signups.companions} as companions
        from part cross join ${signups} on ${signups.id} = part.id order by part.text, part.id`),
    /** How many of those who count can be mailed, by the language they read. */
    mailedIn: (eventId: number): { language: Language; people: number }[] =>
      drizzle
        .select({ language: signups.language, people: count() })
        .from(signups)
        .where(
          and(
            eq(signups.eventId, eventId),
            inArray(signups.state, ['confirmed', 'waiting']),
            isNotNull(signups.email),
          ),
        )
        .groupBy(signups.language)
        .all(),
    /** Everybody of an event in some states, in the order of arrival: whom a message is for. */
    ofEvent: (eventId: number, states: SignupState[]): Signup[] =>
      drizzle
        .select()
        .from(signups)
        .where(and(eq(signups.eventId, eventId), inArray(signups.state, states)))
        .orderBy(asc(signups.id))
        .all(),
  };
}

export function signupChanges(drizzle: Drizzle) {
  const value = sql.placeholder;
  // Prepared once: to put the statement together takes longer than to run it.
  const insert = drizzle
    .insert(signups)
    .values({
      publicId: value('publicId'),
      generation: value('generation'),
      eventId: value('eventId'),
      name: value('name'),
      email: value('email'),
      emailKey: value('emailKey'),
      companions: value('companions'),
      ...forEachQuestion((question) => value(question)),
      language: value('language'),
      textLanguage: value('textLanguage'),
      zone: value('zone'),
      state: value('state'),
      uid: value('uid'),
      sequence: value('sequence'),
      createdAt: value('createdAt'),
      updatedAt: value('updatedAt'),
      cancelledAt: value('cancelledAt'),
      cancelledBy: value('cancelledBy'),
      declinedAt: value('declinedAt'),
      linkMailedAt: value('linkMailedAt'),
      origin: value('origin'),
    } satisfies Record<keyof FirstValues, unknown>)
    .prepare();
  const updateOf = onceForColumns((set) =>
    drizzle
      .update(signups)
      .set(set)
      .where(eq(signups.id, value('updatedId')))
      .returning()
      .prepare(),
  );
  const rewriteText = signupTextChange(drizzle);

  const noteLinkMailed = drizzle
    .update(signups)
    .set({ linkMailedAt: sql`${value('at')}` })
    .where(eq(signups.id, value('id')))
    .prepare();
  const remove = drizzle
    .delete(signups)
    .where(eq(signups.id, value('id')))
    .prepare();

  return {
    ...mergedSignupChanges(drizzle),
    /** @throws when the address already has an active sign-up for the event. */
    insert: (signup: SignupToInsert): Signup => {
      const values: FirstValues = { ...usual, ...signup };
      // What SQLite would give back of the row is what it was given, and asking costs a third more.
      const { lastInsertRowid } = insert.run(values);
      return { ...values, ...setLater, id: Number(lastInsertRowid) };
    },
    update: (id: number, values: Partial<NewSignup>): Signup => {
      const updated = updateOf(values).get({ ...values, updatedId: id });
      if (values.name !== undefined || values.email !== undefined) rewriteText(updated);
      return updated;
    },
    /** Remembers when the link of a sign-up was mailed because somebody asked once more; null: never. */
    noteLinkMailed: (id: number, at: number | null): void => {
      noteLinkMailed.run({ id, at });
    },
    /** Deletes every sign-up of an event: the retention day, or erasure. */
    removeOfEvent: (eventId: number): number =>
      drizzle.delete(signups).where(eq(signups.eventId, eventId)).run().changes,
    remove: (id: number): void => {
      remove.run({ id });
    },
  };
}
