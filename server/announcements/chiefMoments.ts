import type { EventPart } from './announcementEvents.ts';
import type { Moment } from './announcementMoments.ts';

/** The moment for which people come, and the one from which they are awaited. */
export function chiefMoments({ moments, later }: EventPart): {
  start: Moment | null;
  assembly: Moment | null;
} {
  const all = moments.filter(({ role }) => role !== 'end');
  const first = all.filter((moment) => !later.has(moment));
  const coming = first.length > 0 ? first : all;
  const gather = coming.find(({ role }) => role === 'gather') ?? null;
  // Several days begin with what is told first, be it the registration.
  if (gather === null && later.size > 0) return { start: coming[0] ?? null, assembly: null };
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
  if (gather === null || chosen === null) return { start: chosen ?? gather, assembly: null };
  // "Assemble 12 noon … rally at 3 PM": three hours are a programme, not a wait.
  return hoursBetween(gather, chosen) > 2
    ? { start: gather, assembly: null }
    : { start: chosen, assembly: gather };
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
