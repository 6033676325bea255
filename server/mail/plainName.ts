/** Long enough to recognize an organization by, too short for a message. */
const longestName = 60;

/**
 * A name that somebody typed, for a mail to an address that nobody has confirmed: letters, digits
 * and the few signs that names have. What could be a link, an address, a phone number or a second
 * sentence is left out; '' where nothing of a name remains.
 */
export function plainName(name: string): string {
  const words = name
    .normalize('NFC')
    .split(/\s+/u)
    // A dot, colon, slash or @ inside a word makes a link of it in some mail program or other.
    .filter((word) => !/[<>]/.test(word))
    .filter((word) => !/[\p{L}\p{N}][.:/@][\p{L}\p{N}]|:\/\/|@|^www\b/iu.test(word))
    .filter((word) => word.replace(/\P{Nd}/gu, '').length < 5)
    .map((word) => word.replace(/[^\p{L}\p{M}\p{N}&'’()-]/gu, ''))
    .filter((word) => /[\p{L}\p{N}&]/u.test(word));
  let plain = '';
  for (const word of words) {
    const longer = plain === '' ? word : `${plain} ${word}`;
    if ([...longer].length > longestName) break;
    plain = longer;
  }
  return plain;
}
