import { html } from '@prairielearn/html';
import { inLanguage } from './addresses.ts';
import type { TextLanguage } from './textLanguages.ts';
import type { Html, View } from './view.ts';

/** Under which address a page stands, and in which languages there is one like it. */
export interface PageLanguages {
  /**
   * The address by which this page is fetched, where `view.path` is another one (a form that was
   * sent and came back). Language links lead there; public pages name it as their canonical address.
   */
  canonicalPath?: string;
  /**
   * The page exists in every language for everybody, and is named in each (`hreflang`): a page of ours in
   * all of the site, one of what organizers wrote in those of their texts. What is the same text in another
   * frame, nobody searches for.
   */
  alternates?: 'page' | 'texts';
  /** The languages in which what organizers wrote can be read here, and the one in which it is read. */
  texts?: { languages: readonly TextLanguage[]; read: TextLanguage };
}

/** What the head of a page tells search engines of its addresses. */
export function addressesOf(view: View, parts: PageLanguages): Html {
  const { site } = view;
  const path = parts.canonicalPath;
  if (path === undefined) return html``;
  const others = {
    page: () => languagesOf(view, parts),
    texts: () => parts.texts?.languages ?? [],
    none: () => [],
  }[parts.alternates ?? 'none']();
  const named = /[?&]lang=/.test(view.path) ? canonicalLanguage(view, parts, others) : null;
  const canonical = `${site.baseUrl}${named === null ? path : inLanguage(path, named)}`;
  return html`
    <link rel="canonical" href="${canonical}" />
    ${
      others.length > 1
        ? html`${others.map(
              (other) =>
                html`<link
                  rel="alternate"
                  hreflang="${other}"
                  href="${site.baseUrl}${inLanguage(path, other)}"
                />`,
            )} <link rel="alternate" hreflang="x-default" href="${site.baseUrl}${path}" />`
        : ''
    }
  `;
}

/**
 * The language in the canonical address of a page whose own address names one; null for the address that
 * names none and is for everybody: it answers each visitor in their language, so that search engines need no
 * other of an event with one text. The same text in the frame of another language is that page, and no rival
 * of it; of several texts the one that is read here counts, whatever frame it is in.
 */
function canonicalLanguage(
  view: View,
  parts: PageLanguages,
  others: readonly TextLanguage[],
): TextLanguage | null {
  switch (parts.alternates) {
    case undefined:
      return null;
    case 'page':
      return languageHere(view, parts);
    case 'texts':
      return others.length > 1 ? (parts.texts?.read ?? null) : null;
  }
}

/** Those of the site, and those in which there is more to read here. */
export function languagesOf({ languages }: View, { texts }: PageLanguages): TextLanguage[] {
  return [...new Set([...languages, ...(texts?.languages ?? [])])];
}

/** That in which the page is read: of its texts where the site does not speak it, else of the site. */
export function languageHere(
  { language, languages }: View,
  { texts }: PageLanguages,
): TextLanguage {
  const read = texts?.read ?? language;
  return languages.some((one) => one === read) || texts?.languages.includes(read) !== true
    ? language
    : read;
}
