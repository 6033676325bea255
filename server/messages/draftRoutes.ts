import type { AttendeeMessage, Event } from '../../db/schema.ts';
import { consoleMessageAddress, consoleMessagesAddress } from '../../templates/addresses.ts';
import { normal } from '../../templates/characters.ts';
import { freshForm, typed, type FormState } from '../../templates/forms.ts';
import { firstLanguage } from '../../templates/languages.ts';
import { isTextLanguage, spokenBeside, type TextLanguage } from '../../templates/textLanguages.ts';
import { messageDraftPage } from '../../templates/pages/console/messageDraft.ts';
import {
  messageFormPage,
  type MessageFormProps,
} from '../../templates/pages/console/messageForm.ts';
import { messageDeletionPage } from '../../templates/pages/console/messageQuestions.ts';
import { eventOf, eventOnConsole } from '../events/eventOnConsole.ts';
import { eventFor } from '../fields/eventFor.ts';
import { redirectDone } from '../web/done.ts';
import { notFound } from '../web/httpProblem.ts';
import { refusedForm, type ParsedForm } from '../web/parseForm.ts';
import { framedMail } from '../web/mailFrame.ts';
import { page, redirect, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { formKeyIn } from '../web/formKey.ts';
import { newPublicId } from '../web/signedLinks.ts';
import { idInPath } from '../web/idInPath.ts';
import { beginnings, textsToBegin } from './beginnings.ts';
import { deleteMessageDraft, draftMessage, editMessage } from './draftMessage.ts';
import { filterAskedFor, filterChoices } from './filterChoices.ts';
import { filterInWords } from './filterInWords.ts';
import {
  formOf,
  formOfTexts,
  languagesTyped,
  longest,
  parseMessageForm,
  type MessageDraft,
} from './messageForm.ts';
import { languagesToWrite } from './messageLanguages.ts';
import { exampleReader, messageTexts } from './messageMails.ts';
import { authorOf, whatWasDone, messageOf, variantsOf, versionIn } from './messageOnConsole.ts';
import { fastestPace, minutesFor, slowestPace, usualPace } from './pace.ts';
import { heldOf, plannedOf } from './planned.ts';
import { reachOf } from './reach.ts';
import { sendTestMessage } from './sendTestMessage.ts';
import { siteOf } from '../siteSettings.ts';
import { hasBegun } from './states.ts';

const list = '/console/events/:slug/messages';
const one = `${list}/:id`;

/** Messages that nobody has got yet: written, looked at, tried out, deleted. */
export const messageDraftRoutes: readonly Route[] = [
  { method: 'post', path: list, role: 'organizer', need: 'message', handle: create },
  { method: 'get', path: `${list}/new`, role: 'organizer', need: 'message', handle: showNew },
  {
    method: 'get',
    path: `${one}/preview/:language`,
    role: 'organizer',
    need: 'message',
    handle: showPreview,
  },
  { method: 'get', path: `${one}/edit`, role: 'organizer', need: 'message', handle: showEdit },
  { method: 'post', path: `${one}/edit`, role: 'organizer', need: 'message', handle: edit },
  { method: 'post', path: `${one}/test`, role: 'organizer', need: 'message', handle: test },
  {
    method: 'get',
    path: `${one}/deletion`,
    role: 'organizer',
    need: 'message',
    handle: askToDelete,
  },
  { method: 'post', path: `${one}/deletion`, role: 'organizer', need: 'message', handle: remove },
];

function formPage(
  visit: OrganizerVisit,
  event: Event,
  subject: MessageFormProps['subject'],
  form: FormState,
  status = 200,
): Reply {
  const { services, view, now } = visit;
  const { confirmed, waiting } = services.db.signups.counts(event.id);
  return page(
    messageFormPage(view, {
      event: eventOnConsole(services, event, now),
      form,
      subject,
      languages: languagesInForm(visit, event, form),
      counts: { confirmed: confirmed.signups, waiting: waiting.signups },
      pace: { slowest: slowestPace, fastest: fastestPace },
      filters: filterChoices(visit, event, typed(form, 'filter')),
      // What somebody has typed is not to be lost by it.
      beginnings: visit.request.method === 'GET' && subject.kind === 'new' ? beginnings(visit) : [],
      begunWith: visit.query.get('from') ?? '',
    }),
    status,
  );
}

/** Those for which there is room, those in which something stands, and one that was asked for. */
function languagesInForm(
  { services, form: sent }: OrganizerVisit,
  event: Event,
  form: FormState,
): TextLanguage[] {
  const added = typed(freshForm(sent), 'addLanguage');
  const room = languagesToWrite(services.db, event, siteOf(services).locales);
  const typedIn = languagesTyped(form.values);
  return [...new Set([...room, ...typedIn, ...(isTextLanguage(added) ? [added] : [])])];
}

/** Whether a language is to be added to a form, and nothing saved yet. */
function addsLanguage({ form }: OrganizerVisit): boolean {
  const state = freshForm(form);
  return typed(state, 'intent') === 'language' && isTextLanguage(typed(state, 'addLanguage'));
}

/** The form of a new message; the list of sign-ups may have chosen already whom it is for. */
function showNew(visit: OrganizerVisit): Reply {
  const { query } = visit;
  const event = eventOf(visit);
  const state = query.get('state');
  const form = freshForm({
    audience: state === 'confirmed' || state === 'waiting' ? state : 'all',
    search: normal((query.get('q') ?? '').slice(0, longest.search * 4))
      .trim()
      .slice(0, longest.search),
    filter: filterAskedFor(visit, event, query) ?? '',
    pace: String(usualPace),
    ...formOfTexts(textsToBegin(visit)),
  });
  return formPage(visit, event, { kind: 'new', formKey: newPublicId() }, form);
}

/**
 * What was typed, with a filter that whoever typed it may ask for.
 *
 * @param stored the filter of the draft: it stays, whoever changes the rest
 */
function readForm(visit: OrganizerVisit, event: Event, stored: string): ParsedForm<MessageDraft> {
  const { services, view } = visit;
  const parsed = parseMessageForm(visit.form, siteOf(services).locales, view);
  if (!parsed.ok || parsed.value.filter === stored) return parsed;
  const filter = filterAskedFor(visit, event, new URLSearchParams(parsed.value.filter));
  if (filter !== null) return { ok: true, value: { ...parsed.value, filter } };
  const problem = { key: 'console.messages.problems.filter' } as const;
  return { ok: false, form: refusedForm(visit.form, { filter: problem }, view.t) };
}

async function create(visit: OrganizerVisit): Promise<Reply> {
  const { services, organizer } = visit;
  const event = eventOf(visit);
  const formKey = formKeyIn(freshForm(visit.form));
  const subject = { kind: 'new', formKey } as const;
  if (addsLanguage(visit)) return formPage(visit, event, subject, freshForm(visit.form));
  const parsed = readForm(visit, event, '');
  if (!parsed.ok) return formPage(visit, event, subject, parsed.form, 422);
  const message = await draftMessage(services, event.id, organizer.id, formKey, parsed.value);
  if (message === null) throw notFound();
  const address = consoleMessageAddress(event.slug, message.id);
  return redirectDone(visit, address, 'saved');
}

function showEdit(visit: OrganizerVisit): Reply {
  const { event, message } = messageOf(visit);
  const { id, version } = message;
  if (hasBegun(message.state)) return redirect(consoleMessageAddress(event.slug, id));
  return formPage(visit, event, { kind: 'edit', id, version }, formOf(message));
}

async function edit(visit: OrganizerVisit): Promise<Reply> {
  const { services, view, organizer } = visit;
  const { event, message } = messageOf(visit);
  const { id } = message;
  const version = versionIn(visit);
  const subject = { kind: 'edit', id, version } as const;
  if (addsLanguage(visit)) return formPage(visit, event, subject, freshForm(visit.form));
  const parsed = readForm(visit, event, message.filter);
  if (!parsed.ok) return formPage(visit, event, subject, parsed.form, 422);
  const outcome = await editMessage(services, id, organizer.id, version, parsed.value);
  const address = consoleMessageAddress(event.slug, id);
  switch (outcome.kind) {
    case 'saved':
      return redirectDone(visit, address, 'saved');
    case 'begun':
      return redirectDone(visit, address, 'begun');
    case 'unknown':
      throw notFound();
    case 'other': {
      const problems = { '': view.t('console.messages.problems.changed') };
      const form = { values: visit.form, problems };
      return formPage(visit, event, { kind: 'edit', id, version: outcome.version }, form, 422);
    }
  }
}

/** A draft as its readers would get it, and whom it would reach. */
export function showDraft(visit: OrganizerVisit, event: Event, message: AttendeeMessage): Reply {
  const { services, view, now, organizer } = visit;
  const reach = reachOf(services, message, now);
  return page(
    messageDraftPage(view, {
      event: eventOnConsole(services, event, now),
      id: message.id,
      to: { ...message, narrowed: filterInWords(services, view, event, message.filter) },
      author: authorOf(visit, message),
      pace: message.pace,
      minutes: minutesFor(reach.people, message.pace),
      reach,
      variants: variantsOf(services, event, message, reach, now),
      testTo: organizer.email,
      planned: plannedOf(services, view, event, message),
      held: heldOf(view, event, message),
      done: whatWasDone(visit),
    }),
  );
}

function showPreview(visit: OrganizerVisit): Reply {
  const { services, now, params } = visit;
  const { event, message } = messageOf(visit);
  const language = params['language'];
  if (!isTextLanguage(language) || message.texts[language] === undefined) throw notFound();
  const spoken = spokenBeside(language, siteOf(services).locales[0] ?? firstLanguage);
  const reader = exampleReader(services, event, message, language, spoken);
  const read = eventFor(services.db, event, [language]);
  const texts = messageTexts(services, read, message, reader, now);
  if (texts === null) throw notFound();
  return framedMail(visit.services, texts.html);
}

async function test(visit: OrganizerVisit): Promise<Reply> {
  const { services, organizer } = visit;
  const { event, message } = messageOf(visit);
  const outcome = await sendTestMessage(services, message.id, organizer);
  if (outcome.kind === 'unknown') throw notFound();
  const written = Object.keys(message.texts).length;
  const mails = outcome.kind === 'sent' ? outcome.mails : written;
  return redirectDone(visit, consoleMessageAddress(event.slug, message.id), 'tested', [mails]);
}

function askToDelete(visit: OrganizerVisit): Reply {
  const { services, view, now } = visit;
  const { event, message } = messageOf(visit);
  return !hasBegun(message.state)
    ? page(
        messageDeletionPage(view, { event: eventOnConsole(services, event, now), id: message.id }),
      )
    : redirect(consoleMessageAddress(event.slug, message.id));
}

async function remove(visit: OrganizerVisit): Promise<Reply> {
  const event = eventOf(visit);
  const { services } = visit;
  const deleted = () => redirectDone(visit, consoleMessagesAddress(event.slug), 'deleted');
  const id = idInPath(visit);
  const message = services.db.messages.byId(id);
  // A second click comes when the draft is gone already, and is told the same.
  if (message === undefined) return deleted();
  if (message.eventId !== event.id) throw notFound();
  return (await deleteMessageDraft(services, id))
    ? deleted()
    : redirectDone(visit, consoleMessageAddress(event.slug, id), 'begun');
}
