import type { Store } from '../../db/database.ts';
import { folded } from '../../db/folded.ts';
import type { Event, SheetRow, SheetRowState, Signup } from '../../db/schema.ts';
import type { FormValues } from '../../templates/forms.ts';
import type { Services } from '../services.ts';
import { endOf } from '../time/lifetime.ts';
import { addressKey } from '../web/emailAddress.ts';
import { notFound } from '../web/httpProblem.ts';
import { signupIdOfDoorCode } from './doorCode.ts';
import { enteringFor } from './enterAttendee.ts';
import { noteArrivalsIn } from './noteArrivals.ts';
import { isSameName } from './likelySame.ts';
import { decideRow, keptValues, type FoundForRow, type ReadRow } from './sheetRow.ts';

/** Where a row stands: its key, and for one of a photograph its place. */
export type RowPlace = Pick<SheetRow, 'key' | 'photoId' | 'number'>;

export type RowOutcome =
  /** `before`: whether they were marked already, with as many companions. */
  | { kind: 'came'; signup: Signup; before: boolean }
  /** Written down as somebody new, who came; `hasEmail`: whether their address is kept. */
  | { kind: 'new'; signup: Signup }
  /** Somebody entered this very row before; `name` of the person, where they are still there. */
  | { kind: 'done'; name: string | null }
  | { kind: 'ask'; among: readonly Signup[] }
  | { kind: 'unknown-code' }
  /** Nobody new can be written down for a draft, nor for an event that was canceled. */
  | { kind: 'not-open'; state: 'draft' | 'cancelled' };

/**
 * Enters a row of a sign-in sheet: whoever it is about came, and is written down if they are new. A row is
 * entered once, whoever sends it and however often. What has to be asked first is kept as it was typed.
 */
export async function enterSheetRow(
  services: Services,
  event: Event,
  place: RowPlace,
  { row, values }: { row: ReadRow; values: FormValues },
  organizerId: number,
): Promise<RowOutcome> {
  const now = services.clock();
  return services.db.write((store): RowOutcome => {
    const before = store.sheets.row(place.key);
    if (before !== undefined && before.eventId !== event.id) throw notFound();
    if (before?.state === 'entered' || before?.state === 'nobody') {
      const signup = before.signupId === null ? undefined : store.signups.byId(before.signupId);
      return { kind: 'done', name: signup?.name ?? null };
    }
    const kept = { ...placeOf(before, place), eventId: event.id, organizerId, updatedAt: now };
    const outcome = outcomeOf(services, store, event, { row, key: place.key, organizerId, now });
    if (outcome.kind === 'came' || outcome.kind === 'new') {
      const signupId = outcome.signup.id;
      store.sheets.putRow({ ...kept, state: 'entered', typed: {}, note: '', signupId });
    } else {
      const note = before?.note ?? '';
      const state: SheetRowState = before?.state ?? 'typed';
      store.sheets.putRow({ ...kept, state, typed: keptValues(values), note, signupId: null });
    }
    return outcome;
  });
}

/** A row stays where it was first, wherever it is typed. */
function placeOf(before: SheetRow | undefined, place: RowPlace): RowPlace {
  const { key, photoId, number } = before ?? place;
  return { key, photoId, number };
}

interface Entry {
  row: ReadRow;
  key: string;
  organizerId: number;
  now: number;
}

function outcomeOf(services: Services, store: Store, event: Event, entry: Entry): RowOutcome {
  const { row, key, organizerId, now } = entry;
  const decision = decideRow(row, foundFor(services, store, event, row));
  switch (decision.kind) {
    case 'came': {
      const { signup } = decision;
      const companions = row.companions ?? signup.arrivedWith ?? signup.companions;
      if (signup.arrivedAt !== null && signup.arrivedWith === companions)
        return { kind: 'came', signup, before: true };
      mark(signup, companions);
      return { kind: 'came', signup, before: false };
    }
    case 'new': {
      const how = { organizerId, origin: 'sheet', whenFull: 'beyond', mailed: false } as const;
      const companions = row.companions ?? 0;
      const { name, email } = decision;
      const enter = enteringFor(services, store, event.id, how, now);
      const entered = enter({ name, email, companions });
      if (entered.kind === 'not-open') return entered;
      if (entered.kind !== 'entered') throw new Error(`A row of a sheet was ${entered.kind}`);
      mark(entered.signup, companions);
      return { kind: 'new', signup: entered.signup };
    }
    case 'ask':
    case 'unknown-code':
      return decision;
  }

  /** Whoever is on the sheet was there while it was held, whenever it is entered. */
  function mark({ id }: Signup, companions: number): void {
    const pressedAt = Math.min(now, endOf(event));
    const came = {
      mark: `sheet ${key}`,
      signupId: id,
      kind: 'came',
      companions,
      pressedAt,
    } as const;
    noteArrivalsIn(store, event, [came], organizerId, now);
  }
}

function foundFor(services: Services, store: Store, event: Event, row: ReadRow): FoundForRow {
  const ofEvent = (id: number): Signup | undefined => {
    const found = store.signups.byIdOrMerged(id);
    return found?.eventId === event.id ? found : undefined;
  };
  const coded = signupIdOfDoorCode(services.config.secret, row.who);
  const byCode = coded === null ? null : ofEvent(coded);
  const emailKey = row.email === null ? null : addressKey(row.email);
  return {
    // Letters alone may as well be a name; figures among them are no name.
    byCode: byCode === undefined && !/\d/.test(row.who) ? null : byCode,
    chosen: row.person.kind === 'known' ? ofEvent(row.person.id) : undefined,
    byAddress: emailKey === null ? undefined : store.signups.active(event.id, emailKey),
    alike: store.sheets
      .called(event.id, row.who, mostCompared, true)
      .filter(({ name }) => isSameName(row.who, name, folded))
      .slice(0, mostAsked),
  };
}

/** More people of one name are told apart on the list. */
const mostAsked = 8;
const mostCompared = 200;

/** Keeps a row as it was typed, or says of it that it is left for later; false where it is done already. */
export async function keepSheetRow(
  services: Services,
  event: Event,
  place: RowPlace,
  {
    state,
    values,
    note,
  }: { state: Exclude<SheetRowState, 'entered'>; values: FormValues; note: string },
  organizerId: number,
): Promise<boolean> {
  const now = services.clock();
  return services.db.write((store) => {
    const before = store.sheets.row(place.key);
    if (before !== undefined && before.eventId !== event.id) throw notFound();
    if (before?.state === 'entered' || before?.state === 'nobody') return false;
    store.sheets.putRow({
      ...placeOf(before, place),
      eventId: event.id,
      state,
      typed: state === 'nobody' ? {} : keptValues(values),
      note,
      signupId: null,
      organizerId,
      updatedAt: now,
    });
    return true;
  });
}

/** Forgets rows that somebody has emptied before they were entered. */
export async function forgetSheetRows(
  services: Services,
  event: Event,
  keys: readonly string[],
): Promise<void> {
  await services.db.write((store) => {
    for (const key of keys) {
      const row = store.sheets.row(key);
      if (row?.eventId === event.id && row.state === 'typed') store.sheets.removeRow(key);
    }
  });
}
