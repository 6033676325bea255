import { signInSheetPage } from '../../templates/pages/console/signupsSheet.ts';
import { venueNumbersPage } from '../../templates/pages/console/venueNumbers.ts';
import { eventOf } from '../events/eventOnConsole.ts';
import { TooManyPictures } from '../pictures/pictureMaker.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { sheetEntryRoutes } from './sheetEntryRoutes.ts';
import { sheetPhotoRoutes } from './sheetPhotoRoutes.ts';
import { sheetPhotosRoutes } from './sheetPhotosRoutes.ts';
import { mostBlank, sheetPart } from './signInSheet.ts';
import { venueNumbers } from './venueNumbers.ts';

/** What an event has on paper: the sign-in sheet, how it is entered afterwards, and numbers for security. */
export const sheetRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/console/events/:slug/signups/sheet',
    role: 'organizer',
    need: 'check-in',
    handle: showSheet,
  },
  {
    method: 'get',
    path: '/console/events/:slug/sheet.pdf',
    role: 'organizer',
    need: 'check-in',
    handle: sendSheet,
  },
  {
    method: 'get',
    path: '/console/events/:slug/signups/sheet/numbers',
    role: 'organizer',
    need: 'check-in',
    handle: (visit) => page(venueNumbersPage(visit.view, venueNumbers(visit, eventOf(visit)))),
  },
  ...sheetEntryRoutes,
  ...sheetPhotosRoutes,
  ...sheetPhotoRoutes,
];

function showSheet(visit: OrganizerVisit): Reply {
  const event = eventOf(visit);
  const { options, ...part } = sheetPart(visit, event);
  return page(signInSheetPage(visit.view, { event, ...part, blank: options.blank, mostBlank }));
}

/** The same as a file for paper, drawn by a process of its own and kept nowhere. */
async function sendSheet(visit: OrganizerVisit): Promise<Reply> {
  const { services, view, requestId } = visit;
  const event = eventOf(visit);
  const { facts, page: part, pages } = sheetPart(visit, event);
  try {
    const bytes = await services.pictures.sheet(facts);
    const name = `${event.slug}-${view.t('console.sheet.fileName')}${pages === 1 ? '' : `-${part}`}`;
    return {
      kind: 'content',
      type: 'application/pdf',
      body: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      headers: { 'Content-Disposition': `inline; filename="${name}.pdf"` },
    };
  } catch (error) {
    const isBusy = error instanceof TooManyPictures;
    if (!isBusy) services.log.error({ request: requestId, error }, 'a sheet could not be made');
    return {
      kind: 'content',
      status: 503,
      type: 'text/plain; charset=utf-8',
      body: `${view.t(isBusy ? 'picture.busy' : 'console.sheet.failed')}\n`,
      headers: { 'Retry-After': '20' },
    };
  }
}
