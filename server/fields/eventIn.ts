import { hash } from 'node:crypto';
import type { Event, EventTexts, Speaker, TranslatedTexts } from '../../db/schema.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import type { TextsAsRead } from '../../templates/textsAsRead.ts';
import { columnFields, type ColumnField } from './eventFields.ts';
import { readSpeakers, speakerLines } from './speakers.ts';

/** A field whose text can stand in several languages. */
export type TranslatedField = Extract<ColumnField, { translated: true }>;

/** Its name. */
export type TranslatedName = TranslatedField['name'];

export const translatedFields: readonly TranslatedField[] = columnFields.filter(isTranslated);

function isTranslated(field: ColumnField): field is TranslatedField {
  return 'translated' in field;
}

/** An event with its texts as somebody reads them; one from the database is in its own language. */
export type EventAsRead = Event & Pick<TextsAsRead, 'original'>;

/** What stands beside the texts of an event and has one language alone. */
const neverTranslated = ['address', 'campaign', 'cancellationNote', 'phone', 'programme', 'region'];

/**
 * An event as somebody reads it: with its texts in the first of their languages in which it has any, and
 * as they were written at first where it has none. What has not been translated stays in the original,
 * and is told apart by `original`; what the original does not say, no translation says.
 *
 * @param translations what was written in further languages
 * @param reads the languages of the reader, the dearest first
 */
export function eventIn(
  event: Event,
  translations: readonly EventTexts[],
  reads: readonly TextLanguage[],
): EventAsRead {
  const language = reads.find(
    (one) => one === event.language || translations.some((other) => other.language === one),
  );
  const translation = translations.find((other) => other.language === language);
  if (translation === undefined || language === undefined || language === event.language)
    return event;
  const read: EventAsRead = { ...event, language };
  const names: string[] = [...neverTranslated];
  for (const { name } of translatedFields) {
    const text = translation.texts[name]?.text ?? '';
    if (originalText(event, name) === '') continue;
    if (name === 'speakers') read.speakers = inTheirRoles(event.speakers, text);
    else if (text !== '') read[name] = text;
    if (text === '') names.push(name);
  }
  return { ...read, original: { language: event.language, names } };
}

/** Speakers with their roles in another language, found by their names: nobody comes or goes by it. */
function inTheirRoles(speakers: readonly Speaker[], lines: string): Speaker[] {
  const roles = new Map(readSpeakers(lines).map(({ name, role }) => [name, role]));
  return speakers.map(({ name, role }) => ({ name, role: roles.get(name) || role }));
}

/** A text of an event as it was written at first, in the form in which it is typed. */
export function originalText(event: Event, name: TranslatedName): string {
  if (name !== 'speakers') return event[name];
  // Names need no translation: without a role there is nothing to translate.
  return event.speakers.some(({ role }) => role !== '') ? speakerLines(event.speakers) : '';
}

/** Tells the words of an original from others. */
export function wordsOf(original: string): string {
  return hash('sha256', original, 'base64url').slice(0, 22);
}

/** What a translation lacks of what the original says, and what the original says otherwise by now. */
export interface TranslationGaps {
  missing: TranslatedName[];
  outdated: TranslatedName[];
}

/** What is still to be done at a translation, in the order of the form. */
export function gapsOf(event: Event, texts: TranslatedTexts): TranslationGaps {
  const said = translatedFields
    .map(({ name }) => ({ name, original: originalText(event, name), now: texts[name] }))
    .filter(({ original }) => original !== '');
  return {
    missing: said.flatMap(({ name, now }) => ((now?.text ?? '') === '' ? [name] : [])),
    outdated: said.flatMap(({ name, original, now }) =>
      now !== undefined && now.text !== '' && now.of !== wordsOf(original) ? [name] : [],
    ),
  };
}
