import type { Event, SignupTally } from '../../db/schema.ts';
import type { VenueNumbersProps } from '../../templates/pages/console/venueNumbers.ts';
import { exactly, sensitiveCounts, toldAnswers } from '../questions/smallCounts.ts';
import { listedQuestions } from '../questions/questionsOnConsole.ts';
import { announcementLine } from '../time/announcementLine.ts';
import { scheduleOf } from '../time/eventSchedule.ts';
import { momentText, timeInWords } from '../time/times.ts';
import type { OrganizerVisit } from '../web/routes.ts';
import { withCommas } from '../../templates/withCommas.ts';

/**
 * An event in numbers for security and whoever lends the place: how many come and what they need, and
 * nobody's name or words.
 */
export function venueNumbers(visit: OrganizerVisit, event: Event): VenueNumbersProps {
  const { services, view, now } = visit;
  const { db } = services;
  const { confirmed, waiting } = db.signups.counts(event.id);
  const stored = db.questions.atEvent(event).filter(({ archivedAt }) => archivedAt === null);
  const counts = stored.length === 0 ? [] : db.answers.countsOf(event.id);
  return {
    event,
    when: announcementLine({ ...scheduleOf(event), announcedZones: [] }, view.language, {
      year: true,
    }),
    where: withCommas([event.venue, ...event.address.split('\n'), event.city]),
    asOf: timeInWords(now, event.zone, view.language),
    people: confirmed.people,
    signups: confirmed.signups,
    waiting: waiting.people,
    capacity: event.capacity,
    // About their health: the sheet is passed on, as the page of the numbers is.
    accessNeeds:
      sensitiveCounts([needing(db.signupTallies.ofEvent(event.id))], false)[0] ?? exactly(0),
    // Of answers that are words nothing is told, not even how many: they are asked for other ends.
    answers: listedQuestions(view, stored, counts)
      .filter(({ counted }) => counted.length > 0)
      .map(({ label, language, ...one }) => ({
        label,
        language,
        counted: toldAnswers(one).map((count, at) => ({
          label: one.counted[at]?.label ?? '',
          count,
        })),
      })),
    hours: db.sheets.arrivalHours(event.id).map(({ hour, people }) => ({
      label: momentText(hour * 3_600_000, event.zone, view.language),
      people,
    })),
  };
}

/** How many of those who come or wait said what they need to take part. */
function needing(tallies: readonly SignupTally[]): number {
  return tallies.reduce(
    (sum, { state, needs }) => (state === 'confirmed' || state === 'waiting' ? sum + needs : sum),
    0,
  );
}
