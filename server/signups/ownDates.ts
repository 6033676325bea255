import type { Reads } from '../../db/database.ts';
import type { Event, Signup } from '../../db/schema.ts';
import { signUpAddress } from '../../templates/addresses.ts';
import { datesConfirmationPage } from '../../templates/pages/signups/dates.ts';
import type { OwnDate } from '../../templates/pages/signups/ownDates.ts';
import type { View } from '../../templates/view.ts';
import { gistOf } from '../events/eventGist.ts';
import { eventFor } from '../fields/eventFor.ts';
import { isOver } from '../time/lifetime.ts';
import type { Services } from '../services.ts';
import { page, type Reply, type Visit } from '../web/routes.ts';
import { ownPageToken } from './ownPageUrl.ts';
import type { OwnSignup } from './ownSignup.ts';

/**
 * The sign-ups of one address for the dates of a series that are still to come, by their start, with the
 * one they are asked by; that one alone for an event that belongs to no series.
 */
export function datesOf(
  db: Pick<Reads, 'signups' | 'events'>,
  { event, signup }: OwnSignup,
  now: number,
): OwnSignup[] {
  const all = event.seriesId === null ? [] : db.signups.ofSeries(event.seriesId, signup.emailKey);
  const dates = all.flatMap((one) => {
    const date = one.id === signup.id ? event : db.events.byId(one.eventId);
    return date ? [{ event: date, signup: one.id === signup.id ? signup : one }] : [];
  });
  const known = dates.length === 0 ? [{ event, signup }] : dates;
  return known.filter(
    (one) =>
      one.signup.state !== 'cancelled' &&
      one.event.state === 'published' &&
      !isOver(one.event, now),
  );
}

/** The other dates of the series for which they are signed up, each with the link to its page. */
export function otherDates(services: Services, view: View, own: OwnSignup): OwnDate[] {
  return datesOf(services.db, own, view.now)
    .filter(({ signup }) => signup.id !== own.signup.id)
    .map((one) => ({
      times: timesOf(one.event, services, view),
      standing: one.signup.state,
      href: signUpAddress(ownPageToken(services, one.signup)),
    }));
}

/** The page with the button that confirms the address for all dates; null where none waits for it. */
export function renderDatesConfirmation(visit: Visit, own: OwnSignup): Reply | null {
  const { services, view, params } = visit;
  const unconfirmed = datesOf(services.db, own, visit.now).filter(isUnconfirmed);
  const [first] = unconfirmed;
  if (first === undefined) return null;
  const { name, companions } = own.signup;
  return page(
    datesConfirmationPage(view, {
      ...gistOf(eventFor(services.db, own.event, view.reads), view),
      token: params['token'] ?? '',
      name,
      companions,
      dates: unconfirmed.map(({ event }) => timesOf(event, services, view)),
    }),
  );
}

function isUnconfirmed({ signup }: { signup: Signup }): boolean {
  return signup.state === 'unconfirmed';
}

function timesOf(event: Event, { db }: Pick<Services, 'db'>, view: View): OwnDate['times'] {
  return gistOf(eventFor(db, event, view.reads), view).times;
}
