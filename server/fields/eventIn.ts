import type { StoredPicture } from '../../db/pictures.ts';
import type { Event, EventTexts, Speaker, TranslatedTexts } from '../../db/schema.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import type { TextsAsRead } from '../../templates/textsAsRead.ts';
import { gapsIn, textsIn, type Gaps, type Texts } from '../texts/textsIn.ts';
import { columnFields, type ColumnField } from './eventFields.ts';
import { itemWords } from './programme.ts';
import { readSpeakers, speakerLines } from './speakers.ts';
import { itemIn, itemName, itemsByName, pictureTextName, type ItemAsRead } from './textsBeside.ts';

/** A field whose text can stand in several languages. */
export type TranslatedField = Extract<ColumnField, { translated: true }>;

/** Its name. */
export type TranslatedName = TranslatedField['name'];

export const translatedFields: readonly TranslatedField[] = columnFields.filter(isTranslated);

function isTranslated(field: ColumnField): field is TranslatedField {
  return 'translated' in field;
}

/** An event with its texts as somebody reads them; one from the database is in its own language. */
export type EventAsRead = Event &
  Pick<TextsAsRead, 'original'> & {
    programme: ItemAsRead[];
    /** What its pictures show in the language in which it is read, by the names of these texts. */
    pictureTexts?: TranslatedTexts;
    /** Organizations of the list of co-sponsors that call it with its host, in their order. */
    callers?: readonly string[];
  };

/** What stands beside the texts of an event and has one language alone. */
const neverTranslated = ['address', 'phone', 'region'];

/**
 * An event as somebody reads it, see {@link textsIn}.
 *
 * @param translations what was written in further languages
 * @param reads the languages of the reader, the dearest first
 */
export function eventIn(
  event: Event,
  translations: readonly EventTexts[],
  reads: readonly TextLanguage[],
): EventAsRead {
  if (translations.length === 0) return event;
  const written = { language: event.language, texts: originalTexts(event) };
  const { language, original, texts } = textsIn(written, translations, reads);
  if (original === undefined) return event;
  const left = new Set(original.names);
  const read: EventAsRead = { ...event, language };
  for (const { name } of translatedFields) {
    if (left.has(name)) continue;
    const text = texts[name] ?? '';
    if (name === 'speakers') read.speakers = inTheirRoles(event.speakers, text);
    else read[name] = text;
  }
  read.cancellationNote = texts['cancellationNote'] ?? '';
  read.programme = event.programme.map((item) => {
    const name = itemName(item);
    return left.has(name) ? item : itemIn(item, texts[name] ?? '', language);
  });
  read.pictureTexts = translations.find((one) => one.language === language)?.texts ?? {};
  const names = original.names.filter((name) => !name.startsWith('programme-'));
  // Items that were translated say so themselves.
  if (names.length < original.names.length) names.push('programme');
  return { ...read, original: { ...original, names: [...neverTranslated, ...names] } };
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

/** Every text of an event itself, by its name. */
function originalTexts(event: Event): Texts {
  const texts: [name: string, text: string][] = [
    ...translatedFields.map(({ name }): [string, string] => [name, originalText(event, name)]),
    ...[...itemsByName(event)].map(([name, item]): [string, string] => [name, itemWords(item)]),
    ['cancellationNote', event.cancellationNote],
  ];
  return Object.fromEntries(texts);
}

/** What is still to be done at a translation of an event and of what its pictures show. */
export function gapsOf(
  event: Event,
  texts: TranslatedTexts,
  pictures: readonly Pick<StoredPicture, 'speaker' | 'description'>[] = [],
): Gaps {
  const shown = pictures.map((one) => [pictureTextName(one), one.description] as const);
  return gapsIn([...Object.entries(originalTexts(event)), ...shown], texts);
}
