import type { AttendeeMessage, Event } from '../../db/schema.ts';
import { consoleMessageAddress } from '../../templates/addresses.ts';
import type { FormState } from '../../templates/forms.ts';
import { messageSchedulePage } from '../../templates/pages/console/messageSchedule.ts';
import { eventOnConsole } from '../events/eventOnConsole.ts';
import type { OccurrenceQuestion } from '../events/scheduleForm.ts';
import { siteOf } from '../siteSettings.ts';
import { startInWords, zoneInWords } from '../time/times.ts';
import { redirectDone } from '../web/done.ts';
import { notFound } from '../web/httpProblem.ts';
import { refusedForm } from '../web/parseForm.ts';
import { page, redirect, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { filterInWords } from './filterInWords.ts';
import { messageOf, versionIn } from './messageOnConsole.ts';
import { reachOf } from './reach.ts';
import { scheduleMessage, unscheduleMessage } from './scheduleMessage.ts';
import { readSendTime, sendTimeForm } from './sendTime.ts';
import { hasBegun } from './states.ts';

const one = '/console/events/:slug/messages/:id';

/** Messages that go by themselves: at a time that somebody set. */
export const messageScheduleRoutes: readonly Route[] = [
  { method: 'get', path: `${one}/schedule`, role: 'organizer', need: 'message', handle: ask },
  { method: 'post', path: `${one}/schedule`, role: 'organizer', need: 'message', handle: schedule },
  {
    method: 'post',
    path: `${one}/unscheduling`,
    role: 'organizer',
    need: 'message',
    handle: unschedule,
  },
];

interface Asked {
  version: number;
  form: FormState;
  question: OccurrenceQuestion | null;
  changed?: true;
}

function ask(visit: OrganizerVisit): Reply {
  const { event, message } = messageOf(visit);
  if (hasBegun(message.state)) return redirect(consoleMessageAddress(event.slug, message.id));
  const form = sendTimeForm(message, event.zone, visit.now);
  const read = readSendTime(form.values, visit.view.language, boundsOf(visit, event));
  return timePage(visit, event, message, {
    version: message.version,
    form,
    question: read.question,
  });
}

async function schedule(visit: OrganizerVisit): Promise<Reply> {
  const { services, view, organizer, form } = visit;
  const { event, message } = messageOf(visit);
  const address = consoleMessageAddress(event.slug, message.id);
  const version = versionIn(visit);
  const read = readSendTime(form, view.language, boundsOf(visit, event));
  const { question } = read;
  if (!read.ok) {
    const refused = refusedForm(form, read.problems, view.t);
    return timePage(visit, event, message, { version, form: refused, question });
  }
  const outcome = await scheduleMessage(services, message.id, organizer.id, version, read.moment);
  switch (outcome.kind) {
    case 'scheduled':
      return redirectDone(visit, address, 'scheduled');
    case 'begun':
      return redirectDone(visit, address, 'begun');
    // It was still to come when the form was read: the page now says that it is over.
    case 'past':
      return redirect(consoleMessageAddress(event.slug, message.id, 'schedule'));
    case 'other': {
      const typed = { values: form, problems: {} };
      return timePage(visit, event, message, { version, form: typed, question, changed: true });
    }
    case 'unknown':
      throw notFound();
  }
}

async function unschedule(visit: OrganizerVisit): Promise<Reply> {
  const { services, organizer } = visit;
  const { event, message } = messageOf(visit);
  const done = await unscheduleMessage(services, message.id, organizer.id);
  const address = consoleMessageAddress(event.slug, message.id);
  return redirectDone(visit, address, done ? 'unscheduled' : 'begun');
}

function boundsOf({ services, now }: OrganizerVisit, event: Event) {
  return { event, now, retentionDays: siteOf(services).retentionDays };
}

function timePage(
  { services, view, now }: OrganizerVisit,
  event: Event,
  message: AttendeeMessage,
  { version, form, question, changed }: Asked,
): Reply {
  const refused = changed === true || Object.keys(form.problems).length > 0;
  return page(
    messageSchedulePage(view, {
      event: eventOnConsole(services, event, now),
      id: message.id,
      version,
      form,
      question,
      to: { ...message, narrowed: filterInWords(services, view, event, message.filter) },
      reach: reachOf(services, message, now),
      zone: zoneInWords(event.startsAt, event.zone, view.language),
      begins: startInWords(event, view.language),
      changed: changed === true,
    }),
    refused ? 422 : 200,
  );
}
