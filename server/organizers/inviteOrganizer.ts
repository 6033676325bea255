import type { Store } from '../../db/database.ts';
import type { Actor, Organizer, Rights, SignIn } from '../../db/schema.ts';
import type { Language } from '../../templates/languages.ts';
import { enqueueMail } from '../outbox/mail.ts';
import type { Services } from '../services.ts';
import { addressKey } from '../web/emailAddress.ts';
import { noticeInvitation } from './notices.ts';
import { stillThere } from './rightsForm.ts';
import { openLink } from './signInLink.ts';

export interface Invitation {
  name: string;
  email: string;
  language: Language;
  /** What they may do; a new one replaces what they might do before. */
  rights: Rights;
}

/** Who invites: an organizer in the console, or the person who hosts the site at a terminal. */
export type InvitedBy = Extract<Actor, 'host' | { organizerId: number }>;

export type InvitationOutcome =
  | { kind: 'invited'; organizer: Organizer; signIn: SignIn }
  /** The address is an organizer's already; nothing was changed and nothing mailed. */
  | { kind: 'known'; organizer: Organizer }
  /** The event or campaign that they were meant for is gone. */
  | { kind: 'gone' };

/**
 * Makes somebody an organizer and mails them a link that signs them in once. Somebody who was
 * removed before comes back under the same row, so that the audit log goes on.
 */
export async function inviteOrganizer(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  invitation: Invitation,
  by: InvitedBy,
): Promise<InvitationOutcome> {
  const now = clock();
  return db.write((store) => inviteIn(store, invitation, by, now));
}

/**
 * The same within a write.
 *
 * @param dueAt when its emails may be sent; at once by default
 */
export function inviteIn(
  store: Store,
  invitation: Invitation,
  by: InvitedBy,
  now: number,
  dueAt = now,
): InvitationOutcome {
  const known = store.organizers.byEmailKey(addressKey(invitation.email));
  // Whose only event was deleted has no rights any more, and can be invited again.
  if (known && known.removedAt === null && store.rights.of(known.id) !== null)
    return { kind: 'known', organizer: known };
  const rights = stillThere(store, invitation.rights);
  if (rights === null) return { kind: 'gone' };

  const { name, email, language } = invitation;
  const values = {
    name,
    email,
    language,
    emailKey: addressKey(invitation.email),
    invitedAt: now,
    lastSignedInAt: null,
    removedAt: null,
  };
  const organizer = known
    ? store.organizers.update(known.id, values)
    : store.organizers.insert(values, rights);
  if (known) store.rights.give(known.id, rights);
  const signIn = openLink(store, organizer.id, 'invitation', now);
  store.audit.append({
    at: now,
    by,
    action: 'organizer-invited',
    detail: { organizer: organizer.id, role: rights.role },
  });
  noticeInvitation(store, organizer.id, by === 'host' ? null : by.organizerId, now, dueAt);
  const mail = { organizerId: organizer.id, signInId: signIn.id };
  enqueueMail(store, { kind: 'organizer-invitation', ...mail }, now, { dueAt });
  return { kind: 'invited', organizer, signIn };
}
