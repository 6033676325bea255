import type { AttendeeMessage, Event } from '../../db/schema.ts';
import { consoleMessageAddress } from '../../templates/addresses.ts';
import { messageProgressPage } from '../../templates/pages/console/messageProgress.ts';
import {
  messageSendingPage,
  messageStopPage,
} from '../../templates/pages/console/messageQuestions.ts';
import { eventOnConsole } from '../events/eventOnConsole.ts';
import { quietUntil } from '../outbox/quietTime.ts';
import { siteOf } from '../siteSettings.ts';
import { momentText } from '../time/times.ts';
import { redirectDone } from '../web/done.ts';
import { notFound } from '../web/httpProblem.ts';
import { page, redirect, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { shownTimes } from '../web/shownTimes.ts';
import type { MessageOutcome } from './decisions.ts';
import {
  authorOf,
  countsOf,
  whatWasDone,
  messageOf,
  shortfallOf,
  subjectsOf,
  variantsOf,
  versionIn,
} from './messageOnConsole.ts';
import { filterInWords } from './filterInWords.ts';
import { minutesFor } from './pace.ts';
import { pauseMessage, resumeMessage, stopMessage } from './decisions.ts';
import { reachOf } from './reach.ts';
import { sendMessage } from './sendMessage.ts';
import { hasBegun, type BegunState } from './states.ts';

/** After how many seconds a browser without scripts asks for the numbers again, if told to. */
const refreshAfter = 10;

const one = '/console/events/:slug/messages/:id';

/** Messages on their way: sent after a question, held, stopped. */
export const messageSendingRoutes: readonly Route[] = [
  { method: 'get', path: `${one}/sending`, role: 'organizer', need: 'message', handle: askToSend },
  { method: 'post', path: `${one}/sending`, role: 'organizer', need: 'message', handle: send },
  {
    method: 'post',
    path: `${one}/pause`,
    role: 'organizer',
    need: 'message',
    handle: changing(pauseMessage, 'paused'),
  },
  {
    method: 'post',
    path: `${one}/resumption`,
    role: 'organizer',
    need: 'message',
    handle: changing(resumeMessage, 'resumed'),
  },
  { method: 'get', path: `${one}/stop`, role: 'organizer', need: 'message', handle: askToStop },
  {
    method: 'post',
    path: `${one}/stop`,
    role: 'organizer',
    need: 'message',
    handle: changing(stopMessage, 'stopped'),
  },
];

function askToSend(visit: OrganizerVisit): Reply {
  const { event, message } = messageOf(visit);
  return hasBegun(message.state)
    ? redirect(consoleMessageAddress(event.slug, message.id))
    : sendingPage(visit, event, message, false);
}

function sendingPage(
  { services, view, now }: OrganizerVisit,
  event: Event,
  message: AttendeeMessage,
  changed: boolean,
): Reply {
  const { id, version, pace } = message;
  const reach = reachOf(services, message, now);
  const { quiet, zone } = siteOf(services);
  const until = quietUntil('message', event, quiet, zone, now);
  if (reach.getting === 0) return redirect(consoleMessageAddress(event.slug, id));
  return page(
    messageSendingPage(view, {
      event: eventOnConsole(services, event, now),
      id,
      version,
      to: { ...message, narrowed: filterInWords(services, view, event, message.filter) },
      reach,
      variants: variantsOf(services, event, message, reach, now),
      pace,
      minutes: minutesFor(reach.people, pace),
      quietUntil: until === null ? null : momentText(until, event.zone, view.language),
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
      return redirectDone(visit, consoleMessageAddress(event.slug, message.id), 'sending', [
        outcome.people,
      ]);
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
  done: 'paused' | 'resumed' | 'stopped',
): (visit: OrganizerVisit) => Promise<Reply> {
  return async (visit) => {
    const { event, message } = messageOf(visit);
    const outcome = await verb(visit.services, message.id, visit.organizer.id);
    if (outcome.kind === 'unknown') throw notFound();
    const address = consoleMessageAddress(event.slug, message.id);
    if (outcome.kind === 'draft') return redirect(address);
    // A second click finds it as it was wanted; what is over can be neither held nor stopped.
    const told = outcome.kind === 'changed' || outcome.kind === 'done' ? done : 'over';
    return redirectDone(visit, address, told);
  };
}

/** How far a message has come. */
export function showProgress(
  visit: OrganizerVisit,
  event: Event,
  message: AttendeeMessage,
  state: BegunState,
): Reply {
  const { services, view, now } = visit;
  const counts = countsOf(services, message, now);
  const refreshing = state === 'sending' && visit.query.get('live') === 'yes';
  const { moment } = shownTimes(view, event.zone);
  const reply = page(
    messageProgressPage(view, {
      event: eventOnConsole(services, event, now),
      id: message.id,
      state,
      to: { ...message, narrowed: filterInWords(services, view, event, message.filter) },
      author: authorOf(visit, message),
      variants: subjectsOf(services, event, message, now),
      counts,
      shortfall: shortfallOf(services, message),
      minutes: minutesFor(counts.left, message.pace),
      started: moment(message.startedAt ?? message.updatedAt),
      ended: message.endedAt === null ? null : moment(message.endedAt),
      refreshing,
      done: whatWasDone(visit),
    }),
  );
  // Only on request: a page that loads itself again takes the place from whoever reads it slowly.
  return refreshing ? { ...reply, headers: { Refresh: String(refreshAfter) } } : reply;
}

function askToStop(visit: OrganizerVisit): Reply {
  const { services, view, now } = visit;
  const { event, message } = messageOf(visit);
  const { id, state } = message;
  if (state !== 'sending' && state !== 'paused')
    return redirect(consoleMessageAddress(event.slug, id));
  const { left } = countsOf(services, message, now);
  return page(messageStopPage(view, { event: eventOnConsole(services, event, now), id, left }));
}
