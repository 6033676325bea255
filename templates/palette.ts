/*
 * The one colour of a site, and what is made of it: a block that text stands on, a shade of it, and an
 * accent that is itself read as text, by day and by night. Contrast is that of WCAG 2.2 (relative
 * luminance); shades are made in Oklab (https://bottosson.github.io/posts/oklab/), in which a colour keeps
 * its hue when it gets darker or lighter. All colours are `#rrggbb`.
 */

/** The tones of one scheme. */
export interface Tones {
  block: string;
  /** Of a pressed button, and of the noise behind a poster. */
  deep: string;
  /** Text on the block. */
  onBlock: string;
  /** The colour as text and as lines on the page. */
  accent: string;
}

export interface Palette {
  light: Tones;
  dark: Tones;
  /** The colour as a line on ink. */
  mark: string;
  /** The colour as text on white, whatever the scheme. */
  onWhite: string;
}

/** Why a colour cannot be the site's, with the nearest ones that can. */
export type ColorProblem =
  /** Neither white nor black letters can be read on it. */
  | { kind: 'unreadable'; darker: string; lighter: string }
  /** It cannot be told from the paper of the pages. */
  | { kind: 'too-pale'; darker: string };

/** The colour of a site that chose none, as it stands in `cacerola.css`. */
export const usualPalette: Palette = {
  light: { block: '#d4160a', deep: '#b60f05', onBlock: '#ffffff', accent: '#c01207' },
  dark: { block: '#cc1509', deep: '#a90d04', onBlock: '#ffffff', accent: '#ff7a66' },
  mark: '#ff7a66',
  onWhite: '#d4160a',
};

/** Colours to choose from, each of them good for posters; the first is the usual one. */
export const siteColors = [
  { name: 'red', color: usualPalette.light.block },
  { name: 'magenta', color: '#b5005e' },
  { name: 'violet', color: '#6a1fb0' },
  { name: 'blue', color: '#1749c9' },
  { name: 'teal', color: '#006d68' },
  { name: 'green', color: '#0b7a34' },
  { name: 'orange', color: '#f27a00' },
  { name: 'yellow', color: '#ffcb1f' },
] as const;

/** One of them, for what has a colour of its own beside that of its site. */
export type ColorName = (typeof siteColors)[number]['name'];

export const colorNames: readonly ColorName[] = siteColors.map(({ name }) => name);

/** A colour by its name; null for none, and for a name that no colour has. */
export function colorNamed(name: ColorName | null): string | null {
  return siteColors.find((one) => one.name === name)?.color ?? null;
}

/** The class of the style in which all below is in a colour; '' where that is the site's. */
export function colorClass(name: ColorName | null): string {
  return colorNamed(name) === null ? '' : `in-${name}`;
}

/** WCAG 2.2, success criterion 1.4.3: what text needs against its ground. */
export const readable = 4.5;

/** What is told from its surroundings as a block: yellow on paper is, cream is not. */
const distinct = 1.3;

const white = '#ffffff';
const ink = '#15110e';
/** Every ground that accents stand on. */
const lightGrounds = ['#fbf8f2', '#ffffff', '#efeae1', '#fff0cc', '#fdeae7', '#e6f4ea'];
const darkGrounds = ['#14110f', '#1f1b18', '#26211d', '#33280c', '#3a1512', '#12291c'];
const lightPaper = '#fbf8f2';
const darkPaper = '#14110f';

/** Tells whether a text is a colour as it is stored. */
export function isColor(text: string): boolean {
  return /^#[\da-f]{6}$/.test(text);
}

/** What is wrong with a colour; null where a site can have it. */
export function colorProblem(color: string): ColorProblem | null {
  if (contrast(color, lightPaper) < distinct)
    return { kind: 'too-pale', darker: shade(color, 'black', isBlock) };
  if (isBlock(color)) return null;
  return {
    kind: 'unreadable',
    darker: shade(color, 'black', isBlock),
    lighter: shade(color, 'white', isBlock),
  };
}

/**
 * All tones of a colour; of one that {@link colorProblem} refuses, or of none, the usual ones.
 *
 * @param color null where the site has chosen none
 */
export function paletteOf(color: string | null): Palette {
  if (color === null || color === usualPalette.light.block) return usualPalette;
  if (!isColor(color) || colorProblem(color) !== null) return usualPalette;
  const byNight = shade(color, 'white', (one) => contrast(one, darkPaper) >= distinct);
  return {
    light: {
      ...blockOf(color),
      accent: shade(color, 'black', (one) => isReadOn(one, lightGrounds)),
    },
    dark: {
      ...blockOf(isBlock(byNight) ? byNight : color),
      accent: shade(color, 'white', (one) => isReadOn(one, darkGrounds)),
    },
    mark: shade(color, 'white', (one) => contrast(one, ink) >= readable),
    onWhite: contrast(color, white) >= readable ? color : ink,
  };
}

/** How much one colour stands out from another: 1 (not at all) to 21. */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Whether white or black letters can be read on it, and whether it is told from the paper. */
function isBlock(color: string): boolean {
  return lettersOn(color) !== null && contrast(color, lightPaper) >= distinct;
}

/** White where it can be read: posters are red and white. */
function lettersOn(color: string): string | null {
  return [white, ink].find((letters) => contrast(letters, color) >= readable) ?? null;
}

function blockOf(block: string): Omit<Tones, 'accent'> {
  const onBlock = lettersOn(block) ?? white;
  // Away from the letters it gets no harder to read.
  const deep = mixed(block, onBlock === white ? 'black' : 'white', 0.14);
  return { block, deep, onBlock };
}

function isReadOn(color: string, grounds: readonly string[]): boolean {
  return grounds.every((ground) => contrast(color, ground) >= readable);
}

/** The least change of a colour towards black or white with which it is good. */
function shade(
  color: string,
  towards: 'black' | 'white',
  isGood: (one: string) => boolean,
): string {
  for (let part = 0; part < 1; part += 0.01) {
    const one = part === 0 ? color : mixed(color, towards, part);
    if (isGood(one)) return one;
  }
  return towards === 'black' ? ink : white;
}

function mixed(color: string, towards: 'black' | 'white', part: number): string {
  const [lightness, a, b] = toOklab(color);
  const end = towards === 'white' ? 1 : 0;
  return fromOklab([lightness + (end - lightness) * part, a * (1 - part), b * (1 - part)]);
}

type Three = readonly [number, number, number];

function luminance(color: string): number {
  const [red, green, blue] = linear(color);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The parts of sRGB as they add up as light. */
function linear(color: string): Three {
  const part = (at: number) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

function toOklab(color: string): Three {
  const [red, green, blue] = linear(color);
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab([lightness, a, b]: Three): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const parts = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return `#${parts.map(hexOf).join('')}`;
}

function hexOf(light: number): string {
  const inside = Math.min(1, Math.max(0, light));
  const value = inside <= 0.0031308 ? inside * 12.92 : 1.055 * inside ** (1 / 2.4) - 0.055;
  return Math.round(value * 255)
    .toString(16)
    .padStart(2, '0');
}
