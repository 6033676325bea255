import type { Event } from '../../db/schema.ts';
import { consoleEventAddress, consoleFormAddress } from '../../templates/addresses.ts';
import { freshForm, typed, type FormValues } from '../../templates/forms.ts';
import { pageToCome } from '../../templates/pages/events/pageToCome.ts';
import type { Html } from '../../templates/view.ts';
import { eventAsTyped } from '../events/eventAsTyped.ts';
import { offeringFor } from '../events/eventForm.ts';
import { wholeForm } from '../events/eventFormView.ts';
import { eventOf } from '../events/eventOnConsole.ts';
import { notFound } from '../web/httpProblem.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { renderDraftPage } from './eventPage.ts';

/** The page that would come of a form, for the frame beside it and for a window of its own. */
export const formPageRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/console/forms/:form/page',
    role: 'organizer',
    need: 'organize',
    handle: (visit) => {
      const { services, params } = visit;
      const kept = services.db.drafts.form(params['form'] ?? '');
      if (!kept) throw notFound();
      const event = kept.eventId === null ? undefined : services.db.events.byId(kept.eventId);
      const path = consoleFormAddress(kept.id, 'page');
      return framed(pageAsTyped(visit, kept.typed, event ?? null, path));
    },
  },
  {
    method: 'get',
    path: '/console/events/:slug/page',
    role: 'organizer',
    need: 'organize',
    handle: (visit) => {
      const event = eventOf(visit);
      const path = consoleEventAddress(event.slug, 'page');
      return framed(renderDraftPage(visit.services, visit.view, event, { kind: 'form', path }));
    },
  },
];

function pageAsTyped(
  { services, view, now }: OrganizerVisit,
  values: FormValues,
  event: Event | null,
  path: string,
): Html {
  const offered = {
    campaigns: services.db.campaigns.all(),
    languages: offeringFor(view, event).languages,
  };
  const typedWhole = event === null ? wholeForm(services, view, values) : values;
  const shown = eventAsTyped(typedWhole, event, offered, view.language, now);
  return shown === null
    ? pageToCome(view, { title: typed(freshForm(values), 'title').trim(), path })
    : renderDraftPage(services, view, shown, { kind: 'form', path });
}

/** It may do nothing but be looked at, and only in a frame of this site. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ');

function framed(html: Html): Reply {
  return { ...page(html), headers: { 'Content-Security-Policy': policy } };
}
