import type { Event } from '../../db/schema.ts';
import { consoleSheetEntryAddress } from '../../templates/addresses.ts';
import { freshForm, typed } from '../../templates/forms.ts';
import { sheetEntryPage } from '../../templates/pages/console/sheetEntry.ts';
import { sheetEntryRow, type SheetEntryRow } from '../../templates/pages/console/sheetEntryRow.ts';
import { eventOf, eventOnConsole } from '../events/eventOnConsole.ts';
import { doneIn, redirectDone } from '../web/done.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { newPublicId } from '../web/signedLinks.ts';
import { doorCode } from './doorCode.ts';
import { forgetSheetRows, keepSheetRow } from './enterSheetRow.ts';
import { enteredAndLeft, rowBack, sendRow, type SentRow } from './sheetEntry.ts';
import { isTyped, rowsIn, type TypedRow } from './sheetRow.ts';

/** Rows of the form, empty ones among them. */
const rowsOnPage = 8;
/** Rows that somebody has typed and not entered. */
const mostTyped = 60;
const suggestions = 6;
const longestSearch = 100;

/** Entering a sign-in sheet from the paper itself, row by row. */
export const sheetEntryRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/console/events/:slug/signups/sheet/entry',
    role: 'organizer',
    need: 'people',
    handle: showRows,
  },
  {
    method: 'post',
    path: '/console/events/:slug/signups/sheet/entry',
    role: 'organizer',
    need: 'people',
    handle: takeRows,
  },
  {
    method: 'get',
    path: '/console/events/:slug/signups/sheet/people',
    role: 'organizer',
    need: 'people',
    handle: suggest,
  },
];

/** In the order in which they were typed. */
const placeOf = ({ key }: TypedRow, index: number) => ({ key, photoId: null, number: index });

function showRows(visit: OrganizerVisit): Reply {
  const event = eventOf(visit);
  const { services, organizer, query } = visit;
  const asked = services.db.sheets.row(query.get('row') ?? '');
  const wanted = asked?.eventId === event.id && asked.state !== 'entered' ? [asked] : [];
  const typedRows = services.db.sheets
    .typedBy(event.id, organizer.id, mostTyped)
    .filter(({ key }) => key !== asked?.key);
  const rows = [...wanted, ...typedRows].map(
    ({ key, typed: values, note }, index): SheetEntryRow => ({
      key,
      number: index + 1,
      form: freshForm(values),
      among: [],
      note,
    }),
  );
  return page(pageOf(visit, event, rows, null));
}

function pageOf(
  visit: OrganizerVisit,
  event: Event,
  rows: readonly SheetEntryRow[],
  said: string | null,
) {
  const { services, view, now } = visit;
  const empty = Math.max(rows.length === 0 ? 1 : 2, rowsOnPage - rows.length);
  return sheetEntryPage(view, {
    event: eventOnConsole(services, event, now),
    rows: [...rows, ...emptyRows(rows.length, empty)],
    said,
    done: doneOf(visit),
    ...enteredAndLeft(visit, event),
  });
}

function emptyRows(after: number, many: number): SheetEntryRow[] {
  return Array.from({ length: many }, (_, index) => ({
    key: newPublicId(),
    number: after + index + 1,
    form: freshForm(),
    among: [],
    note: '',
  }));
}

function doneOf(visit: OrganizerVisit): string | null {
  const { t } = visit.view;
  const done = doneIn(visit, ['entered', 'kept']);
  if (done === null) return null;
  if (done.name === 'kept') return t('console.sheet.entry.kept');
  const [came = 0, written = 0] = done.values;
  return enteredText(visit, came, written);
}

function enteredText({ view: { t } }: OrganizerVisit, came: number, written: number): string {
  const all = t('console.sheet.entry.done.entered', { count: came + written });
  return written === 0 ? all : `${all} ${t('console.sheet.entry.done.new', { count: written })}`;
}

async function takeRows(visit: OrganizerVisit): Promise<Reply> {
  const event = eventOf(visit);
  const { services, form, organizer, request } = visit;
  // A row of a photograph that is gone can be here; none is made here.
  const rows = rowsIn(form).filter(
    ({ key }) => !key.startsWith('photo-') || services.db.sheets.row(key) !== undefined,
  );
  const full = rows.filter(isTyped);
  const asJson = /\bapplication\/json\b/.test(request.headers.accept ?? '');
  await forgetSheetRows(
    services,
    event,
    rows.filter((row) => !isTyped(row)).map(({ key }) => key),
  );
  if (typed(freshForm(form), 'intent') === 'keep') {
    await keep(visit, event, full);
    return asJson
      ? json({ kind: 'kept' })
      : redirectDone(visit, consoleSheetEntryAddress(event.slug), 'kept');
  }
  const sent: [TypedRow, SentRow][] = [];
  for (const [index, row] of full.entries())
    sent.push([row, await sendRow(visit, event, placeOf(row, index), row)]);
  const back = sent.flatMap(([row, result], index) =>
    result.kind === 'back' ? [rowBack(row, result, index + 1)] : [],
  );
  // Whoever closes the lid now finds them again.
  await keep(
    visit,
    event,
    sent.filter(([, { kind }]) => kind === 'back').map(([row]) => row),
  );
  if (asJson) return rowAnswer(visit, event, sent);
  const many = (what: 'came' | 'new') =>
    sent.filter(([, one]) => one.kind === 'entered' && one.what === what).length;
  const [came, written] = [many('came'), many('new')];
  if (back.length === 0) {
    const address = consoleSheetEntryAddress(event.slug);
    return came + written === 0
      ? redirectDone(visit, address, 'kept')
      : redirectDone(visit, address, 'entered', [came, written]);
  }
  const said = came + written === 0 ? null : enteredText(visit, came, written);
  return page(pageOf(visit, event, back, said), 422);

  async function keep(by: OrganizerVisit, of: Event, kept: readonly TypedRow[]): Promise<void> {
    for (const [index, row] of kept.entries()) {
      const { note = '' } = by.services.db.sheets.row(row.key) ?? {};
      const as = { state: 'typed', values: row.values, note } as const;
      await keepSheetRow(by.services, of, placeOf(row, index), as, organizer.id);
    }
  }
}

/** What the script is told about the one row that it sent. */
function rowAnswer(
  { view, services }: OrganizerVisit,
  event: Event,
  sent: readonly [TypedRow, SentRow][],
): Reply {
  const [first] = sent;
  if (first === undefined) return json({ kind: 'nothing' });
  const [row, result] = first;
  return result.kind === 'entered'
    ? json({
        kind: 'entered',
        said: result.said,
        entered: view.t('console.sheet.entry.entered', {
          count: services.db.sheets.enteredCount(event.id),
        }),
      })
    : json({
        kind: 'back',
        html: sheetEntryRow(view, rowBack(row, result, 1)).toString(),
        said: Object.values(result.form.problems).join(' '),
      });
}

function json(value: unknown): Reply {
  return { kind: 'content', type: 'application/json', body: JSON.stringify(value) };
}

/** People of the event by some letters of their names, or by the code of one of them. */
function suggest(visit: OrganizerVisit): Reply {
  const { services, query } = visit;
  const event = eventOf(visit);
  const search = (query.get('q') ?? '').slice(0, longestSearch).trim();
  const found =
    [...search].length < 2 ? [] : services.db.sheets.called(event.id, search, suggestions);
  return json(
    found.map(({ id, name, companions, arrivedAt }) => ({
      id,
      name,
      companions,
      code: doorCode(services.config.secret, id),
      isHere: arrivedAt !== null,
    })),
  );
}
