import type { Store } from '../../db/database.ts';

/** Texts of the demonstration's campaign and of the site in a language that the site does not speak. */
export function writeInPortuguese(store: Store, now: number): void {
  const title = { text: 'Solidariedade com a greve geral na Argentina', of: '' };
  const about = { text: 'Batemos **panelas**.', of: '' };
  const subjectId = store.campaigns.bySlug('january-24')?.id ?? 0;
  store.furtherTexts.put({ subject: 'campaign', subjectId }, 'pt', { title }, now);
  store.furtherTexts.put({ subject: 'site', subjectId: 0 }, 'pt', { about }, now);
}
