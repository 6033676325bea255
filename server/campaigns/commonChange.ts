import type { Campaign, Event } from '../../db/schema.ts';
import { changedParts } from '../events/eventChanges.ts';
import { detailsOf, type EventDetails } from '../events/eventDetails.ts';
import type { EventPart } from '../fields/eventFields.ts';
import { dateAfter, dateAt, daysFrom } from '../time/day.ts';
import {
  buildDaySchedule,
  buildSchedule,
  firstDayOf,
  type BuiltSchedule,
  type HourSchedule,
  type Schedule,
} from '../time/schedule.ts';

/** What a campaign says once for all of its actions, and each of them has for itself. */
export const commonParts = ['day', 'startTime', 'bring', 'template'] as const;
export type CommonPart = (typeof commonParts)[number];

/** What all actions of a campaign share, as the campaign has it. */
export type Common = Pick<Campaign, CommonPart>;

/** What a change of the campaign does to one of its actions. */
export interface CommonChange {
  event: Event;
  /** The action as it would be. */
  details: EventDetails;
  /** What would be otherwise; empty where nothing. */
  parts: EventPart[];
  /** What the campaign changed and this action had otherwise, by itself: it stays. */
  own: CommonPart[];
  /**
   * Why day and hour stay although they were the campaign's: the clocks of its place do not show the new
   * hour or show it twice, or it has passed there.
   */
  stays: 'clocks' | 'past' | null;
}

/**
 * Carries a change of what all actions share over to one of them. What the action still had as the campaign
 * did follows; what somebody made otherwise for it stays. Its end and when people gather move along with its
 * start, on the wall and never in UTC.
 *
 * A day, an hour or a text to begin with that the campaign says for the first time changes nothing: nobody
 * took it over. What to bring does, where an action says nothing of it.
 *
 * @param now epoch milliseconds
 */
export function commonChange(
  before: Common,
  after: Common,
  event: Event,
  now: number,
): CommonChange {
  const details: EventDetails = { ...detailsOf(event), slug: null };
  const own: CommonPart[] = [];
  if (before.bring !== after.bring) {
    if (event.bring === before.bring) details.bring = after.bring;
    else if (event.bring !== after.bring) own.push('bring');
  }
  // A description of its own is what every action should have: that it stays need not be told.
  if (before.template !== '' && event.description === before.template)
    details.description = after.template;
  const moved = movedWith(before, after, details.schedule, now);
  return {
    event,
    details: { ...details, schedule: moved.schedule },
    parts: changedParts(event, { ...details, schedule: moved.schedule }),
    own: [...moved.own, ...own],
    stays: moved.stays,
  };
}

interface Moved extends Pick<CommonChange, 'own' | 'stays'> {
  schedule: Schedule;
}

function movedWith(before: Common, after: Common, schedule: Schedule, now: number): Moved {
  const day = firstDayOf(schedule);
  const time = schedule.precision === 'hour' ? schedule.start.local.slice(11) : null;
  const toDay = follows(before.day, after.day, day);
  const toTime = time === null ? 'same' : follows(before.startTime, after.startTime, time);
  const own = [
    ...(toDay === 'own' ? (['day'] as const) : []),
    ...(toTime === 'own' ? (['startTime'] as const) : []),
  ];
  const newDay = toDay === 'follows' ? (after.day ?? day) : day;
  const newTime = toTime === 'follows' ? (after.startTime ?? time) : time;
  if (newDay === day && newTime === time) return { schedule, own, stays: null };
  const built =
    schedule.precision === 'hour'
      ? hourMoved(schedule, `${newDay}T${newTime}`)
      : buildDaySchedule({
          zone: schedule.zone,
          announcedZones: schedule.announcedZones,
          firstDay: newDay,
          lastDay: dateAfter(newDay, daysFrom(day, schedule.end.date)),
        });
  if (!built.ok) return { schedule, own, stays: 'clocks' };
  // A day is there until it is over.
  const past =
    built.schedule.precision === 'hour'
      ? built.schedule.start.instant <= now
      : newDay < dateAt(now, schedule.zone);
  return past ? { schedule, own, stays: 'past' } : { schedule: built.schedule, own, stays: null };
}

/** Whether an action takes over what the campaign changed: only what it had of the campaign. */
function follows(
  before: string | null,
  after: string | null,
  its: string,
): 'follows' | 'own' | 'same' {
  if (before === after || before === null || after === null || its === after) return 'same';
  return its === before ? 'follows' : 'own';
}

function hourMoved(
  { zone, announcedZones, start, end, assembly }: HourSchedule,
  startLocal: string,
): BuiltSchedule<HourSchedule> {
  const by = wallMillis(startLocal) - wallMillis(start.local);
  const along = (local: string | undefined) =>
    local === undefined ? undefined : wallText(wallMillis(local) + by);
  return buildSchedule({
    zone,
    announcedZones,
    startLocal,
    endLocal: along(end?.local),
    assemblyLocal: along(assembly?.local),
  });
}

/** A wall time as a number that can be counted with; of no zone. */
function wallMillis(local: string): number {
  return Date.parse(`${local}Z`);
}

function wallText(millis: number): string {
  return new Date(millis).toISOString().slice(0, 16);
}
