const longestReply = 300;

/** An address, tried from the beginning of a word alone: from each of its letters costs the square. */
const address = /<?(?<![^\s<>"'(),;:])[^\s<>"'(),;:]+@[^\s<>"'(),;]+>?/gu;

/**
 * A server's reply for the database and the console: one line of bounded length, in which no
 * address stands, not even one that the server repeats.
 */
export function withoutAddresses(reply: string): string {
  return reply
    .toWellFormed()
    .replace(/[\p{C}\s]+/gu, ' ')
    .replace(address, '<…>')
    .trim()
    .slice(0, longestReply);
}
