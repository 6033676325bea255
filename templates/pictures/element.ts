import { withoutUnseen } from '../characters.ts';

/**
 * A box or a text of a picture, as satori reads it: CSS of its own subset, every box a flexbox. Plain
 * data, so that a picture is described where all that people see is described.
 */
export interface PictureElement {
  type: string;
  /** satori asks for it, as React does of every element. */
  key: string | null;
  props: { style: PictureStyle; children?: string | PictureElement[] };
}

export type PictureStyle = Readonly<Record<string, string | number>>;

/** A box whose parts stand below each other, or beside each other where `flexDirection` says so. */
export function box(
  style: PictureStyle,
  ...children: readonly (PictureElement | null)[]
): PictureElement {
  return {
    type: 'div',
    key: null,
    props: {
      style: { display: 'flex', flexDirection: 'column', boxSizing: 'border-box', ...style },
      children: children.filter((child) => child !== null),
    },
  };
}

/** A text on as many lines as it needs. It begins on the side from which its first letter is read. */
export function textBlock(
  given: string,
  style: PictureStyle & { fontSize: number },
): PictureElement {
  // The signs of direction that pages need would be drawn as boxes.
  const text = withoutUnseen(given);
  const rightToLeft = readsFromRight(text);
  if (hasRightToLeft(text) || hasWordsWithoutSpaces(text))
    return inPieces(text, rightToLeft, style);
  return line(text, { textWrap: 'balance', ...style });
}

/** A text on one line. */
function line(text: string, style: PictureStyle): PictureElement {
  return {
    type: 'div',
    key: null,
    props: { style: { display: 'flex', ...style }, children: text },
  };
}

/**
 * A text whose pieces satori cannot put in order by itself: it finds no words where no spaces are, and
 * misplaces the spaces around a number that stands in Arabic or Hebrew. Each piece is a box then.
 */
function inPieces(
  text: string,
  rightToLeft: boolean,
  { width, ...style }: PictureStyle & { fontSize: number },
): PictureElement {
  const after = rightToLeft ? 'marginLeft' : 'marginRight';
  const space = Math.round(style.fontSize * 0.26);
  return {
    type: 'div',
    key: null,
    props: {
      style: {
        display: 'flex',
        flexWrap: 'wrap',
        direction: rightToLeft ? 'rtl' : 'ltr',
        ...(width === undefined ? {} : { width }),
      },
      children: piecesOf(text).map((piece) =>
        line(piece.text, {
          ...style,
          direction: readsFromRight(piece.text) ? 'rtl' : 'ltr',
          ...(piece.spaceAfter ? { [after]: space } : {}),
        }),
      ),
    },
  };
}

interface Piece {
  text: string;
  spaceAfter: boolean;
}

/** What of a text stays together on a line. Words of the other direction stay in their own order. */
export function piecesOf(text: string): Piece[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  if (hasRightToLeft(text)) return withRunsJoined(words, readsFromRight(text));
  return words.flatMap((word) => {
    const parts = partsOf(word);
    return parts.map((part, at) => ({ text: part, spaceAfter: at === parts.length - 1 }));
  });
}

/** "New York City" within Arabic is one piece, or its words would be read from the right as well. */
function withRunsJoined(words: readonly string[], rightToLeft: boolean): Piece[] {
  const other = (word: string) => /\p{L}/u.test(word) && readsFromRight(word) !== rightToLeft;
  const pieces: Piece[] = [];
  for (const word of words) {
    const before = pieces.at(-1);
    if (before !== undefined && other(before.text) && other(word))
      before.text = `${before.text} ${word}`;
    else pieces.push({ text: word, spaceAfter: true });
  }
  return pieces;
}

const words = new Intl.Segmenter('ja', { granularity: 'word' });

/** The words of a run without spaces. Marks and endings stay with what they follow: 連帯する, 集会。 */
function partsOf(run: string): string[] {
  if (!hasWordsWithoutSpaces(run)) return [run];
  const parts: string[] = [];
  for (const { segment } of words.segment(run)) {
    const before = parts.at(-1);
    const leans = /^[\p{Script=Hiragana}\p{P}\p{S}ー]+$/u.test(segment);
    const opens = before !== undefined && /[\p{Ps}\p{Pi}]$/u.test(before);
    if (before !== undefined && (leans || opens)) parts[parts.length - 1] = before + segment;
    else parts.push(segment);
  }
  return parts;
}

/** Whether a text is in a script that is written without spaces between its words. */
export function hasWordsWithoutSpaces(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(text);
}

const rightToLeftLetter = /[\p{scx=Arabic}\p{scx=Hebrew}\p{scx=Syriac}\p{scx=Thaana}\p{scx=Nko}]/u;

function hasRightToLeft(text: string): boolean {
  return [...text].some((sign) => readsFromRight(sign));
}

/** Whether the first letter of a text is one of a script that is read from right to left. */
export function readsFromRight(text: string): boolean {
  const [first = ''] = /\p{L}/u.exec(text) ?? [];
  return rightToLeftLetter.test(first);
}

/** As titles of posters are set. Greek capitals lose their accents, which only Greek rules know. */
export function inCapitals(text: string): string {
  return text.toLocaleUpperCase(/\p{Script=Greek}/u.test(text) ? 'el' : 'en');
}
