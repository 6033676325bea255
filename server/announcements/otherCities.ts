import type { Moment } from './announcementMoments.ts';
import type { ReadText } from './announcementReading.ts';
import type { Span } from './spans.ts';

/** Whether a moment has a line, a day and a city of its own: the same action in another city. */
export function elsewhere(reading: ReadText, lead: Moment, moment: Moment): boolean {
  if (lead.day === null || moment.day === null) return false;
  const [one, other] = [lead, moment].map(({ from }) => lineAt(reading.original, from));
  if (one === undefined || other === undefined || one.from === other.from) return false;
  if (lead.day === moment.day) return inListOfCities(reading, [lead, one], [moment, other]);
  const cities = (line: Span) =>
    reading.places.filter(({ place, ...at }) => place?.kind === 'city' && within(at, line));
  const [first] = cities(one);
  const [second] = cities(other);
  return (
    first !== undefined &&
    second !== undefined &&
    first.said !== second.said &&
    within(lead.day, one) &&
    within(moment.day, other)
  );
}

/** "Pittsburgh — 11am, Example Plaza", "Columbus — 1pm, City Hall" below the day of both. */
function inListOfCities(
  { original, times, places }: ReadText,
  ...lines: readonly (readonly [Moment, Span])[]
): boolean {
  const cities = lines.map(([moment, line]) => {
    const zones = times.filter((time) => within(time, line)).flatMap((time) => time.zones);
    const named = [...places, ...zones].filter(
      (one) => one.place?.kind === 'city' && within(one, line) && one.from < moment.from,
    );
    const [city] = named;
    const begins =
      city !== undefined && !/[\p{L}\p{N}]/u.test(original.slice(line.from, city.from));
    // Without a place behind its hour, a city is one of the clocks of a single event.
    const told = /\p{L}{4}/u.test(original.slice(moment.to, line.to));
    return begins && named.length === 1 && told ? city.said : null;
  });
  return cities.every((city) => city !== null) && new Set(cities).size === cities.length;
}

/** The line of a text in which a position lies. */
export function lineAt(text: string, position: number): Span {
  const end = text.indexOf('\n', position);
  return { from: text.lastIndexOf('\n', position - 1) + 1, to: end === -1 ? text.length : end };
}

/** Whether a stretch lies in another. */
export function within(inner: Span, outer: Span): boolean {
  return inner.from >= outer.from && inner.to <= outer.to;
}
