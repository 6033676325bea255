import type { Reads } from '../../db/database.ts';
import type { StoredQuestion } from '../../db/questions.ts';
import type { AnswerRow, Event, QuestionVersion } from '../../db/schema.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import type { Translate } from '../../templates/translate.ts';
import { optionText, textsRead } from './question.ts';
import { storedAnswer } from './storedAnswer.ts';
import { withSemicolons } from '../../templates/withCommas.ts';

/** An answer as it is told: in the words that were answered, in a language of whoever reads it. */
export interface AnswerInWords {
  question: number;
  /** 0 for whoever signed up, 1 and so on for those they bring. */
  person: number;
  label: string;
  /** The language of the label and of what was chosen; what was typed is in any. */
  language: TextLanguage;
  words: string;
  /** Whether these are words of whoever answered, and not of organizers. */
  typed: boolean;
  sensitive: boolean;
  /** Options that were chosen, and that others had already when the sign-up counted. */
  missed: readonly string[];
  /** What is left of the answer without those. */
  had: readonly string[];
}

/** Who is told answers. */
export interface Teller {
  t: Translate;
  reads: readonly TextLanguage[];
}

/** What an event asked: its questions, and all words in which they ever were. */
export interface AskedBefore {
  questions: ReadonlyMap<number, StoredQuestion>;
  versions: ReadonlyMap<number, QuestionVersion>;
}

/** Everything that was ever asked at an event; null, without a look, where nothing was. */
export function askedBefore(
  { questions }: Pick<Reads, 'questions'>,
  event: Pick<Event, 'id' | 'campaignId' | 'questionsChangedAt'>,
): AskedBefore | null {
  if (event.questionsChangedAt === null) return null;
  const stored = questions.atEvent(event);
  return {
    questions: new Map(stored.map((one) => [one.id, one])),
    versions: questions.versionsAt(event),
  };
}

/**
 * Answers of a sign-up in words, in the order in which they were asked.
 *
 * @param counts whether the sign-up is confirmed: only then does it hold places
 */
export function answersInWords(
  { questions, versions }: AskedBefore,
  rows: readonly AnswerRow[],
  teller: Teller,
  counts: boolean,
): AnswerInWords[] {
  const order = [...questions.keys()];
  return rows
    .toSorted(
      (one, other) =>
        one.person - other.person ||
        order.indexOf(one.questionId) - order.indexOf(other.questionId),
    )
    .flatMap((row) => {
      const question = questions.get(row.questionId);
      const version = versions.get(row.versionId);
      if (question === undefined || version === undefined) return [];
      const told = inWords(question, version, row, teller);
      if (told === null) return [];
      return [
        {
          question: question.id,
          person: row.person,
          sensitive: question.sensitive,
          ...told,
          missed: counts ? told.missed : [],
          had: counts ? told.had : [told.words],
        },
      ];
    });
}

/** What an answer says, in the words that were answered; '' where it says nothing. */
export function wordsOfAnswer(
  { questions, versions }: AskedBefore,
  row: Pick<AnswerRow, 'questionId' | 'versionId' | 'value' | 'words' | 'held'>,
  teller: Teller,
): string {
  const question = questions.get(row.questionId);
  const version = versions.get(row.versionId);
  if (question === undefined || version === undefined) return '';
  const told = inWords(question, version, row, teller);
  // The very words of a consent are what it is kept for.
  return (question.kind === 'consent' ? told?.label : told?.words) ?? '';
}

type Told = Pick<AnswerInWords, 'label' | 'language' | 'words' | 'typed' | 'missed' | 'had'>;

/** One answer in words; null where a damaged row says nothing. */
function inWords(
  { kind }: Pick<StoredQuestion, 'kind'>,
  version: QuestionVersion,
  row: Pick<AnswerRow, 'value' | 'words' | 'held'>,
  { t, reads }: Teller,
): Told | null {
  const answer = storedAnswer(kind, row);
  if (answer === null) return null;
  const { texts, language } = textsRead(version, reads);
  const label = texts['label'] ?? '';
  const optionLabel = (id: number) => texts[optionText(id)] ?? '';
  const told = (words: string, typed = false): Told => ({
    label,
    language,
    words,
    typed,
    missed: [],
    had: [words],
  });
  switch (answer.kind) {
    case 'words':
      return told(answer.words, true);
    case 'options':
      return {
        ...told(withSemicolons(answer.options.map(optionLabel))),
        missed: answer.options.filter((id) => !row.held.includes(id)).map(optionLabel),
        had: answer.options.filter((id) => row.held.includes(id)).map(optionLabel),
      };
    case 'yes-no':
      return told(t(answer.yes ? 'signup.questions.yes' : 'signup.questions.no'));
    case 'number':
      return told(String(answer.number));
    case 'date':
      return told(answer.date);
    case 'consent':
      return told(t('signup.questions.yes'));
  }
}
