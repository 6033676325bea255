import { unixLines, withoutEndlessMarks } from '../../templates/characters.ts';

/** The longest texts that an entry carries, in UTF-16 code units; calendar programs cut or refuse more. */
export const textLimits = { title: 200, name: 200, location: 500, description: 8_000 } as const;

/**
 * Controls, byte order marks, what will never be a character, and what overrides the direction of
 * the text around it.
 */
const hidden = /[\p{Cc}\p{Noncharacter_Code_Point}\ufeff\u202a-\u202e\u2066-\u2069]/gu;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * A text for one line: well-formed NFC, line breaks and tabs become spaces, runs of spaces become one,
 * control and bidi-override characters go, and what exceeds `limit` is cut at a word.
 */
export function singleLine(text: string, limit: number): string {
  const line = visibleLines(text, limit).join(' ').replace(/ +/g, ' ').trim();
  return cutAtWord(line, limit);
}

/** As `singleLine`, but line breaks stay (as LF), at most one empty line between paragraphs. */
export function paragraphs(text: string, limit: number): string {
  const lines = visibleLines(text, limit).map((line) => line.trimEnd());
  return cutAtWord(
    lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    limit,
  );
}

function visibleLines(text: string, limit: number): string[] {
  // What is far beyond the limit is never shown and need not be cleaned.
  return withoutEndlessMarks(unixLines(text.slice(0, limit * 4).toWellFormed()))
    .normalize('NFC')
    .split('\n')
    .map((line) => line.replaceAll('\t', ' ').replace(hidden, ''));
}

/**
 * The text, or as many whole words of it as fit `limit` (in UTF-16 code units) together with an ellipsis.
 * Where there is no space near the end (Chinese, a long address), it is cut between two characters
 * as people see them, never inside an emoji or between a letter and its accent.
 */
export function cutAtWord(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const room = Math.max(limit - 1, 0);
  const head = text.slice(0, room + 1);
  const space = Math.max(head.lastIndexOf(' '), head.lastIndexOf('\n'));
  const end = space > room * 0.7 ? space : characterBoundary(text, room);
  return `${text.slice(0, end).trimEnd()}…`;
}

function characterBoundary(text: string, index: number): number {
  const boundary = graphemes.segment(text.slice(0, index + 50)).containing(index)?.index ?? index;
  if (boundary > index / 2) return boundary;
  // One endless pile of accents: any whole code point will do.
  const next = text.codePointAt(index - 1) ?? 0;
  return next > 0xffff ? index - 1 : index;
}

/** TEXT of RFC 5545 3.3.11. */
export function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, String.raw`\$&`).replaceAll('\n', String.raw`\n`);
}

/**
 * A name for use between double quotes in a parameter, with look-alikes for what does not survive
 * there: RFC 5545 3.2 has no way to write a double quote; RFC 6868 gives the circumflex a meaning
 * before ^, n and '; and some programs, Thunderbird among them, read a backslash as the beginning
 * of an escape and then lose the address.
 */
export function parameterText(text: string): string {
  return text
    .replaceAll('"', "'")
    .replaceAll('\\', '/')
    .replace(/\^(?=[\^n'])/g, 'ˆ');
}
