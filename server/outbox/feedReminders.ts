import type { Store } from '../../db/database.ts';
import type { Services } from '../services.ts';
import { enqueueMail } from './mail.ts';
import { reminderKinds } from './reminderTimes.ts';

/** Mails made in one write: few, since a sign-up that comes meanwhile waits for it. */
const slice = 100;

/**
 * Fans a reminder that is due out to the next of its people. How far that has come stands in the
 * database, written together with the mails: whoever goes on after a crash neither begins anew nor leaves
 * anybody out.
 *
 * @returns whether anything was due
 */
export async function feedReminders({
  db,
  clock,
}: Pick<Services, 'db' | 'clock'>): Promise<boolean> {
  const now = clock();
  if (db.reminders.firstDue(now) === undefined) return false;
  return db.write((store) => feed(store, now));
}

function feed(store: Store, now: number): boolean {
  // Between the look and the write it may have been moved, or another process fed it.
  const reminder = store.reminders.firstDue(now);
  if (reminder === undefined) return false;
  const { id, eventId, startsAt, dueAt } = reminder;
  const kind = reminderKinds.find((one) => one === reminder.kind);
  const people = kind === undefined ? [] : store.reminders.next(reminder, slice);
  if (kind !== undefined)
    for (const signupId of people)
      enqueueMail(store, { kind, eventId, signupId }, now, { dueAt, detail: { startsAt } });
  const last = people.at(-1);
  if (last === undefined || people.length < slice) store.reminders.remove(id);
  else store.reminders.feed(id, last);
  return true;
}
