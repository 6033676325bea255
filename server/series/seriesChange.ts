import { isDeepStrictEqual } from 'node:util';
import type { Event } from '../../db/schema.ts';
import { changedParts } from '../events/eventChanges.ts';
import { detailsOf, type EventDetails } from '../events/eventDetails.ts';
import { seatsWithin } from '../events/signupOpening.ts';
import { columnFields, type ColumnField, type EventPart } from '../fields/eventFields.ts';
import { firstDayOf, type ScheduleProblem } from '../time/schedule.ts';
import { programmeOn } from './programmeOn.ts';
import { movedAlong, scheduleParts, type HourAnswer } from './movedAlong.ts';

/** What an edit of one date does to another one of the series. */
export interface DateChange {
  event: Event;
  /** The date as it would be. */
  details: EventDetails;
  /** What would be otherwise; empty where nothing. */
  parts: EventPart[];
  /** What the edit changes and this date had otherwise by itself, before: it stays, unless overwritten. */
  own: EventPart[];
  /** What was asked about its hour, whether it was answered or not. */
  asked: readonly ScheduleProblem[];
  /** Whether nobody has answered yet. */
  open: boolean;
  /** More seats are taken than the edit would leave: it keeps its own number. */
  seatsKept: boolean;
}

/** What was decided about the other dates, by the ids of their events. */
export interface SeriesDecisions {
  /** Dates whose own is overwritten. */
  overwritten: ReadonlySet<number>;
  /** Which hour is meant where clocks jump over it or show it twice. */
  answers: ReadonlyMap<number, HourAnswer>;
}

/**
 * Carries an edit of one date over to others. Only what the edit changed is written to them; what a date
 * had otherwise by itself is told, and stays as long as nobody decides to overwrite it. Days and hours
 * move by as much as those of the edited date, on the wall and never in UTC. The address is each date's own.
 *
 * @param before the edited date as it was
 * @param after as it will be
 */
export function changesAlong(
  before: Event,
  after: EventDetails,
  others: readonly Event[],
  decisions: SeriesDecisions,
): DateChange[] {
  const changed = changedParts(before, { ...after, slug: null });
  return others.map((event) => changeAlong(before, after, changed, event, decisions));
}

function changeAlong(
  before: Event,
  after: EventDetails,
  changed: readonly EventPart[],
  event: Event,
  { overwritten, answers }: SeriesDecisions,
): DateChange {
  const own: EventPart[] = [];
  const details: EventDetails = { ...detailsOf(event), slug: null };
  const overwrites = overwritten.has(event.id);
  const schedule = changed.some((part) => scheduleParts.some((one) => one === part))
    ? movedAlong(detailsOf(before).schedule, after.schedule, details.schedule, {
        overwrites,
        answer: answers.get(event.id) ?? null,
      })
    : null;
  if (schedule !== null) {
    own.push(...schedule.own);
    details.schedule = schedule.schedule;
  }
  let seatsKept = false;
  for (const field of columnFields) {
    const { name } = field;
    if (name === 'slug' || !changed.includes(name)) continue;
    const target = carried(before, after, event, details, field);
    if (isDeepStrictEqual(event[name], target.now)) continue;
    if (!isDeepStrictEqual(event[name], target.before)) own.push(name);
    else if (!isAllowed(event, name, target.now)) seatsKept = true;
    else Object.assign(details, { [name]: target.now });
    if (own.includes(name) && overwrites && isAllowed(event, name, target.now))
      Object.assign(details, { [name]: target.now });
  }
  if (changed.includes('city') && details.city === after.city) details.place = after.place;
  return {
    event,
    details,
    parts: changedParts(event, details),
    own,
    asked: schedule?.asked ?? [],
    open: schedule?.open ?? false,
    seatsKept,
  };
}

/** What a column of the edited date was and will be, as it is on another day. */
function carried(
  before: Event,
  after: EventDetails,
  event: Event,
  details: EventDetails,
  { name }: ColumnField,
): { before: unknown; now: unknown } {
  if (name !== 'programme') return { before: before[name], now: after[name] };
  const from = firstDayOf(detailsOf(before).schedule);
  return {
    before: programmeOn(before.programme, from, firstDayOf(detailsOf(event).schedule)),
    now: programmeOn(after.programme, firstDayOf(after.schedule), firstDayOf(details.schedule)),
  };
}

function isAllowed(event: Event, name: EventPart, value: unknown): boolean {
  return !(name === 'capacity' && typeof value === 'number' && value < seatsWithin(event));
}
