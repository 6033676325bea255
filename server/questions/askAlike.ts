import type { Reads, Store } from '../../db/database.ts';
import { alikeOf } from '../../db/copyQuestions.ts';
import type { StoredQuestion } from '../../db/questions.ts';
import type { Event } from '../../db/schema.ts';
import type { SeriesScope } from '../../templates/pages/console/seriesScope.ts';
import { idsInScope, type Theirs } from '../events/seriesScope.ts';
import { readEvents } from '../events/readableEvents.ts';
import type { Services } from '../services.ts';
import {
  alikeOn,
  askedThere,
  becomes,
  idsThere,
  isReordered,
  placesThere,
  type Alike,
  type QuestionPair,
} from './alikeQuestions.ts';
import { misplaced } from './asking.ts';
import { mostQuestions, removeOne } from './changeQuestions.ts';
import { note, type Changing } from './noteQuestion.ts';
import { sameWording } from './questionDetails.ts';

/** For which dates, and by whom. */
export interface AlikeRequest {
  eventId: number;
  organizerId: number;
  scope: SeriesScope;
  /** The events that whoever asks may change. */
  theirs: Theirs;
  /** Whether other dates no longer ask what this one does not. */
  stops: boolean;
  seesSensitive: boolean;
}

/** What the questions of another date become. */
export interface AlikePlan {
  event: Event;
  alike: Alike;
  added: string[];
  changed: string[];
  /** What is asked there alone. */
  others: string[];
  reordered: boolean;
  /** Its form would be longer than one may be: it stays as it is. */
  tooMany: boolean;
}

type Asking = Pick<AlikeRequest, 'scope' | 'theirs' | 'stops' | 'seesSensitive'>;

/** What would become of each date that lies ahead, by its start. */
export function plansAlike(
  db: Pick<Reads, 'events' | 'series' | 'questions'>,
  event: Event,
  { scope, theirs, stops, seesSensitive }: Asking,
  now: number,
): AlikePlan[] {
  const asked = db.questions.ofOwner({ kind: 'event', id: event.id });
  return readEvents(db, idsInScope(db, event, scope, theirs, now), (other): AlikePlan => {
    const there = db.questions.ofOwner({ kind: 'event', id: other.id });
    const alike = alikeOn(asked, there);
    const ids = idsThere(alike);
    const which = (what: 'added' | 'changed') =>
      alike.pairs
        .filter((pair) => becomes(pair, ids, seesSensitive) === what)
        .map(({ like }) => labelOf(like));
    const contacts = there.filter((one) => one.endorsementId !== null && one.archivedAt === null);
    const kept = stops ? contacts.length : contacts.length + alike.others.length;
    return {
      event: other,
      alike,
      added: which('added'),
      changed: which('changed'),
      others: alike.others.map(labelOf),
      reordered: isReordered(alike),
      tooMany: alike.pairs.length + kept > mostQuestions,
    };
  }).results;
}

/**
 * Has other dates of a series ask what one asks, each by questions of its own: so each has places of its own
 * and keeps the answers it got. What is asked there alone stays, below, unless it is to stop.
 *
 * @returns how many dates ask something else now
 */
export async function askAlike(services: Services, request: AlikeRequest): Promise<number> {
  const now = services.clock();
  return services.db.write((store) => {
    const event = store.events.byId(request.eventId);
    if (event === undefined) return 0;
    return plansAlike(store, event, request, now).filter((plan) =>
      carriedOut(store, plan, request, now),
    ).length;
  });
}

/** Does to one date what was planned; false where nothing was. */
function carriedOut(
  store: Store,
  plan: AlikePlan,
  { organizerId, stops, seesSensitive }: AlikeRequest,
  now: number,
): boolean {
  const { event, alike, added, changed } = plan;
  const stopped = stops ? alike.others : [];
  const isSame = [...added, ...changed, ...stopped].length === 0 && !plan.reordered;
  if (isSame || plan.tooMany) return false;
  const changing: Changing = { owner: { kind: 'event', id: event.id }, organizerId };
  const ids = idsThere(alike);
  const putting = {
    changing,
    questions: new Map(ids.questions),
    options: new Map(ids.options),
    seesSensitive,
  };
  for (const [at, pair] of alike.pairs.entries()) {
    const what = becomes(pair, putting, seesSensitive);
    if (what === 'same') {
      store.questions.update(putting.questions.get(pair.like.id) ?? 0, { position: at + 1 });
      continue;
    }
    putting.questions.set(pair.like.id, putQuestion(store, pair, putting, at, now));
    const action = what === 'added' ? 'question-added' : 'question-edited';
    note(store, changing, action, labelOf(pair.like), now);
  }
  for (const other of stopped) removeOne(store, changing, other, now);
  putBelow(store, changing, new Set(putting.questions.values()));
  store.questions.noteChange(changing.owner, now);
  return true;
}

interface Putting {
  changing: Changing;
  questions: Map<number, number>;
  options: Map<number, number>;
  seesSensitive: boolean;
}

/** Asks a question there as it is asked here, and gives the id that it has there. */
function putQuestion(
  store: Store,
  pair: QuestionPair,
  { changing, questions, options, seesSensitive }: Putting,
  at: number,
  now: number,
): number {
  const { like, there } = pair;
  const position = at + 1;
  const { kind, preset } = like;
  const id =
    there?.id ??
    store.questions.insert(changing.owner, { kind, preset, position, createdAt: now }).id;
  for (const [place, one] of pair.options.entries()) {
    const values = {
      position: place,
      places: placesThere(one),
      alikeId: alikeOf(one.like),
    };
    if (one.there === null)
      options.set(one.like.id, store.questions.insertOption({ ...values, questionId: id }).id);
    else store.questions.updateOption(one.there.id, { ...values, archivedAt: null });
  }
  const kept = new Set(pair.options.map((one) => one.there?.id));
  for (const { id: optionId, archivedAt } of there?.options ?? [])
    if (!kept.has(optionId) && archivedAt === null)
      store.questions.updateOption(optionId, { archivedAt: now });
  const { columns, words } = askedThere(pair, questions, options, seesSensitive);
  store.questions.update(id, { ...columns, position, archivedAt: null });
  const before = there?.version;
  const isSame =
    before !== undefined &&
    before.language === words.language &&
    sameWording(before.wording, words.wording) &&
    JSON.stringify(before.translations) === JSON.stringify(words.translations);
  if (!isSame) store.questions.insertVersion({ questionId: id, ...words, createdAt: now });
  if (!isSame && before !== undefined && !store.answers.isVersionAnswered(before.id))
    store.questions.removeVersion(before.id);
  return id;
}

/** What is asked there alone comes below; it is asked of all where the answer is gone that led to it. */
function putBelow(store: Store, { owner }: Changing, alike: ReadonlySet<number>): void {
  const inUse = () =>
    store.questions.ofOwner(owner).filter(({ archivedAt }) => archivedAt === null);
  const below = inUse().filter(({ id }) => !alike.has(id));
  for (const [at, { id }] of below.entries())
    store.questions.update(id, { position: alike.size + at + 1 });
  for (let wrong = misplaced(inUse()); wrong !== null; wrong = misplaced(inUse()))
    store.questions.update(wrong.id, { condition: null });
}

function labelOf({ version }: StoredQuestion): string {
  return version.wording.label;
}
