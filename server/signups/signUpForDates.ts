import type { Event } from '../../db/schema.ts';
import { confirmsAddresses } from '../events/addressConfirmation.ts';
import { exceedsCapacity, seatsOf } from '../events/signupOpening.ts';
import { takesPeople } from '../series/openDates.ts';
import type { Services } from '../services.ts';
import { enter, type Attendee } from './registerAttendee.ts';

/** What came of it. As of one sign-up, who was registered before is answered like everybody else. */
export type DatesRegistration =
  /** `confirms`: the address has to be confirmed first, since at least one of the dates asks for it. */
  | { kind: 'registered'; confirms: boolean }
  /** One of them takes nobody any more; nobody was signed up for any. */
  | { kind: 'not-open' }
  | { kind: 'more-than-capacity'; capacity: number };

/**
 * Signs somebody up for several dates of a series: for all of them or, where one takes nobody any more,
 * for none. Each is a sign-up of its own, with its own spot, page and calendar entry; one mail tells of
 * all, and one button confirms the address for all.
 *
 * @param eventIds at least one
 */
export async function signUpForDates(
  services: Pick<Services, 'db' | 'clock'>,
  eventIds: readonly number[],
  attendee: Attendee,
): Promise<DatesRegistration> {
  const now = services.clock();
  return services.db.write((store): DatesRegistration => {
    const dates = eventIds.flatMap((id) => store.events.byId(id) ?? []);
    if (dates.length < eventIds.length || !dates.every((date) => takesPeople(date, now)))
      return { kind: 'not-open' };
    const smallest = dates.find((date) => exceedsCapacity(date, seatsOf(attendee)));
    if (smallest && smallest.capacity !== null)
      return { kind: 'more-than-capacity', capacity: smallest.capacity };

    enter(store, confirmedFirst(dates), attendee, now, ({ id, eventId }) => ({
      kind: 'signup-dates',
      eventId,
      signupId: id,
    }));
    return { kind: 'registered', confirms: dates.some(confirmsAddresses) };
  });
}

/**
 * The mail hangs on the first of them, and its link confirms the others: so it is one that has to be
 * confirmed, where there is any.
 */
function confirmedFirst(dates: readonly Event[]): Event[] {
  return dates.toSorted(
    (one, other) => Number(confirmsAddresses(other)) - Number(confirmsAddresses(one)),
  );
}
