import type { Event } from '../../db/schema.ts';
import type { VenueNumbersProps } from '../../templates/pages/console/venueNumbers.ts';
import { listedQuestions } from '../questions/questionsOnConsole.ts';
import { announcementLine } from '../time/announcementLine.ts';
import { scheduleOf } from '../time/eventSchedule.ts';
import { momentText, timeInWords } from '../time/times.ts';
import type { OrganizerVisit } from '../web/routes.ts';

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
    where: [event.venue, event.address.replaceAll('\n', ', '), event.city]
      .filter((part) => part !== '')
      .join(', '),
    asOf: timeInWords(now, event.zone, view.language),
    people: confirmed.people,
    signups: confirmed.signups,
    waiting: waiting.people,
    capacity: event.capacity,
    accessNeeds: db.signupTallies
      .ofEvent(event.id)
      .reduce(
        (sum, { state, needs }) => sum + (['confirmed', 'waiting'].includes(state) ? needs : 0),
        0,
      ),
    // Of answers that are words nothing is told, not even how many: they are asked for other ends.
    answers: listedQuestions(view, stored, counts)
      .filter(({ counted }) => counted.length > 0)
      .map(({ label, language, counted }) => ({ label, language, counted })),
    hours: db.sheets.arrivalHours(event.id).map(({ hour, people }) => ({
      label: momentText(hour * 3_600_000, event.zone, view.language),
      people,
    })),
  };
}
