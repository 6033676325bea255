import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import { campaigns } from './campaigns.ts';
import { all, oneOwner, some } from './conditions.ts';
import { endorsements } from './endorsements.ts';
import { events } from './events.ts';
import type { TranslatedTexts } from './eventTexts.ts';
import { isObject, jsonColumn } from './jsonColumn.ts';
import { signups } from './signups.ts';

export const questionKinds = [
  'line',
  'text',
  'one-of',
  'several-of',
  'yes-no',
  'number',
  'phone',
  'date',
  'consent',
] as const;

export type QuestionKind = (typeof questionKinds)[number];

/** Asked only of those who gave one of these answers to an earlier question. */
export interface Condition {
  question: number;
  /** Ids of options, or 'yes' and 'no'. */
  answers: readonly string[];
}

function isCondition(value: unknown): value is Condition {
  return (
    isObject(value) &&
    typeof value['question'] === 'number' &&
    Array.isArray(value['answers']) &&
    value['answers'].every((one) => typeof one === 'string')
  );
}

/** Labels of options by their ids. */
export type OptionLabels = Readonly<Record<string, string>>;

/** Words in which a question was asked, in the language of its organizers. */
export interface Wording {
  label: string;
  help: string;
  options: OptionLabels;
}

function isWording(value: unknown): value is Wording {
  return (
    isObject(value) &&
    typeof value['label'] === 'string' &&
    typeof value['help'] === 'string' &&
    isObject(value['options']) &&
    Object.values(value['options']).every((one) => typeof one === 'string')
  );
}

/** What a question says in further languages, by their codes. */
export type WordingTranslations = Readonly<Partial<Record<TextLanguage, TranslatedTexts>>>;

function areTranslations(value: unknown): value is WordingTranslations {
  return isObject(value) && Object.values(value).every((texts) => isObject(texts));
}

/** What organizers ask of those who sign up, beside the questions that every form has. */
export const questions = sqliteTable(
  'questions',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    eventId: integer().references(() => events.id, { onDelete: 'cascade' }),
    /** Asked at every event of the campaign, before the questions of the event itself. */
    campaignId: integer().references(() => campaigns.id, { onDelete: 'cascade' }),
    /** From top to bottom of the form. */
    position: integer().notNull(),
    kind: text({ enum: questionKinds }).notNull(),
    required: integer({ mode: 'boolean' }).notNull().default(false),
    /** Asked of every companion, too. */
    eachPerson: integer({ mode: 'boolean' }).notNull().default(false),
    /** Shown as counts alone to those who do not need each answer. */
    sensitive: integer({ mode: 'boolean' }).notNull().default(false),
    condition: jsonColumn<Condition, null>(isCondition, null),
    /** Bounds of a number. */
    minimum: integer(),
    maximum: integer(),
    /** Days after the event until the answers are deleted; null: as long as the sign-up is kept. */
    keptDays: integer(),
    /** The co-sponsor that a consent lets contact people. */
    endorsementId: integer().references(() => endorsements.id, { onDelete: 'set null' }),
    /** Which ready-made question it began as. */
    preset: text(),
    /**
     * The question that it was copied from at first, perhaps gone since: the same number on all dates of a
     * series says that they ask the same. Null of one that was never copied from another.
     */
    alikeId: integer(),
    createdAt: integer().notNull(),
    /** Not asked any more; its answers stay. */
    archivedAt: integer(),
  },
  (question) => [
    index('questions_by_event').on(question.eventId, question.position),
    index('questions_by_campaign')
      .on(question.campaignId, question.position)
      .where(sql`${question.campaignId} is not null`),
    check('questions_owner', oneOwner(question.eventId, question.campaignId)),
    check(
      'questions_kind',
      sql`${question.kind} in ('line', 'text', 'one-of', 'several-of', 'yes-no', 'number',
        'phone', 'date', 'consent')`,
    ),
    check(
      'questions_bounds',
      sql`(${some(
        sql`${question.minimum} is null`,
        sql`${question.maximum} is null`,
        sql`${question.minimum} <= ${question.maximum}`,
      )})`,
    ),
    check('questions_kept', sql`(${question.keptDays} is null or ${question.keptDays} >= 0)`),
  ],
);

export type QuestionRow = typeof questions.$inferSelect;
export type NewQuestionRow = typeof questions.$inferInsert;

/** The words of a question. One that people have answered stays as it is; other words are a row more. */
export const questionVersions = sqliteTable(
  'question_versions',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    questionId: integer()
      .notNull()
      .references(() => questions.id, { onDelete: 'cascade' }),
    language: text().$type<TextLanguage>().notNull(),
    wording: jsonColumn<Wording, Wording>(isWording, {
      label: '',
      help: '',
      options: {},
    }).notNull(),
    translations: jsonColumn<WordingTranslations, WordingTranslations>(
      areTranslations,
      {},
    ).notNull(),
    createdAt: integer().notNull(),
  },
  (version) => [index('question_versions_by_question').on(version.questionId, version.id)],
);

export type QuestionVersion = typeof questionVersions.$inferSelect;

/** What can be chosen; how it is called is said by the version. */
export const questionOptions = sqliteTable(
  'question_options',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    questionId: integer()
      .notNull()
      .references(() => questions.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    /** How many people can have it; null where nobody counts. */
    places: integer(),
    taken: integer().notNull().default(0),
    /** As of a question. */
    alikeId: integer(),
    /** Not offered any more. */
    archivedAt: integer(),
  },
  (option) => [
    index('question_options_by_question').on(option.questionId, option.position),
    check(
      'question_options_places',
      all(
        sql`${option.taken} >= 0`,
        sql`(${some(
          sql`${option.places} is null`,
          sql`(${option.places} > 0 and ${option.taken} <= ${option.places})`,
        )})`,
      ),
    ),
  ],
);

export type QuestionOptionRow = typeof questionOptions.$inferSelect;

/** Ids of options whose places somebody has. */
function areIds(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'number');
}

/** What somebody answered. It goes with the sign-up, wherever that is deleted. */
export const questionAnswers = sqliteTable(
  'question_answers',
  {
    signupId: integer()
      .notNull()
      .references(() => signups.id, { onDelete: 'cascade' }),
    questionId: integer()
      .notNull()
      .references(() => questions.id, { onDelete: 'cascade' }),
    /** 0 for whoever signed up, 1 and so on for those they bring. */
    person: integer().notNull(),
    /** The words that were answered, and the language in which they were read. */
    versionId: integer()
      .notNull()
      .references(() => questionVersions.id),
    language: text().$type<TextLanguage>().notNull(),
    /** What was chosen, in short: equal answers are equal texts. '' where the answer is words. */
    value: text().notNull(),
    words: text().notNull().default(''),
    held: jsonColumn<number[], number[]>(areIds, []).notNull().default([]),
    at: integer().notNull(),
  },
  (answer) => [
    primaryKey({ columns: [answer.signupId, answer.questionId, answer.person] }),
    // Who answered something is read from it, too: by many a filter, for every one of many people.
    index('question_answers_by_question').on(answer.questionId, answer.value, answer.signupId),
    index('question_answers_by_version').on(answer.versionId),
    check('question_answers_person', sql`${answer.person} between 0 and 20`),
  ],
);

export type AnswerRow = typeof questionAnswers.$inferSelect;
