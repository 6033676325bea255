import type { Reads } from '../../db/database.ts';
import type { Event, Import, ImportRow } from '../../db/schema.ts';
import type { FormState } from '../../templates/forms.ts';
import type { ImportColumnsProps, Offered } from '../../templates/pages/console/imports/columns.ts';
import type {
  ImportRowsProps,
  RowOutcome,
  ShownRow,
} from '../../templates/pages/console/imports/rows.ts';
import { rowOutcomes } from '../../templates/pages/console/imports/rows.ts';
import type { Translate } from '../../templates/translate.ts';
import type { Question } from '../questions/question.ts';
import { pagingOf } from '../web/paging.ts';
import type { OrganizerVisit } from '../web/routes.ts';
import { isPlainField, plainFields, questionField, type ImportField } from './importFields.ts';
import { questionsAt } from './importReading.ts';
import { problemKey } from './problemKeys.ts';
import {
  asksForDates,
  fieldOfColumn,
  fieldOfExactWords,
  fieldOfState,
  fieldsOf,
  stateWords,
} from './mapping.ts';
import { withCommas } from '../../templates/withCommas.ts';

const rowsOnPage = 50;

/** What the page about the columns of a list shows, without the event. */
export function columnsView(
  one: Import,
  questions: readonly Question[],
  form: FormState,
  t: Translate,
): Omit<ImportColumnsProps, 'event'> {
  const { columns, mapping } = one;
  // What was chosen on the form decides what else is asked.
  const fields = fieldsOf({ ...mapping, ...plain(form) }, columns, questions);
  const asked = (question: Question) => fields.includes(questionField(question.id));
  return {
    id: one.id,
    form,
    rows: one.rows,
    product: mapping['product'] ?? '',
    columns: columns.map(({ name, samples }, index) => ({
      field: fieldOfColumn(index),
      name,
      samples,
    })),
    offered: {
      plain: plainFields.map((value): Offered => ({
        value,
        label: t(`console.imports.fields.${value}`),
      })),
      questions: questions.map(({ id, label }): Offered => ({ value: questionField(id), label })),
    },
    asksForDates: asksForDates(columns, fields, questions),
    states: stateWords(columns, fields).map((word, index) => ({
      field: fieldOfState(index),
      word,
    })),
    consents: questions
      .filter((question) => question.kind === 'consent' && asked(question))
      .map(({ id, label }) => ({ field: fieldOfExactWords(id), words: label })),
    hasAddresses: fields.includes('email'),
  };
}

/** A form as it is kept: a repeated field with its last value. */
export function plain({ values }: Pick<FormState, 'values'>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, [value].flat().at(-1) ?? '']),
  );
}

/** The rows of an import, as a page of them shows them. */
export function rowsView(
  { services, view, query }: OrganizerVisit,
  event: Event,
  one: Import,
): Omit<ImportRowsProps, 'slug'> {
  const { db } = services;
  const counts = db.imports.counts(one.id);
  const outcome = rowOutcomes.find((name) => name === query.get('rows')) ?? null;
  const total =
    outcome === null
      ? Object.values(counts).reduce((sum, rows) => sum + rows, 0)
      : (counts[outcome] ?? 0);
  const { current, pages, offset } = pagingOf(query, total, rowsOnPage);
  const found = db.imports.rows(one.id, outcome, { limit: rowsOnPage, offset });
  const show = rowShower(db, event, one, view.t);
  return {
    id: one.id,
    outcome,
    counts,
    rows: found.flatMap((row) => show(row) ?? []),
    page: current,
    pages,
  };
}

/** Puts rows into words. */
function rowShower(
  db: Pick<Reads, 'questions' | 'signups'>,
  event: Event,
  one: Import,
  t: Translate,
): (row: ImportRow) => ShownRow | null {
  const questions = questionsAt(db, event);
  const fields = fieldsOf(one.mapping, one.columns, questions);
  const told = ({ cells }: ImportRow, field: ImportField) =>
    cells.find((cell, index) => fields[index] === field && cell.trim() !== '')?.trim() ?? '';
  return (row) => {
    if (row.outcome === null) return null;
    const signup = row.signupId === null ? undefined : db.signups.byId(row.signupId);
    const name =
      told(row, 'name') ||
      [told(row, 'first-name'), told(row, 'last-name')].join(' ').trim() ||
      (signup?.name ?? '');
    return {
      line: row.line,
      name: name.slice(0, 200),
      email: (told(row, 'email') || (signup?.email ?? '')).slice(0, 254),
      outcome: outcomeOf(row),
      details: [
        ...problemsInWords(one, row, t),
        ...(row.outcome === 'different'
          ? [t('console.imports.checked.changes', { changes: changesInWords(row, questions, t) })]
          : []),
      ],
    };
  };
}

function outcomeOf({ outcome }: ImportRow): RowOutcome {
  return outcome ?? 'problem';
}

/** What is wrong with a row, a sentence each, with the name of the column. */
export function problemsInWords(
  { columns }: Import,
  { problems }: ImportRow,
  t: Translate,
): string[] {
  return problems.map(({ column, key, values }) => {
    const sentence = t(problemKey(key), values);
    if (column === null) return sentence;
    const name =
      columns[column]?.name || t('console.imports.columns.unnamed', { number: column + 1 });
    return t('console.imports.checked.inColumn', { column: name, problem: sentence });
  });
}

function changesInWords({ changes }: ImportRow, questions: readonly Question[], t: Translate) {
  return withCommas(
    changes.split(' ').map((field) => {
      if (isPlainField(field)) return t(`console.imports.fields.${field}`);
      const question = questions.find(({ id }) => questionField(id) === field);
      return question?.label ?? '';
    }),
  );
}
