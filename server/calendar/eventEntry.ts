import type { Event, Signup } from '../../db/schema.ts';
import { eventAddress } from '../../templates/addresses.ts';
import type { Config } from '../config.ts';
import type { CalendarEntry } from './entry.ts';

type Site = Pick<Config, 'baseUrl' | 'mailFrom' | 'rsvpAddress'>;

/**
 * An event as every public calendar shows it: in the feeds and in the file of its page. The joining
 * link stays out; the entry leads to the page instead.
 */
export function eventEntry(event: Event, site: Site): CalendarEntry {
  const url = `${site.baseUrl}${eventAddress(event.slug)}`;
  return {
    // The instant keeps two databases on one host, one after the other, from sharing a UID.
    uid: `event-${event.id}-${event.createdAt.toString(36)}@${new URL(site.baseUrl).hostname}`,
    sequence: event.sequence,
    stamp: event.scheduledAt,
    created: event.createdAt,
    start: event.startsAt,
    end: event.endsAt,
    title: event.title,
    description: [event.summary, url].filter(Boolean).join('\n\n'),
    location: placeOf(event),
    url,
    organizer: { name: event.host, address: site.rsvpAddress ?? site.mailFrom.address },
    attendee: null,
    status: event.state === 'cancelled' ? 'cancelled' : 'confirmed',
  };
}

/**
 * An event in the calendar of one attendee, under the UID of their sign-up. It names them only
 * where a mailbox takes the answers of calendar programs.
 *
 * @param ownPage full address of the attendee's own page, from which they join and cancel
 */
export function signupEntry(
  event: Event,
  signup: Signup,
  site: Site,
  ownPage: string,
): CalendarEntry {
  const shared = eventEntry(event, site);
  return {
    ...shared,
    uid: `${signup.uid}@${new URL(site.baseUrl).hostname}`,
    // Both counts only ever rise, and so does their sum.
    sequence: event.sequence + signup.sequence,
    stamp: Math.max(event.scheduledAt, signup.updatedAt),
    created: signup.createdAt,
    description: [event.summary, ownPage].filter(Boolean).join('\n\n'),
    url: ownPage,
    attendee:
      site.rsvpAddress === null
        ? null
        : { name: signup.name, address: signup.email, rsvp: true, participation: 'accepted' },
    status:
      event.state === 'cancelled' || signup.state === 'cancelled' ? 'cancelled' : 'confirmed',
  };
}

/** Venue, street and city on one line; null where nothing was announced. */
function placeOf({ venue, address, city }: Event): string | null {
  const parts = [venue, address.replaceAll('\n', ', '), city].filter(Boolean);
  return parts.length === 0 ? null : parts.join(', ');
}
