import { HtmlSafeString } from '@prairielearn/html';
import type { Html } from './view.ts';

/**
 * A page, or a part of one, as text without the indents before tags and in them. Those are the templates'
 * own: what people wrote has no tag at the beginning of a line that is not escaped.
 */
export function htmlText(html: Html): string {
  const page: Page = { text: '', gap: '' };
  write(page, html);
  return page.text + page.gap;
}

/** A page as far as it is written. */
interface Page {
  text: string;
  /** A line end and the gaps after it that the text ends with: of them a tag leaves the line end alone. */
  gap: string;
}

/**
 * Writes what `toString` gives, but for indents. The library has a function look at every value for signs to
 * replace, and most have none; and what stands in a template is the same each time.
 */
function write(page: Page, value: unknown): void {
  if (isTemplate(value)) writeTemplate(page, value);
  else if (isList(value)) for (const one of value) write(page, one);
  else if (typeof value === 'string' && !/^ |[&<>'"\n]/.test(value)) {
    if (value === '') return;
    page.text += page.gap + value;
    page.gap = '';
  }
  // Whatever else it is, and what a later version of the library makes, it words by itself.
  else add(page, pieceOf(new HtmlSafeString(['', ''], [value]).toString()));
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** A tagged literal as the library keeps it: its words, and the values between them. */
interface Template {
  strings: readonly unknown[];
  values: readonly unknown[];
}

function isTemplate(value: unknown): value is Template {
  return value instanceof HtmlSafeString && isList(value['strings']) && isList(value['values']);
}

function writeTemplate(page: Page, { strings, values }: Template): void {
  if (values.length === 0) {
    add(page, onlyPiece(strings));
    return;
  }
  const { pieces, attributes } = literals(strings);
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index];
    if (piece !== undefined) add(page, piece);
    if (index >= values.length) return;
    if (attributes[index] !== true) {
      write(page, values[index]);
      continue;
    }
    const before = page.text;
    page.text += ' ';
    write(page, values[index]);
    // An attribute that is left out leaves no gap either.
    if (page.text.length === before.length + 1) page.text = before;
  }
}

/** A part of a page, ready to be written. */
interface Piece {
  /** Up to its last gap. */
  text: string;
  /** The same after a gap: without the gap that it begins with where a tag comes then. */
  afterGap: string;
  /** What follows: a line end and all gaps after it, or nothing. */
  gap: string;
  kind: 'gap' | 'tag' | 'text';
}

function pieceOf(text: string): Piece {
  let [begin, end] = [0, text.length];
  while (begin < end && isGap(text.charCodeAt(begin))) begin += 1;
  while (end > 0 && isGap(text.charCodeAt(end - 1))) end -= 1;
  const lineEnd = text.indexOf('\n', end);
  const upToGap = withoutIndents(lineEnd < 0 ? text : text.slice(0, lineEnd));
  const isTag = text[begin] === '<';
  return {
    text: upToGap,
    afterGap: isTag ? upToGap.replace(/^[ \n]*/, '\n') : upToGap,
    gap: lineEnd < 0 ? '' : text.slice(lineEnd),
    kind: end === 0 ? 'gap' : isTag ? 'tag' : 'text',
  };
}

function add(page: Page, { text, afterGap, gap, kind }: Piece): void {
  if (page.gap === '') page.text += text;
  else if (kind === 'gap') {
    page.gap += text + gap;
    return;
  } else page.text += kind === 'tag' ? afterGap : page.gap + afterGap;
  page.gap = gap;
}

interface Literals {
  pieces: readonly Piece[];
  /** Whether the value after each of them is an attribute that may be left out, with the gap before it. */
  attributes: readonly boolean[];
}

const knownPieces = new WeakMap<readonly unknown[], Piece>();

/** A template without values: most often HTML that was made before. */
function onlyPiece(strings: readonly unknown[]): Piece {
  const known = knownPieces.get(strings);
  if (known !== undefined) return known;
  const made = pieceOf(String(strings[0]));
  knownPieces.set(strings, made);
  return made;
}

const knownLiterals = new WeakMap<readonly unknown[], Literals>();

function literals(strings: readonly unknown[]): Literals {
  const known = knownLiterals.get(strings);
  if (known !== undefined) return known;
  const { words, inTag } = withoutGapsInTags(strings.map((text) => withoutIndents(String(text))));
  const attributes = words.map(
    (text, index) =>
      inTag[index] === true && text.endsWith(' ') && /^[ >]/.test(words[index + 1] ?? ''),
  );
  const pieces = words.map((text, index) =>
    pieceOf(attributes[index] === true ? text.slice(0, -1) : text),
  );
  const made = { pieces, attributes };
  knownLiterals.set(strings, made);
  return made;
}

/**
 * The words of a template whose tags are on one line each, as the formatter breaks them: a tenth of a page.
 * What stands in quotes and between tags stays as it is, and so do all values.
 */
function withoutGapsInTags(strings: readonly string[]): { words: string[]; inTag: boolean[] } {
  let inTag = false;
  let quoted = false;
  const valuesInTag: boolean[] = [];
  const words = strings.map((text) => {
    let kept = '';
    for (let at = 0; at < text.length; at += 1) {
      const sign = text.charAt(at);
      if (inTag && !quoted && isGap(sign.charCodeAt(0))) {
        while (isGap(text.charCodeAt(at + 1))) at += 1;
        if (text[at + 1] !== '>') kept += ' ';
        continue;
      }
      if (inTag && sign === '"') quoted = !quoted;
      else if (!quoted && sign === '>') inTag = false;
      else if (!inTag && sign === '<' && /[a-z/]/.test(text.charAt(at + 1))) inTag = true;
      kept += sign;
    }
    valuesInTag.push(inTag && !quoted);
    return kept;
  });
  return { words, inTag: valuesInTag };
}

/** Each gap is looked at once: a description may have thousands of empty lines. */
function withoutIndents(html: string): string {
  let kept = '';
  let from = 0;
  for (let at = html.indexOf('\n'); at >= 0; at = html.indexOf('\n', at)) {
    const lineEnd = at;
    do at += 1;
    while (isGap(html.charCodeAt(at)));
    if (at === lineEnd + 1 || html[at] !== '<') continue;
    kept += `${html.slice(from, lineEnd)}\n`;
    from = at;
  }
  return kept + html.slice(from);
}

/** Those that templates are laid out with. */
function isGap(code: number): boolean {
  return code === 0x20 || code === 0x0a;
}
