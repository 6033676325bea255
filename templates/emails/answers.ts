import type { AnswerInWords } from '../../server/questions/answersInWords.ts';
import type { Translate } from '../translate.ts';
import { facts, paragraph } from './blocks.ts';
import type { Block } from './letter.ts';

/**
 * What somebody answered, as an email may tell it: in words that organizers wrote. Words that were typed
 * are left out, since whoever signs up another address could send them; sensitive answers are, too.
 */
export interface AnswersInMail {
  told: readonly Pick<AnswerInWords, 'label' | 'language' | 'words' | 'person'>[];
  /** Options that were full when the sign-up came to count. */
  missed: readonly string[];
}

/** The answers of a sign-up as parts of an email; none where nothing was answered. */
export function answerBlocks(
  t: Translate,
  { answers: { told, missed } }: { answers: AnswersInMail },
): Block[] {
  return [
    ...missed.map((option) => paragraph(t('mail.answers.missed', { option }))),
    ...(told.length === 0
      ? []
      : [
          facts(
            told.map(({ label, language, words, person }) => ({
              label: person === 0 ? label : t('mail.answers.companion', { label, number: person }),
              lines: [{ text: words, language }],
            })),
          ),
        ]),
  ];
}
