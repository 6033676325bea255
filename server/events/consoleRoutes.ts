import { z } from 'zod';
import type { Event } from '../../db/schema.ts';
import { consoleEventAddress, consoleEventsAddress } from '../../templates/addresses.ts';
import { freshForm, type FormState } from '../../templates/forms.ts';
import {
  draftDeletionPage,
  eventCancellationPage,
  eventPublicationPage,
} from '../../templates/pages/console/eventQuestions.ts';
import { furtherLanguagesOf } from '../fields/eventFor.ts';
import { isOver } from '../time/lifetime.ts';
import { startInWords } from '../time/times.ts';
import { redirectDone } from '../web/done.ts';
import { choice } from '../web/fields.ts';
import { parseForm } from '../web/parseForm.ts';
import { page, redirect, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { cancelEvent } from './cancelEvent.ts';
import { readCancellation } from './cancellationForm.ts';
import { crowdHours } from './crowd.ts';
import { deleteDraft } from './deleteDraft.ts';
import { makeDraftLink, revokeDraftLink } from './draftLink.ts';
import { eventOf } from './eventOnConsole.ts';
import { howMany, readersByLanguage } from './eventReaders.ts';
import { endCrowd, expectCrowd } from './expectCrowd.ts';
import { deletable, overview, overviewAfter } from './overview.ts';
import { hasBegun, publishEvent } from './publishEvent.ts';
import { publicDatesAhead, scopeIn } from './seriesScope.ts';
import { sendChangesNow } from './sendChangesNow.ts';
import { unpublishEvent } from './unpublishEvent.ts';

/** The page of each event on the dashboard, and what can be done with one. */
export const eventConsoleRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/console/events/:slug',
    role: 'organizer',
    need: 'organize',
    handle: (visit) => page(overview(visit, eventOf(visit), null)),
  },
  {
    method: 'get',
    path: '/console/events/:slug/publication',
    role: 'organizer',
    need: 'organize',
    handle: askToPublish,
  },
  {
    method: 'post',
    path: '/console/events/:slug/publication',
    role: 'organizer',
    need: 'organize',
    handle: publish,
  },
  {
    method: 'post',
    path: '/console/events/:slug/unpublication',
    role: 'organizer',
    need: 'organize',
    handle: unpublish,
  },
  {
    method: 'get',
    path: '/console/events/:slug/cancellation',
    role: 'organizer',
    need: 'organize',
    handle: (visit) => askToCancel(visit, eventOf(visit), freshForm()),
  },
  {
    method: 'post',
    path: '/console/events/:slug/cancellation',
    role: 'organizer',
    need: 'organize',
    handle: cancel,
  },
  {
    method: 'get',
    path: '/console/events/:slug/deletion',
    role: 'organizer',
    need: 'organize',
    handle: (visit) => {
      const event = eventOf(visit);
      return deletable(visit, event)
        ? page(draftDeletionPage(visit.view, event))
        : redirect(consoleEventAddress(event.slug));
    },
  },
  {
    method: 'post',
    path: '/console/events/:slug/deletion',
    role: 'organizer',
    need: 'organize',
    handle: remove,
  },
  {
    method: 'post',
    path: '/console/events/:slug/changes/sending',
    role: 'organizer',
    need: 'organize',
    handle: async (visit) => {
      const event = eventOf(visit);
      const mails = await sendChangesNow(visit.services, event.id, visit.organizer.id);
      return overviewAfter(visit, event, mails === 0 ? 'nothingToSend' : 'sent');
    },
  },
  {
    method: 'post',
    path: '/console/events/:slug/draft-link',
    role: 'organizer',
    need: 'organize',
    handle: async (visit) => {
      const event = eventOf(visit);
      await makeDraftLink(visit.services, event.id, visit.organizer.id);
      return overviewAfter(visit, event, 'linkMade');
    },
  },
  {
    method: 'post',
    path: '/console/events/:slug/draft-link/revocation',
    role: 'organizer',
    need: 'organize',
    handle: async (visit) => {
      const event = eventOf(visit);
      await revokeDraftLink(visit.services, event.id, visit.organizer.id);
      return overviewAfter(visit, event, 'linkRevoked');
    },
  },
  {
    method: 'post',
    path: '/console/events/:slug/crowd',
    role: 'organizer',
    need: 'organize',
    handle: openForCrowd,
  },
  {
    method: 'post',
    path: '/console/events/:slug/crowd/end',
    role: 'organizer',
    need: 'organize',
    handle: async (visit) => {
      const event = eventOf(visit);
      await endCrowd(visit.services, event.id, visit.organizer.id);
      return overviewAfter(visit, event, 'crowdEnded');
    },
  },
];

/** What the address of the list says when a draft was deleted. */
export const deletion = 'deleted';

/** Only an event that has begun is asked about: perhaps the year is wrong. */
function askToPublish(visit: OrganizerVisit): Reply {
  const { view, now } = visit;
  const event = eventOf(visit);
  if (event.state !== 'draft' || !hasBegun(event, now))
    return redirect(consoleEventAddress(event.slug));
  const when = startInWords(event, view.language);
  return page(eventPublicationPage(view, { slug: event.slug, title: event.title, when }));
}

async function publish(visit: OrganizerVisit): Promise<Reply> {
  const event = eventOf(visit);
  const evenBegun = visit.form['begun'] === 'yes';
  const outcome = await publishEvent(visit.services, event.id, visit.organizer.id, { evenBegun });
  switch (outcome.kind) {
    case 'published':
      return overviewAfter(visit, event, 'published');
    case 'cancelled':
      return redirect(consoleEventAddress(event.slug));
    case 'begun':
      return redirect(consoleEventAddress(event.slug, 'publication'));
    case 'incomplete':
      return page(
        overview(visit, event, visit.view.t('console.events.overview.missingPlace')),
        422,
      );
  }
}

async function unpublish(visit: OrganizerVisit): Promise<Reply> {
  const event = eventOf(visit);
  const outcome = await unpublishEvent(visit.services, event.id, visit.organizer.id);
  switch (outcome.kind) {
    case 'draft':
      return overviewAfter(visit, event, 'unpublished');
    case 'cancelled':
      return redirect(consoleEventAddress(event.slug));
    case 'has-signups': {
      const { t } = visit.view;
      const refusal = t('console.events.refusal.hasSignups', { count: outcome.signups });
      return page(overview(visit, event, refusal), 422);
    }
  }
}

const CrowdForm = z.object({
  hours: choice(crowdHours.map(String)),
});

async function openForCrowd(visit: OrganizerVisit): Promise<Reply> {
  const { services, view, organizer } = visit;
  const event = eventOf(visit);
  const parsed = parseForm(CrowdForm, visit.form, view.t);
  const hours = crowdHours.find((one) => parsed.ok && String(one) === parsed.value.hours);
  if (hours === undefined)
    return page(overview(visit, event, view.t('console.events.crowd.noHours')), 422);
  const outcome = await expectCrowd(services, event.id, organizer.id, hours);
  return outcome.kind === 'expected'
    ? overviewAfter(visit, event, 'crowdExpected')
    : page(overview(visit, event, view.t('console.events.crowd.notOpen')), 422);
}

function askToCancel(visit: OrganizerVisit, event: Event, form: FormState, status = 200): Reply {
  const { services, view, now } = visit;
  if (event.state !== 'published' || isOver(event, now))
    return redirect(consoleEventAddress(event.slug));
  const { attendees, organizations } = readersByLanguage(services.db, event);
  return page(
    eventCancellationPage(view, {
      slug: event.slug,
      title: event.title,
      form,
      language: event.language,
      further: furtherLanguagesOf(services.db, event),
      attendees: howMany(attendees),
      organizations: howMany(organizations),
      ahead: publicDatesAhead(services.db, event, visit.theirs, now),
    }),
    status,
  );
}

async function cancel(visit: OrganizerVisit): Promise<Reply> {
  const { services, view } = visit;
  const event = eventOf(visit);
  const languages = furtherLanguagesOf(services.db, event);
  const parsed = readCancellation(visit.form, event.language, languages, view);
  if (!parsed.ok) return askToCancel(visit, event, parsed.form, 422);
  const { note, further } = parsed.value;
  const scope = scopeIn(visit.form);
  const { id: by } = visit.organizer;
  const outcome = await cancelEvent(services, event.id, by, note, {
    further,
    scope,
    theirs: visit.theirs,
  });
  switch (outcome.kind) {
    case 'cancelled': {
      if (outcome.dates > 1) return overviewAfter(visit, event, 'datesCancelled', [outcome.dates]);
      const { attendees, organizations } = readersByLanguage(services.db, event);
      const told = attendees.size + organizations.size > 0;
      return overviewAfter(visit, event, told ? 'cancelled' : 'cancelledQuietly');
    }
    case 'draft':
      return redirect(consoleEventAddress(event.slug));
    case 'over':
      return page(overview(visit, event, view.t('console.events.refusal.over')), 422);
  }
}

async function remove(visit: OrganizerVisit): Promise<Reply> {
  const { services, view, params } = visit;
  // A second click comes when the draft is gone already, and is told the same.
  const event = services.db.events.bySlug(params['slug'] ?? '');
  const outcome = event
    ? await deleteDraft(services, event.id, visit.organizer.id)
    : { kind: 'deleted' as const };
  if (outcome.kind === 'kept' && event)
    return page(overview(visit, event, view.t('console.events.refusal.kept')), 422);
  return redirectDone(visit, consoleEventsAddress, deletion);
}
