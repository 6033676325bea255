import type { Event } from '../../db/schema.ts';
import { draftAddress } from '../../templates/addresses.ts';
import type { Services } from '../services.ts';
import { newPublicId } from '../web/signedLinks.ts';

/**
 * The secret link by which others than organizers look at a draft. Whoever revokes it and makes another
 * one gives out a new secret: the old one stays closed.
 */

/** Makes the link of a draft. One that there is stays, so that a second click changes nothing. */
export async function makeDraftLink(
  services: Services,
  eventId: number,
  organizerId: number,
): Promise<void> {
  const now = services.clock();
  await services.db.write((store) => {
    const event = store.events.byId(eventId);
    if (event?.state !== 'draft') return;
    const before = store.drafts.link(eventId);
    if (before?.revokedAt === null) return;
    store.drafts.setLink({
      eventId,
      publicId: before?.publicId ?? newPublicId(),
      generation: (before?.generation ?? 0) + 1,
      madeAt: now,
    });
    store.audit.append({ at: now, by: { organizerId }, action: 'draft-link-made', eventId });
  });
}

/** Closes the link of an event for good. */
export async function revokeDraftLink(
  services: Services,
  eventId: number,
  organizerId: number,
): Promise<void> {
  const now = services.clock();
  await services.db.write((store) => {
    if (store.drafts.link(eventId)?.revokedAt !== null) return;
    store.drafts.revokeLink(eventId, now);
    store.audit.append({ at: now, by: { organizerId }, action: 'draft-link-revoked', eventId });
  });
}

/** The whole address of the link of an event, and when it was made; null where there is none. */
export function draftLinkOf(
  { db, links, config }: Services,
  eventId: number,
): { url: string; madeAt: number } | null {
  const link = db.drafts.link(eventId);
  if (link?.revokedAt !== null) return null;
  const { madeAt, ...target } = link;
  return { url: `${config.baseUrl}${draftAddress(links.token('draft', target))}`, madeAt };
}

/** The event that a link opens; null for a link that was not made here, or was revoked. */
export function eventByDraftLink(
  { db, links }: Pick<Services, 'db' | 'links'>,
  token: string,
): Event | null {
  const target = links.read('draft', token);
  const link = target === null ? undefined : db.drafts.linkByPublicId(target.publicId);
  if (link?.revokedAt !== null || link.generation !== target?.generation) return null;
  return db.events.byId(link.eventId) ?? null;
}
