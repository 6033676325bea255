import type { Reads } from '../../db/database.ts';
import type { AnswerOfRow, SignupRow } from '../../db/signupRows.ts';
import type { Event } from '../../db/schema.ts';
import type { StoredQuestion } from '../../db/questions.ts';
import type { View } from '../../templates/view.ts';
import { askedBefore, wordsOfAnswer, type AskedBefore } from '../questions/answersInWords.ts';
import { textsRead } from '../questions/question.ts';
import { storedAnswer } from '../questions/storedAnswer.ts';
import type { Cell, Column } from './columns.ts';

/** A column for what an event asked. */
export interface QuestionColumn extends Column {
  question: StoredQuestion;
}

/**
 * A column for each question that was ever asked at an event. A cell holds the answers of whoever signed up
 * and of those they bring, with a bar between them; of a consent, the very words in the language in which it
 * was given.
 *
 * @param sensitive whether it tells the answers to sensitive questions, too
 */
export function questionColumns(
  db: Pick<Reads, 'questions'>,
  event: Event,
  view: Pick<View, 't' | 'language'>,
  sensitive: boolean,
): QuestionColumn[] {
  const asked = askedBefore(db, event);
  if (asked === null) return [];
  return [...asked.questions.values()]
    .filter((question) => sensitive || !question.sensitive)
    .map((question) => {
      const { texts, language } = textsRead(question.version, [view.language]);
      return {
        question,
        name: `question_${question.id}`,
        heading: texts['label'] ?? '',
        ...(language === view.language ? {} : { language }),
        ...toldOf(question, asked, view),
      };
    });
}

/**
 * The same of several events. What several of them ask in the same words and the same way stands in one
 * column: a copy of an event has questions of its own, and a table with each of them twice is read by nobody.
 */
export function questionColumnsOfEvents(
  db: Pick<Reads, 'questions'>,
  events: readonly Event[],
  view: Pick<View, 't' | 'language'>,
  sensitive: boolean,
): QuestionColumn[] {
  const columns = new Map<
    string,
    { first: QuestionColumn; byEvent: Map<number, QuestionColumn> }
  >();
  for (const event of events) {
    const times = new Map<string, number>();
    for (const column of questionColumns(db, event, view, sensitive)) {
      const same = `${column.kind} ${column.question.kind} ${column.heading}`;
      const time = times.get(same) ?? 0;
      times.set(same, time + 1);
      const key = `${time} ${same}`;
      const known = columns.get(key);
      if (known === undefined)
        columns.set(key, { first: column, byEvent: new Map([[event.id, column]]) });
      else known.byEvent.set(event.id, column);
    }
  }
  return [...columns.values()].map(({ first, byEvent }) => ({
    ...first,
    of: (row) => byEvent.get(row.signup.eventId)?.of(row) ?? null,
  }));
}

/** A number or a day of one person is one in a spreadsheet; what several answered is a text. */
function toldOf(
  question: StoredQuestion,
  asked: AskedBefore,
  view: Pick<View, 't' | 'language'>,
): Pick<Column, 'kind' | 'of'> {
  const { kind, eachPerson } = question;
  if (!eachPerson && kind === 'number')
    return { kind: 'number', of: (row) => plainAnswer(question, row) };
  if (!eachPerson && kind === 'date')
    return { kind: 'day', of: (row) => plainAnswer(question, row) };
  const words = (answer: AnswerOfRow) =>
    wordsOfAnswer(
      asked,
      { ...answer, held: [] },
      { t: view.t, reads: [kind === 'consent' ? answer.language : view.language] },
    );
  return {
    kind: 'text',
    of: ({ answers }) => {
      const persons: string[] = [];
      for (const answer of answers)
        if (answer.questionId === question.id) persons[answer.person] = words(answer);
      return Array.from(persons, (one) => one ?? '').join(' | ');
    },
  };
}

function plainAnswer({ id, kind }: StoredQuestion, { answers }: SignupRow): Cell {
  const given = answers.find(({ questionId }) => questionId === id);
  const answer = given === undefined ? null : storedAnswer(kind, given);
  if (answer?.kind === 'number') return answer.number;
  return answer?.kind === 'date' ? answer.date : null;
}
