const longestLine = 75;
const isContinuation = (octet: number | undefined): boolean =>
  octet !== undefined && (octet & 0b1100_0000) === 0b1000_0000;

/**
 * Content lines as a calendar file: folded at 75 octets between UTF-8 characters, each ended by CRLF.
 * Takes time in proportion to the length. RFC 5545 3.1
 */
export function joinLines(lines: string[]): string {
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

/** One content line with a line break and a space wherever it would pass 75 octets. */
export function foldLine(line: string): string {
  const octets = Buffer.from(line, 'utf8');
  if (octets.length <= longestLine) return line;
  const parts: string[] = [];
  let from = 0;
  let room = longestLine;
  while (from < octets.length) {
    let to = Math.min(from + room, octets.length);
    while (isContinuation(octets[to])) to -= 1;
    parts.push(octets.toString('utf8', from, to));
    from = to;
    // The space that begins each further line counts too.
    room = longestLine - 1;
  }
  return parts.join('\r\n ');
}

/** The content lines of a calendar file, unfolded. */
export function splitLines(file: string): string[] {
  return file
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter((line) => line !== '');
}
