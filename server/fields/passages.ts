import { readAccessFeatures, type AccessFeature } from '../../templates/accessFeatures.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import { languageOfText } from '../../templates/textsAsRead.ts';
import type { Telling } from './eventField.ts';
import { columnFields, type ColumnField } from './eventFields.ts';
import type { EventAsRead } from './eventIn.ts';

/** A text of an event under the heading `event.<name>`. */
export interface Passage {
  name: Exclude<ColumnField, { told: null }>['name'];
  /** Empty where nothing was written beside what was ticked. */
  text: string;
  language: TextLanguage;
  /** What was ticked of what helps people to take part. */
  features?: readonly AccessFeature[];
}

const toldFields = columnFields.filter((field) => field.told !== null);

/** What is told of an event under headings of their own at a place; a text that is empty is not. */
export function passagesOf(event: EventAsRead, place: Telling): Passage[] {
  return toldFields.flatMap((field) => {
    const places: readonly Telling[] = field.told;
    const { name } = field;
    const text = event[name];
    const features = name === 'accessibility' ? readAccessFeatures(event.accessFeatures) : [];
    if (!places.includes(place) || (text === '' && features.length === 0)) return [];
    const language = languageOfText(event, name);
    return [{ name, text, language, ...(features.length === 0 ? {} : { features }) }];
  });
}
