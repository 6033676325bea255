import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { answerTallyReads } from './answerTallies.ts';
import { campaignAnswerChanges, campaignAnswerReads } from './campaignAnswers.ts';
import type { Drizzle } from './connection.ts';
import { isOverBy, type OverBy } from './eventLists.ts';
import {
  events,
  questionAnswers,
  questionOptions,
  questions,
  questionVersions,
  signups,
  type AnswerRow,
} from './schema.ts';

/** An answer before it is stored; which places it holds is said later. */
export type NewAnswer = Omit<AnswerRow, 'signupId' | 'held'>;

/** Somebody who agreed to something. */
export interface Consent {
  name: string;
  email: string;
  language: string;
  answer: AnswerRow;
}

export function answerReads(drizzle: Drizzle) {
  const ofSignup = drizzle
    .select()
    .from(questionAnswers)
    .where(eq(questionAnswers.signupId, sql.placeholder('signupId')))
    .orderBy(asc(questionAnswers.questionId), asc(questionAnswers.person))
    .prepare();
  const ofQuestion = drizzle
    .select({ signupId: questionAnswers.signupId })
    .from(questionAnswers)
    .where(eq(questionAnswers.questionId, sql.placeholder('questionId')))
    .limit(1)
    .prepare();
  const ofVersion = drizzle
    .select({ signupId: questionAnswers.signupId })
    .from(questionAnswers)
    .where(eq(questionAnswers.versionId, sql.placeholder('versionId')))
    .limit(1)
    .prepare();

  const expired = drizzle
    .select({ id: questions.id, eventId: events.id, version: questionVersions })
    .from(questions)
    .innerJoin(events, eq(events.id, questions.eventId))
    .innerJoin(
      questionVersions,
      sql`${questionVersions.id} = (select max(${questionVersions.id})
        from ${questionVersions} where ${questionVersions.questionId} = ${questions.id})`,
    )
    .where(
      and(
        eq(questions.keptDays, sql.placeholder('keptDays')),
        isOverBy,
        sql`exists (select 1 from ${questionAnswers}
          where ${questionAnswers.questionId} = ${questions.id})`,
      ),
    )
    .prepare();

  return {
    ...answerTallyReads(drizzle),
    ...campaignAnswerReads(drizzle),
    ofSignup: (signupId: number): AnswerRow[] => ofSignup.all({ signupId }),
    ofSignups: (ids: readonly number[]): AnswerRow[] =>
      drizzle
        .select()
        .from(questionAnswers)
        .where(inArray(questionAnswers.signupId, [...ids]))
        .orderBy(asc(questionAnswers.questionId), asc(questionAnswers.person))
        .all(),
    /** Whether anybody answered a question, whatever became of their sign-up. */
    isAnswered: (questionId: number): boolean => ofQuestion.get({ questionId }) !== undefined,
    /** Whether anybody answered a question in some of its words. */
    isVersionAnswered: (versionId: number): boolean => ofVersion.get({ versionId }) !== undefined,
    /** Who agreed to something, of those who are confirmed or wait, in the order of arrival. */
    consents: (questionId: number): Consent[] =>
      drizzle
        .select({
          name: signups.name,
          email: sql<string>`${signups.email}`,
          language: signups.language,
          answer: questionAnswers,
        })
        .from(questionAnswers)
        .innerJoin(signups, eq(signups.id, questionAnswers.signupId))
        .where(
          and(
            eq(questionAnswers.questionId, questionId),
            eq(questionAnswers.value, 'yes'),
            eq(questionAnswers.person, 0),
            inArray(signups.state, ['confirmed', 'waiting']),
            // Who cannot be reached cannot be contacted either.
            isNotNull(signups.email),
          ),
        )
        .orderBy(asc(signups.id))
        .all(),
    /** Questions of events that are over, whose answers are kept so many days, and which have any. */
    expired: (keptDays: number, overBy: OverBy): { id: number; eventId: number; label: string }[] =>
      expired.all({ keptDays, ...overBy }).map(({ id, eventId, version }) => ({
        id,
        eventId,
        label: version.wording.label,
      })),
  };
}

export function answerChanges(drizzle: Drizzle) {
  const reads = answerReads(drizzle);
  const value = sql.placeholder;
  const insert = drizzle
    .insert(questionAnswers)
    .values({
      signupId: value('signupId'),
      questionId: value('questionId'),
      person: value('person'),
      versionId: value('versionId'),
      language: value('language'),
      value: value('value'),
      words: value('words'),
      held: [],
      at: value('at'),
    })
    .prepare();
  const take = drizzle
    .update(questionOptions)
    .set({ taken: sql`${questionOptions.taken} + 1` })
    .where(
      and(
        eq(questionOptions.id, value('id')),
        sql`(${questionOptions.places} is null or ${questionOptions.taken} < ${questionOptions.places})`,
      ),
    )
    .prepare();
  const give = drizzle
    .update(questionOptions)
    .set({ taken: sql`${questionOptions.taken} - 1` })
    .where(and(eq(questionOptions.id, value('id')), sql`${questionOptions.taken} > 0`))
    .prepare();
  const setHeld = (row: AnswerRow, held: number[]) =>
    drizzle
      .update(questionAnswers)
      .set({ held })
      .where(
        and(
          eq(questionAnswers.signupId, row.signupId),
          eq(questionAnswers.questionId, row.questionId),
          eq(questionAnswers.person, row.person),
        ),
      )
      .run();
  const chosenIn = drizzle
    .select({ answer: questionAnswers })
    .from(questionAnswers)
    .innerJoin(questions, eq(questions.id, questionAnswers.questionId))
    .where(
      and(
        eq(questionAnswers.signupId, value('signupId')),
        inArray(questions.kind, ['one-of', 'several-of']),
      ),
    )
    .prepare();

  const add = (signupId: number, answers: readonly NewAnswer[]): void => {
    for (const answer of answers) insert.run({ ...answer, signupId });
  };

  return {
    ...campaignAnswerChanges(drizzle),
    /** The answers of a sign-up that has none; no place of an option is taken. */
    add,
    /** Puts the answers of a sign-up in the place of those of before; no place of an option is taken. */
    replace: (signupId: number, answers: readonly NewAnswer[]): void => {
      drizzle.delete(questionAnswers).where(eq(questionAnswers.signupId, signupId)).run();
      add(signupId, answers);
    },
    /**
     * Takes the places of what somebody chose, as far as there are any left: also where nobody counts
     * them, since a number may be set later.
     */
    takePlaces: (signupId: number): void => {
      for (const { answer } of chosenIn.all({ signupId })) {
        const wanted = answer.value.split(',').map(Number);
        setHeld(
          answer,
          wanted.filter((id) => answer.held.includes(id) || take.run({ id }).changes === 1),
        );
      }
    },
    /** Gives the places of what somebody chose to others. */
    givePlaces: (signupId: number): void => {
      for (const row of reads.ofSignup(signupId)) {
        if (row.held.length === 0) continue;
        for (const id of row.held) give.run({ id });
        setHeld(row, []);
      }
    },
    /** Deletes all answers to a question, frees their places, and says how many there were. */
    removeOfQuestion: (questionId: number): number => {
      drizzle
        .update(questionOptions)
        .set({ taken: 0 })
        .where(eq(questionOptions.questionId, questionId))
        .run();
      return drizzle.delete(questionAnswers).where(eq(questionAnswers.questionId, questionId)).run()
        .changes;
    },
  };
}
