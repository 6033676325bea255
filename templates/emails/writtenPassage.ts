import type { Language } from '../languages.ts';
import { textLanguageName, type TextLanguage } from '../textLanguages.ts';
import type { Translate } from '../translate.ts';
import { paragraph } from './blocks.ts';
import type { Block } from './letter.ts';
import { columns } from './letterText.ts';
import type { FieldValues } from './messageFields.ts';
import { messageHtml } from './messageMarkdown.ts';
import { messageText } from './messageText.ts';

/** How many characters of the text a list of mails shows beside the subject. */
const previewed = 140;

/** What stands in the fields of a text that has none, since it is about nobody who signed up. */
export const noFields: FieldValues = { name: '', title: '', time: '', where: '', link: '' };

/**
 * What organizers wrote, in Markdown, as it begins and as it stands in a mail.
 *
 * @param written in which language, too
 * @param foreign whether that is none of the reader's, which is then said in the reader's own
 */
export function writtenPassage(
  written: { text: string; language: TextLanguage; fields: FieldValues },
  foreign: boolean,
  t: Translate,
  language: Language,
): { preview: string; blocks: (Block | null)[] } {
  const { fields } = written;
  const text = messageText(written.text, fields, columns);
  const named = { language: textLanguageName(written.language, language) };
  return {
    preview: text.replaceAll(/\s+/g, ' ').slice(0, previewed),
    blocks: [
      foreign ? paragraph(t('event.inLanguage', named)) : null,
      {
        kind: 'prose',
        html: messageHtml(written.text, fields, written.language),
        text,
        language: written.language,
      },
    ],
  };
}
