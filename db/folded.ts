/** Accents and vowel points that people leave out; in other scripts marks belong to the word. */
const accents =
  /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}])\p{M}+/gu;

/**
 * Latin letters that Unicode does not take apart, as people type them who do not have them on their
 * keyboard.
 */
const plainLetters: Readonly<Record<string, string>> = {
  Ł: 'L',
  Ø: 'O',
  Đ: 'D',
  Ð: 'D',
  Ħ: 'H',
  Ŧ: 'T',
  Ɨ: 'I',
  Æ: 'AE',
  Œ: 'OE',
  Þ: 'TH',
  Ŋ: 'NG',
};
const unplain = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g');

/**
 * A text without what a search ignores: case, accents, strokes, width. SQLite's own `like` and `lower` know
 * the case of ASCII letters alone. Never '' unless the text is: '' would be found everywhere.
 */
export function folded(text: string): string {
  // Capitals come last, as only they are one for ß and ss, and for both shapes of the sigma.
  return text
    .normalize('NFKD')
    .replace(accents, '')
    .toLowerCase()
    .toUpperCase()
    .replace(unplain, (letter) => plainLetters[letter] ?? letter);
}
