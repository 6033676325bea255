import {
  consoleAccountAddress,
  consoleOtherSessionsEndingAddress,
  signInAddress,
} from '../../templates/addresses.ts';
import { browserInWords } from '../../templates/components/browser.ts';
import {
  accountPage,
  type AccountPageProps,
  type PasskeyLine,
  type SessionLine,
} from '../../templates/pages/console/account.ts';
import { doneText, redirectDone } from '../web/done.ts';
import { page, redirect, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { logSecurity } from '../web/securityLog.ts';
import { isLive, noSession, sessionOf } from '../web/session.ts';
import { idInPath } from '../web/idInPath.ts';
import { shownTimes, zoneOfPage } from '../web/shownTimes.ts';
import { endOtherSessions, endSession } from './endSessions.ts';

/** What is an organizer's own: where they are signed in, and how that ends. */
export const accountRoutes: readonly Route[] = [
  {
    method: 'get',
    path: consoleAccountAddress,
    role: 'organizer',
    need: 'self',
    handle: (visit) =>
      page(
        accountPage(visit.view, {
          email: visit.organizer.email,
          role: visit.rights.role,
          sessions: sessionLines(visit),
          passkeys: passkeyLines(visit),
          codeApp: codeAppLine(visit),
          done: whatHappened(visit),
        }),
      ),
  },
  {
    method: 'post',
    path: '/console/sessions/:id/ending',
    role: 'organizer',
    need: 'self',
    handle: endOne,
  },
  {
    method: 'post',
    path: consoleOtherSessionsEndingAddress,
    role: 'organizer',
    need: 'self',
    handle: endOthers,
  },
];

/** The sessions of the organizer who looks at the page; the one that is used here comes first. */
function sessionLines(visit: OrganizerVisit): SessionLine[] {
  const { services, view, organizer, now } = visit;
  const here = sessionOf(visit)?.session.id;
  const { moment } = shownTimes(view, zoneOfPage(view));
  return services.db.organizers
    .sessionsOf(organizer.id)
    .filter((session) => isLive(session, now))
    .map((session) => ({
      id: session.id,
      browser: browserInWords(view.t, session),
      since: moment(session.createdAt),
      lastUsed: moment(session.lastSeenAt),
      isHere: session.id === here,
    }))
    .toSorted((one, other) => Number(other.isHere) - Number(one.isHere));
}

function passkeyLines({ services, view, organizer }: OrganizerVisit): PasskeyLine[] {
  const { date, moment } = shownTimes(view, zoneOfPage(view));
  return services.db.waysIn.passkeys(organizer.id).map((passkey) => ({
    id: passkey.id,
    browser: browserInWords(view.t, passkey),
    since: date(passkey.createdAt),
    lastUsed: passkey.lastUsedAt === null ? null : moment(passkey.lastUsedAt),
  }));
}

function codeAppLine({ services, view, organizer }: OrganizerVisit): AccountPageProps['codeApp'] {
  const { date, moment } = shownTimes(view, zoneOfPage(view));
  const { waysIn } = services.db;
  const app = waysIn.codeApp(organizer.id);
  if (app === undefined || app.confirmedAt === null) return null;
  return {
    since: date(app.confirmedAt),
    lastUsed: app.lastUsedAt === null ? null : moment(app.lastUsedAt),
    recoveryCodes: waysIn.recoveryCodesLeft(organizer.id),
  };
}

/** The sentence for what the page before this one did; null for nothing. */
function whatHappened(visit: OrganizerVisit): string | null {
  const sentences = {
    ended: 'console.sessions.ended',
    endedOthers: 'console.sessions.endedOthers',
    rightsChanged: 'console.account.rightsChanged',
    passkeyAdded: 'console.passkeys.added',
    passkeyNotAdded: 'console.passkeys.notMade',
    passkeyRemoved: 'console.passkeys.removed',
    codeAppRemoved: 'console.codeApp.removed',
  } as const;
  const names = [
    'ended',
    'endedOthers',
    'rightsChanged',
    'passkeyAdded',
    'passkeyNotAdded',
    'passkeyRemoved',
    'codeAppRemoved',
  ] as const;
  return doneText(visit, names, (name) => visit.view.t(sentences[name]));
}

async function endOne(visit: OrganizerVisit): Promise<Reply> {
  const { services, organizer } = visit;
  const id = idInPath(visit);
  const own = sessionOf(visit)?.session.id === id;
  // A second press finds it ended already, and is told the same.
  if (await endSession(services, organizer.id, id))
    logSecurity(
      services.log,
      { name: 'sessions-ended', organizer: organizer.id, which: 'one' },
      visit.requestId,
    );
  return own
    ? redirect(signInAddress, [noSession])
    : redirectDone(visit, consoleAccountAddress, 'ended');
}

async function endOthers(visit: OrganizerVisit): Promise<Reply> {
  const { services, organizer } = visit;
  const kept = sessionOf(visit)?.session;
  if (kept) {
    await endOtherSessions(services, organizer.id, kept);
    logSecurity(
      services.log,
      { name: 'sessions-ended', organizer: organizer.id, which: 'others' },
      visit.requestId,
    );
  }
  return redirectDone(visit, consoleAccountAddress, 'endedOthers');
}
