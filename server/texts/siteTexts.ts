import type { OfSubject } from '../../db/furtherTexts.ts';
import { firstLanguage } from '../../templates/languages.ts';
import { renderMarkdown } from '../../templates/markdown.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import { languageOfText } from '../../templates/textsAsRead.ts';
import type { Html, View } from '../../templates/view.ts';
import type { Services } from '../services.ts';
import { siteOf } from '../siteSettings.ts';
import { textsIn, type Original, type TextsRead } from './textsIn.ts';

/** The texts of a site that can stand in several languages: settings of the same names. */
export const siteTextNames = ['about', 'imprint', 'privacy'] as const;

/** By what these are kept in further languages. */
export const ofSite: OfSubject = { subject: 'site', subjectId: 0 };

/** The texts of the site as they were written at first, in its own language. */
export function originalOfSite(services: Pick<Services, 'db' | 'config'>): Original {
  const { about, imprint, privacy, locales } = siteOf(services);
  return { language: locales[0] ?? firstLanguage, texts: { about, imprint, privacy } };
}

/**
 * The texts of the site as somebody reads them, see {@link textsIn}.
 *
 * @param reads the languages of the reader, the dearest first
 */
function siteTextsFor(
  services: Pick<Services, 'db' | 'config'>,
  reads: readonly TextLanguage[],
): TextsRead {
  return textsIn(originalOfSite(services), services.db.furtherTexts.of(ofSite), reads);
}

/** One of them rendered for a page; null where it says nothing. */
export function siteTextShown(
  services: Pick<Services, 'db' | 'config'>,
  { reads, language }: Pick<View, 'reads' | 'language'>,
  name: (typeof siteTextNames)[number],
): { html: Html; language: TextLanguage } | null {
  const read = siteTextsFor(services, [...reads, language]);
  const text = read.texts[name] ?? '';
  return text === '' ? null : { html: renderMarkdown(text), language: languageOfText(read, name) };
}

/** The languages in which there are texts of the site, its own first. */
export function languagesOfSite(services: Pick<Services, 'db' | 'config'>): TextLanguage[] {
  const further = services.db.furtherTexts.of(ofSite).map(({ language }) => language);
  return [...new Set([originalOfSite(services).language, ...further])];
}
