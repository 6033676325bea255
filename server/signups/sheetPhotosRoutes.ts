import type { Event } from '../../db/schema.ts';
import { isDone } from '../../db/sheets.ts';
import { consoleSheetPhotosAddress } from '../../templates/addresses.ts';
import { sheetPhotosPage } from '../../templates/pages/console/sheetPhotos.ts';
import { eventOf, eventOnConsole } from '../events/eventOnConsole.ts';
import { TooManyPictures } from '../pictures/pictureMaker.ts';
import { siteOf } from '../siteSettings.ts';
import { longDate } from '../time/dateText.ts';
import { endOf } from '../time/lifetime.ts';
import { doneText, redirectDone } from '../web/done.ts';
import { isUpload, withUpload, type Upload } from '../web/readUpload.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { largestSheetPhoto, takeSheetPhoto, type PhotoRefusal } from './sheetPhotos.ts';

const path = '/console/events/:slug/signups/sheet/photos';
const day = 86_400_000;
const megabytes = largestSheetPhoto / 1_000_000;

/** The photographs of an event's sheets: those that are there, and taking another one. */
export const sheetPhotosRoutes: readonly Route[] = [
  {
    method: 'get',
    path,
    role: 'organizer',
    need: 'people',
    handle: (visit) => page(photosPage(visit, eventOf(visit), null)),
  },
  { method: 'post', path, role: 'organizer', need: 'people', handle: takePhoto },
];

function photosPage(visit: OrganizerVisit, event: Event, problem: string | null) {
  const { services, view, now } = visit;
  const { db } = services;
  const until = endOf(event) + siteOf(services).retentionDays * day;
  return sheetPhotosPage(view, {
    event: eventOnConsole(services, event, now),
    photos: db.sheets.photos(event.id).map(({ id, width, height, organizerId }, index) => {
      const rows = db.sheets.rowsOf(id);
      const by = organizerId === null ? undefined : db.organizers.byId(organizerId);
      return {
        id,
        place: index + 1,
        width,
        height,
        entered: rows.filter(({ state }) => isDone(state)).length,
        left: rows.filter(({ state }) => state === 'later' || state === 'unreadable').length,
        by: by?.name ?? view.t('console.sheet.entry.formerOrganizer'),
      };
    }),
    problem,
    keptUntil: longDate(until, event.zone, view.language),
    largest: megabytes,
    done: doneText(visit, ['photoAdded', 'photoDone', 'photoRemoved'], (name) =>
      view.t(`console.sheet.photos.done.${name}`),
    ),
  });
}

async function takePhoto(visit: OrganizerVisit): Promise<Reply> {
  const { request } = visit;
  return isUpload(request)
    ? withUpload(request, { name: 'file', largest: largestSheetPhoto }, ({ file }) =>
        usePhoto(visit, file),
      )
    : usePhoto(visit, null);
}

async function usePhoto(visit: OrganizerVisit, file: Upload['file']): Promise<Reply> {
  const event = eventOf(visit);
  const why = await refusalOf(visit, event, file);
  if (why === null) return redirectDone(visit, consoleSheetPhotosAddress(event.slug), 'photoAdded');
  const { t } = visit.view;
  const problem =
    why === 'too-many'
      ? t('console.sheet.photos.tooMany')
      : t(`console.pictures.problems.${why}`, { largest: megabytes });
  return page(photosPage(visit, event, problem), 422);
}

/** That a picture could not be made has happened to nobody's data: it is told beside the field. */
async function refusalOf(
  { services, organizer, requestId }: OrganizerVisit,
  event: Event,
  file: Upload['file'],
): Promise<PhotoRefusal | 'failed' | null> {
  try {
    const taken = await takeSheetPhoto(services, event, organizer.id, file);
    return taken.kind === 'saved' ? null : taken.why;
  } catch (error) {
    if (error instanceof TooManyPictures) return 'busy';
    services.log.error({ request: requestId, error }, 'a photograph could not be taken');
    return 'failed';
  }
}
