import type { Reads } from '../../db/database.ts';
import type { PageParts } from '../../templates/layout.ts';
import type { View } from '../../templates/view.ts';

/** In which languages events can be read on a page that lists them, and in which they are read there. */
export function textsOnList(
  { eventTexts }: Pick<Reads, 'eventTexts'>,
  { reads, language }: Pick<View, 'reads' | 'language'>,
): NonNullable<PageParts['texts']> {
  return { languages: eventTexts.announcedLanguages(), read: reads[0] ?? language };
}
