import type { ListedSheetRow } from '../../db/sheets.ts';
import type { Event, Signup } from '../../db/schema.ts';
import { freshForm, type FormState } from '../../templates/forms.ts';
import type { EnteredRow, LeftRow } from '../../templates/pages/console/sheetEntry.ts';
import type { MeantPerson, SheetEntryRow } from '../../templates/pages/console/sheetEntryRow.ts';
import { parseForm, refusedForm } from '../web/parseForm.ts';
import type { OrganizerVisit } from '../web/routes.ts';
import { enterSheetRow, type RowOutcome, type RowPlace } from './enterSheetRow.ts';
import { SheetRowForm, type TypedRow } from './sheetRow.ts';

/** What became of a row that was sent. */
export type SentRow =
  | { kind: 'entered'; said: string; what: 'came' | 'new' }
  /** Something is wrong or has to be chosen. */
  | { kind: 'back'; form: FormState; among: readonly Signup[] };

/** Enters a row that was sent, or says what is in the way, with every word kept. */
export async function sendRow(
  { services, view, organizer }: OrganizerVisit,
  event: Event,
  place: RowPlace,
  { values }: TypedRow,
): Promise<SentRow> {
  const { t } = view;
  const parsed = parseForm(SheetRowForm, values, t);
  if (!parsed.ok) return { kind: 'back', form: parsed.form, among: [] };
  const sent = { row: parsed.value, values };
  const outcome = await enterSheetRow(services, event, place, sent, organizer.id);
  const back = (
    field: 'who' | 'person',
    key: 'which' | 'unknownCode' | 'notOpen.draft' | 'notOpen.cancelled',
  ) => refusedForm(values, { [field]: { key: `console.sheet.entry.problems.${key}` } }, t);
  switch (outcome.kind) {
    case 'came':
    case 'new':
    case 'done':
      return {
        kind: 'entered',
        said: saidOf(outcome, parsed.value.email, t),
        what: outcome.kind === 'new' ? 'new' : 'came',
      };
    case 'ask':
      return { kind: 'back', form: back('person', 'which'), among: outcome.among };
    case 'unknown-code':
      return { kind: 'back', form: back('who', 'unknownCode'), among: [] };
    case 'not-open':
      return { kind: 'back', form: back('who', `notOpen.${outcome.state}`), among: [] };
  }
}

function saidOf(
  outcome: Extract<RowOutcome, { kind: 'came' | 'new' | 'done' }>,
  email: string | null,
  t: OrganizerVisit['view']['t'],
): string {
  if (outcome.kind === 'done')
    return outcome.name === null
      ? t('console.sheet.entry.said.doneDeleted')
      : t('console.sheet.entry.said.done', { name: outcome.name });
  const { name } = outcome.signup;
  if (outcome.kind === 'came')
    return t(`console.sheet.entry.said.${outcome.before ? 'before' : 'came'}`, { name });
  const isNameAlone = email !== null && outcome.signup.email === null;
  return t(`console.sheet.entry.said.${isNameAlone ? 'withoutEmail' : 'new'}`, { name });
}

/** A row that came back, as the page shows it. */
export function rowBack(
  { key }: Pick<TypedRow, 'key'>,
  { form, among }: Extract<SentRow, { kind: 'back' }>,
  number: number,
  note = '',
): SheetEntryRow {
  return { key, number, form, among: among.map(meantPerson), note };
}

function meantPerson({ id, name, email, companions, arrivedAt }: Signup): MeantPerson {
  return { id, name, email, companions, isHere: arrivedAt !== null };
}

/** Rows that were entered last, and those that wait. */
export function enteredAndLeft(
  { services: { db }, view }: OrganizerVisit,
  event: Event,
): { entered: number; latest: EnteredRow[]; left: LeftRow[] } {
  const by = ({ organizerName }: ListedSheetRow) =>
    organizerName ?? view.t('console.sheet.entry.formerOrganizer');
  return {
    entered: db.sheets.enteredCount(event.id),
    latest: db.sheets
      .latest(event.id, latestRows)
      .map((row) => ({ name: row.name, companions: row.arrivedWith ?? 0, by: by(row) })),
    left: db.sheets.left(event.id).flatMap((row): LeftRow[] => {
      const { key, state, photoId, number, typed, note } = row;
      if (state !== 'later' && state !== 'unreadable') return [];
      const at = photoId === null || number === null ? null : { photo: photoId, number };
      return [{ key, state, at, form: freshForm(typed), note, by: by(row) }];
    }),
  };
}

const latestRows = 12;
