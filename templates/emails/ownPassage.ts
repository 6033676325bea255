import type { TextLanguage } from '../textLanguages.ts';
import type { Block } from './letter.ts';
import { columns } from './letterText.ts';
import type { FieldValues } from './messageFields.ts';
import { messageHtml } from './messageMarkdown.ts';
import { messageText } from './messageText.ts';

/** What organizers tell everybody who signs up, in Markdown, and what its fields stand for. */
export interface OwnPassage {
  text: string;
  language: TextLanguage;
  fields: FieldValues;
}

/** The passage in both parts of a mail; null where organizers have written none. */
export function ownPassage(own: OwnPassage | null): Block | null {
  if (own === null) return null;
  const html = messageHtml(own.text, own.fields, own.language);
  const text = messageText(own.text, own.fields, columns);
  return { kind: 'prose', html, text, language: own.language };
}
