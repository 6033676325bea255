import { and, eq, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import type { Language } from '../templates/languages.ts';
import { folded } from './folded.ts';
import { isOneOf } from './json.ts';
import { messageCondition, type MessageFilter } from './messageCondition.ts';
import {
  questionAnswers,
  signups,
  signupTags,
  unanswered,
  type SignupOrigin,
  type SignupState,
} from './schema.ts';
import { isFoundAmong, isOfOrganization } from './signupTexts.ts';

/** What somebody, or one of those they bring, is to have answered to a question. */
export type AnswerFilter = { question: number } & (
  | { is: 'given' | 'missing' }
  /** The very answer: 'yes', 'no', a number, a date. */
  | { is: 'value'; value: string }
  /** The option that was chosen, perhaps among others. */
  | { is: 'option'; option: number }
  /** Letters of an answer in words, whatever their case and accents. */
  | { is: 'words'; words: string }
);

export const needStandings = ['open', 'answered', 'any'] as const;

/**
 * What a list of people is narrowed to; all of it together. Addresses and what was stored say it as
 * `server/signups/peopleFilter.ts` reads and writes it.
 */
export interface PeopleFilter {
  /** Letters of a name or an address; '' for everybody, as in all that follow. */
  search: string;
  state: SignupState | null;
  language: Language | null;
  answers: readonly AnswerFilter[];
  /** What they need to take part: nobody answered it yet, somebody did, or they need anything at all. */
  needs: (typeof needStandings)[number] | null;
  /** 'no': they are confirmed, and nobody marked them. */
  came: 'yes' | 'no' | null;
  /** Only those to whom mail comes back. */
  failing: boolean;
  origin: SignupOrigin | null;
  /** Letters of the organization that they named. */
  organization: string;
  tag: string;
  /** What became of one of the messages of the event for them. */
  message: MessageFilter | null;
  /** Ids of those who were ticked one by one; null where nobody was. */
  only: readonly number[] | null;
  /**
   * What an address says that nobody can read, such as a question that is gone, by its name there. Nobody
   * matches it: a filter that forgot a part of itself would reach more people than was meant.
   */
  unreadable: readonly (readonly [name: string, value: string])[];
}

/** A filter with what cannot be asked in SQL: ids of those to whom mail comes back; null: not asked. */
export interface PeopleMeant {
  filter: PeopleFilter;
  failing: readonly number[] | null;
}

/**
 * The condition of a filter on rows of `signups`, beside that of the event; undefined where everybody
 * matches.
 *
 * @param eventId null for the people of every event, among whom answers are not looked for
 */
export function isMeant(eventId: number | null, meant: PeopleMeant): SQL | undefined {
  const { filter, failing } = meant;
  const { state, language, origin, organization, tag } = filter;
  const answered = answeredAll(filter);
  const missing = filter.answers.filter(({ is }) => is === 'missing');
  return and(
    filter.unreadable.length === 0 ? undefined : sql`false`,
    state === null ? undefined : eq(signups.state, state),
    language === null ? undefined : eq(signups.language, language),
    origin === null ? undefined : eq(signups.origin, origin),
    needCondition(filter.needs),
    filter.came === 'yes' ? isNotNull(signups.arrivedAt) : undefined,
    filter.came === 'no'
      ? and(isNull(signups.arrivedAt), eq(signups.state, 'confirmed'))
      : undefined,
    filter.failing ? isOneOf(signups.id, failing ?? []) : undefined,
    isOneOf(signups.id, filter.only),
    answered === null ? undefined : sql`${signups.id} in (${answered.those})`,
    ...missing.map((answer) => sql`${signups.id} not in (${whoAnswered(answer)})`),
    organization === '' ? undefined : isOfOrganization(organization, eventId),
    tag === '' ? undefined : isTagged(eventId, tag),
    filter.message === null ? undefined : messageCondition(filter.message),
    isFoundAmong(filter.search, eventId),
  );
}

/** Whether each part of a filter is in the row of a sign-up itself, or a short list of ids. */
export function isSaidByRow({ search, answers, organization, tag }: PeopleFilter): boolean {
  return search === '' && answers.length === 0 && organization === '' && tag === '';
}

function needCondition(needs: PeopleFilter['needs']): SQL | undefined {
  switch (needs) {
    case null:
      return undefined;
    case 'open':
      return unanswered(signups);
    case 'answered':
      return sql`(${signups.accessNeeds} <> '' and ${signups.accessAnsweredAt} is not null)`;
    case 'any':
      return sql`${signups.accessNeeds} <> ''`;
  }
}

/** What a filter asks for beside answers that somebody gave, and the ids of those who gave each of these. */
export interface AnsweredAll {
  those: SQL;
  rest: PeopleFilter;
}

/**
 * Who gave each of the answers that a filter asks for: sets of ids, each read from an index once, of which
 * SQLite makes the intersection in a third of the time of asking for one after the other about everybody.
 * Null where it asks for none.
 */
export function answeredAll(filter: PeopleFilter): AnsweredAll | null {
  const given = filter.answers.filter(({ is }) => is !== 'missing');
  if (given.length === 0) return null;
  const answers = filter.answers.filter(({ is }) => is === 'missing');
  return {
    those: sql.join(given.map(whoAnswered), sql` intersect `),
    rest: { ...filter, answers },
  };
}

/** The ids of those who answered so; of those who answered at all, where nobody is to have. */
function whoAnswered(answer: AnswerFilter): SQL {
  const those = sql`select ${questionAnswers.signupId} from ${questionAnswers}
    where ${questionAnswers.questionId} = ${answer.question}`;
  switch (answer.is) {
    case 'given':
    case 'missing':
      return those;
    case 'value':
      return sql`${those} and ${questionAnswers.value} = ${answer.value}`;
    case 'option':
      return sql`${those}
        and instr(',' || ${questionAnswers.value} || ',', ${`,${answer.option},`}) > 0`;
    case 'words':
      return sql`${those}
        and instr(folded(${questionAnswers.words}), ${folded(answer.words)}) > 0`;
  }
}

function isTagged(eventId: number | null, tag: string): SQL {
  return sql`${signups.id} in (select ${signupTags.signupId} from ${signupTags} where ${and(
    eventId === null ? undefined : eq(signupTags.eventId, eventId),
    eq(signupTags.tag, tag),
  )})`;
}
