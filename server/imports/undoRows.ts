import { z } from 'zod';
import type { Store } from '../../db/database.ts';
import type { Event, Import, ImportRow, Signup } from '../../db/schema.ts';
import { languages } from '../../templates/languages.ts';
import { addressHash } from '../outbox/addressHash.ts';
import { removeReminders } from '../outbox/reminders.ts';
import { promoteWaiting } from '../events/promoteWaiting.ts';
import { seatsOf } from '../events/signupOpening.ts';
import type { Services } from '../services.ts';
import { isTextLanguage } from '../../templates/textLanguages.ts';
import { partsOf } from './writeRows.ts';

/** What a sign-up was before a row changed it. A damaged one is not put back. */
const Before = z.object({
  name: z.string(),
  companions: z.number(),
  language: z.enum(languages),
  accessNeeds: z.string(),
  answers: z.array(
    z.object({
      questionId: z.number(),
      person: z.number(),
      versionId: z.number(),
      language: z.string().refine((code) => isTextLanguage(code)),
      value: z.string(),
      words: z.string(),
      at: z.number(),
    }),
  ),
});

/** Whether the import itself keeps optional mails from the address of somebody it brought. */
const Refused = z.object({ refused: z.literal(true) });

/**
 * Takes back what the next rows of an import did: whom it brought goes, what it changed is as before. Whoever
 * was changed since, by themselves or by organizers, stays as they are. Runs inside a write.
 *
 * @param isTimeUp is asked after each row
 * @returns whether there may be more
 */
export function undoRows(
  services: Pick<Services, 'config'>,
  store: Store,
  event: Event,
  one: Import,
  now: number,
  isTimeUp: () => boolean,
): boolean {
  let { doneThrough, kept } = one;
  for (const row of store.imports.rowsAfter(one.id, doneThrough, 100)) {
    doneThrough = row.line;
    const signup = row.signupId === null ? undefined : store.signups.byId(row.signupId);
    if (row.did !== null && row.didAt !== null && signup !== undefined) {
      if (store.imports.lastTouched(signup.id) > row.didAt) kept += 1;
      else if (row.did === 'entered') takeOff(services, store, event, signup, row, now);
      else putBack(store, event, signup, row, one, now);
    }
    if (isTimeUp()) break;
  }
  const more = doneThrough > one.doneThrough;
  store.imports.update(one.id, { doneThrough, kept });
  if (!more) finish(store, event, { ...one, kept }, now);
  return more;
}

function finish(store: Store, event: Event, one: Import, now: number): void {
  store.imports.update(one.id, {
    state: 'undone',
    undoneAt: now,
    doneThrough: 0,
    mailedThrough: null,
  });
  store.audit.append({
    at: now,
    by: one.failure === null ? { organizerId: one.organizerId } : 'system',
    action: 'import-undone',
    eventId: event.id,
    detail: { undone: one.entered + one.changed - one.kept, kept: one.kept },
  });
  // Only now: nobody who waited by the same import moves up while it goes.
  promoteWaiting(store, event.id, now);
}

function takeOff(
  { config }: Pick<Services, 'config'>,
  store: Store,
  event: Event,
  signup: Signup,
  { before }: ImportRow,
  now: number,
): void {
  removeReminders(store, signup, now);
  if (signup.state === 'confirmed') {
    store.events.releaseSeats(event.id, seatsOf(signup));
    store.answers.givePlaces(signup.id);
  }
  if (signup.email !== null) {
    store.retention.removeCaught(signup.email);
    if (Refused.safeParse(parsed(before)).success) {
      const hash = addressHash(config, signup.email);
      store.mailRefusals.remove(hash, { scope: 'event', eventId: event.id });
    }
  }
  store.signups.remove(signup.id);
}

function putBack(
  store: Store,
  event: Event,
  signup: Signup,
  row: ImportRow,
  { organizerId }: Import,
  now: number,
): void {
  const read = Before.safeParse(parsed(row.before));
  if (!read.success) return;
  const { answers, ...details } = read.data;
  const more = details.companions - signup.companions;
  if (signup.state === 'confirmed' && more > 0 && !store.events.takeSeats(event.id, more))
    store.events.takeSeatsBeyond(event.id, more);
  if (signup.state === 'confirmed' && more < 0) store.events.releaseSeats(event.id, -more);
  store.signups.update(signup.id, { ...details, sequence: signup.sequence + 1, updatedAt: now });
  if (event.questionsChangedAt !== null) {
    const versions = store.questions.versionsAt(event);
    store.answers.givePlaces(signup.id);
    store.answers.replace(
      signup.id,
      answers.flatMap((answer) =>
        isTextLanguage(answer.language) && versions.has(answer.versionId)
          ? [{ ...answer, language: answer.language }]
          : [],
      ),
    );
    if (signup.state === 'confirmed') store.answers.takePlaces(signup.id);
  }
  store.imports.noteDone({ ...row, did: null, didAt: null, before: null });
  store.audit.append({
    at: now,
    by: { organizerId },
    action: 'signup-corrected',
    eventId: event.id,
    signupId: signup.id,
    detail: { parts: partsOf(row.changes.split(' ')) },
  });
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
