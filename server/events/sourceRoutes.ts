import { z } from 'zod';
import type { Event } from '../../db/schema.ts';
import { consoleEventSourcesAddress, eventAddressShownAt } from '../../templates/addresses.ts';
import { freshForm, type FormState } from '../../templates/forms.ts';
import {
  eventSourcesPage,
  type EventSourcesProps,
} from '../../templates/pages/console/eventSources.ts';
import { doneText, redirectDone } from '../web/done.ts';
import { requiredLine } from '../web/fields.ts';
import { notFound } from '../web/httpProblem.ts';
import { parseForm, refusedForm } from '../web/parseForm.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { eventOf, eventOnConsole } from './eventOnConsole.ts';
import { slugFrom } from './slug.ts';
import { addSource, mostSources, removeSource, renameSource, sourcesOf } from './sources.ts';

const path = '/console/events/:slug/sources';

/** Where the link to an event is shown, and how many signed up from there. */
export const sourceRoutes: readonly Route[] = [
  {
    method: 'get',
    path,
    role: 'organizer',
    need: 'organize',
    handle: (visit) => answer(visit, eventOf(visit), { adding: freshForm(), renaming: null }),
  },
  { method: 'post', path, role: 'organizer', need: 'organize', handle: add },
  {
    method: 'post',
    path: `${path}/:source/name`,
    role: 'organizer',
    need: 'organize',
    handle: rename,
  },
  {
    method: 'post',
    path: `${path}/:source/removal`,
    role: 'organizer',
    need: 'organize',
    handle: async (visit) => {
      const event = eventOf(visit);
      const { services, organizer, params } = visit;
      await removeSource(services, event.id, organizer.id, params['source'] ?? '');
      return redirectDone(visit, consoleEventSourcesAddress(event.slug), 'removed');
    },
  },
];

const SourceForm = z.object({ name: requiredLine(40, 'console.sources.missing') });

async function add(visit: OrganizerVisit): Promise<Reply> {
  const { services, form, view, organizer } = visit;
  const event = eventOf(visit);
  const parsed = parseForm(SourceForm, form, view.t);
  if (!parsed.ok) return answer(visit, event, { adding: parsed.form, renaming: null });
  const label = parsed.value.name;
  const name = slugFrom(label, '');
  const outcome =
    name === '' ? 'missing' : await addSource(services, event.id, organizer.id, { name, label });
  if (outcome === 'gone') throw notFound();
  if (outcome === 'added' || outcome === 'known')
    return redirectDone(visit, consoleEventSourcesAddress(event.slug), 'saved');
  const problem = {
    key: `console.sources.${outcome}` as const,
    values: { count: mostSources },
  };
  const adding = refusedForm(form, { name: problem }, view.t);
  return answer(visit, event, { adding, renaming: null });
}

async function rename(visit: OrganizerVisit): Promise<Reply> {
  const { services, form, view, organizer, params } = visit;
  const event = eventOf(visit);
  const name = params['source'] ?? '';
  const parsed = parseForm(SourceForm, form, view.t);
  if (!parsed.ok)
    return answer(visit, event, {
      adding: freshForm(),
      renaming: { name, form: parsed.form },
    });
  const label = parsed.value.name;
  const renamed = await renameSource(services, event.id, organizer.id, { name, label });
  if (!renamed) throw notFound();
  return redirectDone(visit, consoleEventSourcesAddress(event.slug), 'renamed');
}

function answer(
  visit: OrganizerVisit,
  event: Event,
  forms: { adding: FormState; renaming: EventSourcesProps['renaming'] },
): Reply {
  const { services, view, now } = visit;
  const { baseUrl } = services.config;
  const { adding, renaming } = forms;
  const sources = sourcesOf(services.db.eventSources.ofEvent(event.id)).map((source) => ({
    ...source,
    url: `${baseUrl}${eventAddressShownAt(event.slug, source.name)}`,
  }));
  const html = eventSourcesPage(view, {
    event: eventOnConsole(services, event, now),
    sources,
    form: adding,
    renaming,
    done: doneText(visit, ['saved', 'renamed', 'removed'] as const, (name) =>
      view.t(`console.sources.${name}`),
    ),
  });
  const refused = [adding, ...(renaming === null ? [] : [renaming.form])].some(
    ({ problems }) => Object.keys(problems).length > 0,
  );
  return page(html, refused ? 422 : 200);
}
