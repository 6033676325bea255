import { html } from '@prairielearn/html';
import { typed, type FormState } from '../forms.ts';
import { isLanguage, nativeName, type Language } from '../languages.ts';
import type { Html, View } from '../view.ts';
import { hiddenField, selectField } from './forms.ts';

/**
 * The languages of the site as options, each in its own words. One that was chosen before the site
 * stopped offering it stays among them.
 */
export function languageChoices(
  view: View,
  chosen = '',
): { value: Language; label: string; language: Language }[] {
  const offered = isLanguage(chosen) ? [...view.languages, chosen] : view.languages;
  return [...new Set(offered)].map((language) => ({
    value: language,
    label: nativeName(language),
    language,
  }));
}

/** The choice of a language; where there is nothing to choose, it is made and not shown. */
export function languageField(
  view: View,
  form: FormState,
  { label, hint }: { label: string; hint?: string },
): Html {
  const choices = languageChoices(view, typed(form, 'language'));
  const [only] = choices;
  if (only !== undefined && choices.length === 1) return hiddenField('language', only.value);
  return html`${selectField(view, form, {
    name: 'language',
    label,
    ...(hint === undefined ? {} : { hint }),
    choices,
  })}`;
}
