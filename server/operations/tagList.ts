/**
 * Reads `name=value; name=value`, as records of DKIM (RFC 6376, section 3.2) and DMARC (RFC 7489,
 * section 6.4) are written.
 *
 * @returns the values by their name, in the order in which they stand; null where the text is no such
 *   list, or names something twice
 */
export function readTagList(text: string): ReadonlyMap<string, string> | null {
  const tags = new Map<string, string>();
  const parts = text.split(';');
  // The last semicolon may be missing.
  if (parts.at(-1)?.trim() === '') parts.pop();
  for (const part of parts) {
    const match = /^\s*([a-z]\w*)\s*=\s*([^;]*?)\s*$/is.exec(part);
    const [, name, value = ''] = match ?? [];
    if (name === undefined || tags.has(name)) return null;
    tags.set(name, value);
  }
  return tags;
}
