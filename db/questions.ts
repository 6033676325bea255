import { and, asc, eq, isNull, or, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { alikeOf, copiedCondition, copiedWords } from './copyQuestions.ts';
import {
  events,
  questionOptions,
  questions,
  questionVersions,
  type NewQuestionRow,
  type QuestionOptionRow,
  type QuestionRow,
  type QuestionVersion,
} from './schema.ts';

/** Who asks: one event, or a campaign at every event of it. */
export type QuestionOwner = { kind: 'event'; id: number } | { kind: 'campaign'; id: number };

/** A question with its words of now and what can be chosen. */
export interface StoredQuestion extends QuestionRow {
  version: QuestionVersion;
  /** From top to bottom, those that are not offered any more among them. */
  options: QuestionOptionRow[];
}

export function questionReads(drizzle: Drizzle) {
  const eventId = sql.placeholder('eventId');
  const campaignId = sql.placeholder('campaignId');
  const owned = or(eq(questions.eventId, eventId), eq(questions.campaignId, campaignId));
  const latest = sql`${questionVersions.id} = (select max(${questionVersions.id})
    from ${questionVersions} where ${questionVersions.questionId} = ${questions.id})`;
  const rows = drizzle
    .select({ question: questions, version: questionVersions })
    .from(questions)
    .innerJoin(questionVersions, latest)
    .where(owned)
    // What is asked at every event of a campaign comes first.
    .orderBy(sql`${questions.eventId} is not null`, asc(questions.position), asc(questions.id))
    .prepare();
  const options = drizzle
    .select({ option: questionOptions })
    .from(questions)
    .innerJoin(questionOptions, eq(questionOptions.questionId, questions.id))
    .where(owned)
    .orderBy(asc(questionOptions.position), asc(questionOptions.id))
    .prepare();
  const versions = drizzle
    .select({ version: questionVersions })
    .from(questionVersions)
    .innerJoin(questions, eq(questions.id, questionVersions.questionId))
    .where(owned)
    .prepare();
  const ofCampaign = drizzle
    .select({ id: questions.id })
    .from(questions)
    .where(and(eq(questions.campaignId, campaignId), isNull(questions.archivedAt)))
    .limit(1)
    .prepare();

  function read(of: { eventId: number | null; campaignId: number | null }): StoredQuestion[] {
    const found = rows.all(of);
    if (found.length === 0) return [];
    const offered = Map.groupBy(
      options.all(of).map(({ option }) => option),
      ({ questionId }) => questionId,
    );
    return found.map(({ question, version }) => ({
      ...question,
      version,
      options: offered.get(question.id) ?? [],
    }));
  }

  return {
    /** Every question of an owner from top to bottom, those that are not asked any more among them. */
    ofOwner: (owner: QuestionOwner): StoredQuestion[] => read(columnsOf(owner)),
    /** What is asked at an event: by its campaign, and by itself. */
    atEvent: (event: { id: number; campaignId: number | null }): StoredQuestion[] =>
      read({ eventId: event.id, campaignId: event.campaignId }),
    /** All words in which questions of an event were ever asked, by their ids. */
    versionsAt: (event: { id: number; campaignId: number | null }): Map<number, QuestionVersion> =>
      new Map(
        versions
          .all({ eventId: event.id, campaignId: event.campaignId })
          .map(({ version }) => [version.id, version]),
      ),
    /** Whether a campaign asks anything. */
    asks: (campaign: number): boolean => ofCampaign.get({ campaignId: campaign }) !== undefined,
  };
}

function columnsOf({ kind, id }: QuestionOwner) {
  return {
    eventId: kind === 'event' ? id : null,
    campaignId: kind === 'campaign' ? id : null,
  };
}

/** Whether a question that is asked at an event has an option with so many places. */
export const countsPlaces = sql`exists (select 1 from ${questionOptions}
  join ${questions} on ${questions.id} = ${questionOptions.questionId}
  where ${questionOptions.places} is not null and ${questionOptions.archivedAt} is null
    and ${questions.archivedAt} is null and (${questions.eventId} = ${events.id}
      or ${questions.campaignId} = ${events.campaignId}))`;

export function questionChanges(drizzle: Drizzle) {
  const reads = questionReads(drizzle);
  const insertOption = drizzle
    .insert(questionOptions)
    .values({
      questionId: sql.placeholder('questionId'),
      position: sql.placeholder('position'),
      places: sql.placeholder('places'),
      alikeId: sql.placeholder('alikeId'),
    })
    .returning()
    .prepare();
  const noteChange = ({ kind, id }: QuestionOwner, now: number): void => {
    drizzle
      .update(events)
      .set({ questionsChangedAt: now, countsPlaces })
      .where(eq(kind === 'event' ? events.id : events.campaignId, id))
      .run();
  };

  return {
    /**
     * Has another event ask what an event asks, with options that nobody has chosen. A consent for one of
     * its co-sponsors stays behind.
     */
    copy: (from: number, to: number, now: number): void => {
      const questionIds = new Map<number, number>();
      const optionIds = new Map<number, number>();
      for (const original of reads.ofOwner({ kind: 'event', id: from })) {
        if (original.archivedAt !== null || original.endorsementId !== null) continue;
        const { id, version, options, ...columns } = original;
        const copy = drizzle
          .insert(questions)
          .values({
            ...columns,
            alikeId: alikeOf(original),
            eventId: to,
            condition: copiedCondition(original, questionIds, optionIds),
            createdAt: now,
          })
          .returning()
          .get();
        questionIds.set(id, copy.id);
        for (const option of options.filter(({ archivedAt }) => archivedAt === null))
          optionIds.set(
            option.id,
            insertOption.get({
              questionId: copy.id,
              position: option.position,
              places: option.places,
              alikeId: alikeOf(option),
            }).id,
          );
        drizzle
          .insert(questionVersions)
          .values({ questionId: copy.id, ...copiedWords(version, optionIds), createdAt: now })
          .run();
      }
      if (questionIds.size > 0) noteChange({ kind: 'event', id: to }, now);
    },
    insert: (owner: QuestionOwner, question: Omit<NewQuestionRow, 'id'>): QuestionRow =>
      drizzle
        .insert(questions)
        .values({ ...question, ...columnsOf(owner) })
        .returning()
        .get(),
    update: (id: number, values: Partial<NewQuestionRow>): void => {
      drizzle.update(questions).set(values).where(eq(questions.id, id)).run();
    },
    /** With its words, its options and what was answered. */
    remove: (id: number): void => {
      drizzle.delete(questions).where(eq(questions.id, id)).run();
    },
    insertVersion: (version: Omit<QuestionVersion, 'id'>): QuestionVersion =>
      drizzle.insert(questionVersions).values(version).returning().get(),
    removeVersion: (id: number): void => {
      drizzle.delete(questionVersions).where(eq(questionVersions.id, id)).run();
    },
    insertOption: (
      option: Pick<QuestionOptionRow, 'questionId' | 'position' | 'places'> & { alikeId?: number },
    ): QuestionOptionRow => insertOption.get({ alikeId: null, ...option }),
    updateOption: (
      id: number,
      values: Partial<Pick<QuestionOptionRow, 'position' | 'places' | 'alikeId' | 'archivedAt'>>,
    ): void => {
      drizzle.update(questionOptions).set(values).where(eq(questionOptions.id, id)).run();
    },
    /** Has events know that what they ask is otherwise, and their pages made anew. */
    noteChange,
  };
}
