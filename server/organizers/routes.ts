import type { Organizer } from '../../db/schema.ts';
import type { AuditFilter } from '../../db/audit.ts';
import {
  consoleAuditAddress,
  consoleOrganizersAddress,
  signInAddress,
  withQuery,
} from '../../templates/addresses.ts';
import { freshForm, type FormState } from '../../templates/forms.ts';
import { organizerRemovalPage, organizersPage } from '../../templates/pages/console/organizers.ts';
import { actionsOf } from '../audit/kinds.ts';
import { latestDays } from '../audit/latestDays.ts';
import { doneText, redirectDone } from '../web/done.ts';
import { notFound } from '../web/httpProblem.ts';
import { parseForm, refusedForm } from '../web/parseForm.ts';
import { page, redirect, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { noSession } from '../web/session.ts';
import { idInPath } from '../web/idInPath.ts';
import { shownTimes, zoneOfPage } from '../web/shownTimes.ts';
import { digestRoutes } from './digestRoutes.ts';
import { invitationForm } from './invitationForm.ts';
import { inviteOrganizer } from './inviteOrganizer.ts';
import { removeOrganizer } from './removeOrganizer.ts';
import { sessionLines, sessionRoutes, sessionsEnded } from './sessionRoutes.ts';
import { linkLife } from './signInLink.ts';
import { signInRoutes } from './signInRoutes.ts';

const hour = 3_600_000;

/** Lines of the audit log on the page, and entries that are looked through for them. */
const latestLines = 8;
const entriesRead = 100;
const ofTheTeam: AuditFilter = {
  actions: actionsOf('organizers'),
  organizerId: null,
  eventId: null,
  search: '',
};

export const organizerRoutes: readonly Route[] = [
  ...signInRoutes,
  ...sessionRoutes,
  ...digestRoutes,
  {
    method: 'get',
    path: consoleOrganizersAddress,
    role: 'organizer',
    handle: (visit) => page(list(visit, freshForm({ language: visit.view.language }))),
  },
  { method: 'post', path: consoleOrganizersAddress, role: 'organizer', handle: invite },
  {
    method: 'get',
    path: '/console/organizers/:id/removal',
    role: 'organizer',
    handle: (visit) => page(removalQuestion(visit, named(visit))),
  },
  { method: 'post', path: '/console/organizers/:id/removal', role: 'organizer', handle: remove },
];

async function invite(visit: OrganizerVisit): Promise<Reply> {
  const { services, view, form, organizer } = visit;
  const parsed = parseForm(invitationForm(view.languages), form, view.t);
  if (!parsed.ok) return page(list(visit, parsed.form), 422);
  const outcome = await inviteOrganizer(services, parsed.value, { organizerId: organizer.id });
  switch (outcome.kind) {
    case 'known': {
      const { name } = outcome.organizer;
      const problem = { key: 'console.organizers.invite.known', values: { name } } as const;
      return page(list(visit, refusedForm(form, { email: problem }, view.t)), 422);
    }
    case 'invited':
      return redirectDone(visit, consoleOrganizersAddress, 'invited', [outcome.organizer.id]);
  }
}

async function remove(visit: OrganizerVisit): Promise<Reply> {
  const { services, organizer } = visit;
  const removed = named(visit);
  const outcome = await removeOrganizer(services, removed.id, { organizerId: organizer.id });
  switch (outcome.kind) {
    case 'unknown':
      throw notFound();
    case 'last':
      return page(removalQuestion(visit, removed), 422);
    case 'removed':
      return removed.id === organizer.id
        ? redirect(signInAddress, [noSession])
        : redirectDone(visit, consoleOrganizersAddress, 'removed', [removed.id]);
  }
}

/** The organizer whose id stands in the path. */
function named(visit: OrganizerVisit): Organizer {
  const organizer = visit.services.db.organizers.byId(idInPath(visit));
  if (!organizer || organizer.removedAt !== null) throw notFound();
  return organizer;
}

function removalQuestion({ services, view, organizer }: OrganizerVisit, removed: Organizer) {
  return organizerRemovalPage(view, {
    organizer: removed,
    isYou: removed.id === organizer.id,
    last: services.db.organizers.active().length === 1,
  });
}

function list(visit: OrganizerVisit, form: FormState) {
  const { services, view, organizer } = visit;
  const zone = zoneOfPage(view);
  const { date } = shownTimes(view, zone);
  return organizersPage(view, {
    organizers: services.db.organizers.active().map((one) => ({
      id: one.id,
      name: one.name,
      email: one.email,
      invited: date(one.invitedAt),
      lastSignedIn: one.lastSignedInAt === null ? null : date(one.lastSignedInAt),
      isYou: one.id === organizer.id,
    })),
    sessions: sessionLines(visit),
    activity: latestDays(view, services.db.audit.list(ofTheTeam, null, entriesRead), {
      zone,
      address: withQuery(consoleAuditAddress, { kind: 'organizers' }),
      lines: latestLines,
    }),
    form,
    hours: linkLife.invitation / hour,
    done: whatHappened(visit),
  });
}

/** The sentence for what the page before this one did. */
function whatHappened(visit: OrganizerVisit): string | null {
  const { services, view } = visit;
  const team = doneText(visit, ['invited', 'removed'], (name, [id = 0]) => {
    const whom = services.db.organizers.byId(id);
    if (!whom) return null;
    return name === 'invited'
      ? view.t('console.organizers.invite.done', { name: whom.name })
      : view.t('console.organizers.removal.done', { name: whom.name });
  });
  return team ?? sessionsEnded(visit);
}
