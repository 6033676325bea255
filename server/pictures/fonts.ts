import * as fontkit from 'fontkit';
import { readFileSync } from 'node:fs';

const folder = new URL('../../templates/pictures/fonts/', import.meta.url);

/** A font as satori takes it. */
export interface LoadedFont {
  name: string;
  weight: 900;
  style: 'normal';
  data: Buffer;
}

export const displayFont = 'Display';
export const textFont = 'Text';

/**
 * The fonts of pictures, in the order in which they are asked for a character. They are woff: pdfkit and
 * satori cannot read woff2. The large ones of Chinese and Japanese are read only where they are needed.
 */
const fonts: readonly { file: string; name: string; needed: RegExp }[] = [
  { file: 'sofia-sans-extra-condensed-latin-900', name: displayFont, needed: /(?:)/ },
  { file: 'sofia-sans-extra-condensed-latin-ext-900', name: 'Display more', needed: /[^\0-ÿ]/ },
  { file: 'atkinson-hyperlegible-next-latin-700', name: textFont, needed: /(?:)/ },
  { file: 'atkinson-hyperlegible-next-latin-ext-700', name: 'Text more', needed: /[^\0-ÿ]/ },
  { file: 'sofia-sans-extra-condensed-cyrillic-900', name: 'Cyrillic', needed: script('Cyrillic') },
  {
    file: 'sofia-sans-extra-condensed-cyrillic-ext-900',
    name: 'Cyrillic more',
    needed: script('Cyrillic'),
  },
  { file: 'sofia-sans-extra-condensed-greek-900', name: 'Greek', needed: script('Greek') },
  { file: 'cairo-arabic-900', name: 'Arabic', needed: script('Arabic') },
  { file: 'heebo-hebrew-900', name: 'Hebrew', needed: script('Hebrew') },
  { file: 'khand-devanagari-700', name: 'Devanagari', needed: script('Devanagari') },
  { file: 'noto-sans-bengali-bengali-900', name: 'Bengali', needed: script('Bengali') },
  { file: 'noto-sans-tamil-tamil-900', name: 'Tamil', needed: script('Tamil') },
  { file: 'noto-sans-thai-thai-900', name: 'Thai', needed: script('Thai') },
  { file: 'noto-sans-georgian-georgian-900', name: 'Georgian', needed: script('Georgian') },
  { file: 'noto-sans-armenian-armenian-900', name: 'Armenian', needed: script('Armenian') },
  { file: 'black-han-sans-korean-400', name: 'Korean', needed: script('Hangul') },
  {
    file: 'm-plus-1p-japanese-800',
    name: 'Japanese',
    needed: /[\p{scx=Hiragana}\p{scx=Katakana}]/u,
  },
  { file: 'noto-sans-sc-chinese-simplified-800', name: 'Chinese', needed: script('Han') },
];

/** Fonts of plain text in scripts whose titles are set in a narrow and heavy one; asked for before those. */
const plainFonts: typeof fonts = [
  { file: 'noto-sans-cyrillic-700', name: 'Plain Cyrillic', needed: script('Cyrillic') },
  { file: 'noto-sans-cyrillic-ext-700', name: 'Plain Cyrillic more', needed: script('Cyrillic') },
  { file: 'noto-sans-greek-700', name: 'Plain Greek', needed: script('Greek') },
  {
    file: 'noto-sans-vietnamese-700',
    name: 'Plain Vietnamese',
    needed: /[\u{1E00}-\u{1EFF}]/u,
  },
  { file: 'nanum-gothic-korean-700', name: 'Plain Korean', needed: script('Hangul') },
];

function script(name: string): RegExp {
  return new RegExp(`\\p{Script=${name}}`, 'u');
}

export interface KnownFont extends LoadedFont {
  has: (codePoint: number) => boolean;
}

const known = new Map<string, KnownFont>();

function load({ file, name }: { file: string; name: string }): KnownFont {
  const before = known.get(file);
  if (before !== undefined) return before;
  const data = readFileSync(new URL(`${file}-normal.woff`, folder));
  const font = fontkit.create(data);
  const has = (codePoint: number) =>
    'hasGlyphForCodePoint' in font && font.hasGlyphForCodePoint(codePoint);
  const loaded: KnownFont = { name, weight: 900, style: 'normal', data, has };
  known.set(file, loaded);
  return loaded;
}

/** Those that are needed to draw some texts. */
function fontsFor(text: string): KnownFont[] {
  return fonts.filter(({ needed }) => needed.test(text)).map(load);
}

/** The fonts of plain text, then those for whatever else is in it: for what is no title. */
export function fontsForText(text: string): readonly KnownFont[] {
  const isPlain = ({ name }: { name: string }) => name.startsWith(textFont);
  const ordered = [
    ...fonts.filter(isPlain),
    ...plainFonts,
    ...fonts.filter((font) => !isPlain(font)),
  ];
  return ordered.filter(({ needed }) => needed.test(text)).map(load);
}

/** Fonts for some texts, and what of a text can be drawn with them. */
export interface FontsOfTexts {
  fonts: readonly LoadedFont[];
  /**
   * A text without the signs that no font has, such as emoji. '' where a letter or a digit is among
   * them: half a word is worse than none, and an empty box worse than both.
   */
  drawable: (text: string) => string;
}

export function fontsOfTexts(texts: readonly string[]): FontsOfTexts {
  const found = fontsFor(texts.join(' '));
  const has = (sign: string) => found.some((font) => font.has(sign.codePointAt(0) ?? 0));
  return {
    fonts: found.map(({ name, weight, style, data }) => ({ name, weight, style, data })),
    drawable: (text) => {
      const signs = [...text.normalize('NFC').replaceAll(/\s+/g, ' ')];
      const missing = signs.filter((sign) => !has(sign));
      if (missing.some((sign) => /[\p{L}\p{M}\p{N}]/u.test(sign) && !isJoiner(sign))) return '';
      return signs
        .filter((sign) => has(sign))
        .join('')
        .replaceAll(/ +/g, ' ')
        .trim();
    },
  };
}

/** Signs that only say how an emoji looks. */
function isJoiner(sign: string): boolean {
  return /\u200D|[\uFE00-\uFE0F]|\u20E3/u.test(sign);
}
