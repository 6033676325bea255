import type { Reads } from '../../db/database.ts';
import type { Event, Import } from '../../db/schema.ts';
import { spokenBeside } from '../../templates/textLanguages.ts';
import { questionIn, type Question } from '../questions/question.ts';
import { mappingOf } from './mapping.ts';
import type { NamedQuestion } from './recognizeColumns.ts';
import { rowReader, type ReadRow } from './readRow.ts';

/** What an event asks, in the words of its organizers, and whatever else these words are. */
export function namedQuestions(
  { questions }: Pick<Reads, 'questions'>,
  event: Pick<Event, 'id' | 'campaignId' | 'questionsChangedAt' | 'language'>,
): NamedQuestion[] {
  if (event.questionsChangedAt === null) return [];
  return questions
    .atEvent(event)
    .filter(({ archivedAt }) => archivedAt === null)
    .map((stored) => ({
      question: questionIn(stored, [event.language]),
      labels: [
        stored.version.wording.label,
        ...Object.values(stored.version.translations).map((texts) => texts?.['label']?.text ?? ''),
      ],
    }));
}

export function questionsAt(
  reads: Pick<Reads, 'questions'>,
  event: Pick<Event, 'id' | 'campaignId' | 'questionsChangedAt' | 'language'>,
): Question[] {
  return namedQuestions(reads, event).map(({ question }) => question);
}

/** Reads rows of an import as its organizer said that they are to be read. */
export function readerOf(
  reads: Pick<Reads, 'questions'>,
  event: Event,
  { mapping, columns }: Import,
  now: number,
): (cells: readonly string[]) => ReadRow {
  const questions = questionsAt(reads, event);
  const read = mappingOf(mapping, columns, questions);
  const reader = rowReader({ mapping: read, questions, zone: event.zone, now });
  const { language } = read;
  if (language === null || language === spokenBeside(event.language, language)) return reader;
  return (cells) => {
    const row = reader(cells);
    if (row.kind === 'problems') return row;
    return { ...row, person: { ...row.person, language: row.person.language ?? language } };
  };
}
