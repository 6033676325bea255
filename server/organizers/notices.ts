import type { Store } from '../../db/database.ts';
import { columnsOfOwner } from '../../db/endorsementOwners.ts';
import type { EndorsementOwner } from '../../db/schema.ts';
import { enqueueMail } from '../outbox/mail.ts';
import type { BrowserKind } from '../web/browserKind.ts';
import { may, mayCampaign } from '../web/may.ts';

/*
 * What organizers are mailed so that nothing happens to their accounts, their team and the lists of
 * people behind their backs. Whoever did it is told as well: it may have been done in their name.
 */

const hour = 3_600_000;

/** The lists of people that organizers can take out as a file. */
export type ExportedList = 'signups' | 'endorsements' | 'contacts';

/** Tells an organizer that they signed in where they never had before, and the owners. */
export function noticeNewBrowser(
  store: Store,
  organizerId: number,
  { program, system }: BrowserKind,
  zone: string | null,
  now: number,
): void {
  enqueueMail(store, { kind: 'organizer-new-browser', organizerId }, now, {
    detail: { at: now, program, system, zone },
  });
  for (const id of owners(store))
    if (id !== organizerId)
      enqueueMail(store, { kind: 'team-new-browser', organizerId: id }, now, {
        detail: { at: now, about: organizerId, by: organizerId, program, system, zone },
      });
}

/** How somebody shows that it is them, and what became otherwise of it. */
export const wayInChanges = [
  'passkey-added',
  'passkey-removed',
  'code-app-added',
  'code-app-removed',
  'recovery-codes-made',
] as const;
export type WayInChange = (typeof wayInChanges)[number];

/** Tells an organizer that another way leads into their account, or one less. */
export function noticeWayIn(
  store: Store,
  organizerId: number,
  change: WayInChange,
  now: number,
): void {
  enqueueMail(store, { kind: 'organizer-ways-in', organizerId }, now, {
    detail: { at: now, change },
  });
}

/** Those who may let others in, and see to it that nobody is in whom nobody meant to be. */
function owners(store: Store): number[] {
  return store.rights
    .team()
    .filter(({ rights }) => rights.role === 'owner')
    .map(({ organizer }) => organizer.id);
}

/**
 * Tells the owners that there is one more in the team; the one who was invited has a mail of their own.
 *
 * @param by the id of the organizer who invited; null for the host
 * @param dueAt when it is mailed; at once by default
 */
export function noticeInvitation(
  store: Store,
  invited: number,
  by: number | null,
  now: number,
  dueAt = now,
): void {
  for (const id of owners(store))
    if (id !== invited)
      enqueueMail(store, { kind: 'team-invitation', organizerId: id }, now, {
        dueAt,
        detail: { at: now, about: invited, by, role: store.rights.of(invited)?.role ?? '' },
      });
}

/** Tells somebody that they may do something else from now on, and the owners; at once by default. */
export function noticeRights(
  store: Store,
  about: number,
  by: number,
  now: number,
  dueAt = now,
): void {
  const role = store.rights.of(about)?.role ?? '';
  const detail = { at: now, about, by, role };
  enqueueMail(store, { kind: 'organizer-rights', organizerId: about }, now, { detail, dueAt });
  for (const id of owners(store))
    if (id !== about)
      enqueueMail(store, { kind: 'team-rights', organizerId: id }, now, { detail, dueAt });
}

/** Tells the one who was removed, and the owners. */
export function noticeRemoval(store: Store, removed: number, by: number, now: number): void {
  const detail = { at: now, about: removed, by };
  enqueueMail(store, { kind: 'organizer-removal', organizerId: removed }, now, { detail });
  for (const id of owners(store))
    if (id !== removed)
      enqueueMail(store, { kind: 'team-removal', organizerId: id }, now, { detail });
}

/**
 * Tells all who have charge of a list of people that it is now somewhere else, too. The night before an
 * event it is taken out again and again: of one organizer and one list there is one mail an hour at most.
 */
export function noticeExport(
  store: Store,
  { of, by, list }: { of: EndorsementOwner; by: number; list: ExportedList },
  now: number,
): void {
  const event = of.kind === 'event' ? store.events.byId(of.id) : undefined;
  const { eventId, campaignId } = columnsOfOwner(of);
  const inCharge = store.rights
    .team()
    .filter(({ rights }) =>
      of.kind === 'campaign'
        ? mayCampaign(rights, 'lead', of.id)
        : event && may(rights, 'export', { of: 'event', event }),
    );
  for (const { organizer } of inCharge) {
    const { id } = organizer;
    const latest =
      store.notices.latestExport({ organizerId: id, eventId, campaignId, by, list }) ?? 0;
    // One that waits tells of this export, too.
    if (latest > now) continue;
    enqueueMail(store, { kind: 'team-export', organizerId: id, eventId }, now, {
      dueAt: Math.max(now, latest + hour),
      detail: { at: now, by, list, campaign: campaignId },
    });
  }
}

/**
 * The same of people of several events at once, to all who have charge of one of them: each is told of how
 * many that are theirs, and owners and organizers that it was everything.
 */
export function noticeExportOfSeveral(
  store: Store,
  { eventIds, by, everything }: { eventIds: readonly number[]; by: number; everything: boolean },
  now: number,
): void {
  const events = eventIds.flatMap((id) => store.events.byId(id) ?? []);
  for (const { organizer, rights } of store.rights.team()) {
    const theirs = events.filter((event) => may(rights, 'export', { of: 'event', event }));
    if (theirs.length === 0) continue;
    const { id } = organizer;
    const extent = everything && rights.role !== 'coordinator' ? 'everything' : 'several';
    const latest = store.notices.latestExportOfSeveral({ organizerId: id, by, extent }) ?? 0;
    // One that waits tells of this export, too.
    if (latest > now) continue;
    enqueueMail(store, { kind: 'team-export-several', organizerId: id }, now, {
      dueAt: Math.max(now, latest + hour),
      detail: { at: now, by, extent, events: theirs.length },
    });
  }
}
