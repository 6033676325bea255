import { enqueueMail } from '../outbox/mail.ts';
import type { Services } from '../services.ts';
import { newPublicId } from '../web/signedLinks.ts';

export interface UpdateToSend {
  campaignId: number;
  organizerId: number;
  /** Made with the empty form. */
  formKey: string;
  subject: string;
  /** Markdown. */
  text: string;
}

export type UpdateSending =
  | { kind: 'sent'; followers: number }
  /** Nobody has signed up: it is not kept. */
  | { kind: 'nobody' }
  | { kind: 'gone' };

/**
 * Writes to everybody who follows a campaign at this moment, each in an email of their own. Sent twice, a
 * form makes one update.
 */
export async function sendUpdate(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  { campaignId, organizerId, formKey, subject, text }: UpdateToSend,
): Promise<UpdateSending> {
  const now = clock();
  return db.write((store): UpdateSending => {
    const campaign = store.campaigns.byId(campaignId);
    if (!campaign) return { kind: 'gone' };
    const known = store.followers.updateByFormKey(formKey);
    if (known?.campaignId === campaignId) return { kind: 'sent', followers: known.followers };
    const ids = store.followers.confirmedIds(campaignId);
    if (ids.length === 0) return { kind: 'nobody' };
    const update = store.followers.insertUpdate({
      // The key of another campaign's form is none of this one's.
      formKey: known === undefined ? formKey : newPublicId(),
      campaignId,
      organizerId,
      subject,
      text,
      followers: ids.length,
      sentAt: now,
    });
    for (const followerId of ids)
      enqueueMail(store, { kind: 'campaign-update', followerId, updateId: update.id }, now);
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'campaign-update-sent',
      detail: { slug: campaign.slug, followers: ids.length },
    });
    return { kind: 'sent', followers: ids.length };
  });
}
