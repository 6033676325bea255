import type { Event } from '../../db/schema.ts';
import type { Telling } from './eventField.ts';
import { columnFields, type ColumnField } from './eventFields.ts';

/** A text of an event under the heading `event.<name>`. */
export interface Passage {
  name: Exclude<ColumnField, { told: null }>['name'];
  text: string;
}

const toldFields = columnFields.filter((field) => field.told !== null);

/** What is told of an event under headings of their own at a place; a text that is empty is not. */
export function passagesOf(event: Event, place: Telling): Passage[] {
  return toldFields.flatMap((field) => {
    const places: readonly Telling[] = field.told;
    const text = event[field.name];
    return places.includes(place) && text !== '' ? [{ name: field.name, text }] : [];
  });
}
