import type { Store } from '../../db/database.ts';
import type { AnswerRow, Event, Signup, SignupState } from '../../db/schema.ts';
import { promoteWaiting } from '../events/promoteWaiting.ts';
import { seatsOf } from '../events/signupOpening.ts';
import type { Services } from '../services.ts';
import { newPublicId } from '../web/signedLinks.ts';
import { keepFormerAddress } from './correctSignup.ts';

/** What two sign-ups of one person may say differently; the answers to each question are one more. */
export const mergedParts = ['name', 'email', 'companions', 'language', 'accessNeeds'] as const;
export type MergedPart = (typeof mergedParts)[number];

/** What is taken from the sign-up that goes, where both have something. */
export interface Merging {
  organizerId: number;
  parts: ReadonlySet<MergedPart>;
  /** Ids of questions. */
  answers: ReadonlySet<number>;
}

export type Merge =
  | { kind: 'merged' }
  /** Somebody else of the list has the address that is to stay: one of the two was canceled before. */
  | { kind: 'taken'; by: Signup }
  /** One of them is gone, or of another event. */
  | { kind: 'unknown' };

/**
 * Makes two sign-ups of one person one. Notes, emails, marks of arrival and what was done follow; so do
 * answers that the one that stays has none of. The better state holds, with the seats of what is left. The
 * other one is deleted, and nobody is mailed: its links open nothing from then on.
 */
export async function mergeSignups(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  keptId: number,
  goneId: number,
  how: Merging,
): Promise<Merge> {
  const now = clock();
  return db.write((store): Merge => {
    const kept = store.signups.byId(keptId);
    const gone = store.signups.byId(goneId);
    const event = kept && store.events.byId(kept.eventId);
    if (!event || gone?.eventId !== event.id || keptId === goneId) return { kind: 'unknown' };
    const state = betterState(kept.state, gone.state);
    const { email, emailKey } = how.parts.has('email') ? gone : kept;
    const by = emailKey === null ? undefined : store.signups.active(event.id, emailKey);
    if (state !== 'cancelled' && by !== undefined && by.id !== kept.id && by.id !== gone.id)
      return { kind: 'taken', by };
    for (const one of [kept, gone]) giveBack(store, event, one);
    const answers = mergedAnswers(store, kept, gone, how.answers);
    follow(store, kept, gone, now);
    store.signups.remove(gone.id);
    if (email !== kept.email) keepFormerAddress(store, kept, email, now);
    const merged = store.signups.update(kept.id, {
      ...taken(kept, gone, how.parts),
      ...stateColumns(state, kept, gone),
      sequence: kept.sequence + 2,
      createdAt: Math.min(kept.createdAt, gone.createdAt),
      updatedAt: now,
    });
    store.answers.replace(
      kept.id,
      answers.filter(({ person }) => person <= merged.companions),
    );
    if (state === 'confirmed') takeSeats(store, event, merged);
    store.audit.append({
      at: now,
      by: { organizerId: how.organizerId },
      action: 'signup-merged',
      eventId: event.id,
      signupId: kept.id,
    });
    promoteWaiting(store, event.id, now);
    return { kind: 'merged' };
  });
}

const fromBest: readonly SignupState[] = ['confirmed', 'waiting', 'unconfirmed', 'cancelled'];

function betterState(one: SignupState, other: SignupState): SignupState {
  return fromBest.find((state) => state === one || state === other) ?? one;
}

function giveBack(store: Store, event: Event, signup: Signup): void {
  if (signup.state !== 'confirmed') return;
  store.events.releaseSeats(event.id, seatsOf(signup));
  store.answers.givePlaces(signup.id);
}

/** They had as many before, at least: what is beyond the capacity was beyond it already. */
function takeSeats(store: Store, event: Event, signup: Signup): void {
  if (!store.events.takeSeats(event.id, seatsOf(signup)))
    store.events.takeSeatsBeyond(event.id, seatsOf(signup));
  store.answers.takePlaces(signup.id);
}

/** By whole questions: what was said of each companion belongs together. */
function mergedAnswers(
  store: Store,
  kept: Signup,
  gone: Signup,
  fromGone: ReadonlySet<number>,
): Omit<AnswerRow, 'signupId' | 'held'>[] {
  const ofKept = store.answers.ofSignup(kept.id);
  const ofGone = store.answers.ofSignup(gone.id);
  const has = (rows: readonly AnswerRow[], question: number) =>
    rows.some(({ questionId }) => questionId === question);
  const isFromGone = (question: number) =>
    has(ofGone, question) && (fromGone.has(question) || !has(ofKept, question));
  return [
    ...ofKept.filter(({ questionId }) => !isFromGone(questionId)),
    ...ofGone.filter(({ questionId }) => isFromGone(questionId)),
  ].map((row) => {
    const { signupId: _, held: __, ...answer } = row;
    return answer;
  });
}

function follow(store: Store, kept: Signup, gone: Signup, now: number): void {
  store.outbox.takeOver(gone, kept.id);
  store.addressChanges.takeOver(gone, kept.id, newPublicId(), now);
  store.signupNotes.move(gone.id, kept.id);
  store.corrections.move(gone.id, kept.id);
  store.arrivals.move(gone.id, kept.id);
  store.sheets.moveRows(gone.id, kept.id);
  store.bulk.forget([gone.id, kept.id]);
  store.signups.noteMerged(gone.id, kept.id);
  for (const tag of store.people.tagsOf([gone.id], true).get(gone.id) ?? [])
    store.people.tag(kept.id, tag);
}

function taken(kept: Signup, gone: Signup, parts: ReadonlySet<MergedPart>): Partial<Signup> {
  const from = (part: MergedPart) => (parts.has(part) ? gone : kept);
  const addressed = from('email');
  const needy = from('accessNeeds');
  const isMoved = addressed.emailKey !== kept.emailKey;
  return {
    name: from('name').name,
    email: addressed.email,
    emailKey: addressed.emailKey,
    companions: from('companions').companions,
    language: from('language').language,
    textLanguage: from('language').textLanguage,
    accessNeeds: needy.accessNeeds,
    accessAnsweredAt: needy.accessAnsweredAt,
    accessAnsweredBy: needy.accessAnsweredBy,
    ...(isMoved ? { generation: kept.generation + 1, linkMailedAt: null } : {}),
  };
}

function stateColumns(state: SignupState, kept: Signup, gone: Signup): Partial<Signup> {
  const { cancelledAt, cancelledBy, declinedAt } = kept.state === state ? kept : gone;
  return { state, cancelledAt, cancelledBy, declinedAt };
}
