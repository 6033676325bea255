/*
 * Long patterns, put together from pieces of a line each. The pieces are patterns themselves, of which
 * only the source counts: the flags are those of the whole.
 */

/**
 * The source of a pattern that fits the first of its alternatives that fits, in a group that captures
 * nothing.
 */
export function anyOf(...alternatives: readonly RegExp[]): string {
  return `(?:${alternatives.map(({ source }) => source).join('|')})`;
}

/** The source of a pattern that fits where its pieces fit one behind the other. */
export function inTurn(...pieces: readonly RegExp[]): string {
  return pieces.map(({ source }) => source).join('');
}
