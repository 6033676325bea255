import { randomUUID } from 'node:crypto';
import type { Store } from '../../db/database.ts';
import type { BulkAction, BulkChange, Event, Signup } from '../../db/schema.ts';
import { seatsOf } from '../events/signupOpening.ts';
import { scheduleReminders } from '../outbox/reminders.ts';
import type { Services } from '../services.ts';
import { cancelIn } from './cancelSignup.ts';
import { enteringFor } from './enterAttendee.ts';
import { noteArrivalsIn } from './noteArrivals.ts';
import { seatSignupIn } from './seatSignup.ts';

/** Why somebody was left as they were. */
export type LeftReason = 'before' | 'there' | 'full' | 'other';

/** What came of it for one of many: changed, perhaps with a sign-up made for another event; or left. */
export type BulkOutcome = { kind: 'changed'; madeId: number | null } | LeftReason;

/** What is done to one after the other within a write, and what it needs for that. */
interface Doing {
  services: Pick<Services, 'db' | 'config'>;
  store: Store;
  bulk: BulkAction;
  event: Event;
  now: number;
}

/** The id of the mark by which an action says that somebody came. */
const markOf = ({ id }: Pick<BulkAction, 'id'>, signupId: number) => `bulk ${id} ${signupId}`;

const changed: BulkOutcome = { kind: 'changed', madeId: null };

/**
 * What an action does to one person, by the rules that hold for one alone. Its emails are held back as long
 * as it can be undone.
 */
export function bulkDeed(doing: Doing): (signup: Signup) => BulkOutcome {
  const { store, bulk, event, now } = doing;
  const by = { organizerId: bulk.organizerId };
  switch (bulk.kind) {
    case 'tag':
      return ({ id }) => (store.people.tag(id, bulk.tag) ? changed : 'before');
    case 'untag':
      return ({ id }) => (store.people.untag(id, bulk.tag) ? changed : 'before');
    case 'came':
      return ({ id, state, arrivedAt, companions }) => {
        if (state === 'cancelled' || state === 'unconfirmed') return 'other';
        if (arrivedAt !== null) return 'before';
        const mark = { mark: markOf(bulk, id), signupId: id, kind: 'came', companions } as const;
        noteArrivalsIn(store, event, [{ ...mark, pressedAt: now }], bulk.organizerId, now);
        return changed;
      };
    case 'confirm':
      return ({ id }) => {
        const { kind } = seatSignupIn(store, id, { ...by, whenFull: 'wait' }, now);
        if (kind === 'seated') return held(doing, id);
        return kind === 'seated-before' ? 'before' : kind === 'full' ? 'full' : 'other';
      };
    case 'cancel':
      return ({ id }) => {
        const { kind } = cancelIn(store, id, by, now, false);
        return kind === 'cancelled' ? held(doing, id) : 'before';
      };
    case 'move':
      return moving(doing);
    case 'erase':
      // Deleted one by one, see `advanceBulk`.
      return () => 'other';
  }
}

function held({ store, bulk, now }: Doing, id: number): BulkOutcome {
  if (bulk.undoUntil !== null) store.bulk.holdMails(id, now, bulk.undoUntil);
  return changed;
}

/** Signs somebody up elsewhere as an organizer would by hand, and cancels them here. */
function moving(doing: Doing): (signup: Signup) => BulkOutcome {
  const { services, store, bulk, now } = doing;
  const by = { organizerId: bulk.organizerId };
  const to = bulk.toEventId === null ? undefined : store.events.byId(bulk.toEventId);
  if (to === undefined) return () => 'other';
  const shared = to.campaignId === doing.event.campaignId ? to.campaignId : null;
  const asked =
    shared === null
      ? []
      : store.questions.ofOwner({ kind: 'campaign', id: shared }).map(({ id }) => id);
  const enter = enteringFor(
    services,
    store,
    to.id,
    { ...by, origin: 'hand', whenFull: 'wait', mailed: true },
    now,
  );
  return (signup) => {
    if (signup.state !== 'confirmed' && signup.state !== 'waiting') return 'other';
    const { name, email, companions, language, accessNeeds } = signup;
    const entered = enter({ name, email, companions, language, accessNeeds });
    if (entered.kind === 'known') return 'there';
    if (entered.kind !== 'entered') return entered.kind === 'more-than-capacity' ? 'full' : 'other';
    const { id: madeId, state } = entered.signup;
    store.signups.update(madeId, {
      origin: signup.origin,
      textLanguage: signup.textLanguage,
      zone: signup.zone,
    });
    for (const tag of store.people.tagsOf([signup.id], true).get(signup.id) ?? []) {
      store.people.tag(madeId, tag);
      // What a tag tells here, it tells there, too.
      if (store.people.isWithheldTag([signup.eventId], tag)) store.people.withholdTag(to.id, tag);
    }
    const answers = store.answers
      .ofSignup(signup.id)
      .filter(({ questionId }) => asked.includes(questionId));
    cancelIn(store, signup.id, by, now, false);
    if (answers.length > 0) store.answers.add(madeId, answers);
    if (answers.length > 0 && state === 'confirmed') store.answers.takePlaces(madeId);
    held(doing, signup.id);
    held(doing, madeId);
    return { kind: 'changed', madeId };
  };
}

/**
 * Takes back what an action did to one person; whoever had a spot has it again, also where others took it
 * meanwhile. False where it cannot be: they signed up anew.
 */
export function undoDeed(
  { store, bulk, event, now }: Omit<Doing, 'services'>,
  { signupId, state, madeId }: BulkChange,
): boolean {
  const signup = store.signups.byId(signupId);
  if (signup === undefined) return false;
  switch (bulk.kind) {
    case 'tag':
      return store.people.untag(signupId, bulk.tag);
    case 'untag':
      return store.people.tag(signupId, bulk.tag);
    case 'came': {
      // Who was marked since, at the door say, was marked by somebody who saw them.
      if (store.arrivals.ofSignup(signupId).at(-1)?.mark !== markOf(bulk, signupId)) return false;
      const mark = { mark: randomUUID(), signupId, kind: 'undone', companions: 0 } as const;
      noteArrivalsIn(store, event, [{ ...mark, pressedAt: now }], bulk.organizerId, now);
      return true;
    }
    case 'confirm':
      if (signup.state !== 'confirmed') return false;
      store.events.releaseSeats(event.id, seatsOf(signup));
      store.answers.givePlaces(signupId);
      store.signups.update(signupId, { state, sequence: signup.sequence + 1, updatedAt: now });
      return true;
    case 'move':
      takeAway(store, madeId);
      return restore({ store, event, now }, signup, state);
    case 'cancel':
      return restore({ store, event, now }, signup, state);
    case 'erase':
      return false;
  }
}

/** Takes a sign-up away that an action made, and those that further actions made of it elsewhere. */
function takeAway(store: Store, madeId: number | null): void {
  const made = madeId === null ? undefined : store.signups.byId(madeId);
  if (made === undefined) return;
  for (const further of store.bulk.madeOf(made.id)) takeAway(store, further);
  if (made.state === 'confirmed') {
    store.events.releaseSeats(made.eventId, seatsOf(made));
    store.answers.givePlaces(made.id);
  }
  store.signups.remove(made.id);
}

function restore(
  { store, event, now }: Pick<Doing, 'store' | 'event' | 'now'>,
  signup: Signup,
  state: Signup['state'],
): boolean {
  const { id, emailKey, sequence } = signup;
  if (signup.state !== 'cancelled') return false;
  if (emailKey !== null && store.signups.active(event.id, emailKey) !== undefined) return false;
  if (state === 'confirmed' && !store.events.takeHeldSeats(event.id, seatsOf(signup)))
    store.events.takeSeatsBeyond(event.id, seatsOf(signup));
  const restored = store.signups.update(id, {
    state,
    sequence: sequence + 1,
    updatedAt: now,
    cancelledAt: null,
    cancelledBy: null,
  });
  if (state === 'confirmed' && event.questionsChangedAt !== null) store.answers.takePlaces(id);
  if (state !== 'unconfirmed') scheduleReminders(store, event, restored, now);
  return true;
}
