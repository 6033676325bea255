import type { TextLanguage } from '../../templates/textLanguages.ts';
import { isObject, jsonColumn } from './jsonColumn.ts';

/** What organizers wrote, by language; a reader whose languages are missing gets another one. */
export type MessageTexts = Partial<Record<TextLanguage, { subject: string; text: string }>>;

function areMessageTexts(value: unknown): value is MessageTexts {
  return (
    isObject(value) &&
    Object.values(value).every(
      (one) =>
        isObject(one) && typeof one['subject'] === 'string' && typeof one['text'] === 'string',
    )
  );
}

/** The column for them. */
export const messageTextsColumn = () =>
  jsonColumn<MessageTexts, MessageTexts>(areMessageTexts, {}).notNull();
