import type { Event, NewEvent } from '../../db/schema.ts';
import type { Moment, Occurrence, Schedule } from './schedule.ts';

/** The schedule that an event's row holds. */
export function scheduleOf(event: Event): Schedule {
  return {
    zone: event.zone,
    start: { local: event.startLocal, occurrence: event.startOccurrence, instant: event.startsAt },
    end: moment(event.endLocal, event.endOccurrence, event.endsAt),
    assembly: moment(event.assemblyLocal, event.assemblyOccurrence, event.assemblyAt),
    announcedZones: event.announcedZones,
  };
}

/**
 * A schedule as the columns of an event.
 *
 * @param tzdata version of the tz data that the instants were derived with
 */
export function scheduleColumns(schedule: Schedule, tzdata: string) {
  const { zone, start, end, assembly, announcedZones } = schedule;
  return {
    zone,
    startLocal: start.local,
    startOccurrence: start.occurrence,
    startsAt: start.instant,
    endLocal: end?.local ?? null,
    endOccurrence: end?.occurrence ?? 'only',
    endsAt: end?.instant ?? null,
    assemblyLocal: assembly?.local ?? null,
    assemblyOccurrence: assembly?.occurrence ?? 'only',
    assemblyAt: assembly?.instant ?? null,
    announcedZones,
    tzdata,
  } satisfies Partial<NewEvent>;
}

function moment(
  local: string | null,
  occurrence: Occurrence,
  instant: number | null,
): Moment | null {
  return local === null || instant === null ? null : { local, occurrence, instant };
}
