import type { Event, MailedSignup } from '../../db/schema.ts';
import { InvalidCalendarEntry } from '../calendar/entry.ts';
import type { CalendarMethod } from '../calendar/eventComponent.ts';
import { invitation } from '../calendar/invitation.ts';
import type { CalendarPart } from '../mail/message.ts';
import type { Services } from '../services.ts';
import { publication } from '../calendar/publication.ts';
import { mailedEntry } from './attendeeEntry.ts';
import type { OwnSignup } from './ownSignup.ts';

/** The calendar file of a sign-up for one mail; null where no calendar would read it right. */
export function calendarFile(
  services: Services,
  event: Event,
  signup: MailedSignup,
  method: CalendarMethod,
): CalendarPart | null {
  const filename = method === 'REQUEST' ? 'invite.ics' : 'event.ics';
  return readable(services, event, () => {
    const content = invitation(mailedEntry(services, event, signup), method);
    return { method, filename, content };
  });
}

/** The calendar file of several dates of a series; null where no calendar would read it right. */
export function calendarOfDates(
  services: Services,
  dates: readonly [OwnSignup, ...OwnSignup[]],
): CalendarPart | null {
  return readable(services, dates[0].event, () => ({
    method: 'PUBLISH',
    filename: 'events.ics',
    content: publication(dates.map(({ event, signup }) => mailedEntry(services, event, signup))),
  }));
}

function readable(services: Services, event: Event, make: () => CalendarPart): CalendarPart | null {
  try {
    return make();
  } catch (error) {
    // The mail says everything the file does; it shall not fail for it.
    if (!(error instanceof InvalidCalendarEntry)) throw error;
    services.log.error({ error, event: event.id }, 'mail goes without its calendar file');
    return null;
  }
}
