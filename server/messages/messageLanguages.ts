import type { Reads } from '../../db/database.ts';
import type { AttendeeMessage, Event } from '../../db/schema.ts';
import { languages, type Language } from '../../templates/languages.ts';
import { textLanguages, type TextLanguage } from '../../templates/textLanguages.ts';
import { furtherLanguagesOf } from '../fields/eventFor.ts';
import { dearest } from '../texts/textsIn.ts';

type Texts = Pick<AttendeeMessage, 'texts'>;

/** Those that pages speak come first. */
const inOrder: readonly TextLanguage[] = [...new Set([...languages, ...textLanguages])];

/** The languages in which a message is written. */
export function languagesWritten({ texts }: Texts): TextLanguage[] {
  return inOrder.filter((language) => texts[language] !== undefined);
}

/**
 * The language of the text that a reader gets: the dearest of theirs in which there is one, else another,
 * which is then marked. Undefined for a message without any text.
 *
 * @param reads the languages of the reader, the dearest first
 */
export function variantFor(
  message: Texts,
  reads: readonly TextLanguage[],
): TextLanguage | undefined {
  const written = languagesWritten(message);
  return dearest(reads, written) ?? written[0];
}

/**
 * The languages for which the form of a message has room: those of the site, those in which there are texts
 * of the event, and those that its readers chose.
 */
export function languagesToWrite(
  db: Pick<Reads, 'eventTexts' | 'messages'>,
  event: Event,
  offered: readonly Language[],
): TextLanguage[] {
  const read = db.messages.languagesRead(event.id);
  return [...new Set([...offered, ...furtherLanguagesOf(db, event), ...read])];
}
