import type { Reads } from '../../db/database.ts';
import type { Event, Signup } from '../../db/schema.ts';
import type { AnswersInMail } from '../../templates/emails/answers.ts';
import { translator } from '../../templates/translate.ts';
import { answersInWords, askedBefore } from '../questions/answersInWords.ts';

/** What an email to somebody who signed up tells of their answers. */
export function answersInMail(
  db: Pick<Reads, 'questions' | 'answers'>,
  event: Event,
  { id, state, language, textLanguage }: Signup,
): { answers: AnswersInMail } {
  const asked = askedBefore(db, event);
  if (asked === null) return { answers: { told: [], missed: [] } };
  const reads = [language, ...(textLanguage === null ? [] : [textLanguage])];
  const teller = { t: translator(language), reads };
  const answers = answersInWords(asked, db.answers.ofSignup(id), teller, state === 'confirmed');
  const told = answers
    .filter(({ typed, sensitive }) => !typed && !sensitive)
    .flatMap((answer) => {
      const had = answer.had.join('; ');
      return had === '' ? [] : [{ ...answer, words: had }];
    });
  return { answers: { told, missed: answers.flatMap(({ missed }) => missed) } };
}
