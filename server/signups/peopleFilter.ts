import { z } from 'zod';
import { messageOutcomes, type MessageFilter } from '../../db/messageCondition.ts';
import { needStandings, type AnswerFilter, type PeopleFilter } from '../../db/peopleCondition.ts';
import type { StoredQuestion } from '../../db/questions.ts';
import { signupOrigins, signupStates } from '../../db/schema.ts';
import {
  answerFilterName,
  anyAnswer,
  noAnswer,
  messagePart,
  peopleFilterNames,
  questionOfFilterName,
  type PeopleFilterName,
} from '../../templates/addresses/people.ts';
import { normal } from '../../templates/characters.ts';
import { isLanguage, type Language } from '../../templates/languages.ts';
import { tagOf } from './tags.ts';

/*
 * What lists of people are narrowed to, in the query of an address: the same for the list of an event, the
 * people of all events, messages to some of them, exports and saved filters.
 *
 *   const filter = readPeopleFilter(visit.query, filterableQuestions(services, event, sees));
 *   const meant = peopleMeant(services, event.id, filter, now);     // server/signups/peopleMeant.ts
 *   db.people.list(event.id, meant, { sort: 'newest' })             // total, and stretches of rows
 *   isMeant(event.id, meant)                                        // in db/: the condition beside others
 *   withQuery(address, writePeopleFilter(filter))                   // a link that keeps the filter
 *
 * What is stored (a message, a saved filter, an action on many) is the text of the query, `queryOf(filter)`,
 * read anew where it is needed: `readPeopleFilter(new URLSearchParams(text), …)`. X
 *
 * Another part is a name in `peopleFilterNames`, a field of `PeopleFilter`, a line in each of the two
 * functions below, and its condition in `db/peopleCondition.ts`.
 */

/** A question by whose answers people can be found. */
export type FilterableQuestion = Pick<StoredQuestion, 'id' | 'kind' | 'options'>;

/** No letters more are needed to find somebody, and each costs time in every row. */
const longestText = 100;

const text = z.string().transform((given) =>
  normal(given.slice(0, longestText * 4))
    .trim()
    .slice(0, longestText),
);

/** So many people can be ticked one by one: a page of them, and room for more. */
const mostTicked = 500;

/** Ids with dots between them; null for none. */
function idsIn(given: string): number[] | null {
  const ids = given
    .slice(0, mostTicked * 16)
    .split('.')
    .filter((id) => /^[1-9]\d{0,14}$/.test(id));
  return given === '' ? null : [...new Set(ids.map(Number))].slice(0, mostTicked);
}

/** A message of the event and what became of it, as `12.missed`; null for none. */
function messageIn(given: string): MessageFilter | null {
  const [, id = '', outcome] = /^([1-9]\d{0,14})\.(\w+)$/.exec(given) ?? [];
  const is = messageOutcomes.find((one) => one === outcome);
  return is === undefined ? null : { message: Number(id), is };
}

/** What each part may say; what it may not, asks for nothing. */
const Parts = z.object({
  q: text,
  state: z.enum(signupStates).nullable().catch(null),
  language: z.custom<Language>(isLanguage).nullable().catch(null),
  needs: z.enum(needStandings).nullable().catch(null),
  came: z.enum(['yes', 'no']).nullable().catch(null),
  mail: z.literal('failing').nullable().catch(null),
  from: z.enum(signupOrigins).nullable().catch(null),
  organization: text,
  tag: text.transform(tagOf),
  message: z.string().transform(messageIn),
  only: z.string().transform(idsIn),
} satisfies Record<PeopleFilterName, z.ZodType>);

/** A filter that everybody matches. */
export const everybody: PeopleFilter = {
  search: '',
  state: null,
  language: null,
  answers: [],
  needs: null,
  came: null,
  failing: false,
  origin: null,
  organization: '',
  tag: '',
  message: null,
  only: null,
  unreadable: [],
};

/** What somebody may not find people by; see `withheldFrom`. */
export interface Withheld {
  /** Whether who got a message is nothing that they may know. */
  message: (id: number) => boolean;
  /** The same of who has a tag. */
  tag: (tag: string) => boolean;
}

export const nothingWithheld: Withheld = { message: () => false, tag: () => false };

/**
 * Reads a filter from the query of an address. What else stands there is left alone; a part that is empty, or
 * a word that never was one, asks for nothing, and of one that stands there twice the last counts.
 *
 * @param questions those by whose answers whoever asks may find people: none that they may not see
 * @param withheld what else they may not find people by
 */
export function readPeopleFilter(
  query: URLSearchParams,
  questions: readonly FilterableQuestion[] = [],
  withheld: Withheld = nothingWithheld,
): PeopleFilter {
  const last = (name: string) => (query.getAll(name).at(-1) ?? '').trim();
  const {
    q,
    mail,
    from,
    message: asked,
    tag: askedTag,
    ...parts
  } = Parts.parse(Object.fromEntries(peopleFilterNames.map((name) => [name, last(name)])));
  const unreadable: [string, string][] = [];
  const answers: AnswerFilter[] = [];
  for (const name of new Set(query.keys())) {
    const id = questionOfFilterName(name);
    const given = last(name);
    if (id === null || given === '') continue;
    const question = questions.find((one) => one.id === id);
    const answer = question === undefined ? null : answerFilter(question, given);
    if (answer === null) unreadable.push([name, given.slice(0, longestText)]);
    else answers.push(answer);
  }
  const message = asked !== null && withheld.message(asked.message) ? null : asked;
  if (message !== asked) unreadable.push(['message', last('message')]);
  const tag = askedTag !== '' && withheld.tag(askedTag) ? '' : askedTag;
  if (tag !== askedTag) unreadable.push(['tag', askedTag]);
  return {
    ...parts,
    message,
    tag,
    search: q,
    failing: mail !== null,
    origin: from,
    answers,
    unreadable,
  };
}

function answerFilter(
  { id: question, kind, options }: FilterableQuestion,
  given: string,
): AnswerFilter | null {
  if (given === anyAnswer) return { question, is: 'given' };
  if (given === noAnswer) return { question, is: 'missing' };
  switch (kind) {
    case 'one-of':
    case 'several-of': {
      const option = options.find((one) => String(one.id) === given);
      return option === undefined ? null : { question, is: 'option', option: option.id };
    }
    case 'yes-no':
      return given === 'yes' || given === 'no' ? { question, is: 'value', value: given } : null;
    case 'consent':
      return given === 'yes' ? { question, is: 'value', value: given } : null;
    case 'number':
    case 'date':
      return { question, is: 'value', value: text.parse(given) };
    case 'line':
    case 'text':
    case 'phone':
      return { question, is: 'words', words: text.parse(given) };
  }
}

/**
 * The parts of the query that {@link readPeopleFilter} reads as this filter; one that asks for nothing is ''.
 */
export function writePeopleFilter(filter: PeopleFilter): Record<string, string> {
  const fixed: Record<PeopleFilterName, string> = {
    q: filter.search,
    state: filter.state ?? '',
    language: filter.language ?? '',
    needs: filter.needs ?? '',
    came: filter.came ?? '',
    mail: filter.failing ? 'failing' : '',
    from: filter.origin ?? '',
    organization: filter.organization,
    tag: filter.tag,
    message: filter.message === null ? '' : messagePart(filter.message),
    only: filter.only === null ? '' : filter.only.join('.') || '0',
  };
  const answers = filter.answers.map((answer): [string, string] => [
    answerFilterName(answer.question),
    writtenAnswer(answer),
  ]);
  return { ...fixed, ...Object.fromEntries(answers), ...Object.fromEntries(filter.unreadable) };
}

function writtenAnswer(answer: AnswerFilter): string {
  switch (answer.is) {
    case 'given':
      return anyAnswer;
    case 'missing':
      return noAnswer;
    case 'value':
      return answer.value;
    case 'option':
      return String(answer.option);
    case 'words':
      return answer.words;
  }
}

/** The same as the text of a query, to be stored; '' where everybody matches. */
export function queryOf(filter: PeopleFilter): string {
  const given = Object.entries(writePeopleFilter(filter)).filter(([, value]) => value !== '');
  return new URLSearchParams(given).toString();
}

/** Whether a filter leaves everybody on the list. */
export function matchesEverybody(filter: PeopleFilter): boolean {
  return queryOf(filter) === '';
}
