import type { Language } from '../../templates/languages.ts';
import type { View } from '../../templates/view.ts';

/** The language that was chosen, if the site offers it; otherwise that in which the form was read. */
export function offeredLanguage(view: View, chosen: Language | null): Language {
  return chosen !== null && view.languages.includes(chosen) ? chosen : view.language;
}
