import type { PictureElement, PictureStyle } from './element.ts';

/** A picture that is ready to be drawn. */
export interface Picture {
  /** In pixels of the picture; a poster's are fitted to its paper. */
  width: number;
  height: number;
  /** SVG below the texts. */
  below: string;
  content: PictureElement;
}

/** A part of a picture, in pixels. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where a text goes, and how it may be made to fit. */
export interface TextRoom {
  width: number;
  height: number;
  /** Font sizes. What does not fit at the smallest is cut at a word. */
  largest: number;
  smallest: number;
  style: PictureStyle;
}

/** A text as large as its room allows, and how high it then is; null where there is nothing to draw. */
export type FitText = (
  text: string,
  room: TextRoom,
) => Promise<{ element: PictureElement; height: number } | null>;

/** How far apart the lines of a text stand: capitals without accents may stand tight, Arabic may not. */
export function lineHeightOf(text: string): number {
  if (/[\p{Script=Thai}\p{Script=Tamil}\p{Script=Bengali}]/u.test(text)) return 1.35;
  if (/[\p{Script=Arabic}\p{Script=Devanagari}]/u.test(text)) return 1.2;
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text))
    return 1.12;
  // Anything but plain letters may carry an accent above it.
  return /^[\p{ASCII}\p{P}\s]*$/u.test(text) ? 0.9 : 1;
}
