import type { AttendeeMessage, Event } from '../../db/schema.ts';
import {
  consoleMessageAddress,
  consoleMessagesAddress,
  withQuery,
} from '../../templates/addresses.ts';
import { freshForm, typed, type FormState } from '../../templates/forms.ts';
import { isLanguage } from '../../templates/languages.ts';
import { messageDraftPage } from '../../templates/pages/console/messageDraft.ts';
import {
  messageFormPage,
  type MessageFormProps,
} from '../../templates/pages/console/messageForm.ts';
import { messageProgressPage } from '../../templates/pages/console/messageProgress.ts';
import {
  messageDeletionPage,
  messageSendingPage,
  messageStopPage,
} from '../../templates/pages/console/messageQuestions.ts';
import { messagesPage } from '../../templates/pages/console/messages.ts';
import { eventOf, eventOnDesk } from '../console/eventOnDesk.ts';
import { framedMail } from '../mail/mailFrame.ts';
import { exampleReader, messageTexts } from '../mail/messageMails.ts';
import { notFound } from '../web/httpProblem.ts';
import { page, redirect, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { newPublicId } from '../web/signedLinks.ts';
import type { MessageOutcome } from './change.ts';
import { deleteMessageDraft, draftMessage, editMessage } from './draftMessage.ts';
import { formOf, longest, parseMessageForm } from './messageForm.ts';
import { countsOf, listedMessage, momentText, subjectsOf, variantsOf } from './messageOnDesk.ts';
import { fastestPace, minutesFor, slowestPace, usualPace } from './pace.ts';
import { pauseMessage } from './pauseMessage.ts';
import { resumeMessage } from './resumeMessage.ts';
import { sendMessage } from './sendMessage.ts';
import { sendTestMessage } from './sendTestMessage.ts';
import { stopMessage } from './stopMessage.ts';

/** After how many seconds a browser without scripts asks for the numbers again, if told to. */
const refreshAfter = 10;

const list = '/console/events/:slug/messages';
const one = `${list}/:id`;

/** Messages to attendees: written, looked at, tried out, sent, held. */
export const messageRoutes: readonly Route[] = [
  { method: 'get', path: list, role: 'organizer', handle: showMessages },
  { method: 'post', path: list, role: 'organizer', handle: create },
  // "new" is no message: it comes before what is below messages.
  { method: 'get', path: `${list}/new`, role: 'organizer', handle: showNew },
  { method: 'get', path: one, role: 'organizer', handle: showMessage },
  { method: 'get', path: `${one}/preview/:language`, role: 'organizer', handle: showPreview },
  { method: 'get', path: `${one}/edit`, role: 'organizer', handle: showEdit },
  { method: 'post', path: `${one}/edit`, role: 'organizer', handle: edit },
  { method: 'post', path: `${one}/test`, role: 'organizer', handle: test },
  { method: 'get', path: `${one}/sending`, role: 'organizer', handle: askToSend },
  { method: 'post', path: `${one}/sending`, role: 'organizer', handle: send },
  { method: 'post', path: `${one}/pause`, role: 'organizer', handle: changing(pauseMessage) },
  { method: 'post', path: `${one}/resumption`, role: 'organizer', handle: changing(resumeMessage) },
  { method: 'get', path: `${one}/stop`, role: 'organizer', handle: askToStop },
  { method: 'post', path: `${one}/stop`, role: 'organizer', handle: changing(stopMessage) },
  { method: 'get', path: `${one}/deletion`, role: 'organizer', handle: askToDelete },
  { method: 'post', path: `${one}/deletion`, role: 'organizer', handle: remove },
];

interface Found {
  event: Event;
  message: AttendeeMessage;
}

/** @throws HttpProblem 404 where the event has no such message */
function messageOf(visit: OrganizerVisit): Found {
  const event = eventOf(visit);
  const id = visit.params['id'] ?? '';
  const message = /^\d{1,15}$/.test(id) ? visit.services.db.messages.byId(Number(id)) : undefined;
  if (message?.eventId !== event.id) throw notFound();
  return { event, message };
}

/** What an address can say has just been done. */
function doneIn({ query, view }: OrganizerVisit): string | null {
  const tested = /^[1-9]$/.exec(query.get('tested') ?? '')?.[0];
  if (tested !== undefined)
    return view.t('console.messages.done.tested', { count: Number(tested) });
  const deeds = ['saved', 'deleted', 'begun'] as const;
  const done = deeds.find((deed) => deed === query.get('done'));
  return done === undefined ? null : view.t(`console.messages.done.${done}`);
}

function showMessages(visit: OrganizerVisit): Reply {
  const { services, view, now } = visit;
  const event = eventOf(visit);
  const messages = services.db.messages
    .ofEvent(event.id)
    .map((message) => listedMessage(services, view, event, message));
  return page(
    messagesPage(view, {
      event: eventOnDesk(services, event, now),
      messages,
      done: doneIn(visit),
    }),
  );
}

function formPage(
  { services, view, now }: OrganizerVisit,
  event: Event,
  subject: MessageFormProps['subject'],
  form: FormState,
  status = 200,
): Reply {
  const { confirmed, waiting } = services.db.signups.counts(event.id);
  return page(
    messageFormPage(view, {
      event: eventOnDesk(services, event, now),
      form,
      subject,
      languages: services.config.locales,
      counts: { confirmed: confirmed.signups, waiting: waiting.signups },
      pace: { slowest: slowestPace, fastest: fastestPace },
    }),
    status,
  );
}

/** The form of a new message; the list of sign-ups may have chosen already whom it is for. */
function showNew(visit: OrganizerVisit): Reply {
  const { query } = visit;
  const event = eventOf(visit);
  const state = query.get('state');
  const form = freshForm({
    audience: state === 'confirmed' || state === 'waiting' ? state : 'all',
    search: (query.get('q') ?? '').normalize('NFC').trim().slice(0, longest.search),
    pace: String(usualPace),
  });
  return formPage(visit, event, { kind: 'new', formKey: newPublicId() }, form);
}

async function create(visit: OrganizerVisit): Promise<Reply> {
  const { services, view, organizer } = visit;
  const event = eventOf(visit);
  const given = typed(freshForm(visit.form), 'formKey');
  const formKey = /^[\w-]{16}$/.test(given) ? given : newPublicId();
  const parsed = parseMessageForm(visit.form, services.config.locales, view);
  if (!parsed.ok) return formPage(visit, event, { kind: 'new', formKey }, parsed.form, 422);
  const message = await draftMessage(services, event.id, organizer.id, formKey, parsed.value);
  const address = consoleMessageAddress(event.slug, message.id);
  return redirect(withQuery(address, { done: 'saved' }));
}

function showEdit(visit: OrganizerVisit): Reply {
  const { event, message } = messageOf(visit);
  const { id, version } = message;
  if (message.state !== 'draft') return redirect(consoleMessageAddress(event.slug, id));
  return formPage(visit, event, { kind: 'edit', id, version }, formOf(message));
}

async function edit(visit: OrganizerVisit): Promise<Reply> {
  const { services, view } = visit;
  const { event, message } = messageOf(visit);
  const { id } = message;
  const version = versionIn(visit);
  const parsed = parseMessageForm(visit.form, services.config.locales, view);
  if (!parsed.ok) return formPage(visit, event, { kind: 'edit', id, version }, parsed.form, 422);
  const outcome = await editMessage(services, id, version, parsed.value);
  const address = consoleMessageAddress(event.slug, id);
  switch (outcome.kind) {
    case 'saved':
      return redirect(withQuery(address, { done: 'saved' }));
    case 'begun':
      return redirect(withQuery(address, { done: 'begun' }));
    case 'unknown':
      throw notFound();
    case 'other': {
      const problems = { '': view.t('console.messages.problems.changed') };
      const form = { values: visit.form, problems };
      return formPage(visit, event, { kind: 'edit', id, version: outcome.version }, form, 422);
    }
  }
}

/** The version of the draft that a form was made from; 0 where it says none. */
function versionIn({ form }: OrganizerVisit): number {
  const given = typed(freshForm(form), 'version');
  return /^\d{1,9}$/.test(given) ? Number(given) : 0;
}

function showMessage(visit: OrganizerVisit): Reply {
  const { event, message } = messageOf(visit);
  return message.state === 'draft'
    ? showDraft(visit, event, message)
    : showProgress(visit, event, message, message.state);
}

function showDraft(visit: OrganizerVisit, event: Event, message: AttendeeMessage): Reply {
  const { services, view, now, organizer } = visit;
  const variants = variantsOf(services, event, message, now);
  const people = variants.reduce((sum, variant) => sum + variant.people, 0);
  return page(
    messageDraftPage(view, {
      event: eventOnDesk(services, event, now),
      id: message.id,
      to: message,
      author: authorOf(visit, message),
      pace: message.pace,
      minutes: minutesFor(people, message.pace),
      people,
      variants,
      testTo: organizer.email,
      done: doneIn(visit),
    }),
  );
}

function showProgress(
  visit: OrganizerVisit,
  event: Event,
  message: AttendeeMessage,
  state: Exclude<AttendeeMessage['state'], 'draft'>,
): Reply {
  const { services, view, now } = visit;
  const counts = countsOf(services, message);
  const refreshing = state === 'sending' && visit.query.get('live') === 'yes';
  const moment = (instant: number) => momentText(view, event, instant);
  const reply = page(
    messageProgressPage(view, {
      event: eventOnDesk(services, event, now),
      id: message.id,
      state,
      to: message,
      author: authorOf(visit, message),
      variants: subjectsOf(services, event, message, now),
      counts,
      minutes: minutesFor(counts.left, message.pace),
      started: moment(message.startedAt ?? message.updatedAt),
      ended: message.endedAt === null ? null : moment(message.endedAt),
      refreshing,
      done: doneIn(visit),
    }),
  );
  // Only on request: a page that loads itself again takes the place from whoever reads it slowly.
  return refreshing ? { ...reply, headers: { Refresh: String(refreshAfter) } } : reply;
}

function authorOf({ services }: OrganizerVisit, message: AttendeeMessage): string {
  return services.db.organizers.byId(message.organizerId)?.name ?? '';
}

function showPreview(visit: OrganizerVisit): Reply {
  const { services, now, params } = visit;
  const { event, message } = messageOf(visit);
  const language = params['language'];
  if (!isLanguage(language) || message.texts[language] === undefined) throw notFound();
  const reader = exampleReader(services, event, language);
  const texts = messageTexts(services, event, message, reader, now);
  if (texts === null) throw notFound();
  return framedMail(texts.html);
}

async function test(visit: OrganizerVisit): Promise<Reply> {
  const { services, organizer } = visit;
  const { event, message } = messageOf(visit);
  const outcome = await sendTestMessage(services, message.id, organizer);
  if (outcome.kind === 'unknown') throw notFound();
  const written = Object.keys(message.texts).length;
  return redirect(
    withQuery(consoleMessageAddress(event.slug, message.id), {
      tested: outcome.kind === 'sent' ? outcome.mails : written,
    }),
  );
}

function askToSend(visit: OrganizerVisit): Reply {
  const { event, message } = messageOf(visit);
  return message.state === 'draft'
    ? sendingPage(visit, event, message, false)
    : redirect(consoleMessageAddress(event.slug, message.id));
}

function sendingPage(
  { services, view, now }: OrganizerVisit,
  event: Event,
  message: AttendeeMessage,
  changed: boolean,
): Reply {
  const { id, version, pace } = message;
  const variants = variantsOf(services, event, message, now);
  const people = variants.reduce((sum, variant) => sum + variant.people, 0);
  if (people === 0) return redirect(consoleMessageAddress(event.slug, id));
  return page(
    messageSendingPage(view, {
      event: eventOnDesk(services, event, now),
      id,
      version,
      to: message,
      people,
      variants,
      pace,
      minutes: minutesFor(people, pace),
      changed,
    }),
    changed ? 422 : 200,
  );
}

async function send(visit: OrganizerVisit): Promise<Reply> {
  const { services, organizer } = visit;
  const { event, message } = messageOf(visit);
  const outcome = await sendMessage(services, message.id, organizer.id, versionIn(visit));
  switch (outcome.kind) {
    case 'sending':
    case 'done':
    case 'nobody':
      return redirect(consoleMessageAddress(event.slug, message.id));
    case 'other':
      return sendingPage(visit, event, message, true);
    case 'unknown':
      throw notFound();
  }
}

/** A button that changes the state of a message; whatever comes of it, the page tells how it stands. */
function changing(
  verb: (
    services: OrganizerVisit['services'],
    id: number,
    organizerId: number,
  ) => Promise<MessageOutcome>,
): (visit: OrganizerVisit) => Promise<Reply> {
  return async (visit) => {
    const { event, message } = messageOf(visit);
    const outcome = await verb(visit.services, message.id, visit.organizer.id);
    if (outcome.kind === 'unknown') throw notFound();
    return redirect(consoleMessageAddress(event.slug, message.id));
  };
}

function askToStop(visit: OrganizerVisit): Reply {
  const { services, view, now } = visit;
  const { event, message } = messageOf(visit);
  const { id, state } = message;
  if (state !== 'sending' && state !== 'paused')
    return redirect(consoleMessageAddress(event.slug, id));
  const { left } = countsOf(services, message);
  return page(messageStopPage(view, { event: eventOnDesk(services, event, now), id, left }));
}

function askToDelete(visit: OrganizerVisit): Reply {
  const { services, view, now } = visit;
  const { event, message } = messageOf(visit);
  return message.state === 'draft'
    ? page(messageDeletionPage(view, { event: eventOnDesk(services, event, now), id: message.id }))
    : redirect(consoleMessageAddress(event.slug, message.id));
}

async function remove(visit: OrganizerVisit): Promise<Reply> {
  const event = eventOf(visit);
  const { services, params } = visit;
  const list = withQuery(consoleMessagesAddress(event.slug), { done: 'deleted' });
  const id = /^\d{1,15}$/.test(params['id'] ?? '') ? Number(params['id']) : 0;
  const message = services.db.messages.byId(id);
  // A second click comes when the draft is gone already, and is told the same.
  if (message === undefined) return redirect(list);
  if (message.eventId !== event.id) throw notFound();
  return (await deleteMessageDraft(services, id))
    ? redirect(list)
    : redirect(withQuery(consoleMessageAddress(event.slug, id), { done: 'begun' }));
}
