import type { Signup } from '../../db/schema.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';

/** The languages in which an attendee reads what organizers wrote, the dearest first. */
export function readsOfSignup({
  language,
  textLanguage,
}: Pick<Signup, 'language' | 'textLanguage'>): TextLanguage[] {
  return textLanguage === null ? [language] : [textLanguage, language];
}
