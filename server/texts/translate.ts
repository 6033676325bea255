import type { TextLanguage } from '../../templates/textLanguages.ts';
import type { Services } from '../services.ts';
import type { TextSubject } from './subject.ts';
import { editedTexts, type TypedText } from './textsIn.ts';

export type Translation =
  | { kind: 'saved' }
  | { kind: 'unchanged' }
  /** Somebody saved it after the form was opened. */
  | { kind: 'stale' };

export interface TranslationRequest {
  subject: TextSubject;
  organizerId: number;
  language: TextLanguage;
  /** What was typed, by the names of the texts; an empty one is none. */
  texts: Readonly<Record<string, TypedText>>;
  /** `updatedAt` of the texts as the form showed them; 0 where there were none. */
  seenAt: number;
}

/**
 * Keeps the texts of a subject in a further language. Nobody is mailed, and no SEQUENCE rises: what people
 * have to act on stands in the original.
 */
export async function translate(
  services: Pick<Services, 'db' | 'clock'>,
  { subject, organizerId, language, texts, seenAt }: TranslationRequest,
): Promise<Translation> {
  const now = services.clock();
  return services.db.write((store): Translation => {
    // A draft that is deleted in this very moment has no texts any more.
    if (subject.isThere?.(store) === false) return { kind: 'unchanged' };
    const before = subject.stored(store).find((one) => one.language === language);
    const { whole, changed } = editedTexts(before?.texts ?? {}, texts);
    if (changed.length === 0) return { kind: 'unchanged' };
    if ((before?.updatedAt ?? 0) !== seenAt) return { kind: 'stale' };
    // A form that was opened in this very millisecond must still be told apart.
    subject.put(store, language, whole, Math.max(now, (before?.updatedAt ?? 0) + 1));
    const parts = subject.texts
      .filter(({ name }) => changed.includes(name))
      .map(({ part }) => part);
    store.audit.append({
      at: now,
      by: { organizerId },
      ...subject.deed(language, [...new Set(parts)].join(' ')),
    });
    return { kind: 'saved' };
  });
}

/** Takes the texts of a subject in a further language away; its readers get the original again. */
export async function removeTranslation(
  services: Pick<Services, 'db' | 'clock'>,
  subject: TextSubject,
  organizerId: number,
  language: TextLanguage,
): Promise<void> {
  const now = services.clock();
  await services.db.write((store) => {
    if (!subject.stored(store).some((one) => one.language === language)) return;
    subject.remove(store, language, now);
    store.audit.append({ at: now, by: { organizerId }, ...subject.deed(language, null) });
  });
}
