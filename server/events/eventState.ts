import type { Event } from '../../db/schema.ts';
import type { EventState } from '../../templates/pages/events/eventPageProps.ts';
import type { Services } from '../services.ts';
import { signupOpening } from './signupOpening.ts';

/** What an event still offers to somebody who wants to come. */
export function eventStateOf({ db }: Pick<Services, 'db'>, event: Event, now: number): EventState {
  const opening = signupOpening(event, db.signups.someoneWaits(event.id), now);
  switch (opening.kind) {
    case 'open':
    case 'waiting-list':
    case 'closed':
      return opening;
    case 'unannounced':
      return { kind: 'closed' };
    case 'over':
      return { kind: 'past' };
    case 'cancelled':
      return { kind: 'cancelled', note: event.cancellationNote };
  }
}
