import type { PeopleFilter } from '../../db/peopleCondition.ts';
import type { Store } from '../../db/database.ts';
import type { BulkAction, BulkKind, Event } from '../../db/schema.ts';
import { othersTurn, type Stopped } from '../backgroundWorker.ts';
import { promoteWaiting } from '../events/promoteWaiting.ts';
import type { Services } from '../services.ts';
import { bulkDeed, undoDeed } from './bulkDeeds.ts';
import { eraseSignup } from './eraseSignup.ts';
import { filterTellsSensitive } from './withheld.ts';
import { everybody, queryOf, readPeopleFilter } from './peopleFilter.ts';
import { filterableQuestions, peopleMeant } from './peopleMeant.ts';

/** So many people in one write: a few hundredths of a second, in which nobody is answered. */
const atOnce: Readonly<Record<BulkKind, number>> = {
  tag: 25,
  untag: 25,
  came: 25,
  confirm: 10,
  cancel: 10,
  move: 10,
  erase: 10,
};

/** How long a deed can be undone at least, in milliseconds, and how much longer for each of many. */
const undoable = { atLeast: 60_000, each: 3 };

/** A filter that leaves nobody, as it is stored. */
const nobody = queryOf({ ...everybody, only: [] });

/** What somebody wants done to whom. */
export interface AskedBulk {
  kind: BulkKind;
  filter: PeopleFilter;
  organizerId: number;
  /** Made with the form: what was asked for before is not done again. */
  formKey: string;
  tag?: string;
  toEventId?: number;
}

/**
 * Begins to do something to all who match a filter at this moment. Who they are is judged again, one by one,
 * when it is their turn: the rules of a single sign-up hold for each. {@link advanceBulk} does it.
 */
export async function startBulk(
  services: Services,
  event: Event,
  { filter, kind, organizerId, formKey, tag = '', toEventId }: AskedBulk,
): Promise<BulkAction> {
  const { db } = services;
  const now = services.clock();
  const lastSignupId = db.signups.newestId(event.id);
  const meant = peopleMeant(services, event.id, filter, now);
  const matched = db.people.idsOf(event.id, meant, { after: 0, upTo: lastSignupId }).length;
  const withheld = kind === 'tag' && filterTellsSensitive(services, event, filter);
  return db.write((store) => {
    const before = store.bulk.byFormKey(formKey);
    if (before) return before;
    if (withheld) store.people.withholdTag(event.id, tag);
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'people-changed',
      eventId: event.id,
      detail: { kind, attendees: matched },
    });
    return store.bulk.insert({
      formKey,
      eventId: event.id,
      organizerId,
      kind,
      // It is read anew by the worker, who reads every question: what they could not ask for leaves nobody.
      filter: filter.unreadable.length === 0 ? queryOf(filter) : nobody,
      tag,
      toEventId: toEventId ?? null,
      matched,
      lastSignupId,
      undoUntil: kind === 'erase' ? null : now + undoable.atLeast + matched * undoable.each,
      createdAt: now,
    });
  });
}

/**
 * Goes on with an action where it was left, some people in each write, until it has reached everybody, was
 * undone or is to stop. Others are answered in between.
 *
 * @param stopped is asked before each write
 */
export async function advanceBulk(
  services: Services,
  id: number,
  stopped: Stopped = () => false,
): Promise<void> {
  const bulk = services.db.bulk.byId(id);
  if (bulk?.state === 'running') await doBulk(services, bulk, stopped);
  else if (bulk?.state === 'undoing') await undoAll(services, bulk, stopped);
}

async function doBulk(services: Services, bulk: BulkAction, stopped: Stopped): Promise<void> {
  const { db, clock } = services;
  const event = db.events.byId(bulk.eventId);
  if (event === undefined) return;
  const query = new URLSearchParams(bulk.filter);
  // Whoever began it could see what they asked for.
  const filter = readPeopleFilter(query, filterableQuestions(services, event, true));
  const meant = peopleMeant(services, event.id, filter, clock());
  const ids = db.people.idsOf(event.id, meant, {
    after: bulk.doneThrough,
    upTo: bulk.lastSignupId,
    // Who moves up meanwhile, to a spot that it freed perhaps, was not among those who were meant.
    unchangedSince: bulk.createdAt,
  });
  const step = atOnce[bulk.kind];
  for (let at = 0; at < ids.length; at += step) {
    if (stopped()) return;
    const some = ids.slice(at, at + step);
    if (bulk.kind === 'erase') await eraseSome(services, bulk, some);
    const goesOn = await db.write((store) => doSome(services, store, bulk, some));
    if (!goesOn) return;
    await othersTurn();
  }
  await db.write((store) => {
    if (store.bulk.byId(bulk.id)?.state === 'running')
      store.bulk.update(bulk.id, { state: 'done', doneThrough: bulk.lastSignupId });
    if (bulk.kind === 'untag') store.people.forgetWithheldTags(bulk.eventId);
  });
}

/** Each is a deletion like any other, with its own trace. */
async function eraseSome(
  services: Services,
  { organizerId }: BulkAction,
  ids: readonly number[],
): Promise<void> {
  for (const id of ids) await eraseSignup(services, id, { organizerId }, false);
}

function doSome(
  services: Services,
  store: Store,
  { id, eventId }: BulkAction,
  ids: readonly number[],
): boolean {
  const bulk = store.bulk.byId(id);
  const event = store.events.byId(eventId);
  if (bulk?.state !== 'running' || event === undefined) return false;
  const deed = bulkDeed({ services, store, bulk, event, now: services.clock() });
  const leftOut: Record<string, number> = { ...bulk.leftOut };
  // Whoever else went on with it meanwhile has done the first of them.
  const left = ids.filter((one) => one > bulk.doneThrough);
  let changed = bulk.changed + (bulk.kind === 'erase' ? left.length : 0);
  for (const signupId of left) {
    const signup = store.signups.byId(signupId);
    if (signup === undefined) continue;
    const outcome = deed(signup);
    if (typeof outcome === 'string') leftOut[outcome] = (leftOut[outcome] ?? 0) + 1;
    else {
      changed += 1;
      const { madeId } = outcome;
      store.bulk.addChange({ bulkId: id, signupId, state: signup.state, madeId });
    }
  }
  store.bulk.update(id, { doneThrough: left.at(-1) ?? bulk.doneThrough, changed, leftOut });
  return true;
}

/**
 * Takes an action back, as long as that is possible: its emails at once, then what it did to each.
 *
 * @returns false where it is too late
 */
export async function undoBulk(
  services: Services,
  id: number,
  organizerId: number,
): Promise<boolean> {
  const now = services.clock();
  return services.db.write((store) => {
    const bulk = store.bulk.byId(id);
    if (bulk === undefined) return false;
    if (bulk.state === 'undoing' || bulk.state === 'undone') return true;
    if (bulk.undoUntil === null || bulk.undoUntil <= now) return false;
    store.bulk.dropHeldMails(bulk);
    store.bulk.update(id, { state: 'undoing', doneThrough: 0 });
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'people-change-undone',
      eventId: bulk.eventId,
      detail: { kind: bulk.kind, attendees: bulk.changed },
    });
    return true;
  });
}

async function undoAll(
  { db, clock }: Services,
  { id, eventId }: BulkAction,
  stopped: Stopped,
): Promise<void> {
  for (;;) {
    if (stopped()) return;
    const isOver = await db.write((store) => {
      const bulk = store.bulk.byId(id);
      const event = store.events.byId(eventId);
      if (bulk?.state !== 'undoing' || event === undefined) return true;
      const now = clock();
      const changes = store.bulk.changes(id, bulk.doneThrough, atOnce[bulk.kind]);
      for (const change of changes) undoDeed({ store, bulk, event, now }, change);
      const last = changes.at(-1);
      if (last !== undefined) store.bulk.update(id, { doneThrough: last.signupId });
      if (changes.length === atOnce[bulk.kind]) return false;
      store.bulk.removeChanges(id);
      store.bulk.update(id, { state: 'undone', endedAt: now, filter: nobody });
      if (bulk.kind === 'tag') store.people.forgetWithheldTags(eventId);
      giveOn(store, bulk, now);
      return true;
    });
    if (isOver) return;
    await othersTurn();
  }
}

/** Seats that an action freed go to those who wait, once it is over and cannot be undone any more. */
function giveOn(store: Store, { kind, eventId, toEventId }: BulkAction, now: number): void {
  if (kind === 'tag' || kind === 'untag' || kind === 'came') return;
  promoteWaiting(store, eventId, now);
  if (toEventId !== null) promoteWaiting(store, toEventId, now);
}

/**
 * Ends what can be undone no more: seats that it freed are given on, and whom it changed is forgotten, with
 * the letters by which they were searched for.
 */
export async function settleBulks({ db, clock }: Services): Promise<void> {
  const now = clock();
  for (const bulk of db.bulk.toSettle(now))
    await db.write((store) => {
      // Somebody may have pressed in the last moment, and be ahead of this write.
      if (store.bulk.byId(bulk.id)?.state !== 'done') return;
      store.bulk.removeChanges(bulk.id);
      store.bulk.update(bulk.id, { endedAt: now, filter: nobody });
      giveOn(store, bulk, now);
    });
}
