import type { Event, NewEvent } from '../../db/schema.ts';
import { columnFields, type ColumnField } from '../fields/eventFields.ts';
import { scheduleColumns, scheduleOf } from '../time/eventSchedule.ts';
import { tzdataVersion, type Schedule } from '../time/schedule.ts';
import { placeIn, type Place } from './eventPlace.ts';

/** What organizers tell about an event in its form. */
export type EventDetails = Omit<Columns, 'slug'> & {
  /** Null: proposed by the title when the event is made, and left as it is afterwards. */
  slug: string | null;
  schedule: Schedule;
  /** Where its city is. */
  place: Place;
};

/** What stands in columns of its own, read from the form one by one. */
export type Columns = Pick<Event, ColumnField['name']>;

/** The details of an event that exists. */
export function detailsOf(event: Event): EventDetails {
  return {
    ...columnsBy(({ name }) => event[name]),
    schedule: scheduleOf(event),
    place: placeIn(event),
  };
}

/**
 * The columns of all fields that have one.
 *
 * @param valueOf gives what a field's definition says that its column holds
 */
export function columnsBy(valueOf: (field: ColumnField) => unknown): Columns {
  const columns = Object.fromEntries(columnFields.map((field) => [field.name, valueOf(field)]));
  if (!isWhole(columns)) throw new Error('A field of the event has no value.');
  return columns;
}

function isWhole(columns: Record<string, unknown>): columns is Columns {
  return columnFields.every(({ name }) => columns[name] !== undefined);
}

/** Details as the columns of an event, all but the slug. */
export function detailColumns(details: EventDetails) {
  const { slug: _, schedule, place, ...columns } = details;
  return {
    ...columns,
    ...place,
    ...scheduleColumns(schedule, tzdataVersion()),
  } satisfies Partial<NewEvent>;
}
