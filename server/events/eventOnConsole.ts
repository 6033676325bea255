import type { Event } from '../../db/schema.ts';
import type { EventOnConsole, EventStatus } from '../../templates/pages/console/eventTabs.ts';
import type { Services } from '../services.ts';
import { isOver } from '../time/lifetime.ts';
import { notFound } from '../web/httpProblem.ts';
import type { Visit } from '../web/routes.ts';
import { expectsCrowd } from './crowd.ts';

/**
 * The event that a page of the console is about.
 *
 * @throws HttpProblem 404 when there is none of that name
 */
export function eventOf({ services, params }: Pick<Visit, 'services' | 'params'>): Event {
  const event = services.db.events.bySlug(params['slug'] ?? '');
  if (!event) throw notFound();
  return event;
}

export function statusOf(
  event: Pick<Event, 'state' | 'startsAt' | 'endsAt'>,
  now: number,
): EventStatus {
  if (event.state !== 'published') return event.state;
  return isOver(event, now) ? 'past' : 'coming';
}

/** What the head of every page about an event shows. */
export function eventOnConsole({ db }: Services, event: Event, now: number): EventOnConsole {
  const { confirmed, waiting } = db.signups.counts(event.id);
  return {
    slug: event.slug,
    title: event.title,
    status: statusOf(event, now),
    signups: confirmed.signups + waiting.signups,
    toDecide: db.endorsements.toDecide({ kind: 'event', id: event.id }),
    crowd: expectsCrowd(event, now),
  };
}
