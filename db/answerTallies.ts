import { and, eq, inArray, sql, sum, type SQL } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { answerTallies, questionAnswers, questions, signups } from './schema.ts';
import { enteredThrough } from './signupTexts.ts';

/** How often something was answered by those who are confirmed or wait. */
export interface AnswerCount {
  questionId: number;
  /** '' for all that was answered in words. */
  value: string;
  people: number;
}

/** A question at one of the events that ask it. */
export interface QuestionAtEvent {
  id: number;
  eventId: number;
}

const value = sql.placeholder;

/**
 * How many gave which answer. Read from tallies, however many answered; answers of those who signed up a
 * moment ago are counted one by one.
 */
export function answerTallyReads(drizzle: Drizzle) {
  const counted = { questionId: answerTallies.questionId, value: answerTallies.value };
  const counting = inArray(answerTallies.state, ['confirmed', 'waiting']);
  const ofEvent = drizzle
    .select({ ...counted, people: sum(answerTallies.answers).mapWith(Number) })
    .from(answerTallies)
    .where(and(isAskedAt(answerTallies.questionId), isAt(answerTallies.eventId), counting))
    .groupBy(answerTallies.questionId, answerTallies.value)
    .prepare();
  const ofCampaign = drizzle
    .select({ ...counted, people: sum(answerTallies.answers).mapWith(Number) })
    .from(answerTallies)
    .where(and(isAskedBy(answerTallies.questionId), counting))
    .groupBy(answerTallies.questionId, answerTallies.value)
    .prepare();
  const added = (these: SQL | undefined) =>
    drizzle
      .select({
        questionId: questionAnswers.questionId,
        value: questionAnswers.value,
        people: sql<number>`count(*)`,
      })
      .from(signups)
      // From the few sign-ups on: their answers are among very many.
      .crossJoin(questionAnswers)
      .where(
        and(
          eq(questionAnswers.signupId, signups.id),
          sql`${signups.id} > ${enteredThrough}`,
          sql`+${signups.state} in ('confirmed', 'waiting')`,
          these,
        ),
      )
      .groupBy(questionAnswers.questionId, questionAnswers.value)
      .prepare();
  const addedAtEvent = added(
    and(isAskedAt(questionAnswers.questionId), isAt(sql`+${signups.eventId}`)),
  );
  const addedToCampaign = added(isAskedBy(questionAnswers.questionId));
  const given = drizzle
    .select({ answers: sql<number>`coalesce(sum(${answerTallies.answers}), 0)` })
    .from(answerTallies)
    .where(
      and(
        eq(answerTallies.questionId, value('id')),
        sql`${value('eventId')} in (0, ${answerTallies.eventId})`,
      ),
    )
    .prepare();
  const addedGiven = drizzle
    .select({ answers: sql<number>`count(*)` })
    .from(signups)
    .crossJoin(questionAnswers)
    .where(
      and(
        eq(questionAnswers.signupId, signups.id),
        sql`${signups.id} > ${enteredThrough}`,
        eq(questionAnswers.questionId, value('id')),
        sql`${value('eventId')} in (0, +${signups.eventId})`,
      ),
    )
    .prepare();

  const howMany = ({ id, eventId }: QuestionAtEvent): number =>
    (given.get({ id, eventId })?.answers ?? 0) + (addedGiven.get({ id, eventId })?.answers ?? 0);

  return {
    /** What was answered at an event to what it and its campaign ask, and how often, by those who count. */
    countsOf: (eventId: number): AnswerCount[] =>
      together([...ofEvent.all({ eventId }), ...addedAtEvent.all({ eventId })]),
    /** What was answered at all events of a campaign, and how often, by those who count. */
    countsOfCampaign: (campaignId: number): AnswerCount[] =>
      together([...ofCampaign.all({ campaignId }), ...addedToCampaign.all({ campaignId })]),
    /** How many answers there are to a question, whatever became of the sign-ups. */
    howMany: (id: number): number => howMany({ id, eventId: 0 }),
    /** How many answers there are to a question at one event. */
    howManyAt: howMany,
  };
}

const isAt = (column: SQL | typeof answerTallies.eventId) => sql`${column} = ${value('eventId')}`;

const isAskedAt = (column: typeof answerTallies.questionId | typeof questionAnswers.questionId) =>
  sql`${column} in (select id from questions where event_id = ${value('eventId')}
    union all select ${questions.id} from events join questions
      on ${questions.campaignId} = events.campaign_id where events.id = ${value('eventId')})`;

const isAskedBy = (column: typeof answerTallies.questionId | typeof questionAnswers.questionId) =>
  sql`${column} in (select id from questions where campaign_id = ${value('campaignId')})`;

function together(counts: readonly AnswerCount[]): AnswerCount[] {
  const sums = new Map<string, AnswerCount>();
  for (const one of counts) {
    const key = `${one.questionId} ${one.value}`;
    sums.set(key, { ...one, people: one.people + (sums.get(key)?.people ?? 0) });
  }
  return [...sums.values()];
}
