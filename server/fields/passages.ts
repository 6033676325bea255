import type { TextLanguage } from '../../templates/textLanguages.ts';
import { languageOfText } from '../../templates/textsAsRead.ts';
import type { Telling } from './eventField.ts';
import { columnFields, type ColumnField } from './eventFields.ts';
import type { EventAsRead } from './eventIn.ts';

/** A text of an event under the heading `event.<name>`. */
export interface Passage {
  name: Exclude<ColumnField, { told: null }>['name'];
  text: string;
  language: TextLanguage;
}

const toldFields = columnFields.filter((field) => field.told !== null);

/** What is told of an event under headings of their own at a place; a text that is empty is not. */
export function passagesOf(event: EventAsRead, place: Telling): Passage[] {
  return toldFields.flatMap((field) => {
    const places: readonly Telling[] = field.told;
    const text = event[field.name];
    if (!places.includes(place) || text === '') return [];
    return [{ name: field.name, text, language: languageOfText(event, field.name) }];
  });
}
