import { html } from '@prairielearn/html';
import { checkbox, choices, field, hiddenField } from '../../components/forms.ts';
import { typed, type FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import { mostCompanions } from '../events/mostCompanions.ts';
import { withCommas } from '../../withCommas.ts';

/** Somebody who may be meant by a row. */
export interface MeantPerson {
  id: number;
  name: string;
  /** null where they have none. */
  email: string | null;
  companions: number;
  /** Marked as here already. */
  isHere: boolean;
}

export interface SheetEntryRow {
  key: string;
  /** From 1, as the row is called. */
  number: number;
  /** By the plain names of its fields. */
  form: FormState;
  /** Those among whom somebody has to choose; none where nothing is asked. */
  among: readonly MeantPerson[];
  /** What whoever left it wrote; '' where nobody did. */
  note: string;
}

/** What a field of a row is called in the form of all of them. */
export function rowField(key: string, name: string): string {
  return `row-${key}-${name}`;
}

/** A row of a sign-in sheet, in the order of the paper. */
export function sheetEntryRow(view: View, row: SheetEntryRow): Html {
  const { t } = view;
  const { key, number, among, note } = row;
  const form = withKey(key, row.form);
  const name = (field: string) => rowField(key, field);
  const legend = t('console.sheet.entry.row', { number });
  return html`
    <fieldset class="sheet-row" data-row="${key}">
      <legend class="visually-hidden">${legend}</legend>
      ${hiddenField('rows[]', key)}
      ${note === '' ? '' : html`<p class="sheet-row__note"><bdi>${note}</bdi></p>`}
      <div class="sheet-row__fields">
        ${field(view, form, {
          name: name('who'),
          label: t('console.sheet.entry.who'),
          maxLength: 100,
          autocomplete: 'off',
          required: false,
        })}
        ${field(view, form, {
          name: name('companions'),
          label: t('console.sheet.heads.companions'),
          type: 'number',
          min: 0,
          max: mostCompanions,
          required: false,
        })}
        ${field(view, form, {
          name: name('email'),
          label: t('console.sheet.entry.email'),
          type: 'email',
          maxLength: 254,
          autocomplete: 'off',
          required: false,
        })}
        ${checkbox(view, form, {
          name: name('consent'),
          label: t('console.sheet.heads.consent'),
          required: false,
        })}
      </div>
      ${among.length === 0 ? hiddenField(name('person'), '') : whichOf(view, form, row)}
    </fieldset>
  `;
}

function whichOf(view: View, form: FormState, { key, among }: SheetEntryRow): Html {
  const { t } = view;
  const told = ({ email, companions, isHere }: MeantPerson) =>
    [
      email ?? t('console.sheet.entry.noEmail'),
      companions === 0 ? '' : `+${companions}`,
      isHere ? t('console.sheet.entry.isHere') : '',
    ]
      .filter((part) => part !== '')
      .join(' · ');
  return choices(view, form, {
    name: rowField(key, 'person'),
    label: t('console.sheet.entry.which'),
    choices: [
      ...among.map((person) => ({
        value: String(person.id),
        label: person.name,
        hint: told(person),
      })),
      { value: 'new', label: t('console.sheet.entry.someoneNew') },
    ],
  });
}

/** The same form, its fields named as those of one row among many. */
function withKey(key: string, form: FormState): FormState {
  const named = <Value>(record: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(record).map(([name, value]) => [rowField(key, name), value]));
  return { values: named(form.values), problems: named(form.problems) };
}

/** The sentences about a row, for the head of its form. */
export function problemsOfRow({ key, form }: SheetEntryRow): Record<string, string> {
  return withKey(key, form).problems;
}

/** What a row says in a line: of one that waits. */
export function rowInShort({ values }: FormState): string {
  const form = { values, problems: {} };
  return withCommas([typed(form, 'who'), typed(form, 'email')]);
}
