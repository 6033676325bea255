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
    ...filter.answers.map(answerCondition),
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

/** Sets of ids, each read from an index once, whatever number of people is looked at. */
function answerCondition(answer: AnswerFilter): SQL {
  const those = sql`select ${questionAnswers.signupId} from ${questionAnswers}
    where ${questionAnswers.questionId} = ${answer.question}`;
  switch (answer.is) {
    case 'given':
      return sql`${signups.id} in (${those})`;
    case 'missing':
      return sql`${signups.id} not in (${those})`;
    case 'value':
      return sql`${signups.id} in (${those} and ${questionAnswers.value} = ${answer.value})`;
    case 'option':
      return sql`${signups.id} in (${those}
        and instr(',' || ${questionAnswers.value} || ',', ${`,${answer.option},`}) > 0)`;
    case 'words':
      return sql`${signups.id} in (${those}
        and instr(folded(${questionAnswers.words}), ${folded(answer.words)}) > 0)`;
  }
}

function isTagged(eventId: number | null, tag: string): SQL {
  return sql`${signups.id} in (select ${signupTags.signupId} from ${signupTags} where ${and(
    eventId === null ? undefined : eq(signupTags.eventId, eventId),
    eq(signupTags.tag, tag),
  )})`;
}
