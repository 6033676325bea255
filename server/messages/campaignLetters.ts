import type { Store } from '../../db/database.ts';
import type { Actor, CampaignLetter, LetterAudience, MessageTexts } from '../../db/schema.ts';
import { enqueueMail } from '../outbox/mail.ts';
import type { Services } from '../services.ts';
import { newPublicId } from '../web/signedLinks.ts';
import { variantFor } from './messageLanguages.ts';
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

/** Sends a letter at its pace, also one that was to go later; see {@link beginLetter}. */
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
    const people = beginLetter(store, letter, { organizerId }, now);
    return people === 0 ? { kind: 'nobody' } : { kind: 'sending', people };
  });
}

/**
 * Begins to send a letter, within a write. To attendees it goes as a message of each event, one event after
 * the other; whoever is on the lists of several gets the first. What they chose of emails about an event, or
 * at all, holds for it.
 *
 * @returns how many it is for; 0 where there is nobody, and then nothing is changed
 */
export function beginLetter(store: Store, letter: CampaignLetter, by: Actor, now: number): number {
  const people = peopleReached(store, letter, by, now);
  if (people === 0) return 0;
  store.campaignLetters.update(letter.id, { sentAt: now, updatedAt: now, heldBecause: null });
  const slug = store.campaigns.byId(letter.campaignId)?.slug ?? '';
  const detail = { campaign: slug, audience: letter.audience, people };
  store.audit.append({ at: now, by, action: 'campaign-letter-sent', detail });
  return people;
}

function peopleReached(store: Store, letter: CampaignLetter, by: Actor, now: number): number {
  switch (letter.audience) {
    case 'organizing':
      return toOrganizers(store, letter, now);
    case 'attendees':
      return toAttendees(store, letter, by, now);
    case 'followers':
      return toFollowers(store, letter, now);
  }
}

function toFollowers(store: Store, letter: CampaignLetter, now: number): number {
  const { id: letterId, campaignId, organizerId, pace, texts } = letter;
  const ids = store.followers.confirmedIds(campaignId);
  const { language } = store.campaigns.byId(campaignId) ?? { language: null };
  const first = variantFor(letter, language === null ? [] : [language]);
  const written = first === undefined ? undefined : texts[first];
  if (ids.length === 0 || written === undefined) return 0;
  const update = store.followers.insertUpdate({
    ...written,
    formKey: newPublicId(),
    campaignId,
    organizerId,
    letterId,
    followers: ids.length,
    sentAt: now,
  });
  ids.forEach((followerId, index) => {
    const mail = { kind: 'campaign-update', followerId, updateId: update.id } as const;
    enqueueMail(store, mail, now, { dueAt: now + Math.round((index * minute) / pace) });
  });
  return ids.length;
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
  { id, campaignId, organizerId, texts, pace }: CampaignLetter,
  by: Actor,
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
    const begun = beginSending(store, message, null, by, now);
    if (begun === 0) store.messages.remove(message.id);
    // So all together are no quicker than one would be.
    else
      store.messages.update(message.id, { nextDueAt: now + Math.round((people * minute) / pace) });
    people += begun;
  }
  return people;
}
