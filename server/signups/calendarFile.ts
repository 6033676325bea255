import type { Event, Signup } from '../../db/schema.ts';
import { InvalidCalendarEntry } from '../calendar/entry.ts';
import type { CalendarMethod } from '../calendar/eventComponent.ts';
import { invitation } from '../calendar/invitation.ts';
import type { CalendarPart } from '../mail/message.ts';
import type { Services } from '../services.ts';
import { mailedEntry } from './attendeeEntry.ts';

/** The calendar file of a sign-up for one mail; null where no calendar would read it right. */
export function calendarFile(
  services: Services,
  event: Event,
  signup: Signup,
  method: CalendarMethod,
): CalendarPart | null {
  const entry = mailedEntry(services, event, signup);
  try {
    const filename = method === 'REQUEST' ? 'invite.ics' : 'event.ics';
    return { method, filename, content: invitation(entry, method) };
  } catch (error) {
    // The mail says everything the file does; it shall not fail for it.
    if (!(error instanceof InvalidCalendarEntry)) throw error;
    services.log.error({ error, event: event.id }, 'mail goes without its calendar file');
    return null;
  }
}
