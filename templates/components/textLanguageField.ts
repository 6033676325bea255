import { typed, type FormState } from '../forms.ts';
import { localeOf } from '../languages.ts';
import {
  isTextLanguage,
  nativeTextName,
  textLanguageName,
  textLanguages,
  type TextLanguage,
} from '../textLanguages.ts';
import type { Html, View } from '../view.ts';
import { hiddenField, selectField, type Choice, type ChoiceGroup } from './forms.ts';

/** The languages in which organizers can write: those of the site first, then all others by their names. */
export function textLanguageChoices(
  { t, language: reader, languages }: View,
  without: readonly TextLanguage[] = [],
): (Choice | ChoiceGroup)[] {
  const { compare } = new Intl.Collator(localeOf(reader));
  const offered = textLanguages.filter((one) => !without.includes(one));
  const spoken = offered.filter((one) => languages.some((language) => language === one));
  const others = offered
    .filter((one) => !spoken.includes(one))
    .map((language) => ({ language, name: textLanguageName(language, reader) }))
    .toSorted((one, other) => compare(one.name, other.name))
    .map(({ language, name }) => ({ value: language, label: bothNames(name, language) }));
  return [
    ...spoken.map((language) => ({ value: language, label: nativeTextName(language), language })),
    { label: t('forms.otherLanguages'), choices: others },
  ];
}

/** As its reader calls it, and as those call it who speak it. */
function bothNames(name: string, language: TextLanguage): string {
  const own = nativeTextName(language);
  return own.toLowerCase() === name.toLowerCase() ? own : `${name} · ${own}`;
}

/**
 * The choice of the language in which something is written. Where the site has one alone and nothing else is
 * chosen, it is made and not shown.
 */
export function textLanguageField(
  view: View,
  form: FormState,
  texts: { label: string; hint?: string },
): Html {
  const [only] = view.languages;
  const chosen = typed(form, 'language');
  if (only !== undefined && view.languages.length === 1 && (chosen === '' || chosen === only))
    return hiddenField('language', only);
  const choices =
    view.languages.length > 1
      ? textLanguageChoices(view)
      : [...view.languages, ...(isTextLanguage(chosen) ? [chosen] : [])].map((language) => ({
          value: language,
          label: nativeTextName(language),
          language,
        }));
  return selectField(view, form, { name: 'language', ...texts, choices });
}
