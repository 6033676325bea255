import satori from 'satori';
import {
  textBlock,
  piecesOf,
  box,
  type PictureElement,
  type PictureStyle,
} from '../../templates/pictures/element.ts';
import { lineHeightOf, type FitText } from '../../templates/pictures/picture.ts';
import type { LoadedFont } from './fonts.ts';

/** Between two sizes that are tried one after the other. */
const step = 1.06;

/**
 * Finds the largest size at which a text fits into its room; satori itself measures. What does not fit at
 * the smallest is cut at the end of a word, with an ellipsis.
 */
export function fitTexts(fonts: readonly LoadedFont[]): FitText {
  return async (text, room) => {
    if (text === '') return null;
    const roomForWord = (await sizeForWords(text, room.style, room.width, fonts)) * 0.995;
    const style = {
      lineHeight: lineHeightOf(text),
      // A word that is longer than a line, as in a web address, breaks where it must.
      ...(roomForWord < room.smallest ? { wordBreak: 'break-word' } : {}),
      ...room.style,
      width: room.width,
    };
    const at = (shown: string, fontSize: number) => textBlock(shown, { ...style, fontSize });
    const fits = async (shown: string, fontSize: number) =>
      (await measure(at(shown, fontSize), fonts)).height <= room.height;

    const largest = Math.min(room.largest, roomForWord);
    const sizes = sizesBetween(Math.max(largest, room.smallest), room.smallest);
    const size = await firstThat(sizes, (one) => fits(text, one));
    const fontSize = size ?? room.smallest;
    const shown = size === null ? await cutToFit(text, (part) => fits(part, fontSize)) : text;
    const element = at(shown, fontSize);
    const { height } = await measure(element, fonts);
    return { element, height };
  };
}

function sizesBetween(largest: number, smallest: number): number[] {
  const sizes: number[] = [];
  for (let size = largest; size > smallest; size /= step) sizes.push(Math.floor(size));
  return [...sizes, smallest];
}

/** The first of a list that pleases; all behind it would as well, so that few are tried. */
async function firstThat(
  sizes: readonly number[],
  pleases: (size: number) => Promise<boolean>,
): Promise<number | null> {
  let low = 0;
  let high = sizes.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const size = sizes[middle];
    if (size !== undefined && (await pleases(size))) high = middle;
    else low = middle + 1;
  }
  return sizes[low] ?? null;
}

/** As many words of a text as fit with an ellipsis behind them. */
async function cutToFit(text: string, fits: (part: string) => Promise<boolean>): Promise<string> {
  const ofWords = endsOfWords(text);
  const [first = text.length] = ofWords;
  const ends = (await fits(cutAt(text, first))) ? ofWords : endsOfSigns(text, first);
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (await fits(cutAt(text, ends[middle] ?? 0))) low = middle;
    else high = middle - 1;
  }
  return cutAt(text, ends[low] ?? text.length);
}

function cutAt(text: string, end: number): string {
  return `${text.slice(0, end).replace(/[\s\p{P}]+$/u, '')}…`;
}

const words = new Intl.Segmenter('en', { granularity: 'word' });

function endsOfWords(text: string): number[] {
  return [...words.segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ index, segment }) => index + segment.length);
}

/** Where a first word ends that alone is too long. */
function endsOfSigns(text: string, end: number): number[] {
  const signs = new Intl.Segmenter('en').segment(text.slice(0, end));
  return [...signs].map(({ index, segment }) => index + segment.length);
}

/** The largest size at which the widest word of a text still fits into a line. */
async function sizeForWords(
  text: string,
  style: PictureStyle,
  width: number,
  fonts: readonly LoadedFont[],
): Promise<number> {
  const measured = 100;
  const pieces = piecesOf(text).map(({ text: piece }) => {
    const shown = textBlock(piece, { ...style, fontSize: measured });
    return {
      ...shown,
      props: { ...shown.props, style: { ...shown.props.style, whiteSpace: 'nowrap' } },
    };
  });
  const { width: widest } = await measure(box({ alignItems: 'flex-start' }, ...pieces), fonts);
  return (measured * width) / Math.max(widest, 1);
}

/** How much room an element takes. */
async function measure(
  element: PictureElement,
  fonts: readonly LoadedFont[],
): Promise<{ width: number; height: number }> {
  let size = { width: 0, height: 0 };
  const measured = { ...element, key: 'measured' };
  // The room around it is wide enough that nothing is squeezed.
  await satori(box({ width: 20_000, height: 20_000, alignItems: 'flex-start' }, measured), {
    width: 20_000,
    height: 20_000,
    fonts: [...fonts],
    onNodeDetected: ({ key, width, height }) => {
      if (key === 'measured') size = { width, height };
    },
  });
  return size;
}
