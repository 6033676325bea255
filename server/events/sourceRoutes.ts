import { z } from 'zod';
import type { Event, EventSource } from '../../db/schema.ts';
import { consoleEventSourcesAddress, eventAddressShownAt } from '../../templates/addresses.ts';
import { freshForm, type FormState } from '../../templates/forms.ts';
import { eventSourcesPage } from '../../templates/pages/console/eventSources.ts';
import { doneText, redirectDone } from '../web/done.ts';
import { requiredLine } from '../web/fields.ts';
import { parseForm, refusedForm } from '../web/parseForm.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { eventOf, eventOnConsole } from './eventOnConsole.ts';
import { addSource, mostSources } from './addSource.ts';
import { slugFrom } from './slug.ts';

const path = '/console/events/:slug/sources';

/** Where the link to an event is shown, and how many signed up from there. */
export const sourceRoutes: readonly Route[] = [
  {
    method: 'get',
    path,
    role: 'organizer',
    need: 'organize',
    handle: (visit) => answer(visit, eventOf(visit), freshForm()),
  },
  { method: 'post', path, role: 'organizer', need: 'organize', handle: add },
];

const SourceForm = z.object({ name: requiredLine(40, 'console.sources.missing') });

async function add(visit: OrganizerVisit): Promise<Reply> {
  const { services, form, view } = visit;
  const event = eventOf(visit);
  const parsed = parseForm(SourceForm, form, view.t);
  if (!parsed.ok) return answer(visit, event, parsed.form);
  const name = slugFrom(parsed.value.name, '');
  const outcome = name === '' ? 'missing' : await addSource(services, event.id, name);
  if (outcome === 'added')
    return redirectDone(visit, consoleEventSourcesAddress(event.slug), 'saved');
  const problem = {
    key: `console.sources.${outcome}` as const,
    values: { count: mostSources },
  };
  return answer(visit, event, refusedForm(form, { name: problem }, view.t));
}

function answer(visit: OrganizerVisit, event: Event, form: FormState): Reply {
  const { services, view, now } = visit;
  const { baseUrl } = services.config;
  const link = ({ name, signups }: EventSource) => ({
    name,
    signups,
    url: `${baseUrl}${eventAddressShownAt(event.slug, name)}`,
  });
  const html = eventSourcesPage(view, {
    event: eventOnConsole(services, event, now),
    sources: services.db.eventSources.ofEvent(event.id).map(link),
    form,
    done: doneText(visit, ['saved'], () => view.t('console.sources.saved')),
  });
  return page(html, Object.keys(form.problems).length === 0 ? 200 : 422);
}
