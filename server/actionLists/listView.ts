import type {
  ActionList,
  ActionRow,
  ActionRowOutcome,
  Campaign,
  ListedAction,
} from '../../db/schema.ts';
import type { Cities } from '../../db/cities.ts';
import type { FormState } from '../../templates/forms.ts';
import type { ActionColumnsProps } from '../../templates/pages/console/actionLists/columns.ts';
import type { ActionQuestionsProps } from '../../templates/pages/console/actionLists/questions.ts';
import {
  shownOutcomes,
  type ActionRowsProps,
  type ShownActionRow,
} from '../../templates/pages/console/actionLists/rows.ts';
import { consoleActionListAddress, withQuery } from '../../templates/addresses.ts';
import type { View } from '../../templates/view.ts';
import { withCommas } from '../../templates/withCommas.ts';
import { cityLine } from '../places/cityWords.ts';
import { dateInWords } from '../time/dateText.ts';
import { pagingOf } from '../web/paging.ts';
import type { OrganizerVisit } from '../web/routes.ts';
import { fieldOfColumn, mappingOf } from './actionChoices.ts';
import { actionFields, isActionField, type ActionField } from './actionFields.ts';
import { answerField, askedRow, hourInWords } from './questionWords.ts';

const rowsOnPage = 50;
const questionsOnPage = 10;

/** What an organizer calls what a column can be. */
export function fieldName(field: ActionField, { t }: Pick<View, 't'>): string {
  switch (field) {
    case 'city':
    case 'region':
    case 'venue':
    case 'address':
    case 'end':
    case 'title':
    case 'host':
    case 'description':
    case 'capacity':
      return t(`console.events.parts.${field}`);
    case 'country':
      return t('console.proposals.list.country');
    case 'hour':
      return t('console.events.parts.start');
    case 'language':
      return t('console.imports.fields.language');
    case 'day':
    case 'contact':
      return t(`console.actionLists.fields.${field}`);
  }
}

/** What the page about the columns of a list shows. */
export function columnsView(
  campaign: Campaign,
  { id, rows, columns }: ActionList,
  form: FormState,
  view: View,
): ActionColumnsProps {
  const { startTime } = campaign;
  return {
    campaign,
    id,
    form,
    rows,
    columns: columns.map(({ name, samples }, index) => ({
      field: fieldOfColumn(index),
      name,
      samples,
    })),
    offered: actionFields.map((value) => ({ value, label: fieldName(value, view) })),
    usual: startTime === null ? null : { value: startTime, text: hourInWords(startTime, view) },
  };
}

/** The questions of a list, some on a page. */
export function questionsView(
  { services, view, query }: OrganizerVisit,
  { slug }: Campaign,
  list: ActionList,
  asked: number,
  form: FormState,
): Omit<ActionQuestionsProps, 'slug' | 'id'> {
  const pages = Math.max(1, Math.ceil(asked / questionsOnPage));
  const page = Math.min(Math.max(1, Number(query.get('questions') ?? '1') || 1), pages);
  const offset = (Math.trunc(page) - 1) * questionsOnPage;
  const rows = services.db.actionLists.rows(list.id, ['asked'], { limit: questionsOnPage, offset });
  // Nothing is decided until somebody says so.
  const undecided = Object.fromEntries(rows.map(({ line }) => [answerField(line), 'undecided']));
  return {
    form: { ...form, values: { ...undecided, ...form.values } },
    rows: rows.flatMap((row) =>
      row.question === null
        ? []
        : [askedRow(services, row, row.question, wordsOf(row, list), view)],
    ),
    page: Math.trunc(page),
    pages,
    hrefOf: (one) =>
      withQuery(consoleActionListAddress(slug, list.id), { questions: one === 1 ? '' : one }),
  };
}

/** The rows of a list, as a page of them shows them. */
export function rowsView(
  { services, view, query }: OrganizerVisit,
  { slug }: Campaign,
  list: ActionList,
): ActionRowsProps {
  const { db } = services;
  const counts = db.actionLists.counts(list.id);
  const outcome = shownOutcomes.find((name) => name === query.get('rows')) ?? null;
  const total =
    outcome === null
      ? Object.values(counts).reduce((sum, rows) => sum + rows, 0)
      : (counts[outcome] ?? 0);
  const { current, pages, offset } = pagingOf(query, total, rowsOnPage);
  const wanted: readonly ActionRowOutcome[] = outcome === null ? shownOutcomes : [outcome];
  const found = db.actionLists.rows(list.id, wanted, { limit: rowsOnPage, offset });
  return {
    slug,
    id: list.id,
    outcome,
    counts,
    isWritten: list.state === 'written',
    rows: found.flatMap((row) => {
      if (row.outcome === null) return [];
      const event = row.eventId === null ? undefined : db.events.byId(row.eventId);
      return [
        {
          ...shown(services.cities, row, list, view),
          line: row.line,
          outcome: row.outcome,
          event: event?.slug ?? null,
          again: list.state === 'checked' && Object.keys(row.answers).length > 0,
        },
      ];
    }),
    page: current,
    pages,
  };
}

type Told = Pick<ShownActionRow, 'city' | 'when' | 'venue' | 'title' | 'language' | 'notes'>;

function shown(cities: Pick<Cities, 'byId'>, row: ActionRow, list: ActionList, view: View): Told {
  const { action } = row;
  if (action === null)
    return {
      city: wordsOf(row, list),
      when: '',
      venue: '',
      title: '',
      language: undefined,
      notes: [],
    };
  const { venue, title, language, unread } = action;
  const fields = unread.filter((name) => isActionField(name)).map((name) => fieldName(name, view));
  return {
    // As whoever looks calls it; the action has the name in its own language.
    city: cityLine(
      cities.byId(action.cityId, view.language) ?? { ...action, name: action.city },
      view.language,
    ),
    when: whenInWords(action, view),
    venue,
    title,
    language,
    notes:
      fields.length === 0
        ? []
        : [view.t('console.actionLists.unread', { fields: withCommas(fields) })],
  };
}

/** Day and hour on the clocks of the place, which stands beside them. */
function whenInWords({ precision, startLocal, endLocal }: ListedAction, view: View): string {
  const [day = '', start = ''] = startLocal.split('T');
  const date = dateInWords(day, view.language, { length: 'short', year: false });
  if (precision === 'day')
    return view.t('announcement.dayAndTime', {
      day: date,
      time: view.t('announcement.hourOpen'),
    });
  const end = endLocal?.slice(11);
  return withCommas([date, hourInWords(end === undefined ? start : `${start}-${end}`, view)]);
}

/** What the cells of a row say that are of some column, in one line. */
export function wordsOf({ cells }: Pick<ActionRow, 'cells'>, list: ActionList): string {
  const { fields } = mappingOf(list.choices, list.columns, 'en');
  return cells
    .filter((cell, index) => cell.trim() !== '' && (fields[index] ?? 'none') !== 'none')
    .map((cell) => cell.trim().replaceAll(/\s+/g, ' ').slice(0, 60))
    .slice(0, 6)
    .join(' · ');
}
