import type { Store } from '../../db/database.ts';
import { folded } from '../../db/folded.ts';
import type { Event, Import, ImportProblem, ImportRow } from '../../db/schema.ts';
import { exceedsCapacity, seatsOf } from '../events/signupOpening.ts';
import { addressKey } from '../web/emailAddress.ts';
import { differences } from './differences.ts';
import { readerOf } from './importReading.ts';
import type { ReadPerson } from './readRow.ts';

/** What a row would do. */
interface Verdict extends Pick<
  ImportRow,
  'outcome' | 'problems' | 'changes' | 'signupId' | 'agreed'
> {
  /** How many it would take, beyond those that somebody has. */
  seats: number;
}

const nothing: Omit<Verdict, 'outcome'> = {
  problems: [],
  changes: '',
  signupId: null,
  agreed: null,
  seats: 0,
};

/**
 * Looks at the next rows of an import and keeps what each would do; nobody is entered. Runs inside a write.
 *
 * @param isTimeUp is asked after each row
 * @returns whether there may be more
 */
export function checkRows(
  store: Store,
  event: Event,
  one: Import,
  now: number,
  isTimeUp: () => boolean,
): boolean {
  const read = readerOf(store, event, one, now);
  const withoutAddress = memoizedNames(store, event);
  let seats = Number(one.decisions['seats'] ?? '0');
  let moreSeats = Number(one.decisions['moreSeats'] ?? '0');
  let { doneThrough } = one;
  for (const row of store.imports.rowsAfter(one.id, doneThrough, 100)) {
    const found = read(row.cells);
    const email = found.kind === 'person' ? found.person.email : found.email;
    const emailKey = email === null ? null : addressKey(email);
    const verdict: Verdict =
      found.kind === 'problems'
        ? { ...nothing, outcome: 'problem', problems: found.problems }
        : judge(store, event, row, found.person, emailKey, withoutAddress);
    const { seats: taken, ...kept } = verdict;
    if (verdict.outcome === 'new') seats += taken;
    else moreSeats += taken;
    store.imports.checkRow({ importId: one.id, line: row.line, emailKey, ...kept });
    doneThrough = row.line;
    if (isTimeUp()) break;
  }
  const done = doneThrough === one.doneThrough;
  store.imports.update(one.id, {
    doneThrough: done ? 0 : doneThrough,
    decisions: { seats: String(seats), moreSeats: String(moreSeats) },
    ...(done ? { state: 'checked', checkedAt: now } : {}),
  });
  return !done;
}

function judge(
  store: Store,
  event: Event,
  { importId, line }: ImportRow,
  person: ReadPerson,
  emailKey: string | null,
  withoutAddress: () => ReadonlySet<string>,
): Verdict {
  const { agreed, companions } = person;
  const seats = seatsOf({ companions: companions ?? 0 });
  if (person.state === 'cancelled') return { ...nothing, outcome: 'cancelled' };
  const problem = (key: ImportProblem['key'], values: ImportProblem['values']): Verdict => ({
    ...nothing,
    outcome: 'problem',
    problems: [{ column: null, key, values }],
  });
  if (emailKey === null) {
    const isThere = withoutAddress().has(folded(person.name));
    return isThere ? { ...nothing, outcome: 'same' } : { ...nothing, outcome: 'new', seats };
  }
  const earlier = store.imports.earlierOfAddress(importId, line, emailKey);
  if (earlier !== null)
    return {
      ...nothing,
      outcome: 'repeated',
      problems: [
        { column: null, key: 'console.imports.problems.repeated', values: { line: earlier } },
      ],
    };
  const known = store.signups.active(event.id, emailKey);
  if (known === undefined)
    return exceedsCapacity(event, seats)
      ? problem('console.imports.problems.tooManyPeople', { capacity: event.capacity ?? 0 })
      : { ...nothing, outcome: 'new', agreed, seats };
  const different = differences(known, store.answers.ofSignup(known.id), person);
  return {
    ...nothing,
    outcome: different.length === 0 ? 'same' : 'different',
    changes: different.join(' '),
    signupId: known.id,
    agreed,
    seats: known.state === 'confirmed' ? Math.max(0, (companions ?? 0) - known.companions) : 0,
  };
}

/** The names of those who have no address, looked up when the first row without one is there. */
function memoizedNames(store: Store, event: Event): () => ReadonlySet<string> {
  let names: ReadonlySet<string> | null = null;
  return () => {
    names ??= new Set(store.imports.namesWithoutAddress(event.id).map((name) => folded(name)));
    return names;
  };
}
