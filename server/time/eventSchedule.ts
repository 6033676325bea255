import type { Event, NewEvent } from '../../db/schema.ts';
import type { Moment, Occurrence, Schedule } from './schedule.ts';

/** The columns of an event that hold its schedule. */
type Stored = Pick<Event, keyof ReturnType<typeof scheduleColumns>>;

/** The schedule that an event's row holds. */
export function scheduleOf(event: Omit<Stored, 'tzdata'>): Schedule {
  const { zone, announcedZones, startsAt } = event;
  if (event.startPrecision === 'day')
    return {
      precision: 'day',
      zone,
      start: { date: event.startLocal, instant: startsAt },
      // The database sees to it that there is one.
      end: { date: event.endLocal ?? event.startLocal, instant: event.endsAt ?? startsAt },
      assembly: null,
      announcedZones,
    };
  return {
    precision: 'hour',
    zone,
    start: { local: event.startLocal, occurrence: event.startOccurrence, instant: startsAt },
    end: moment(event.endLocal, event.endOccurrence, event.endsAt),
    assembly: moment(event.assemblyLocal, event.assemblyOccurrence, event.assemblyAt),
    announcedZones,
  };
}

/**
 * A schedule as the columns of an event.
 *
 * @param tzdata version of the tz data that the instants were derived with
 */
export function scheduleColumns(schedule: Schedule, tzdata: string) {
  const { zone, announcedZones } = schedule;
  return {
    zone,
    startPrecision: schedule.precision,
    ...(schedule.precision === 'day'
      ? columnsOf({
          start: { local: schedule.start.date, instant: schedule.start.instant },
          end: { local: schedule.end.date, instant: schedule.end.instant },
          assembly: null,
        })
      : columnsOf(schedule)),
    announcedZones,
    tzdata,
  } satisfies Partial<NewEvent>;
}

type StoredMoment = Omit<Moment, 'occurrence'> & Partial<Pick<Moment, 'occurrence'>>;

function columnsOf(
  times: Record<'end' | 'assembly', StoredMoment | null> & { start: StoredMoment },
) {
  const { start, end, assembly } = times;
  return {
    startLocal: start.local,
    startOccurrence: start.occurrence ?? 'only',
    startsAt: start.instant,
    endLocal: end?.local ?? null,
    endOccurrence: end?.occurrence ?? 'only',
    endsAt: end?.instant ?? null,
    assemblyLocal: assembly?.local ?? null,
    assemblyOccurrence: assembly?.occurrence ?? 'only',
    assemblyAt: assembly?.instant ?? null,
  } satisfies Partial<NewEvent>;
}

function moment(
  local: string | null,
  occurrence: Occurrence,
  instant: number | null,
): Moment | null {
  return local === null || instant === null ? null : { local, occurrence, instant };
}
