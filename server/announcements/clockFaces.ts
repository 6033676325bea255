import { offsetAt, wallTime } from '../time/clock.ts';
import type { Schedule, TimeField } from '../time/schedule.ts';
import type { TimeMention, ZoneMention } from './announcementReading.ts';
import type { ZoneMeaning } from './zoneWords.ts';

/** A zone as a time was said in it; without a zone of its own, an offset alone. */
export interface Clockface {
  zone: string | null;
  offsetAt: (instant: number) => number;
}

/** A moment of the event. */
export interface NamedMoment {
  field: TimeField;
  instant: number;
}

/** The zones in which a time may have been said: those that it names, else all of the event. */
export function facesOf(
  time: TimeMention,
  schedule: Schedule,
  moments: readonly NamedMoment[],
): Clockface[] {
  if (time.zones.length === 0)
    return [schedule.zone, ...schedule.announcedZones].map((zone) => faceOf(zone));
  const places = time.zones.flatMap(({ meanings }) => faceOfMeanings(meanings, time, moments));
  return places.length > 0 ? places : time.zones.flatMap((zone) => offsetFaces(zone));
}

/** The clocks of a zone. */
export function faceOf(zone: string): Clockface {
  return { zone, offsetAt: (instant) => offsetAt(zone, instant) };
}

/** Of several meanings ("IST"), the first by which the text is right, else the likeliest. */
function faceOfMeanings(
  meanings: readonly ZoneMeaning[],
  time: TimeMention,
  moments: readonly NamedMoment[],
): Clockface[] {
  const faces = meanings.flatMap(({ zone }) => (zone === null ? [] : [faceOf(zone)]));
  const right = faces.find((face) =>
    moments.some(({ instant }) => time.readings.includes(shownAt(instant, face))),
  );
  if (right !== undefined) return [right];
  // "1:30 PM EST" in summer is 2:30 PM on the clocks of New York: odd, but the right instant.
  const strict = meanings.flatMap((meaning) => {
    const fixed = fixedFace(meaning);
    return fixed !== null &&
      moments.some(({ instant }) => time.readings.includes(shownAt(instant, fixed)))
      ? [fixed]
      : [];
  });
  return (strict.length > 0 ? strict : faces).slice(0, 1);
}

function offsetFaces({ meanings }: ZoneMention): Clockface[] {
  return meanings.flatMap((meaning) => fixedFace({ ...meaning, zone: null }) ?? []);
}

function fixedFace({ zone, offsetMinutes }: ZoneMeaning): Clockface | null {
  return offsetMinutes === null ? null : { zone, offsetAt: () => offsetMinutes };
}

/** The wall time that a clock shows at an instant, `YYYY-MM-DDTHH:mm`. */
export function wallIn(instant: number, face: Clockface): string {
  return wallTime(instant + face.offsetAt(instant) * 60_000, 'UTC');
}

/** The `HH:mm` that a clock shows at an instant. */
export function shownAt(instant: number, face: Clockface): string {
  return wallIn(instant, face).slice(11);
}
