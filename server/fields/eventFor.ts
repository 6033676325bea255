import type { Reads } from '../../db/database.ts';
import type { Event } from '../../db/schema.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import { callersBeside } from './calledBy.ts';
import { eventIn, type EventAsRead } from './eventIn.ts';

/**
 * An event as somebody reads it, see {@link eventIn}.
 *
 * @param reads the languages of the reader, the dearest first
 */
export function eventFor(
  { eventTexts, endorsements }: Pick<Reads, 'eventTexts' | 'endorsements'>,
  event: Event,
  reads: readonly TextLanguage[],
): EventAsRead {
  const [dearest = event.language] = reads;
  const read =
    dearest === event.language ? event : eventIn(event, eventTexts.ofEvent(event.id), reads);
  const callers = callersBeside(event.host, endorsements.callers(event.id));
  return callers.length === 0 ? read : { ...read, callers };
}

/** The languages in which there are texts of an event, that of the original first. */
export function languagesOf(reads: Pick<Reads, 'eventTexts'>, event: Event): TextLanguage[] {
  return [event.language, ...furtherLanguagesOf(reads, event)];
}

/** Those beside that of the original. */
export function furtherLanguagesOf(
  { eventTexts }: Pick<Reads, 'eventTexts'>,
  { id, language }: Event,
): TextLanguage[] {
  return eventTexts.ofEvent(id).flatMap((one) => (one.language === language ? [] : one.language));
}
