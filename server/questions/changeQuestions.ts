import type { Store } from '../../db/database.ts';
import type { QuestionOwner, StoredQuestion } from '../../db/questions.ts';
import type { Services } from '../services.ts';
import { misplaced, type Placed } from './asking.ts';
import { askerName, note, type Changing } from './noteQuestion.ts';
import {
  columnsOf,
  isSecondPress,
  sameWording,
  type NewQuestion,
  type OptionDetails,
  type QuestionDetails,
} from './questionDetails.ts';

/** So many are asked at most by an event, and by a campaign: a form that people still fill in. */
export const mostQuestions = 40;

/** Why a question stays as it is. */
export type QuestionRefusal =
  | { kind: 'too-many' }
  /** Somebody saved it after the form was opened. */
  | { kind: 'stale' }
  /** A question depends on one that would stand below it, be gone, or be asked of fewer people. */
  | { kind: 'misplaced'; label: string }
  /** So many people have an option already. */
  | { kind: 'too-few-places'; option: string; taken: number }
  | { kind: 'unknown' };

export type QuestionChange = { kind: 'changed' } | QuestionRefusal;

/** Asks one question more, or several that belong together; conditions of later ones name earlier ones. */
export async function addQuestions(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  { owner, organizerId }: Changing,
  make: readonly ((made: readonly StoredQuestion[]) => NewQuestion)[],
): Promise<QuestionChange> {
  const now = clock();
  return db.write((store): QuestionChange => {
    if (!askerName(store, owner)) return { kind: 'unknown' };
    const before = store.questions.ofOwner(owner);
    const asked = before.filter(({ archivedAt }) => archivedAt === null);
    if (asked.length + make.length > mostQuestions) return { kind: 'too-many' };
    const made: StoredQuestion[] = [];
    for (const one of make) {
      const question = one(made);
      if (made.length === 0) {
        if (isSecondPress(before, question, now)) return { kind: 'changed' };
        // What it follows from may have gone since its form was read. Later ones follow from the first.
        const wrong = misplaced<Placed>([...asked, { ...question, id: 0, options: [] }]);
        if (wrong !== null) return { kind: 'misplaced', label: question.label };
      }
      const { id } = insertQuestion(store, owner, question, nextPosition(store, owner), now);
      const stored = store.questions.ofOwner(owner).find((other) => other.id === id);
      if (stored !== undefined) made.push(stored);
      note(store, { owner, organizerId }, 'question-added', question.label, now);
    }
    const wrong = misplaced(inUse(store, owner));
    if (wrong !== null) throw new Error('A new question depends on none that there is');
    store.questions.noteChange(owner, now);
    return { kind: 'changed' };
  });
}

function nextPosition(store: Store, owner: QuestionOwner): number {
  return 1 + Math.max(0, ...store.questions.ofOwner(owner).map(({ position }) => position));
}

function insertQuestion(
  store: Store,
  owner: QuestionOwner,
  question: NewQuestion,
  position: number,
  now: number,
): { id: number } {
  const { id } = store.questions.insert(owner, {
    ...columnsOf(question),
    position,
    kind: question.kind,
    preset: question.preset ?? null,
    endorsementId: question.endorsementId ?? null,
    createdAt: now,
  });
  const options = putOptions(store, id, question.options);
  store.questions.insertVersion({
    questionId: id,
    language: question.language,
    wording: { label: question.label, help: question.help, options: labelsOf(options) },
    translations: question.translations?.(options.map((option) => option.id)) ?? {},
    createdAt: now,
  });
  return { id };
}

function putOptions(store: Store, questionId: number, options: readonly OptionDetails[]) {
  return options.map(({ id, label, places }, at) => {
    if (id !== null) store.questions.updateOption(id, { places, position: at, archivedAt: null });
    const made = id ?? store.questions.insertOption({ questionId, places, position: at }).id;
    return { id: made, label };
  });
}

function labelsOf(options: readonly { id: number; label: string }[]) {
  return Object.fromEntries(options.map(({ id, label }) => [String(id), label]));
}

/**
 * Changes a question. Words that somebody answered stay as they are, for their answers; what is asked from
 * now on is a version of its own.
 *
 * @param seenVersion the version that the form showed
 */
export async function editQuestion(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  changing: Changing,
  id: number,
  details: QuestionDetails,
  seenVersion: number,
): Promise<QuestionChange> {
  const now = clock();
  const { owner } = changing;
  return db.write((store): QuestionChange => {
    const before = store.questions.ofOwner(owner).find((one) => one.id === id);
    if (before === undefined) return { kind: 'unknown' };
    if (before.version.id !== seenVersion) return { kind: 'stale' };
    const refusal = tooFewPlaces(before, details) ?? wronglyPlaced(store, owner, before, details);
    if (refusal) return refusal;
    store.questions.update(id, columnsOf(details));
    const options = putOptions(store, id, details.options);
    const kept = new Set(options.map((option) => option.id));
    for (const option of before.options)
      if (!kept.has(option.id) && option.archivedAt === null)
        store.questions.updateOption(option.id, { archivedAt: now });
    reword(
      store,
      before,
      { label: details.label, help: details.help, options: labelsOf(options) },
      now,
    );
    note(store, changing, 'question-edited', details.label, now);
    store.questions.noteChange(owner, now);
    return { kind: 'changed' };
  });
}

/** Gives a question other words, unless they are the same: as a new version, without one that nobody saw. */
function reword(
  store: Store,
  { id, version }: StoredQuestion,
  wording: StoredQuestion['version']['wording'],
  now: number,
): void {
  if (sameWording(version.wording, wording)) return;
  const { language, translations } = version;
  store.questions.insertVersion({
    questionId: id,
    language,
    wording,
    translations,
    createdAt: now,
  });
  if (!store.answers.isVersionAnswered(version.id)) store.questions.removeVersion(version.id);
}

function tooFewPlaces(
  before: StoredQuestion,
  { options }: QuestionDetails,
): QuestionRefusal | null {
  for (const { id, label, places } of options) {
    const taken = before.options.find((one) => one.id === id)?.taken ?? 0;
    if (places !== null && places < taken) return { kind: 'too-few-places', option: label, taken };
  }
  return null;
}

/** Where an option goes that leads to another question, that one would never be asked. */
function wronglyPlaced(
  store: Store,
  owner: QuestionOwner,
  before: StoredQuestion,
  details: QuestionDetails,
): QuestionRefusal | null {
  const { condition, eachPerson } = details;
  const all = inUse(store, owner).map((one) =>
    one.id === before.id ? { ...one, condition, eachPerson } : one,
  );
  const wrong = misplaced(all);
  if (wrong !== null) return { kind: 'misplaced', label: labelOf(wrong) };
  if (before.options.length === 0) return null;
  const offered = details.options.map((option) => String(option.id));
  const lost = all.find(
    (one) =>
      one.condition?.question === before.id &&
      one.condition.answers.some((answer) => !offered.includes(answer)),
  );
  return lost === undefined ? null : { kind: 'misplaced', label: labelOf(lost) };
}

/** Those that are asked, from top to bottom. */
function inUse(store: Store, owner: QuestionOwner): StoredQuestion[] {
  return store.questions.ofOwner(owner).filter(({ archivedAt }) => archivedAt === null);
}

function labelOf({ version }: StoredQuestion): string {
  return version.wording.label;
}

/** Moves a question by one place, up or down. At the end of the list it stays where it is. */
export async function moveQuestion(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  changing: Changing,
  id: number,
  direction: 'up' | 'down',
): Promise<QuestionChange> {
  const now = clock();
  return db.write((store): QuestionChange => {
    const list = inUse(store, changing.owner);
    const at = list.findIndex((one) => one.id === id);
    const question = list[at];
    const other = list[direction === 'up' ? at - 1 : at + 1];
    if (question === undefined) return { kind: 'unknown' };
    if (other === undefined) return { kind: 'changed' };
    const moved = list.map((one) => (one === question ? other : one === other ? question : one));
    const wrong = misplaced(moved);
    if (wrong !== null) return { kind: 'misplaced', label: labelOf(wrong) };
    for (const [position, one] of moved.entries())
      store.questions.update(one.id, { position: position + 1 });
    note(store, changing, 'question-edited', labelOf(question), now);
    store.questions.noteChange(changing.owner, now);
    return { kind: 'changed' };
  });
}

/** Asks a question no more: one that nobody answered is gone, another one keeps its answers. */
export async function removeQuestion(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  changing: Changing,
  id: number,
): Promise<{ kind: 'removed' | 'archived' } | QuestionRefusal> {
  const now = clock();
  return db.write((store): { kind: 'removed' | 'archived' } | QuestionRefusal => {
    const question = store.questions.ofOwner(changing.owner).find((one) => one.id === id);
    if (question === undefined) return { kind: 'removed' };
    const wrong = misplaced(inUse(store, changing.owner).filter((one) => one.id !== id));
    if (wrong !== null) return { kind: 'misplaced', label: labelOf(wrong) };
    const kind = removeOne(store, changing, question, now);
    store.questions.noteChange(changing.owner, now);
    return { kind };
  });
}

/** A part of a write: deletes a question that nobody answered, and keeps another one with its answers. */
export function removeOne(
  store: Store,
  changing: Changing,
  question: StoredQuestion,
  now: number,
): 'removed' | 'archived' {
  const { id, archivedAt } = question;
  const isAnswered = store.answers.isAnswered(id);
  if (isAnswered) store.questions.update(id, { archivedAt: archivedAt ?? now });
  else store.questions.remove(id);
  const action = isAnswered ? 'question-archived' : 'question-removed';
  note(store, changing, action, labelOf(question), now);
  return isAnswered ? 'archived' : 'removed';
}

/** Asks a question again, below the others; its condition is gone where the question for it is. */
export async function restoreQuestion(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  changing: Changing,
  id: number,
): Promise<QuestionChange> {
  const now = clock();
  const { owner } = changing;
  return db.write((store): QuestionChange => {
    const question = store.questions.ofOwner(owner).find((one) => one.id === id);
    if (question === undefined) return { kind: 'unknown' };
    if (question.archivedAt === null) return { kind: 'changed' };
    const asked = inUse(store, owner);
    if (asked.length >= mostQuestions) return { kind: 'too-many' };
    const fits = misplaced([...asked, question]) === null;
    store.questions.update(id, {
      archivedAt: null,
      position: nextPosition(store, owner),
      ...(fits ? {} : { condition: null }),
    });
    note(store, changing, 'question-added', labelOf(question), now);
    store.questions.noteChange(owner, now);
    return { kind: 'changed' };
  });
}
