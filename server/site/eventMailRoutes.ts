import type { Event } from '../../db/schema.ts';
import { isLanguage, type Language } from '../../templates/languages.ts';
import { eventMailsPage } from '../../templates/pages/console/eventMails.ts';
import type { View } from '../../templates/view.ts';
import { eventOf, eventOnConsole } from '../events/eventOnConsole.ts';
import { isBeforeHour, plannedReminders, reminderKinds } from '../outbox/reminderTimes.ts';
import { scheduleOf } from '../time/eventSchedule.ts';
import { timeInWords } from '../time/times.ts';
import { notFound } from '../web/httpProblem.ts';
import { framedMail } from '../web/mailFrame.ts';
import { offeredLanguage } from '../web/offeredLanguage.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { mailsOfEvent, previewMail, type EventMailKind } from './previewMail.ts';

/** When reminders of an event leave, and every mail about it as its readers get it. */
export const eventMailRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/console/events/:slug/mails',
    role: 'organizer',
    need: 'organize',
    handle: showMails,
  },
  {
    method: 'get',
    path: '/console/events/:slug/mails/html',
    role: 'organizer',
    need: 'organize',
    handle: showHtml,
  },
];

function showMails(visit: OrganizerVisit): Reply {
  const { services, view, now } = visit;
  const event = eventOf(visit);
  const { kind, language } = chosenIn(visit, event);
  return page(
    eventMailsPage(view, {
      event: eventOnConsole(services, event, now),
      planned: plannedIn(view, event),
      kinds: mailsOfEvent(event).map((one) => ({
        value: one,
        label: view.t(`console.mails.kinds.${one}`),
      })),
      chosen: { kind, language },
      mail: mailOf(visit, event, kind, language),
    }),
  );
}

function showHtml(visit: OrganizerVisit): Reply {
  const event = eventOf(visit);
  const { kind, language } = chosenIn(visit, event);
  const mail = mailOf(visit, event, kind, language);
  if (mail === null) throw notFound();
  return framedMail(visit.services, mail.html);
}

function mailOf(
  { services, view }: OrganizerVisit,
  event: Event,
  kind: EventMailKind,
  language: Language,
) {
  return previewMail(services, event, kind, { language, zone: view.viewerZone });
}

/** Whatever else the address says, there is a mail to show. */
function chosenIn({ query, view }: OrganizerVisit, event: Event) {
  const language = query.get('language');
  return {
    kind: mailsOfEvent(event).find((one) => one === query.get('kind')) ?? 'signup-confirmed',
    language: offeredLanguage(view, isLanguage(language) ? language : null),
  } as const;
}

function plannedIn({ t, language }: View, event: Event): { mail: string; when: string }[] {
  const planned = plannedReminders(event, scheduleOf(event));
  return reminderKinds.map((kind) => {
    const at = planned[kind];
    const open = event.startPrecision === 'day' && isBeforeHour(kind);
    const off = open ? 'hourOpen' : kind === 'event-thanks' ? 'offThanks' : 'off';
    return {
      mail: t(`console.mails.kinds.${kind}`),
      when: at === null ? t(`console.eventMails.${off}`) : timeInWords(at, event.zone, language),
    };
  });
}
