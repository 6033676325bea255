import { withoutUnseen } from '../../templates/characters.ts';
import { piecesOf, readsFromRight } from '../../templates/pictures/element.ts';
import { fontsForText, type KnownFont } from './fonts.ts';

/*
 * Lines of text in a PDF, in every script that a font of ours has. pdfkit has fontkit shape each word, and
 * sets one word behind the other from the left: what is read from the right, and what needs more fonts
 * than one, is put in order here.
 */

/** What draws: of pdfkit, as much as is needed here. */
export interface PdfPen {
  registerFont: (name: string, data: Buffer) => unknown;
  font: (name: string) => unknown;
  fontSize: (size: number) => unknown;
  widthOfString: (text: string) => number;
  text: (
    text: string,
    x: number,
    y: number,
    options: { lineBreak: false; baseline: 'alphabetic' },
  ) => unknown;
  rect: (x: number, y: number, width: number, height: number) => { stroke: () => unknown };
}

export interface PdfText {
  /** How wide a text is, in points. */
  width: (text: string, size: number) => number;
  /**
   * Draws a text on one line: smaller where it is wider than its room, and at the smallest with an
   * ellipsis behind as many signs as fit.
   *
   * @param y of the line on which the letters stand
   */
  draw: (text: string, x: number, y: number, room: TextRoom) => void;
  /** A text that is wider than its room, parted at a space for two lines; null where one will do. */
  halves: (text: string, size: number, room: number) => [string, string] | null;
  /** Whether a letter was drawn as a box, since no font has it. */
  missed: () => boolean;
}

interface TextRoom {
  width: number;
  /** Sizes of the letters. */
  largest: number;
  smallest: number;
  align?: 'left' | 'right';
}

/** Signs of one font, or one that none has. From left to right as they are seen. */
interface Run {
  text: string;
  font: KnownFont | null;
}

/** A box in place of a letter, in parts of the size of the letters. */
const box = { width: 0.62, height: 0.68, margin: 0.06 };

export function pdfText(pen: PdfPen): PdfText {
  const registered = new Set<string>();
  let missed = false;

  function use({ name, data }: KnownFont, size: number): void {
    if (!registered.has(name)) {
      pen.registerFont(name, data);
      registered.add(name);
    }
    pen.font(name);
    pen.fontSize(size);
  }

  function widthOf({ text, font }: Run, size: number): number {
    if (font === null) return (box.width + 2 * box.margin) * size;
    use(font, size);
    return pen.widthOfString(text);
  }

  const widthOfRuns = (runs: readonly Run[], size: number) =>
    runs.reduce((sum, run) => sum + widthOf(run, size), 0);

  function drawRuns(runs: readonly Run[], x: number, y: number, size: number): void {
    let at = x;
    for (const run of runs) {
      const wide = widthOf(run, size);
      if (run.font === null) {
        missed = true;
        const high = box.height * size;
        pen.rect(at + box.margin * size, y - high, box.width * size, high).stroke();
      } else pen.text(run.text, at, y, { lineBreak: false, baseline: 'alphabetic' });
      at += wide;
    }
  }

  const width: PdfText['width'] = (text, size) => widthOfRuns(runsAsSeen(text), size);

  return {
    width,
    draw: (text, x, y, { largest, smallest, align = 'left', ...room }) => {
      const fitting = (largest * room.width) / Math.max(width(text, largest), 1);
      const size = Math.max(smallest, Math.min(largest, fitting));
      const fits = (part: string) => width(part, size) <= room.width + 0.01;
      const runs = runsAsSeen(fits(text) ? text : cutToFit(text, fits));
      drawRuns(runs, align === 'left' ? x : x + room.width - widthOfRuns(runs, size), y, size);
    },
    halves: (text, size, room) => {
      if (width(text, size) <= room) return null;
      const spaces = [...text.matchAll(/ /g)].map(({ index }) => index);
      const end = spaces.findLast((one) => width(text.slice(0, one), size) <= room);
      return end === undefined ? null : [text.slice(0, end), text.slice(end + 1)];
    },
    missed: () => missed,
  };
}

const signs = new Intl.Segmenter('en');

/** As many signs of a text as fit with an ellipsis behind them. */
function cutToFit(text: string, fits: (part: string) => boolean): string {
  const ends = [...signs.segment(text)].map(({ index }) => index);
  const cutAt = (end: number) => `${text.slice(0, end).trimEnd()}…`;
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(cutAt(ends[middle] ?? 0))) low = middle;
    else high = middle - 1;
  }
  return cutAt(ends[low] ?? 0);
}

/** The runs of a text from left to right, as they are seen on paper. */
export function runsAsSeen(given: string): Run[] {
  const text = withoutUnseen(given).normalize('NFC').replaceAll(/\s+/g, ' ').trim();
  const fonts = fontsForText(text);
  const rightToLeft = readsFromRight(text);
  const isMixed = rightToLeft || text.split(' ').some((word) => readsFromRight(word));
  if (!isMixed) return inFonts(text, fonts);
  const pieces = piecesOf(text).map((piece) => wordsAsSeen(piece.text));
  const words = (rightToLeft ? pieces.toReversed() : pieces).flat();
  return words.flatMap((word, at) => {
    const runs = readsFromRight(word) ? fromTheRight(word, fonts) : inFonts(word, fonts);
    return at === 0 ? runs : [...inFonts(' ', fonts), ...runs];
  });
}

/** The words of a piece, which are of one direction. */
function wordsAsSeen(piece: string): string[] {
  const words = piece.split(' ');
  return readsFromRight(piece) ? words.toReversed() : words;
}

/** Brackets that look the other way in what is read from the right (UAX 9, rule L4). */
const mirrored: Readonly<Record<string, string>> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '<': '>',
  '>': '<',
  '«': '»',
  '»': '«',
};

/** A word that is read from the right: its parts are seen the other way round, numbers as they are. */
function fromTheRight(word: string, fonts: readonly KnownFont[]): Run[] {
  const parts = word.split(/(\p{Nd}+)/u).filter((part) => part !== '');
  return parts
    .flatMap((part) =>
      /^\p{Nd}/u.test(part)
        ? inFonts(part, fonts)
        : inFonts(
            part.replaceAll(/[()[\]<>«»]/g, (sign) => mirrored[sign] ?? sign),
            fonts,
          ),
    )
    .toReversed();
}

/** A text by the fonts that have its signs; a sign goes with the font before it where that has it. */
function inFonts(text: string, fonts: readonly KnownFont[]): Run[] {
  const runs: Run[] = [];
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    const before = runs.at(-1);
    if (isUnseen(sign) && before !== undefined) before.text += sign;
    else if (before?.font?.has(code) === true) before.text += sign;
    else {
      const font = fonts.find((one) => one.has(code)) ?? null;
      if (before !== undefined && before.font === font && font !== null) before.text += sign;
      else runs.push({ text: sign, font });
    }
  }
  return runs;
}

/** Joiners and the like, which shape what is around them and leave no mark of their own. */
function isUnseen(sign: string): boolean {
  return /\p{Default_Ignorable_Code_Point}/u.test(sign);
}
