import type { Store } from '../../db/database.ts';
import type { Event, Rights } from '../../db/schema.ts';
import { enqueueMail } from '../outbox/mail.ts';
import { may, mayCampaign, type EventOfSomebody } from '../web/may.ts';
import { digestDueAt } from './digestTime.ts';

/**
 * Sees to it that organizers hear of a new sign-up, or of a request that waits for them: everybody
 * whose event it is, who wants a digest and has none on its way gets one. Without news there is no digest
 * at all.
 *
 * Runs inside the write that made the news, after its trace: what is new is found by the audit log.
 *
 * @param event the event that the news is about
 */
export function announceNews(
  store: Store,
  event: EventOfSomebody & Pick<Event, 'zone'>,
  now: number,
): void {
  announceTo(store, event.zone, now, (rights) => hearsOf(rights, event));
}

/**
 * The same of a campaign: those hear of it who decide about its proposals and about who co-sponsors it.
 */
export function announceCampaignNews(store: Store, campaignId: number, now: number): void {
  const zone = store.siteSettings.current()?.zone ?? 'Etc/UTC';
  const isFor = (rights: Rights | null) =>
    rights !== null && mayCampaign(rights, 'lead', campaignId);
  announceTo(store, zone, now, isFor);
}

/**
 * @param zone on whose clocks it is morning, for those who said nothing of their own
 * @param isFor whether news of it is for somebody with these rights
 */
function announceTo(
  store: Store,
  zone: string,
  now: number,
  isFor: (rights: Rights | null) => boolean,
): void {
  for (const { id, digest, digestZone } of store.digests.withoutDigest(now))
    if (digest !== 'off' && isFor(store.rights.of(id)))
      enqueueMail(store, { kind: 'organizer-digest', organizerId: id }, now, {
        dueAt: digestDueAt(digest, digestZone ?? zone, now),
        detail: { traceFrom: store.digests.newestTrace() },
      });
}

/** Whether news of an event is for somebody: it tells how many signed up, and leads to their list. */
export function hearsOf(rights: Rights | null, event: EventOfSomebody): rights is Rights {
  return rights !== null && may(rights, 'people', { of: 'event', event });
}
