import { and, eq, sql } from 'drizzle-orm';
import type { QuestionAtEvent } from './answerTallies.ts';
import type { Drizzle } from './connection.ts';
import { isOverBy, type OverBy } from './eventLists.ts';
import { events, questionAnswers, questionOptions, questions, questionVersions } from './schema.ts';

const value = sql.placeholder;

/** What was answered to the questions of campaigns, which many events ask. */
export function campaignAnswerReads(drizzle: Drizzle) {
  const expired = drizzle
    .select({ id: questions.id, eventId: events.id, version: questionVersions })
    .from(questions)
    .innerJoin(events, eq(events.campaignId, questions.campaignId))
    .innerJoin(
      questionVersions,
      sql`${questionVersions.id} = (select max(${questionVersions.id})
        from ${questionVersions} where ${questionVersions.questionId} = ${questions.id})`,
    )
    .where(
      and(
        eq(questions.keptDays, value('keptDays')),
        isOverBy,
        // From the sign-ups of the event on: other events may have very many answers to the same question.
        sql`exists (select 1 from signups as s cross join question_answers as a
          on a.signup_id = s.id and a.question_id = ${questions.id} where s.event_id = ${events.id})`,
      ),
    )
    .prepare();

  return {
    /** As `expired` of events: what a campaign asked at events that are over. */
    expiredAtEvents: (keptDays: number, overBy: OverBy): (QuestionAtEvent & { label: string })[] =>
      expired
        .all({ keptDays, ...overBy })
        .map(({ version, ...found }) => ({ ...found, label: version.wording.label })),
  };
}

const isAt = (questionId: number, eventId: number) =>
  and(
    eq(questionAnswers.questionId, questionId),
    sql`${questionAnswers.signupId} in (select id from signups where event_id = ${eventId})`,
  );

export function campaignAnswerChanges(drizzle: Drizzle) {
  return {
    /** Deletes all answers to a question at one event, frees their places, and says how many there were. */
    removeAt: ({ id, eventId }: QuestionAtEvent): number => {
      const gone = drizzle
        .delete(questionAnswers)
        .where(isAt(id, eventId))
        .returning({ held: questionAnswers.held })
        .all();
      const freed = Map.groupBy(
        gone.flatMap(({ held }) => held),
        (option) => option,
      );
      for (const [option, those] of freed)
        drizzle
          .update(questionOptions)
          .set({ taken: sql`max(0, ${questionOptions.taken} - ${those.length})` })
          .where(eq(questionOptions.id, option))
          .run();
      return gone.length;
    },
  };
}
