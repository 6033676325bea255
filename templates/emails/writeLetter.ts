import type { Frame, Letter, MailTexts } from './letter.ts';
import { subjectLine } from './letter.ts';
import { letterHtml } from './letterHtml.ts';
import { letterText } from './letterText.ts';

/** Makes the subject and both parts of a mail. */
export function writeLetter(frame: Frame, letter: Letter): MailTexts {
  return {
    subject: subjectLine(letter.subject),
    text: letterText(frame, letter),
    html: letterHtml(frame, letter).toString(),
  };
}
