import type { Event } from '../../db/schema.ts';
import {
  consoleEventAddress,
  consoleEventsAddress,
  consoleFormAddress,
  keepingAddress,
} from '../../templates/addresses.ts';
import { freshForm, typed } from '../../templates/forms.ts';
import { formParts } from '../../templates/pages/console/eventFormPart.ts';
import { doneText, redirectDone } from '../web/done.ts';
import { HttpProblem, notFound } from '../web/httpProblem.ts';
import { plainNumber } from '../web/plainNumber.ts';
import { redirect, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { duplicateEvent } from './duplicateEvent.ts';
import { editEvent } from './editEvent.ts';
import { inShortOf } from './eventFormInShort.ts';
import { editFormPage, isFormName, newFormPage, seenAt } from './eventFormPages.ts';
import { readEdit } from './readEdit.ts';
import { repeats } from './repeatForm.ts';
import { isWhole } from './eventFormView.ts';
import { eventOf } from './eventOnConsole.ts';
import { forgetForm, keepForm } from './keepForm.ts';

/** Forms of events that are kept while they are typed. */
export const keptFormRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/console/forms/:form',
    role: 'organizer',
    need: 'organize',
    handle: goOn,
  },
  {
    method: 'post',
    path: '/console/forms/:form',
    role: 'organizer',
    need: 'organize',
    handle: keep,
  },
  {
    method: 'post',
    path: '/console/forms/:form/deletion',
    role: 'organizer',
    need: 'organize',
    handle: async (visit) => {
      await forgetForm(visit.services, visit.params['form'] ?? '');
      return redirectDone(visit, consoleEventsAddress, unsavedDeletion);
    },
  },
  {
    method: 'post',
    path: '/console/events/:slug/duplication',
    role: 'organizer',
    need: 'duplicate',
    handle: async (visit) => {
      const form = await duplicateEvent(visit.services, eventOf(visit), visit.organizer.id);
      return redirectDone(visit, consoleFormAddress(form.id), 'copied');
    },
  },
];

/** What the address of the list says when an unsaved form was deleted. */
export const unsavedDeletion = 'unsavedDeleted';

function goOn(visit: OrganizerVisit): Reply {
  const { services, params, view } = visit;
  const kept = services.db.drafts.form(params['form'] ?? '');
  if (!kept) throw notFound();
  const { id, version, eventId, typed: values } = kept;
  const done = doneText(visit, ['kept', 'copied'], (name) => view.t(`console.unsaved.${name}`));
  const options = { keeping: { id, version }, done };
  const event = eventId === null ? undefined : services.db.events.byId(eventId);
  if (event === undefined) {
    const step = isWhole(values) ? 'all' : 'first';
    return newFormPage(visit, freshForm(values), { ...options, step });
  }
  return event.state === 'cancelled'
    ? redirect(consoleEventAddress(event.slug))
    : editFormPage(visit, event, freshForm(values), options);
}

/** What became of a form that was typed on. */
type Kept = { id: string } & (
  | { kind: 'saved'; event: Event }
  /** `copied`: beside what somebody else had kept under the name that it had. */
  | { kind: 'kept' | 'copied'; version: number; event: Event | null; stale: boolean }
);

async function keep(visit: OrganizerVisit): Promise<Reply> {
  const { services, params, query, form: values } = visit;
  const id = params['form'] ?? '';
  if (!isFormName(id)) throw notFound();
  const event = services.db.events.bySlug(query.get('event') ?? '') ?? null;
  const kept = (await saveDraft(visit, id, event)) ?? (await keepTyped(visit, id, event));
  if (/\bapplication\/json\b/.test(visit.request.headers.accept ?? ''))
    return { kind: 'content', type: 'application/json', body: JSON.stringify(told(visit, kept)) };
  if (typed(freshForm(values), 'intent') === 'page') return redirect(pageOf(kept));
  return kept.kind === 'saved'
    ? redirectDone(visit, consoleEventAddress(kept.event.slug), 'saved')
    : redirectDone(visit, consoleFormAddress(kept.id), 'kept');
}

/**
 * A draft is saved as it is typed, where it can be read and nobody else has saved it meanwhile. What is
 * public changes by its button alone, and so does an address, which others may have been told.
 */
async function saveDraft(
  visit: OrganizerVisit,
  form: string,
  event: Event | null,
): Promise<Kept | null> {
  const { services, form: values, organizer } = visit;
  if (event?.state !== 'draft') return null;
  // How it repeats is no part of a draft: the form keeps it until the dates are made. Nor does anything yet
  // say which dates of a series a change is for.
  if (repeats(values) || event.seriesId !== null) return null;
  const parsed = readEdit(visit, event, values);
  if (!parsed.ok || ![null, event.slug].includes(parsed.value.slug)) return null;
  const outcome = await editEvent(services, {
    eventId: event.id,
    organizerId: organizer.id,
    details: parsed.value,
    seenAt: seenAt(freshForm(values), event),
    form,
    whileTyped: true,
  });
  return outcome.kind === 'saved' || outcome.kind === 'unchanged'
    ? { kind: 'saved', id: form, event: outcome.event }
    : null;
}

/** Far more than the form takes in all its fields, in characters: it is kept whatever it holds. */
const mostKept = 300_000;

async function keepTyped(visit: OrganizerVisit, id: string, event: Event | null): Promise<Kept> {
  const { services, query, form: values, organizer } = visit;
  if (JSON.stringify(values).length > mostKept) throw new HttpProblem(413);
  const { form, copied } = await keepForm(services, {
    id,
    organizerId: organizer.id,
    event,
    values,
    seenVersion: plainNumber(query.get('version')) ?? 0,
  });
  const stale = event !== null && seenAt(freshForm(values), event) !== event.updatedAt;
  return { kind: copied ? 'copied' : 'kept', id: form.id, version: form.version, event, stale };
}

function pageOf(kept: Kept): string {
  return kept.kind === 'saved'
    ? consoleEventAddress(kept.event.slug, 'page')
    : consoleFormAddress(kept.id, 'page');
}

/** What the script is told: what to say, where to go on, and what each part of the form holds now. */
function told({ services, view, form: values }: OrganizerVisit, kept: Kept) {
  const { id, event } = kept;
  const inShort = inShortOf(view, values, services.db.campaigns.all());
  return {
    // The hour is that of the browser, which alone knows it for certain.
    said: view.t(`console.eventForm.state.${sentenceFor(kept)}`, { time: '{time}' }),
    form: id,
    keep: keepingAddress(id, event?.slug ?? null, kept.kind === 'saved' ? 0 : kept.version),
    here:
      kept.kind === 'saved' ? consoleEventAddress(kept.event.slug, 'edit') : consoleFormAddress(id),
    seenAt: kept.kind === 'saved' ? kept.event.updatedAt : null,
    page: pageOf(kept),
    holds: Object.fromEntries(formParts.map((part) => [part, inShort(part)])),
  };
}

function sentenceFor(kept: Kept) {
  if (kept.kind === 'saved') return 'saved';
  if (kept.kind === 'copied') return 'copied';
  if (kept.event === null) return 'saved';
  if (kept.stale) return 'stale';
  return kept.event.state === 'published' ? 'keptPublic' : 'kept';
}
