import type { EventPart } from './announcementEvents.ts';
import type { Moment } from './announcementMoments.ts';

/** The moment for which people come, and the one from which they are awaited. */
export interface ChiefMoments {
  start: Moment | null;
  assembly: Moment | null;
  /** What may be the start as well, where somebody has to say so. */
  other: Moment | null;
}

/**
 * Finds them among the moments of the first day.
 *
 * @param answer the hour, `HH:mm`, of the start where that was asked
 */
export function chiefMoments({ moments, later }: EventPart, answer?: string): ChiefMoments {
  const all = moments.filter(({ role }) => role !== 'end');
  const first = all.filter((moment) => !later.has(moment));
  const coming = first.length > 0 ? first : all;
  const gather = coming.find(({ role }) => role === 'gather') ?? null;
  // Several days begin with what is told first, be it the registration.
  if (gather === null && later.size > 0)
    return { start: coming[0] ?? null, assembly: null, other: null };
  const others = coming.filter((moment) => moment !== gather && moment.role !== 'gather');
  const after = others.filter((moment) => gather === null || isLater(gather, moment));
  const start =
    after.find(({ role, item }) => role === 'start' && (gather !== null || !item)) ??
    after.find(({ role }) => role !== 'item') ??
    (gather === null ? (others[0] ?? null) : null);
  const leads = others.find(({ role, day }) => role === null && day !== null);
  // "Saturday 3 PM. March at 4 PM": people come for what is told first, beside the day.
  const chosen =
    gather === null && leads !== undefined && start !== null && leads.from < start.from
      ? leads
      : start;
  if (gather === null || chosen === null)
    return { start: chosen ?? gather, assembly: null, other: null };
  // "Assemble 12 noon … rally at 3 PM": three hours are a programme, not a wait.
  const near = { start: chosen, assembly: gather, other: null };
  if (hoursBetween(gather, chosen) <= 2 || chosen.times[0].readings[0] === answer) return near;
  // Where gates open at noon and it begins in the evening of the first of several days, nobody can tell.
  const open = later.size > 0 && answer === undefined;
  return { start: gather, assembly: null, other: open ? chosen : null };
}

function isLater(first: Moment, second: Moment): boolean {
  const [a] = first.times[0].readings;
  return second.times[0].readings.some((b) => a !== undefined && b > a);
}

function hoursBetween(first: Moment, second: Moment): number {
  const hour = (text: string | undefined) =>
    Number(text?.slice(0, 2)) + Number(text?.slice(3)) / 60;
  return hour(second.times[0].readings[0]) - hour(first.times[0].readings[0]);
}
