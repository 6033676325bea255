import type { Event } from '../../db/schema.ts';
import { isDone, type ListedSheetPhoto } from '../../db/sheets.ts';
import {
  consoleSheetPhotoAddress,
  consoleSheetPhotosAddress,
  withQuery,
} from '../../templates/addresses.ts';
import { freshForm, typed } from '../../templates/forms.ts';
import { moved, photoViewText, readPhotoView } from '../../templates/pages/console/photoView.ts';
import { sheetPhotoPage } from '../../templates/pages/console/sheetPhoto.ts';
import type { SheetEntryRow } from '../../templates/pages/console/sheetEntryRow.ts';
import { eventOf, eventOnConsole } from '../events/eventOnConsole.ts';
import { doneText, redirectDone } from '../web/done.ts';
import { optionalLine } from '../web/fields.ts';
import { notFound } from '../web/httpProblem.ts';
import { plainNumber } from '../web/plainNumber.ts';
import { page, redirect, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { keepSheetRow } from './enterSheetRow.ts';
import { rowBack, sendRow } from './sheetEntry.ts';
import {
  claimNextRow,
  endPhoto,
  mostRowsOnPhoto,
  photoRowKey,
  removeSheetPhoto,
  settlePhoto,
} from './sheetPhotos.ts';
import { isTyped, rowIn } from './sheetRow.ts';

const path = '/console/events/:slug/signups/sheet/photos/:photo';

/** Reading a photograph of a sheet, row by row beside the form. */
export const sheetPhotoRoutes: readonly Route[] = [
  {
    method: 'get',
    path,
    role: 'organizer',
    need: 'people',
    handle: (visit) => {
      const { event, photo } = photoOf(visit);
      return page(photoPage(visit, event, photo, openRow(visit, photo)));
    },
  },
  { method: 'post', path, role: 'organizer', need: 'people', handle: takeRow },
  {
    method: 'get',
    path: `${path}/image`,
    role: 'organizer',
    need: 'people',
    handle: (visit) => {
      const { event, photo } = photoOf(visit);
      const body = visit.services.db.sheets.photoBytes(event.id, photo.id);
      if (body === undefined) throw notFound();
      return { kind: 'content', type: 'image/webp', body };
    },
  },
  {
    method: 'post',
    path: `${path}/reading`,
    role: 'organizer',
    need: 'people',
    handle: (visit) => {
      const { event, photo } = photoOf(visit);
      return toNextRow(visit, event, photo, '');
    },
  },
  {
    method: 'post',
    path: `${path}/end`,
    role: 'organizer',
    need: 'people',
    handle: end,
  },
  {
    method: 'post',
    path: `${path}/removal`,
    role: 'organizer',
    need: 'people',
    handle: async (visit) => {
      const event = eventOf(visit);
      const id = plainNumber(visit.params['photo']) ?? 0;
      await removeSheetPhoto(visit.services, event, id, visit.organizer.id);
      return redirectDone(visit, consoleSheetPhotosAddress(event.slug), 'photoRemoved');
    },
  },
];

/** @throws HttpProblem 404 for a photograph that is none of this event, or not any more */
function photoOf(visit: OrganizerVisit): { event: Event; photo: ListedSheetPhoto } {
  const event = eventOf(visit);
  const id = plainNumber(visit.params['photo']) ?? 0;
  const photo = visit.services.db.sheets.photo(event.id, id);
  if (photo === undefined) throw notFound();
  return { event, photo };
}

interface OpenRow {
  number: number;
  row: SheetEntryRow;
  note: string;
  reader: string | null;
}

/** The row that the address names, if somebody is at it or left it. */
function openRow(
  { services, query, organizer }: OrganizerVisit,
  { id }: ListedSheetPhoto,
): OpenRow | null {
  const number = plainNumber(query.get('row')) ?? 0;
  const found = services.db.sheets.rowsOf(id).find((row) => row.number === number);
  if (found === undefined || isDone(found.state)) return null;
  const isTheirs = found.state === 'typed' && found.organizerId !== organizer.id;
  return {
    number,
    row: { key: found.key, number, form: freshForm(found.typed), among: [], note: '' },
    note: found.note,
    reader: isTheirs ? found.organizerName : null,
  };
}

function photoPage(
  visit: OrganizerVisit,
  event: Event,
  photo: ListedSheetPhoto,
  open: OpenRow | null,
) {
  const { services, view, now, query, form } = visit;
  const photos = services.db.sheets.photos(event.id);
  return sheetPhotoPage(view, {
    event: eventOnConsole(services, event, now),
    photo: {
      ...photo,
      place: photos.findIndex(({ id }) => id === photo.id) + 1,
      photos: photos.length,
    },
    looks: readPhotoView(typed(freshForm(form), 'view') || (query.get('view') ?? '')),
    open,
    rows: services.db.sheets
      .rowsOf(photo.id)
      .map(({ number, state, name, typed: values, note }) => ({
        number: number ?? 0,
        state,
        name: name ?? (note || typed(freshForm(values), 'who')),
      })),
    done: doneText(
      visit,
      ['rowEntered', 'rowLeft', 'allRead', 'waits', 'unread'],
      (name, [number = 0]) => view.t(`console.sheet.photo.done.${name}`, { number }),
    ),
  });
}

/** Longer than any note that helps. */
const longestNote = 300;

/** What the form says of a row, and where that stands. */
function rowOfForm({ form }: OrganizerVisit, { id }: ListedSheetPhoto) {
  const number = plainNumber(form['row']) ?? 0;
  const key = photoRowKey(id, number);
  const note = optionalLine(longestNote).safeParse(form['note']);
  return {
    number,
    isRow: number >= 1 && number <= mostRowsOnPhoto,
    place: { key, photoId: id, number },
    values: rowIn(form, key),
    note: note.success ? note.data : '',
  };
}

/** The button stands in the form of a row: what is typed there is not lost with the photograph. */
async function end(visit: OrganizerVisit): Promise<Reply> {
  const { services, organizer } = visit;
  const { event, photo } = photoOf(visit);
  const { isRow, place, values, note } = rowOfForm(visit, photo);
  if (isRow && isTyped({ key: place.key, values }))
    await keepSheetRow(services, event, place, { state: 'typed', values, note }, organizer.id);
  const ended = await endPhoto(services, event, photo.id, organizer.id);
  return ended === 'waits' || ended === 'unread'
    ? redirectDone(visit, consoleSheetPhotoAddress(event.slug, photo.id), ended)
    : redirectDone(visit, consoleSheetPhotosAddress(event.slug), 'photoDone');
}

async function takeRow(visit: OrganizerVisit): Promise<Reply> {
  const { event, photo } = photoOf(visit);
  const { services, form, organizer } = visit;
  const { number, isRow, place, values, note } = rowOfForm(visit, photo);
  if (!isRow) throw notFound();
  const intent = typed(freshForm(form), 'intent');
  const keep = (state: 'typed' | 'later' | 'unreadable' | 'nobody') =>
    keepSheetRow(services, event, place, { state, values, note }, organizer.id);
  if (intent.startsWith('look.')) {
    await keep('typed');
    const looks = photoViewText(readPhotoView(intent.slice('look.'.length)));
    const address = consoleSheetPhotoAddress(event.slug, photo.id);
    return redirect(withQuery(address, { row: number, view: looks }));
  }
  if (intent === 'later' || intent === 'unreadable' || intent === 'nobody') {
    await keep(intent);
    return toNextRow(visit, event, photo, 'rowLeft', number);
  }
  const sent = await sendRow(visit, event, place, { key: place.key, values });
  if (sent.kind === 'entered') return toNextRow(visit, event, photo, 'rowEntered', number);
  await keep('typed');
  const row = rowBack(place, sent, number);
  return page(photoPage(visit, event, photo, { number, row, note, reader: null }), 422);
}

/** Goes on with the next row, or says that all are read; a photograph of which all are done is deleted. */
async function toNextRow(
  visit: OrganizerVisit,
  event: Event,
  { id }: ListedSheetPhoto,
  done: 'rowEntered' | 'rowLeft' | '',
  number = 0,
): Promise<Reply> {
  const { services, organizer, form } = visit;
  if (await settlePhoto(services, event, id, organizer.id))
    return redirectDone(visit, consoleSheetPhotosAddress(event.slug), 'photoDone');
  const next = await claimNextRow(services, event, id, organizer.id);
  const address = consoleSheetPhotoAddress(event.slug, id);
  if (next === null) return redirectDone(visit, address, 'allRead');
  const before = readPhotoView(typed(freshForm(form), 'view'));
  const looks = photoViewText(number === 0 ? before : moved(before, 'next'));
  const to = withQuery(address, { row: next, view: looks });
  return done === '' ? redirect(to) : redirectDone(visit, to, done, [number]);
}
