import type { Event } from '../../db/schema.ts';
import { eventAddress } from '../../templates/addresses.ts';
import type { PictureFormat } from '../../templates/pictures/pictureFacts.ts';
import { eventByDraftLink } from '../events/draftLink.ts';
import { notFound } from '../web/httpProblem.ts';
import { may } from '../web/may.ts';
import { page, redirect, type Reply, type Route, type Visit } from '../web/routes.ts';
import { pictureFacts, pictureFiles } from '../pictures/eventPicture.ts';
import { organizerOf } from '../web/session.ts';
import { renderDraftPage } from './eventPage.ts';
import { sharedPicture, storedFileOf } from './pictureRoutes.ts';

/** The page of a draft, for whoever was given its secret link. */
export const draftRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/drafts/:token',
    role: 'link',
    handle: ({ services, params, view }) => {
      const token = params['token'] ?? '';
      const event = eventByDraftLink(services, token);
      if (event === null) throw notFound();
      if (event.state !== 'draft') return redirect(eventAddress(event.slug));
      const shown = renderDraftPage(services, view, event, { kind: 'link', token });
      // The secret stands in the address: not even this site's own log or pages are told of it.
      return { ...page(shown), headers: { 'Referrer-Policy': 'no-referrer' } };
    },
  },
  {
    method: 'get',
    path: '/drafts/:token/pictures/:hash/:file',
    role: 'link',
    handle: (visit) => storedFileOf(visit, draftOf(visit)),
  },
  ...(['share', 'square', 'story', 'poster.pdf'] as const).map((file): Route => {
    return {
      method: 'get',
      path: `/drafts/:token/${file}`,
      role: 'link',
      handle: (visit) => sharedPictureOf(visit, draftOf(visit), file),
    };
  }),
];

/** @throws HttpProblem 404 for a link that opens nothing, or nothing any more */
function draftOf({ services, params }: Visit): Event {
  const event = eventByDraftLink(services, params['token'] ?? '');
  if (event === null) throw notFound();
  return event;
}

/** A picture by which a draft will be shared; nobody keeps it, as it ends with the link. */
async function sharedPictureOf(
  visit: Visit,
  event: Event,
  file: 'share' | 'square' | 'story' | 'poster.pdf',
): Promise<Reply> {
  const { services, view, query, now } = visit;
  const paper = query.get('paper') === 'letter' ? 'poster-letter' : 'poster-a4';
  const format: PictureFormat = file === 'poster.pdf' ? paper : file;
  const files = pictureFiles(pictureFacts(services, event, view.language, now));
  const name = file === 'poster.pdf' ? file : files[file];
  const shown = await sharedPicture(visit, event, name, format);
  return { ...shown, headers: { ...shown.headers, 'Cache-Control': 'no-store' } };
}

/**
 * The page of a draft at the address that it will have, for those alone who may organize this event.
 *
 * @throws HttpProblem 404 for everybody else, as for an event that there is not
 */
export async function draftForOrganizers(visit: Visit, event: Event): Promise<Reply> {
  const found = await organizerOf(visit);
  if (found === null || !may(found.rights, 'organize', { of: 'event', event })) throw notFound();
  const shown = renderDraftPage(visit.services, visit.view, event, { kind: 'organizer' });
  return {
    ...page(shown),
    headers: { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' },
  };
}
