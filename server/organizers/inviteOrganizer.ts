import type { Actor, Organizer, SignIn } from '../../db/schema.ts';
import type { Language } from '../../templates/languages.ts';
import { enqueueMail } from '../outbox/mail.ts';
import type { Services } from '../services.ts';
import { addressKey } from '../web/emailAddress.ts';
import { noticeInvitation } from './notices.ts';
import { openLink } from './signInLink.ts';

export interface Invitation {
  name: string;
  email: string;
  language: Language;
}

/** Who invites: an organizer in the console, or the person who hosts the site at a terminal. */
export type InvitedBy = Extract<Actor, 'host' | { organizerId: number }>;

export type InvitationOutcome =
  | { kind: 'invited'; organizer: Organizer; signIn: SignIn }
  /** The address is an organizer's already; nothing was changed and nothing mailed. */
  | { kind: 'known'; organizer: Organizer };

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
  return db.write((store): InvitationOutcome => {
    const known = store.organizers.byEmailKey(addressKey(invitation.email));
    if (known && known.removedAt === null) return { kind: 'known', organizer: known };

    const values = {
      ...invitation,
      emailKey: addressKey(invitation.email),
      invitedAt: now,
      lastSignedInAt: null,
      removedAt: null,
    };
    const organizer = known
      ? store.organizers.update(known.id, values)
      : store.organizers.insert(values);
    const signIn = openLink(store, organizer.id, 'invitation', now);
    store.audit.append({
      at: now,
      by,
      action: 'organizer-invited',
      detail: { organizer: organizer.id },
    });
    noticeInvitation(store, organizer.id, by === 'host' ? null : by.organizerId, now);
    enqueueMail(
      store,
      { kind: 'organizer-invitation', organizerId: organizer.id, signInId: signIn.id },
      now,
    );
    return { kind: 'invited', organizer, signIn };
  });
}
