import { meanings } from './meanings.ts';

/*
 * Texts that programs have choked on. Each piece is repeated to any length: what one of them costs
 * alone, a thousand of them may cost a thousand times, or a million times.
 */

/** What is put together to long texts, by what it is meant to upset. */
export const hostilePieces: Readonly<Record<string, string>> = {
  letters: 'a',
  'letters of four bytes': '🥘',
  'wide letters': 'ﷺ',
  spaces: ' ',
  'no-break spaces': '\u00a0',
  tabs: '\t',
  'empty lines': '\r\n',
  'separators of lines': '\u2028',
  'marks out of order': '\u0301\u0316',
  'marks between joiners': '\u0301\u200d',
  'marks between marks of direction': '\u0301\u200e\u0316',
  'letters with many marks': 'e\u0301\u0316\u0323\u0327',
  'variation selectors': '\ufe0f',
  joiners: '\u200d',
  'Persian with joiners': 'م\u200c',
  families: '👩\u200d',
  flags: '🏴\u{e0067}',
  'bidi overrides': '\u202e',
  'bidi isolates': '\u2066\u2069',
  'zero-width spaces': '\u200b',
  'Korean in parts': '\u1112\u1161\u11ab',
  digits: '9',
  'digits of others': '٣',
  dots: '.',
  'dotted letters': 'a.',
  hyphens: '-',
  'hyphens between spaces': ' - ',
  'words of one letter': 'a ',
  'at signs': '@',
  addresses: 'a@b.c,',
  'angle brackets': '<',
  'tags that open': '<b>',
  'square brackets': '[',
  'links without an end': '[a](',
  'links in links': '![[',
  stars: '*',
  'stars and letters': '*a_',
  underscores: '_',
  backticks: '`',
  'backticks of many lengths': '`` ` ',
  quotations: '> ',
  'lists in lists': '- - ',
  pipes: '|',
  tables: '|a\n|-\n',
  tildes: '~',
  entities: '&#x202e;',
  'entities without an end': '&#',
  ampersands: '&',
  'addresses of pages': 'http://a.b/',
  'addresses in brackets': '<http://',
  'fields of messages': '{',
  'fields of fields': '{{name}}',
  backslashes: '\\',
  slashes: '/',
  'dots and slashes': '../',
  percent: '%',
  'percent-encoded': '%C3',
  'equal signs': '=',
  'quotation marks': '"',
  apostrophes: "'",
  semicolons: ';',
  colons: ':',
  commas: ',',
  'commas and spaces': ', ',
  plus: '+',
  'hours of many clocks': '1:30 pm ET ',
  'days without an end': 'January ',
  'what JavaScript inherits': '__proto__',
  'encoded words': '=?utf-8?q?a?= ',
  'brackets of comments': '(',
  formulas: '=1+1;',
};

/** A text of so many pieces, with a sign before and after it that belongs to no pattern of them. */
export function hostileText(piece: string, pieces: number): string {
  return `x${piece.repeat(pieces)}x`;
}

/** How often a piece is repeated: alone, about as long as the fields, and far too long. */
const repetitions = [2, 60, 150, 1000, 20_000, 4000];

/** A thousand texts: every meaning, and the pieces in as many lengths as there is room for. */
export const hostileTexts: readonly string[] = [
  ...new Set([
    ...meanings,
    ...repetitions.flatMap((times) =>
      Object.values(hostilePieces).flatMap((piece) => [
        piece.repeat(times),
        hostileText(piece, times),
      ]),
    ),
  ]),
].slice(0, 1000);
