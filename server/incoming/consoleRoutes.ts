import {
  consoleMailsAddress,
  consoleSignUpsAddress,
  consoleUnreadReportAddress,
  consoleUnreadReportsAddress,
} from '../../templates/addresses.ts';
import {
  unreadDeeds,
  unreadReportPage,
  unreadReportsPage,
  type ReportedMail,
  type UnreadDeed,
} from '../../templates/pages/console/unreadReports.ts';
import type { View } from '../../templates/view.ts';
import { eventOf } from '../events/eventOnConsole.ts';
import { isMailKind } from '../outbox/mailKinds.ts';
import type { Services } from '../services.ts';
import { doneText, redirectDone } from '../web/done.ts';
import { notFound } from '../web/httpProblem.ts';
import { page, redirect, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { idInPath } from '../web/idInPath.ts';
import { shownTimes, zoneOfPage } from '../web/shownTimes.ts';
import {
  countAsBounce,
  keepAsPersonal,
  removeReport,
  type ReportDecision,
} from './decideReport.ts';
import { trustAddress, type Trust } from './trustAddress.ts';

/** Addresses from which mail comes back, and mails about them that nobody could make sense of. */
export const unreadReportRoutes: readonly Route[] = [
  {
    method: 'post',
    path: '/console/mails/:mail/recipient',
    role: 'organizer',
    need: 'people',
    handle: trustRecipient,
  },
  {
    method: 'post',
    path: '/console/events/:slug/signups/:id/mailing',
    role: 'organizer',
    need: 'people',
    handle: trustAttendee,
  },
  {
    method: 'get',
    path: consoleUnreadReportsAddress,
    role: 'organizer',
    need: 'mail',
    handle: showReports,
  },
  {
    method: 'get',
    path: '/console/mails/unread/:id',
    role: 'organizer',
    need: 'mail',
    handle: showReport,
  },
  {
    method: 'post',
    path: '/console/mails/unread/:id/removal',
    role: 'organizer',
    need: 'mail',
    handle: remove,
  },
  {
    method: 'post',
    path: '/console/mails/unread/:id/bounce',
    role: 'organizer',
    need: 'mail',
    handle: deciding(countAsBounce, 'counted'),
  },
  {
    method: 'post',
    path: '/console/mails/unread/:id/person',
    role: 'organizer',
    need: 'mail',
    handle: deciding(keepAsPersonal, 'personal'),
  },
];

/** No more than are kept. */
const listedReports = 200;

async function trustRecipient(visit: OrganizerVisit): Promise<Reply> {
  const { services, organizer } = visit;
  const outcome = await trustAddress(services, { mailId: idInPath(visit, 'mail') }, organizer.id);
  return afterTrust(visit, outcome, consoleMailsAddress);
}

async function trustAttendee(visit: OrganizerVisit): Promise<Reply> {
  const { services, organizer } = visit;
  const event = eventOf(visit);
  const signup = services.db.signups.byId(idInPath(visit));
  if (signup?.eventId !== event.id) throw notFound();
  const outcome = await trustAddress(services, { signupId: signup.id }, organizer.id);
  return afterTrust(visit, outcome, consoleSignUpsAddress(event.slug));
}

function afterTrust(visit: OrganizerVisit, { kind }: Trust, back: string): Reply {
  if (kind === 'unknown') throw notFound();
  return kind === 'trusted' ? redirectDone(visit, back, 'trusted') : redirect(back);
}

function showReports(visit: OrganizerVisit): Reply {
  const { services, view } = visit;
  const { moment } = shownTimes(view, zoneOfPage(view));
  const reports = services.db.bounces.unread(listedReports);
  return page(
    unreadReportsPage(view, {
      reports: reports.map((report) => ({
        ...report,
        when: moment(report.receivedAt),
        personal: report.personalAt !== null,
        about: aboutOf(services, view, report.mailId),
      })),
      done: doneText(visit, unreadDeeds, (name) => view.t(`console.addresses.unread.${name}`)),
    }),
  );
}

function showReport(visit: OrganizerVisit): Reply {
  const { services, view } = visit;
  const report = services.db.bounces.unreadById(idInPath(visit));
  if (!report) throw notFound();
  const { moment } = shownTimes(view, zoneOfPage(view));
  return page(
    unreadReportPage(view, {
      ...report,
      when: moment(report.receivedAt),
      personal: report.personalAt !== null,
      about: aboutOf(services, view, report.mailId),
      text: report.raw.toString('utf8').replaceAll(/[^\P{C}\n\t]/gu, ''),
      whole: report.raw.length === report.size,
    }),
  );
}

/** Which mail of ours it is about, as its mark tells; null where it names none. */
function aboutOf({ db }: Services, view: View, mailId: number | null): ReportedMail | null {
  const facts = mailId === null ? undefined : db.outbox.facts(mailId);
  const address = facts?.recipient;
  if (!facts || !address) return null;
  const { kind } = facts.mail;
  return {
    kind: isMailKind(kind)
      ? view.t(`console.mails.kinds.${kind}`)
      : view.t('console.mails.unknownKind'),
    address,
    event: facts.event?.title ?? null,
  };
}

/** What an organizer says about a mail; a second click comes when it was said, and is told the same. */
function deciding(
  verb: (services: Services, id: number, organizerId: number) => Promise<ReportDecision>,
  deed: UnreadDeed,
) {
  return async (visit: OrganizerVisit): Promise<Reply> => {
    const id = idInPath(visit);
    const { kind } = await verb(visit.services, id, visit.organizer.id);
    return kind === 'no-mail'
      ? redirect(consoleUnreadReportAddress(id))
      : redirectDone(visit, consoleUnreadReportsAddress, deed);
  };
}

/** What is gone already is found removed: a second click is told the same. */
async function remove(visit: OrganizerVisit): Promise<Reply> {
  const id = idInPath(visit);
  await removeReport(visit.services, id);
  return redirectDone(visit, consoleUnreadReportsAddress, 'removed');
}
