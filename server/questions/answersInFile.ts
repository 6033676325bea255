import type { Reads } from '../../db/database.ts';
import type { Event } from '../../db/schema.ts';
import type { AskedInFile } from '../../db/signupLines.ts';
import type { View } from '../../templates/view.ts';
import { askedBefore, wordsOfAnswer } from './answersInWords.ts';
import { textsRead } from './question.ts';

/** The columns of questions in a file: as people read them, and as programs do. */
export interface AnswersInFile extends AskedInFile {
  labels: readonly string[];
  names: readonly string[];
}

/**
 * What a file of sign-ups tells of the questions of an event; null where nothing was ever asked. A cell
 * holds the answers of whoever signed up and of those they bring, with a bar between them.
 *
 * @param sensitive whether it tells the answers to sensitive questions, too
 */
export function answersInFile(
  db: Pick<Reads, 'questions'>,
  event: Event,
  { t, language }: Pick<View, 't' | 'language'>,
  sensitive: boolean,
): AnswersInFile | null {
  const asked = askedBefore(db, event);
  if (asked === null) return null;
  const told = [...asked.questions.values()].filter((one) => sensitive || !one.sensitive);
  const teller = { t, reads: [language] };
  return {
    questions: told.map(({ id }) => id),
    labels: told.map(({ version }) => textsRead(version, [language]).texts['label'] ?? ''),
    names: told.map(({ id }) => `question_${id}`),
    cell: (_question, answers) => {
      const words: string[] = [];
      for (const answer of answers)
        words[answer.person] = wordsOfAnswer(asked, { ...answer, held: [] }, teller);
      return Array.from({ length: words.length }, (_, person) => words[person] ?? '').join(' | ');
    },
  };
}
