import type { Store } from '../../db/database.ts';

/** The events of a campaign that somebody was given, or that a proposal was joined with. */
export interface EventsInUse {
  given: ReadonlySet<number>;
  joined: ReadonlySet<number>;
}

/**
 * Asks once for all what would have to be asked for each event.
 *
 * @param without an organizer whose events do not count; null for none
 */
export function eventsInUse(store: Store, campaignId: number, without: number | null): EventsInUse {
  const given = store.rights
    .team()
    .flatMap(({ organizer, rights }) =>
      organizer.id !== without && rights.role === 'coordinator' && rights.of.kind === 'events'
        ? rights.of.eventIds
        : [],
    );
  const joined = store.proposals
    .ofCampaign(campaignId)
    .flatMap((one) => (one.state === 'joined' && one.eventId !== null ? [one.eventId] : []));
  return { given: new Set(given), joined: new Set(joined) };
}

/** Whether nobody has worked on an event since it was made, or put anything to it. */
export function isUntouched(
  store: Store,
  eventId: number,
  { given, joined }: EventsInUse,
): boolean {
  const event = store.events.byId(eventId);
  if (!event) return false;
  if (event.updatedAt !== event.createdAt || event.textsChangedAt !== null) return false;
  // Neither is an edit: it became the first of several dates, or its hall is open for sign-ups.
  if (event.seriesId !== null || event.crowdUntil !== null) return false;
  return (
    // Also who has not confirmed yet, or cancelled.
    store.signups.newestId(eventId) === 0 &&
    store.imports.ofEvent(eventId, 1).length === 0 &&
    store.endorsements.ofEvent(eventId).length === 0 &&
    store.endorsementGroups.ofOwner({ kind: 'event', id: eventId }).length === 0 &&
    store.messages.ofEvent(eventId).length === 0 &&
    store.pictures.ofEvent(eventId).length === 0 &&
    store.questions.ofOwner({ kind: 'event', id: eventId }).length === 0 &&
    store.drafts.formsOfEvent(eventId, 1).length === 0 &&
    store.drafts.link(eventId) === undefined &&
    store.rights.atDoor(eventId).length === 0 &&
    !given.has(eventId) &&
    !joined.has(eventId)
  );
}

/** Deletes an event on which nobody has worked; the audit log keeps that it was there. */
export function deleteUntouched(
  store: Store,
  eventId: number,
  organizerId: number,
  now: number,
): void {
  const slug = store.events.byId(eventId)?.slug ?? '';
  store.audit.outliveEvent(eventId);
  store.events.remove(eventId);
  const trace = { at: now, by: { organizerId } };
  store.audit.append({ ...trace, action: 'event-deleted', detail: { slug } });
}
