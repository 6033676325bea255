import type { Event, EventTexts, TranslatedTexts } from '../../db/schema.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import type { TranslatedName } from '../fields/eventIn.ts';
import type { Services } from '../services.ts';

export type Translation =
  | { kind: 'saved' }
  | { kind: 'unchanged' }
  /** Somebody saved it after the form was opened; `texts` is as they left it. */
  | { kind: 'stale'; texts: EventTexts | null };

export interface TranslationRequest {
  eventId: number;
  organizerId: number;
  language: TextLanguage;
  /** What was typed, by the names of the fields; an empty text is none. */
  texts: Partial<Record<TranslatedName, TypedText>>;
  /** `updatedAt` of the texts as the form showed them; 0 where there were none. */
  seenAt: number;
}

export interface TypedText {
  text: string;
  /** Tells which words of the original stood beside it. */
  beside: string;
  /** An organizer has looked at a text again whose original has changed: it still says the same. */
  stillRight: boolean;
}

/**
 * Keeps the texts of an event in a further language. Nobody is mailed, and no SEQUENCE rises: what people
 * have to act on stands in the event itself.
 */
export async function translateEvent(
  services: Services,
  { eventId, organizerId, language, texts, seenAt }: TranslationRequest,
): Promise<Translation> {
  const now = services.clock();
  return services.db.write((store): Translation => {
    const before = store.eventTexts.ofEvent(eventId).find((one) => one.language === language);
    const { whole, parts } = written(before?.texts ?? {}, texts);
    if (parts.length === 0) return { kind: 'unchanged' };
    if ((before?.updatedAt ?? 0) !== seenAt) return { kind: 'stale', texts: before ?? null };
    // A form that was opened in this very millisecond must still be told apart.
    store.eventTexts.put(eventId, language, whole, Math.max(now, (before?.updatedAt ?? 0) + 1));
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'event-translated',
      eventId,
      detail: { language, parts: parts.join(' ') },
    });
    return { kind: 'saved' };
  });
}

/**
 * The texts after an edit, and the names of those that it changed. A text that stays as it was still belongs
 * to the words that it was translated from, unless somebody says that it fits those of now.
 */
function written(
  before: TranslatedTexts,
  typed: TranslationRequest['texts'],
): { whole: TranslatedTexts; parts: string[] } {
  const changed = Object.entries(typed).filter(
    ([name, { text, beside, stillRight }]) =>
      text !== (before[name]?.text ?? '') ||
      (stillRight && text !== '' && before[name]?.of !== beside),
  );
  const added = changed
    .filter(([, { text }]) => text !== '')
    .map(([name, { text, beside }]) => [name, { text, of: beside }] as const);
  const gone = new Set(changed.map(([name]) => name));
  const kept = Object.entries(before).filter(([name]) => !gone.has(name));
  return {
    whole: Object.fromEntries([...kept, ...added]),
    parts: changed.map(([name]) => name),
  };
}

/** Takes the texts of an event in a further language away; its readers get the original again. */
export async function removeTranslation(
  services: Services,
  event: Pick<Event, 'id'>,
  organizerId: number,
  language: TextLanguage,
): Promise<void> {
  const now = services.clock();
  await services.db.write((store) => {
    if (!store.eventTexts.ofEvent(event.id).some((one) => one.language === language)) return;
    store.eventTexts.remove(event.id, language, now);
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'event-translation-removed',
      eventId: event.id,
      detail: { language },
    });
  });
}
