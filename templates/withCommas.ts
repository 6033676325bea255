const arabic = /\p{scx=Arab}/u;

const lastLetter = /\p{L}(?=\P{L}*$)/u;

/**
 * Parts of a line, one after the other: “a, b”, «أ، ب». Each comma is that of the script in which the words
 * before it are written, or those after it where there are none: what somebody typed may be in another
 * language than the page. An empty part is left out.
 */
export function withCommas(parts: readonly string[]): string {
  return joined(parts, ', ', '، ');
}

/** The same with semicolons, where the parts have commas themselves. */
export function withSemicolons(parts: readonly string[]): string {
  return joined(parts, '; ', '؛ ');
}

function joined(parts: readonly string[], sign: string, arabicSign: string): string {
  return parts
    .filter((part) => part !== '')
    .reduce((line, part) => {
      const [letter = ''] = lastLetter.exec(line) ?? /\p{L}/u.exec(part) ?? [];
      const isArabic = arabic.test(letter);
      return line === '' ? part : `${line}${isArabic ? arabicSign : sign}${part}`;
    }, '');
}
