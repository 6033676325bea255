import type { CollectedMail } from '../../db/collectedMails.ts';
import type { Store } from '../../db/database.ts';
import type { Event } from '../../db/schema.ts';
import { enqueueMail } from '../outbox/mail.ts';
import { isOver } from '../time/lifetime.ts';
import { joinedChanges, type EarlierEvent } from './eventChanges.ts';
import { eventReaders } from './eventReaders.ts';

/** Who is told of a change: everybody who counts on the event, unless the event is a draft or over. */
export function changeIsMailed(event: Event, now: number): boolean {
  return event.state === 'published' && !isOver(event, now);
}

/**
 * Tells attendees and organizations of a change, once the organizers have stopped editing for a
 * while: edits that follow each other become one mail, and one that takes everything back becomes
 * none.
 *
 * Runs inside the write that changed the event.
 *
 * @param earlier what a calendar showed before
 * @param wait how long further changes are waited for, in milliseconds
 */
export function mailEventChange(
  store: Store,
  event: Event,
  earlier: EarlierEvent,
  now: number,
  wait: number,
): void {
  if (!changeIsMailed(event, now)) return;
  const dueAt = now + wait;
  const { attendees, organizations } = eventReaders(store, event);
  const eventId = event.id;
  const told = [
    ...collectedInto(store, event, 'event-changed', earlier, now, dueAt),
    ...collectedInto(store, event, 'endorsement-event-changed', earlier, now, dueAt),
  ];
  const signups = new Set(told.map(({ signupId }) => signupId));
  for (const { id } of attendees)
    if (!signups.has(id))
      enqueueMail(store, { kind: 'event-changed', eventId, signupId: id }, now, {
        dueAt,
        detail: earlier,
      });
  const endorsements = new Set(told.map(({ endorsementId }) => endorsementId));
  for (const { id } of organizations)
    if (!endorsements.has(id))
      enqueueMail(store, { kind: 'endorsement-event-changed', eventId, endorsementId: id }, now, {
        dueAt,
        detail: earlier,
      });
}

/** Joins a change to the mails of a kind that have not gone out, and answers which these are. */
function collectedInto(
  store: Store,
  event: Event,
  kind: 'event-changed' | 'endorsement-event-changed',
  earlier: EarlierEvent,
  now: number,
  dueAt: number,
): CollectedMail[] {
  const mails = store.collectedMails.ofEvent(event.id, kind, now);
  for (const mail of mails) {
    const joined = joinedChanges(mail.detail, earlier, event);
    if (joined === null) store.collectedMails.drop(mail.id);
    else store.collectedMails.postpone(mail.id, joined, dueAt);
  }
  return mails;
}
