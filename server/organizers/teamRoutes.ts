import type { AuditFilter } from '../../db/audit.ts';
import type { TeamMember } from '../../db/rights.ts';
import type { Rights } from '../../db/schema.ts';
import {
  consoleAccountAddress,
  consoleAuditAddress,
  consoleTeamAddress,
  consoleTeamRemovalAddress,
  signInAddress,
  withQuery,
} from '../../templates/addresses.ts';
import { freshForm, type FormState, type FormValues } from '../../templates/forms.ts';
import { teamMemberPage, teamPage, teamRemovalPage } from '../../templates/pages/console/team.ts';
import { actionsOf } from '../audit/kinds.ts';
import { latestDays } from '../audit/latestDays.ts';
import type { Services } from '../services.ts';
import { doneText, redirectDone } from '../web/done.ts';
import { notFound } from '../web/httpProblem.ts';
import { idInPath } from '../web/idInPath.ts';
import { parseForm, refusedForm } from '../web/parseForm.ts';
import {
  movedTo,
  page,
  redirect,
  type OrganizerVisit,
  type Reply,
  type Route,
} from '../web/routes.ts';
import { noSession } from '../web/session.ts';
import { shownTimes, zoneOfPage } from '../web/shownTimes.ts';
import { changeRights } from './changeRights.ts';
import { invitationForm } from './invitationForm.ts';
import { inviteOrganizer } from './inviteOrganizer.ts';
import { removeOrganizer } from './removeOrganizer.ts';
import { citiesNamed, namedEvents, offeredRights, readRights, rightsValues } from './rightsForm.ts';
import { linkLife } from './signInLink.ts';

const hour = 3_600_000;

/** Lines of the audit log on the page, and entries that are looked through for them. */
const latestLines = 8;
const entriesRead = 100;
const ofTheTeam: AuditFilter = {
  actions: actionsOf('organizers'),
  organizerId: null,
  eventId: null,
  theirs: null,
  search: '',
};

const member = '/console/team/:id';
const removal = '/console/team/:id/removal';

/** Who is of the team, and what each may do. */
export const teamRoutes: readonly Route[] = [
  {
    method: 'get',
    path: consoleTeamAddress,
    role: 'organizer',
    need: 'team',
    handle: (visit) => page(team(visit, freshForm(invitationOf(visit)))),
  },
  {
    method: 'post',
    path: consoleTeamAddress,
    fresh: true,
    role: 'organizer',
    need: 'team',
    handle: invite,
  },
  { method: 'get', path: member, role: 'organizer', need: 'team', handle: showMember },
  { method: 'post', path: member, fresh: true, role: 'organizer', need: 'team', handle: change },
  {
    method: 'get',
    path: removal,
    role: 'organizer',
    need: 'team',
    handle: (visit) => page(removalQuestion(visit, named(visit))),
  },
  { method: 'post', path: removal, fresh: true, role: 'organizer', need: 'team', handle: remove },
  // Where the team was before it had roles; emails of that time lead there.
  {
    method: 'get',
    path: '/console/organizers',
    role: 'organizer',
    need: 'self',
    handle: (visit) =>
      movedTo(visit.rights.role === 'owner' ? consoleTeamAddress : consoleAccountAddress, visit),
  },
  {
    method: 'get',
    path: '/console/organizers/:id/removal',
    role: 'organizer',
    need: 'team',
    handle: (visit) => movedTo(consoleTeamRemovalAddress(idInPath(visit)), visit),
  },
];

/** What the form of an invitation begins with: the page of a door asks for a helper there. */
function invitationOf({ services, view, query }: OrganizerVisit): FormValues {
  const { language } = view;
  const event = services.db.events.bySlug(query.get('door') ?? '');
  return event === undefined
    ? { language, role: 'organizer' }
    : { language, ...rightsValues({ role: 'door', eventId: event.id }) };
}

async function invite(visit: OrganizerVisit): Promise<Reply> {
  const { services, view, form, organizer } = visit;
  const parsed = parseForm(invitationForm(view.languages), form, view.t);
  const read = readRights(form, citiesNamed(services, view.language));
  if (!parsed.ok || !read.ok) {
    const refused = refusedForm(form, read.ok ? {} : read.problems, view.t);
    const problems = { ...(parsed.ok ? {} : parsed.form.problems), ...refused.problems };
    return page(team(visit, { ...refused, problems }), 422);
  }
  const invitation = { ...parsed.value, rights: read.rights };
  const outcome = await inviteOrganizer(services, invitation, { organizerId: organizer.id });
  switch (outcome.kind) {
    case 'known': {
      const { name } = outcome.organizer;
      const problem = { key: 'console.team.invite.known', values: { name } } as const;
      return page(team(visit, refusedForm(form, { email: problem }, view.t)), 422);
    }
    case 'gone':
      return page(team(visit, gone(visit, read.rights)), 422);
    case 'invited':
      return redirectDone(visit, consoleTeamAddress, 'invited', [outcome.organizer.id]);
  }
}

function showMember(visit: OrganizerVisit): Reply {
  const found = named(visit);
  return page(memberPage(visit, found, freshForm(rightsValues(found.rights))));
}

async function change(visit: OrganizerVisit): Promise<Reply> {
  const { services, view, form, organizer } = visit;
  const found = named(visit);
  const read = readRights(form, citiesNamed(services, view.language));
  if (!read.ok)
    return page(memberPage(visit, found, refusedForm(form, read.problems, view.t)), 422);
  const { id } = found.organizer;
  const outcome = await changeRights(services, id, read.rights, { organizerId: organizer.id });
  switch (outcome.kind) {
    case 'unknown':
      throw notFound();
    case 'gone':
      return page(memberPage(visit, found, gone(visit, read.rights)), 422);
    case 'last': {
      const problem = { key: 'console.team.rights.lastOwner' } as const;
      return page(memberPage(visit, found, refusedForm(form, { role: problem }, view.t)), 422);
    }
    case 'changed':
    case 'unchanged':
      // Who is an owner no more finds the team closed, and their own page open.
      return id === organizer.id && read.rights.role !== 'owner'
        ? redirectDone(visit, consoleAccountAddress, 'rightsChanged')
        : redirectDone(visit, consoleTeamAddress, 'changed', [id]);
  }
}

async function remove(visit: OrganizerVisit): Promise<Reply> {
  const { services, organizer } = visit;
  const removed = named(visit);
  const { id } = removed.organizer;
  const outcome = await removeOrganizer(services, id, { organizerId: organizer.id });
  switch (outcome.kind) {
    case 'unknown':
      throw notFound();
    case 'last':
      return page(removalQuestion(visit, removed), 422);
    case 'removed':
      return id === organizer.id
        ? redirect(signInAddress, [noSession])
        : redirectDone(visit, consoleTeamAddress, 'removed', [id]);
  }
}

/** The form as it was sent, with the sentence that what was chosen is there no more. */
function gone({ form, view }: OrganizerVisit, { role }: Rights): FormState {
  const problem = { key: 'console.team.rights.gone' } as const;
  return refusedForm(form, { [role === 'door' ? 'door' : 'campaign']: problem }, view.t);
}

/** The member of the team whose id stands in the path. */
function named(visit: OrganizerVisit): TeamMember {
  const id = idInPath(visit);
  const found = visit.services.db.rights.team().find(({ organizer }) => organizer.id === id);
  if (!found) throw notFound();
  return found;
}

function memberPage(
  { services: { db }, view, organizer, now }: OrganizerVisit,
  { organizer: { id, name, email }, rights }: TeamMember,
  form: FormState,
) {
  return teamMemberPage(view, {
    member: { id, name, email },
    form,
    offered: offeredRights(db, now, rights),
    isYou: id === organizer.id,
  });
}

function removalQuestion(
  { services, view, organizer }: OrganizerVisit,
  { organizer: removed, rights }: TeamMember,
) {
  return teamRemovalPage(view, {
    organizer: removed,
    isYou: removed.id === organizer.id,
    last: rights.role === 'owner' && owners(services) === 1,
  });
}

function owners({ db }: Services): number {
  return db.rights.team().filter(({ rights }) => rights.role === 'owner').length;
}

function team(visit: OrganizerVisit, form: FormState) {
  const { services, view, organizer, now } = visit;
  const zone = zoneOfPage(view);
  const { date } = shownTimes(view, zone);
  return teamPage(view, {
    members: services.db.rights.team().map(({ organizer: one, rights }) => ({
      id: one.id,
      name: one.name,
      email: one.email,
      role: rights.role,
      theirs: titlesOf(services, rights),
      invited: date(one.invitedAt),
      lastSignedIn: one.lastSignedInAt === null ? null : date(one.lastSignedInAt),
      isYou: one.id === organizer.id,
    })),
    onlyOwner: owners(services) === 1,
    activity: latestDays(view, services.db.audit.list(ofTheTeam, null, entriesRead), {
      zone,
      address: withQuery(consoleAuditAddress, { kind: 'organizers' }),
      lines: latestLines,
    }),
    form,
    offered: offeredRights(services.db, now, null),
    hours: linkLife.invitation / hour,
    done: whatHappened(visit),
  });
}

function titlesOf({ db }: Services, rights: Rights): string[] {
  if (rights.role === 'coordinator' && rights.of.kind !== 'events') {
    const title = db.campaigns.byId(rights.of.campaignId)?.title ?? '';
    return [title, ...(rights.of.kind === 'city' ? [rights.of.city] : [])];
  }
  return namedEvents(rights).flatMap((id) => db.events.byId(id)?.title ?? []);
}

/** The sentence for what the page before this one did. */
function whatHappened(visit: OrganizerVisit): string | null {
  const { services, view } = visit;
  return doneText(visit, ['invited', 'changed', 'removed'], (name, [id = 0]) => {
    const whom = services.db.organizers.byId(id);
    if (!whom) return null;
    const sentences = {
      invited: 'console.team.invite.done',
      changed: 'console.team.rights.done',
      removed: 'console.team.removal.done',
    } as const;
    return view.t(sentences[name], { name: whom.name });
  });
}
