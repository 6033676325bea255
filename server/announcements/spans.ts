/** A stretch of a text, by position. */
export interface Span {
  from: number;
  to: number;
}

/** What stands in a text where something was read, and is matched by no pattern that does not mean it. */
export const readMark = '\u0001';

/** Puts a mark that no pattern matches over stretches of a text, so that nothing is read twice. */
export function blank(text: string, spans: readonly Span[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    if (to <= at) continue;
    const start = Math.max(from, at);
    pieces.push(text.slice(at, start), readMark.repeat(to - start));
    at = to;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

/** Takes the accents off a text without moving any of its characters. */
export function fold(text: string): string {
  return Array.from(text.normalize('NFC'), (character) => {
    const bare = character.normalize('NFD')[0] ?? character;
    return bare.length === character.length ? bare : character;
  }).join('');
}

/** For a regular expression: any of the words, the longer ones first. */
export function alternatives(words: readonly string[]): string {
  return words.toSorted((a, b) => b.length - a.length).join('|');
}

/** Pictures, stars and the like at the end of a stretch; they are no part of a name. */
export const ornaments = /(?:[\s\p{Extended_Pictographic}\p{Emoji_Modifier}*_]|\uFE0F|\u200D)+$/u;

/** A stretch without the spaces and separators at its ends; null where nothing is left. */
export function trimmed(text: string, { from, to }: Span): Span | null {
  const stretch = text.slice(from, to);
  const lead = /^[\s,;:.·•|/–—-]*/.exec(stretch)?.[0].length ?? 0;
  const tail = stretch.slice(lead).replace(/[\s,;:·•|–—-]+$/, '').length;
  return tail === 0 ? null : { from: from + lead, to: from + lead + tail };
}
