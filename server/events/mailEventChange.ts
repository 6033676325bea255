import type { Store } from '../../db/database.ts';
import type { Event } from '../../db/schema.ts';
import { enqueueMail } from '../mail/mail.ts';
import { joinedChanges, type EarlierEvent } from './eventChanges.ts';
import { isOver } from './lifetime.ts';

/** How long edits are collected before attendees are told of them, in milliseconds. */
export const quietTime = 15 * 60_000;

/** Who is told of a change: everybody who is coming or waits, unless the event is a draft or over. */
export function changeIsMailed(event: Event, now: number): boolean {
  return event.state === 'published' && !isOver(event, now);
}

/**
 * Tells attendees of a change, once the organizers have stopped editing for a while: edits that
 * follow each other become one mail, and one that takes everything back becomes none.
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
  wait: number = quietTime,
): void {
  if (!changeIsMailed(event, now)) return;
  const dueAt = now + wait;
  const told = new Set<number>();
  for (const mail of store.collectedMails.ofEvent(event.id, 'event-changed', now)) {
    told.add(mail.signupId);
    const joined = joinedChanges(mail.detail, earlier, event);
    if (joined === null) store.collectedMails.drop(mail.id);
    else store.collectedMails.postpone(mail.id, joined, dueAt);
  }
  for (const { id } of store.signups.ofEvent(event.id, ['confirmed', 'waiting']))
    if (!told.has(id))
      enqueueMail(store, { kind: 'event-changed', eventId: event.id, signupId: id }, now, {
        dueAt,
        detail: earlier,
      });
}
