import type { Store } from '../../db/database.ts';
import type { CampaignLetter, LetterAudience, MessageTexts } from '../../db/schema.ts';
import { enqueueMail } from '../outbox/mail.ts';
import type { Services } from '../services.ts';
import { newPublicId } from '../web/signedLinks.ts';
import { beginSending } from './beginSending.ts';

const minute = 60_000;

/** What a form says of a letter. */
export interface LetterDraft {
  audience: LetterAudience;
  texts: MessageTexts;
  /** Emails a minute, over all events together. */
  pace: number;
}

/** Keeps a letter to people of a whole campaign. The same form sent twice gives the same letter. */
export async function draftLetter(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  campaignId: number,
  organizerId: number,
  formKey: string,
  draft: LetterDraft,
): Promise<CampaignLetter> {
  const now = clock();
  return db.write((store) => {
    const before = store.campaignLetters.byFormKey(formKey);
    if (before?.campaignId === campaignId) return before;
    return store.campaignLetters.insert({
      ...draft,
      formKey: before === undefined ? formKey : newPublicId(),
      campaignId,
      organizerId,
      createdAt: now,
      updatedAt: now,
    });
  });
}

export type LetterSending =
  { kind: 'sending'; people: number } | { kind: 'done' } | { kind: 'nobody' } | { kind: 'unknown' };

/**
 * Sends a letter at its pace. To attendees it goes as a message of each event, one event after the other;
 * whoever is on the lists of several gets the first. What they chose of emails about an event, or at all,
 * holds for it.
 */
export async function sendLetter(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  id: number,
  organizerId: number,
): Promise<LetterSending> {
  const now = clock();
  return db.write((store): LetterSending => {
    const letter = store.campaignLetters.byId(id);
    if (!letter) return { kind: 'unknown' };
    if (letter.sentAt !== null) return { kind: 'done' };
    const people =
      letter.audience === 'organizing'
        ? toOrganizers(store, letter, now)
        : toAttendees(store, letter, organizerId, now);
    if (people === 0) return { kind: 'nobody' };
    store.campaignLetters.begin(id, now);
    const slug = store.campaigns.byId(letter.campaignId)?.slug ?? '';
    const detail = { campaign: slug, audience: letter.audience, people };
    store.audit.append({ at: now, by: { organizerId }, action: 'campaign-letter-sent', detail });
    return { kind: 'sending', people };
  });
}

function toOrganizers(store: Store, { id, campaignId, pace }: CampaignLetter, now: number): number {
  const organizing = store.campaignLetters.organizing(campaignId);
  organizing.forEach((organizer, index) => {
    const dueAt = now + Math.round((index * minute) / pace);
    const mail = { kind: 'campaign-letter', organizerId: organizer.id } as const;
    enqueueMail(store, mail, now, { dueAt, detail: { letter: id } });
  });
  return organizing.length;
}

function toAttendees(
  store: Store,
  { id, campaignId, texts, pace }: CampaignLetter,
  organizerId: number,
  now: number,
): number {
  let people = 0;
  for (const eventId of store.campaignLetters.eventsWithPeople(campaignId)) {
    const message = store.messages.insert({
      formKey: newPublicId(),
      eventId,
      letterId: id,
      organizerId,
      audience: 'all',
      texts,
      pace,
      createdAt: now,
      updatedAt: now,
    });
    const begun = beginSending(store, message, null, { organizerId }, now);
    if (begun === 0) store.messages.remove(message.id);
    // So all together are no quicker than one would be.
    else
      store.messages.update(message.id, { nextDueAt: now + Math.round((people * minute) / pace) });
    people += begun;
  }
  return people;
}
