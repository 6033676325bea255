import { describe, expect, test } from '@jest/globals';
import type { PeopleFilter } from '../../db/peopleCondition.ts';
import type { QuestionKind } from '../../db/schema.ts';
import {
  everybody,
  matchesEverybody,
  queryOf,
  readPeopleFilter,
  type FilterableQuestion,
} from '../../server/signups/peopleFilter.ts';

const option = (id: number) => ({
  id,
  questionId: 3,
  position: id,
  places: null,
  taken: 0,
  alikeId: null,
  archivedAt: null,
});
const question = (id: number, kind: QuestionKind): FilterableQuestion => ({
  id,
  kind,
  options: kind === 'one-of' || kind === 'several-of' ? [option(31), option(32)] : [],
});
const questions = [
  question(1, 'line'),
  question(2, 'yes-no'),
  question(3, 'several-of'),
  question(4, 'number'),
  question(5, 'consent'),
];

const read = (query: string): PeopleFilter =>
  readPeopleFilter(new URLSearchParams(query), questions);

describe('a filter of people in an address', () => {
  test('asks for nothing where nothing stands there', () => {
    expect(read('')).toEqual(everybody);
    expect(read('q=&state=&page=3&sort=name&lang=es&answer-3=')).toEqual(everybody);
    expect(matchesEverybody(everybody)).toBe(true);
  });

  test.each([
    ['q=%20Mu%C3%B1oz%20', { search: 'Muñoz' }],
    [`q=${'x'.repeat(9000)}`, { search: 'x'.repeat(100) }],
    ['state=waiting', { state: 'waiting' }],
    ['state=asleep', {}],
    ['language=es', { language: 'es' }],
    ['language=tlh', {}],
    ['needs=open', { needs: 'open' }],
    ['came=no', { came: 'no' }],
    ['mail=failing', { failing: true }],
    ['mail=good', {}],
    ['from=door', { origin: 'door' }],
    ['organization=Choir', { organization: 'Choir' }],
    ['tag=%20Press%20%20Bus', { tag: 'press bus' }],
    ['only=7.9.7.x.-2', { only: [7, 9] }],
    ['only=x', { only: [] }],
    ['state=waiting&state=confirmed', { state: 'confirmed' }],
    ['answer-1=*', { answers: [{ question: 1, is: 'given' }] }],
    ['answer-1=-', { answers: [{ question: 1, is: 'missing' }] }],
    ['answer-1=Caf%C3%A9', { answers: [{ question: 1, is: 'words', words: 'Café' }] }],
    ['answer-2=no', { answers: [{ question: 2, is: 'value', value: 'no' }] }],
    ['answer-3=32', { answers: [{ question: 3, is: 'option', option: 32 }] }],
    ['answer-4=12', { answers: [{ question: 4, is: 'value', value: '12' }] }],
    ['answer-5=yes', { answers: [{ question: 5, is: 'value', value: 'yes' }] }],
  ] satisfies [string, Partial<PeopleFilter>][])('is read from %s', (query, asked) => {
    expect(read(query)).toEqual({ ...everybody, ...asked });
  });

  test.each(['answer-9=yes', 'answer-2=perhaps', 'answer-3=33', 'answer-5=no'])(
    'that nobody can read any more (%s) is kept, so that nobody matches it',
    (query) => {
      const filter = read(query);
      expect(filter.unreadable).toEqual([query.split('=')]);
      expect(filter.answers).toEqual([]);
      expect(matchesEverybody(filter)).toBe(false);
      expect(read(queryOf(filter))).toEqual(filter);
    },
  );

  test('is not widened by who may not ask for an answer', () => {
    const seen = readPeopleFilter(new URLSearchParams('answer-2=yes&state=waiting'), []);
    expect(seen).toMatchObject({ state: 'waiting', unreadable: [['answer-2', 'yes']] });
  });

  test('says the same when it is written and read again', () => {
    const query =
      'q=a%26b&state=confirmed&language=en&needs=any&came=yes&mail=failing&from=sheet' +
      '&organization=C%C3%B4r&tag=bus&only=4.5&answer-1=x&answer-2=-&answer-3=31&answer-4=3';
    const filter = read(query);
    expect(filter.answers).toHaveLength(4);
    expect(read(queryOf(filter))).toEqual(filter);
    expect(read(queryOf(read('only=none'))).only).toEqual([]);
  });
});
