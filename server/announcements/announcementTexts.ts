import type { ReadText } from './announcementReading.ts';
import { roleBeside } from './clockWords.ts';
import { beforeTitle, eventPhrase, isSentence, noTitle } from './eventWords.ts';
import { ornaments, readMark, trimmed } from './spans.ts';
import type { Span } from './spans.ts';

/** A stretch with the words that it gives to a field. */
export interface FoundText extends Span {
  text: string;
}

const longestTitle = 150;

/** Where the event takes place, which a title may name and does not end in. */
interface KnownPlaces {
  venue: Span | null;
  address: Span | null;
  city: Span | null;
}

/**
 * What an event is called: its heading, what stands before its day, or the sentence that calls it.
 *
 * @param rest the folded text with marks over all that was read of the event so far
 */
export function titleIn(
  { original }: Pick<ReadText, 'original'>,
  rest: string,
  part: Span,
  where: KnownPlaces,
): FoundText | null {
  const lines = linesOf(rest, part);
  for (const line of lines) {
    const label = titleLabel.exec(rest.slice(line.from, line.to))?.[0];
    if (label === undefined) continue;
    const found = headingIn(original, rest, { ...line, from: line.from + label.length }, where);
    if (found !== null) return found;
  }
  for (const line of lines) {
    const found = headingIn(original, rest, line, where);
    if (found !== null) return found;
  }
  return phraseIn(original, rest, part, where);
}

/** More words make a heading that leaves no doubt. */
const shortHeading = 4;

/**
 * What else may be the title where a short heading has another below it, "Book launch" and the title of the
 * book: that one, and both.
 *
 * @param title what was taken
 */
export function otherTitlesIn(
  { original }: Pick<ReadText, 'original'>,
  rest: string,
  part: Span,
  where: KnownPlaces,
  title: FoundText,
): FoundText[] {
  const lines = linesOf(rest, part).filter(({ from, to }) => rest.slice(from, to).trim() !== '');
  const at = lines.findIndex(({ from, to }) => title.from >= from && title.to <= to);
  const [own, next] = [lines[at], lines[at + 1]];
  if (own === undefined || next === undefined) return [];
  const isWhole = [own, next].every(({ from, to }) => !rest.slice(from, to).includes(readMark));
  if (!isWhole || title.text.split(/\s+/).length > shortHeading) return [];
  if (
    isPassage.test(rest.slice(next.from, next.to)) ||
    original.slice(own.to, next.from).includes('\n\n')
  )
    return [];
  const below = subtitleIn(original, rest, next);
  if (below === null || startsAt(where, below.from)) return [];
  const both = `${title.text}${/[!?…]$/.test(title.text) ? '' : ':'} ${below.text}`;
  return both.length > longestTitle
    ? [below]
    : [below, { from: title.from, to: below.to, text: both }];
}

const isPassage = /[.;,]\s*$|^[\p{L} ]{1,30}:\s/u;
const longestSubtitle = 16;

/** A line below a heading, which may be longer than one. */
function subtitleIn(original: string, rest: string, { from, to }: Span): FoundText | null {
  const lead = /^[^\p{L}\p{N}¡¿"“«'‘]*/u.exec(rest.slice(from, to))?.[0].length ?? 0;
  const text = rest.slice(from + lead, to).trimEnd();
  const isTitle =
    /\p{L}{3}/u.test(text) &&
    text.length <= longestTitle &&
    text.split(/\s+/).length <= longestSubtitle &&
    !noTitle.test(text) &&
    !isSentence.test(text);
  return isTitle ? titled(original, from + lead, text.length) : null;
}

/** "What: …" */
const titleLabel = new RegExp(
  [
    '^[^\\p{L}\\n]{0,8}(?:what|event|title|subject|que|evento|titulo|asunto',
    'quoi|titre|objet|o que|assunto)\\s?:\\s*',
  ].join('|'),
  'iu',
);

function linesOf(text: string, { from, to }: Span): Span[] {
  const lines: Span[] = [];
  for (let at = from; at < to && lines.length < 40;) {
    const end = text.indexOf('\n', at);
    const stop = end === -1 || end > to ? to : end;
    lines.push({ from: at, to: stop });
    at = stop + 1;
  }
  return lines;
}

/** The head of a line as far as nothing else was read in it, where it can be a title. */
function headingIn(
  original: string,
  rest: string,
  line: Span,
  where: KnownPlaces,
): FoundText | null {
  const marks = /^[^\p{L}\p{N}¡¿"“«'‘]*/u.exec(rest.slice(line.from, line.to))?.[0] ?? '';
  let from = line.from + marks.length;
  const stop = rest.indexOf(readMark, from);
  const isWhole = stop === -1 || stop > line.to;
  let head = rest.slice(from, isWhole ? line.to : stop);
  const lead = beforeTitle.exec(head)?.[0].length ?? 0;
  from += lead;
  head = head.slice(lead);
  // What follows a day in its line is where people meet, and rarely what they meet for.
  if (noTitle.test(head) || (marks.includes(readMark) && startsAt(where, from))) return null;
  const [sentence = ''] = head.split(/(?<=[.!?])\s/);
  // A heading is no sentence among others.
  if (isSentence.test(sentence)) return null;
  if ((isWhole || sentence.length < head.length) && sentence.split(' ').length > 11) return null;
  const text = endOfTitle(sentence, from, where, !isWhole && sentence.length === head.length);
  if (!/\p{L}{3}/u.test(text) || text.length > longestTitle) return null;
  return titled(original, from, text.length);
}

const separatorAtEnd = new RegExp(
  [
    '(?:[\\s,;:|·•(@–—-]|\\bevery (?:first|second|third|fourth|last|other)\\b',
    '\\b(?:on|at|this|the|el|los?|las?|este|al?|de|del|from|in|en|every|and|y|is',
    'por|for|with|con|tomorrow|starting|taking place|will be held|se realizara|a partir',
    '|le|ce|cet|cette|du|des|aux?|demain|avec|na|no|em|nesta|neste|pelo|pela|com|dia|rendez-vous)\\b)+$',
  ].join('|'),
  'i',
);

/** "…: salimos de Xalapa": where people set off is no part of the title. */
const startsMoving = new RegExp(
  [
    '^(?:salimos|marchamos|nos (?:encontramos|juntamos)|concentramos|assemble|gather|meet',
    'rendez-vous|depart)\\b',
  ].join('|'),
  'i',
);

function startsAt(where: KnownPlaces, at: number): boolean {
  return [where.venue, where.address, where.city].some(
    (place) => place !== null && place.from <= at + 4 && place.to > at,
  );
}

/** Without the place that a comma divides from it, and without the word that its hour is for. */
function endOfTitle(head: string, at: number, where: KnownPlaces, beforeMark: boolean): string {
  let text = head;
  for (const place of [where.venue, where.address, where.city]) {
    if (place === null || place.from <= at || place.from >= at + text.length) continue;
    const before = /^(.*?)(?:[,–—|·(:.-]\s*|\s-\s)(?:\p{Lu}[^,]*,\s*)*$/su.exec(
      text.slice(0, place.from - at),
    );
    if (before?.[1] !== undefined) text = before[1];
  }
  text = text.replace(separatorAtEnd, '');
  const clause = /[,;:.–—]\s*([^,;:.–—]+)$/.exec(text);
  if (
    clause !== null &&
    (startsMoving.test(clause[1] ?? '') || (beforeMark && roleBeside(clause[1] ?? '', '') !== null))
  )
    text = text.slice(0, clause.index);
  text = text.replace(/\.+$/, '');
  return text.includes('¡') ? text : text.replace(/[!.]+$/, '').replace(separatorAtEnd, '');
}

function titled(original: string, from: number, length: number): FoundText {
  const said = withoutOpenQuote(original.slice(from, from + length).replace(ornaments, ''));
  const text = said.charAt(0).toUpperCase() + said.slice(1);
  return { from, to: from + said.length, text };
}

/** A quotation mark at the end stays where it closes what was opened. */
function withoutOpenQuote(text: string): string {
  const opened = text.split('“').length === text.split('”').length;
  const even = text.split('"').length % 2 === 1;
  return opened && even ? text : text.replace(/[\s"”]+$/, '');
}

/** In a sentence: "Join us for an online panel on the struggle on Sunday". */
function phraseIn(
  original: string,
  rest: string,
  part: Span,
  where: KnownPlaces,
): FoundText | null {
  const match = eventPhrase.exec(rest.slice(part.from, Math.min(part.to, part.from + 1200)));
  const phrase = match?.[1];
  if (match === null || phrase === undefined) return null;
  const from = part.from + match.index + match[0].length - phrase.length;
  const text = endOfTitle(phrase.split(/,/)[0] ?? '', from, where, false);
  return text === '' ? null : titled(original, from, text.length);
}

/** A stretch as it is typed into a field, with a capital. */
export function asField(original: string, span: Span): FoundText | null {
  const inner = trimmed(original, span);
  if (inner === null) return null;
  const said = original.slice(inner.from, inner.to).replace(/\s+/g, ' ');
  const text = calm(said);
  return { ...inner, text: text.charAt(0).toUpperCase() + text.slice(1) };
}

/** A name that is shouted, with one capital a word; what has four letters at most may be an abbreviation. */
export function calm(text: string): string {
  if (text !== text.toUpperCase() || !/\p{L}{5}/u.test(text)) return text;
  return text.replace(
    /\p{L}[\p{L}\p{M}’']*/gu,
    (word) => word.charAt(0) + word.slice(1).toLowerCase(),
  );
}
