import type { Store } from '../../db/database.ts';
import type { Event } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import { firstDayOf } from '../time/schedule.ts';
import { copyBesides } from './duplicateEvent.ts';
import { detailColumns, type EventDetails } from './eventDetails.ts';
import { longestSlug, slugFrom } from './slug.ts';

export type EventCreation =
  { kind: 'created'; event: Event } | { kind: 'slug-taken'; slug: string };

/** How long the same form sent again counts as a second click, in milliseconds. */
const doubleClick = 60_000;

/**
 * Makes a draft. A second click leads to the draft that the first one made.
 *
 * @param form under which the form was kept until now; null where it was not
 */
export async function createEvent(
  services: Services,
  organizerId: number,
  details: EventDetails,
  form: string | null = null,
): Promise<EventCreation> {
  const now = services.clock();
  return services.db.write((store): EventCreation => {
    const creation = create(store, organizerId, details, now);
    if (creation.kind === 'created' && form !== null) {
      const copied = store.drafts.form(form)?.copyOf ?? null;
      if (copied !== null) copyBesides(store, copied, creation.event, now);
      store.drafts.removeForm(form);
    }
    return creation;
  });
}

function create(
  store: Store,
  organizerId: number,
  details: EventDetails,
  now: number,
): EventCreation {
  const wanted = details.slug ?? proposedSlug(details);
  const holder = store.events.bySlug(wanted);
  if (holder && isSecondClick(holder, details, now)) return { kind: 'created', event: holder };
  if (holder && details.slug !== null) return { kind: 'slug-taken', slug: wanted };

  const event = store.events.insert({
    ...detailColumns(details),
    slug: freeSlug(store, wanted),
    scheduledAt: now,
    createdAt: now,
    updatedAt: now,
  });
  store.audit.append({
    at: now,
    by: { organizerId },
    action: 'event-created',
    eventId: event.id,
  });
  return { kind: 'created', event };
}

function proposedSlug({ title, schedule }: EventDetails): string {
  return slugFrom(title, `event-${firstDayOf(schedule)}`);
}

function isSecondClick(holder: Event, details: EventDetails, now: number): boolean {
  return (
    holder.createdAt > now - doubleClick &&
    holder.updatedAt === holder.createdAt &&
    holder.title === details.title &&
    holder.startsAt === details.schedule.start.instant
  );
}

/** An address that no event has, as near to the wanted one as can be. */
export function freeSlug(store: Store, wanted: string): string {
  if (!store.events.bySlug(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const slug = `${wanted.slice(0, longestSlug - 6).replace(/-+$/, '')}-${number}`;
    if (!store.events.bySlug(slug)) return slug;
  }
}
