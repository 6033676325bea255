import {
  consoleMailsAddress,
  consoleSignUpsAddress,
  consoleUnreadReportsAddress,
} from '../../templates/addresses.ts';
import {
  unreadReportPage,
  unreadReportsPage,
} from '../../templates/pages/console/unreadReports.ts';
import { eventOf } from '../console/eventOnDesk.ts';
import { momentText } from '../events/times.ts';
import { doneIn, redirectDone } from '../web/done.ts';
import { notFound } from '../web/httpProblem.ts';
import { page, redirect, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { trustAddress, type Trust } from './trustAddress.ts';

/** Addresses from which mail comes back, and mails about them that nobody could make sense of. */
export const bounceDeskRoutes: readonly Route[] = [
  {
    method: 'post',
    path: '/console/mails/:id/recipient',
    role: 'organizer',
    handle: trustRecipient,
  },
  {
    method: 'post',
    path: '/console/events/:slug/signups/:id/mailing',
    role: 'organizer',
    handle: trustAttendee,
  },
  { method: 'get', path: consoleUnreadReportsAddress, role: 'organizer', handle: showReports },
  { method: 'get', path: '/console/mails/unread/:id', role: 'organizer', handle: showReport },
  {
    method: 'post',
    path: '/console/mails/unread/:id/removal',
    role: 'organizer',
    handle: removeReport,
  },
];

/** No more than are kept. */
const listedReports = 200;

async function trustRecipient(visit: OrganizerVisit): Promise<Reply> {
  const { services, organizer } = visit;
  const outcome = await trustAddress(services, { mailId: idOf(visit) }, organizer.id);
  return afterTrust(visit, outcome, consoleMailsAddress);
}

async function trustAttendee(visit: OrganizerVisit): Promise<Reply> {
  const { services, organizer } = visit;
  const event = eventOf(visit);
  const signup = services.db.signups.byId(idOf(visit));
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
  const zone = view.viewerZone ?? 'UTC';
  const reports = services.db.bounces.unread(listedReports);
  return page(
    unreadReportsPage(view, {
      reports: reports.map((report) => ({
        ...report,
        when: momentText(report.receivedAt, zone, view.language),
      })),
      done: doneIn(visit, ['removed']) === null ? null : view.t('console.addresses.unread.removed'),
    }),
  );
}

function showReport(visit: OrganizerVisit): Reply {
  const { services, view } = visit;
  const report = services.db.bounces.unreadById(idOf(visit));
  if (!report) throw notFound();
  return page(
    unreadReportPage(view, {
      ...report,
      when: momentText(report.receivedAt, view.viewerZone ?? 'UTC', view.language),
      text: report.raw.toString('utf8').replaceAll(/[^\P{C}\n\t]/gu, ''),
      whole: report.raw.length === report.size,
    }),
  );
}

/** What is gone already is found removed: a second click is told the same. */
async function removeReport(visit: OrganizerVisit): Promise<Reply> {
  const id = idOf(visit);
  await visit.services.db.write((store) => store.bounces.removeUnread(id));
  return redirectDone(visit, consoleUnreadReportsAddress, 'removed');
}

function idOf({ params }: OrganizerVisit): number {
  return /^\d{1,15}$/.test(params['id'] ?? '') ? Number(params['id']) : 0;
}
