/** A web address as a link may lead to it; null for what is none. */
export function webAddress(text: string): string | null {
  const url = URL.parse(text.trim());
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '') return null;
  return url.href.length > 2000 ? null : url.href;
}
