import { eventAddress } from '../../templates/addresses.ts';
import type { Event } from '../../db/schema.ts';
import { eventByDraftLink } from '../events/draftLink.ts';
import { notFound } from '../web/httpProblem.ts';
import { page, redirect, type Reply, type Route, type Visit } from '../web/routes.ts';
import { organizerOf } from '../web/session.ts';
import { renderDraftPage } from './eventPage.ts';

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
];

/**
 * The page of a draft at the address that it will have, for organizers alone.
 *
 * @throws HttpProblem 404 for everybody else, as for an event that there is not
 */
export async function draftForOrganizers(visit: Visit, event: Event): Promise<Reply> {
  if ((await organizerOf(visit)) === null) throw notFound();
  const shown = renderDraftPage(visit.services, visit.view, event, { kind: 'organizer' });
  return {
    ...page(shown),
    headers: { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' },
  };
}
