/** Longest name of an event in its address. */
export const longestSlug = 60;

/** What stands in the place of a name in the addresses of the console. */
const reserved = ['new'];

/** Whether a text can name an event in its address: `panel-argentina`. */
export function isSlug(text: string): boolean {
  return (
    /^[a-z\d]+(?:-[a-z\d]+)*$/.test(text) && text.length <= longestSlug && !reserved.includes(text)
  );
}

/**
 * Proposes an address by a title: letters without their accents, numbers, hyphens.
 *
 * @param fallback what to take when the title has no Latin letter or digit, such as the date
 */
export function slugFrom(title: string, fallback: string): string {
  const slug = title
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .slice(0, longestSlug)
    .replace(/^-+|-+$/g, '');
  return isSlug(slug) ? slug : fallback;
}
