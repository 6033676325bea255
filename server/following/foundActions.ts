import type { EventKind } from '../../db/schema.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import { wallTime } from '../time/clock.ts';
import {
  buildDaySchedule,
  buildSchedule,
  resolveWallTime,
  type Occurrence,
  type Schedule,
} from '../time/schedule.ts';
import { isZone } from '../time/zones.ts';

/** An action as it was read in what a partner publishes. */
export interface FoundAction {
  /** By which it is found again: within its feed it is nobody else's. */
  uid: string;
  /** The page of it, http or https; null where there is none. */
  url: string | null;
  /** The page of what it was taken over from, where the feed says so. */
  origin?: string;
  title: string;
  summary: string;
  /** '' where it is not said. */
  calledBy: string;
  language: TextLanguage | null;
  kind: EventKind;
  cancelled: boolean;
  when: FoundWhen;
  place: FoundPlace;
}

/** A page of a list that goes on elsewhere. */
export interface PageOfActions {
  name: string | null;
  actions: FoundAction[];
  unreadable: number;
  next: string | null;
}

/** Where it is; '' and null where nothing is said. */
export interface FoundPlace {
  venue: string;
  address: string;
  city: string;
  region: string;
  postalCode: string;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  latitude: number | null;
  longitude: number | null;
}

export const nowhere: FoundPlace = {
  venue: '',
  address: '',
  city: '',
  region: '',
  postalCode: '',
  country: null,
  latitude: null,
  longitude: null,
};

/** When it is, as far as a feed says it. */
export type FoundWhen =
  /** On the clocks of a zone, `YYYY-MM-DDTHH:mm`; null where the feed leaves open which clocks are meant. */
  | { kind: 'wall'; zone: string | null; start: FoundWall; end: FoundWall | null }
  /** At instants, in epoch milliseconds; the zone is that of the place where the feed says it. */
  | { kind: 'instant'; zone: string | null; start: number; end: number | null }
  /** On whole days, `YYYY-MM-DD`, the last one included. */
  | { kind: 'days'; zone: string | null; first: string; last: string };

export interface FoundWall {
  local: string;
  occurrence: Occurrence;
}

/** What a feed does not say of when its actions are, and somebody does. */
export interface Clocks {
  /** The zone of those whose feed and place name none. */
  zone: string;
  /**
   * 'local': what the feed calls UTC are the hours of each place. Some programs write local hours and mark
   * them so.
   */
  utcIs: 'utc' | 'local';
}

/**
 * The schedule of an action; null where its clocks never show such an hour: nobody can say when it is.
 *
 * @param placeZone the zone of its place, if that is known
 */
export function scheduleOfFound(
  when: FoundWhen,
  placeZone: string | null,
  { zone: usual, utcIs }: Clocks,
): Schedule | null {
  if (!isOfOurTime(when)) return null;
  const named = when.zone !== null && isZone(when.zone) ? when.zone : null;
  const zone = named ?? placeZone ?? usual;
  switch (when.kind) {
    case 'days':
      return built(buildDaySchedule({ ...onlyIn(zone), firstDay: when.first, lastDay: when.last }));
    case 'wall':
      return built(hoursIn(zone, when.start, when.end));
    case 'instant': {
      const clocks = utcIs === 'local' ? 'UTC' : zone;
      const wall = (instant: number) => wallAt(instant, clocks, zone);
      return built(hoursIn(zone, wall(when.start), when.end === null ? null : wall(when.end)));
    }
  }
}

/** Within a century or two: beyond it no clock is known, and numbers are no instants. */
function isOfOurTime(when: FoundWhen): boolean {
  const isInstant = (instant: number) => instant > 0 && instant < Date.parse('2200-01-01');
  const isDay = (date: string) => /^(?:19[7-9]|20|21)\d/.test(date);
  switch (when.kind) {
    case 'days':
      return isDay(when.first) && isDay(when.last);
    case 'wall':
      return isDay(when.start.local);
    case 'instant':
      return isInstant(when.start) && (when.end === null || isInstant(when.end));
  }
}

function onlyIn(zone: string) {
  return { zone, announcedZones: [zone] };
}

function built(outcome: ReturnType<typeof buildSchedule | typeof buildDaySchedule>) {
  return outcome.ok ? outcome.schedule : null;
}

/** An end that cannot be is left out: the start is what people come by. */
function hoursIn(zone: string, start: FoundWall, end: FoundWall | null) {
  const begun = { ...onlyIn(zone), startLocal: start.local, startOccurrence: start.occurrence };
  const whole =
    end === null
      ? null
      : buildSchedule({ ...begun, endLocal: end.local, endOccurrence: end.occurrence });
  return whole?.ok === true ? whole : buildSchedule(begun);
}

/** What clocks in one zone show at an instant, to be read on those of another. */
function wallAt(instant: number, clocks: string, zone: string): FoundWall {
  const local = wallTime(instant, clocks).slice(0, 16);
  const resolved = clocks === zone ? resolveWallTime(local, zone) : null;
  if (resolved?.kind !== 'doubled') return { local, occurrence: 'only' };
  return { local, occurrence: resolved.later.instant === instant ? 'later' : 'earlier' };
}
