/**
 * The cookies of this host by their names, without the prefix; others that a neighbour's subdomain may
 * have set lack it.
 *
 * @param prefix as `hostPrefix` gives it
 */
export function readCookies(header: string, prefix: string): Readonly<Record<string, string>> {
  const cookies: Record<string, string> = Object.create(null);
  if (header === '') return cookies;
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    const name = part.slice(0, Math.max(0, at)).trim();
    if (at < 1 || !name.startsWith(prefix)) continue;
    cookies[name.slice(prefix.length)] ??= decoded(part.slice(at + 1).trim());
  }
  return cookies;
}

/** A cookie that cannot be decoded is some other program's and is left as it is. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
