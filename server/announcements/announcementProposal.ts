import { buildSchedule } from '../time/schedule.ts';
import type { ScheduleInput } from '../time/schedule.ts';
import { checkMoments } from './announcementCheck.ts';
import type { AnnouncementFinding } from './announcementFinding.ts';
import { readDrafts } from './announcementDrafts.ts';
import type { Draft } from './announcementDrafts.ts';
import type { ProposalDoubt } from './announcementQuestions.ts';

export type { ProposalDoubt } from './announcementQuestions.ts';

/** What a pasted announcement would make of a new event's schedule. */
export type ReadAnnouncement =
  | { kind: 'nothing-read' }
  /** Too little for a start; what was read is given. */
  | { kind: 'incomplete'; missing: 'date' | 'time'; date: string | null; time: string | null }
  | {
      kind: 'proposal';
      /** For the form of a new event; a time that clocks jump over or pass twice is asked about there. */
      input: ScheduleInput;
      doubts: ProposalDoubt[];
      /** Where the text contradicts itself: other hours or days than the first time has in that zone. */
      findings: AnnouncementFinding[];
    };

/**
 * Reads a pasted announcement in English, Spanish, French or Portuguese as the schedule of the first event
 * that it calls;
 * the zones of its other clocks are announced beside its own.
 *
 * @param now epoch milliseconds; a date without a year is the next one to come
 * @param usualZone the zone to take where the text names none
 */
export function readAnnouncement(text: string, now: number, usualZone = 'UTC'): ReadAnnouncement {
  const [draft] = readDrafts(text, { now, usualZone }).drafts;
  if (draft === undefined) return { kind: 'nothing-read' };
  const { date, time, input, doubts } = draft;
  if (input !== null) return { kind: 'proposal', input, doubts, findings: contradictionsIn(draft) };
  if (date === null && time === null) return { kind: 'nothing-read' };
  return { kind: 'incomplete', missing: date === null ? 'date' : 'time', date, time };
}

/** Where the text of a draft contradicts the schedule that was read in it. */
export function contradictionsIn({
  input,
  part,
  programme,
  start,
  assembly,
}: Draft): AnnouncementFinding[] {
  if (input === null) return [];
  // An item of the programme has its own hour, and its own day where there are several.
  const items = new Set(programme.map(({ moment }) => moment));
  const apart = part.moments.filter(
    (moment) =>
      moment !== start && moment !== assembly && (items.has(moment) || part.later.has(moment)),
  );
  const moments = part.moments.filter((moment) => !apart.includes(moment));
  const days = part.days.filter(
    (day) => moments.some((moment) => moment.day === day) || !apart.some((one) => one.day === day),
  );
  const built = buildSchedule(input);
  return built.ok ? checkMoments({ moments, days }, built.schedule).findings : [];
}
