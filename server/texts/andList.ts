import { languages, localeOf } from '../../templates/languages.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';

/**
 * Names as one sentence lists them: “A, B, and C”, «A, B y C».
 *
 * ICU knows that Spanish says «e» before the sound of an i, but looks only at a bare I at the very beginning
 * of the name (CLDR, "List Patterns": Íñigo and “Iglesia” in quotation marks are left out), so that is
 * looked at here as well.
 */
export function andList(names: readonly string[], language: TextLanguage): string {
  const parts = formatterOf(language).formatToParts(names);
  const last = names.at(-1) ?? '';
  const before = parts.length - 2;
  return parts
    .map(({ value }, index) =>
      language === 'es' && index === before && soundsLikeI.test(last)
        ? value.replace(/\by\b/, 'e')
        : value,
    )
    .join('');
}

/** «Iglesia» and «Hijos», but not «Hielo», «Hiato» or «Ion», whose i is no vowel of its own. */
const soundsLikeI = /^[^\p{L}\p{N}]*h?[iíIÍ](?![aeouáéóú])/iu;

const formatters = new Map<TextLanguage, Intl.ListFormat>();

function formatterOf(language: TextLanguage): Intl.ListFormat {
  const known = formatters.get(language);
  if (known !== undefined) return known;
  const spoken = languages.find((one) => one === language);
  const made = new Intl.ListFormat(spoken === undefined ? language : localeOf(spoken), {
    type: 'conjunction',
  });
  formatters.set(language, made);
  return made;
}
