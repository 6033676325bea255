import { languages } from '../../templates/languages.ts';
import { alike } from '../imports/words.ts';
import { countryCodes, countryName } from '../time/countries.ts';

/** What people write and no list of names has. */
const further: Readonly<Record<string, readonly string[]>> = {
  US: [
    'usa',
    'u s a',
    'us',
    'eeuu',
    'ee uu',
    'eua',
    'etats unis d amerique',
    'united states of america',
  ],
  GB: [
    'uk',
    'u k',
    'england',
    'scotland',
    'wales',
    'great britain',
    'inglaterra',
    'angleterre',
    'escocia',
  ],
  ES: ['estado espanol', 'etat espagnol', 'spanish state', 'stato spagnolo', 'estado espanhol'],
  NL: ['holland', 'holanda', 'hollande', 'olanda', 'the netherlands'],
  KR: ['corea', 'coree', 'korea', 'corea del sur', 'south korea'],
  CZ: ['czech republic', 'republica checa', 'republique tcheque', 'tschechische republik'],
  CD: ['drc', 'rdc', 'dr congo'],
  AE: ['uae', 'eau'],
  PS: ['palestine', 'palestina', 'palastina', 'فلسطين'],
};

let codes: ReadonlyMap<string, string> | null = null;

function known(): ReadonlyMap<string, string> {
  codes ??= new Map([
    ...countryCodes.flatMap((code) =>
      languages.map((language) => [alike(countryName(code, language)), code] as const),
    ),
    ...Object.entries(further).flatMap(([code, names]) =>
      names.map((name) => [alike(name), code] as const),
    ),
  ]);
  return codes;
}

/**
 * The code (ISO 3166-1 alpha-2) of a country as people write it: its name in any language of this site, or
 * the code itself; null for what is no country.
 */
export function countryNamed(text: string): string | null {
  const word = alike(text).replace(/^the /, '');
  const names = known();
  if (word === '') return null;
  const code = text.trim().toUpperCase();
  return names.get(word) ?? (countryCodes.includes(code) ? code : null);
}
