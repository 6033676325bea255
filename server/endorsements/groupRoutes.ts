import { consoleEndorsementsAddress } from '../../templates/addresses.ts';
import { eventOf } from '../events/eventOnConsole.ts';
import { redirectDone } from '../web/done.ts';
import { HttpProblem, notFound } from '../web/httpProblem.ts';
import { idInPath } from '../web/idInPath.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import {
  addGroup,
  moveGroup,
  removeGroup,
  renameGroup,
  type GroupOutcome,
} from './changeGroups.ts';
import { endorsementsOnConsole } from './endorsementsOnConsole.ts';
import { groupKindOf, groupNamesOf } from './groupForm.ts';

const groups = '/console/events/:slug/endorsements/groups';

/** The headings of the list of co-sponsors. */
export const groupRoutes: readonly Route[] = [
  { method: 'post', path: groups, role: 'organizer', need: 'organize', handle: add },
  {
    method: 'post',
    path: `${groups}/:group/names`,
    role: 'organizer',
    need: 'organize',
    handle: rename,
  },
  {
    method: 'post',
    path: `${groups}/:group/place`,
    role: 'organizer',
    need: 'organize',
    handle: move,
  },
  {
    method: 'post',
    path: `${groups}/:group/removal`,
    role: 'organizer',
    need: 'organize',
    handle: remove,
  },
];

async function add(visit: OrganizerVisit): Promise<Reply> {
  const { services, view, form } = visit;
  const kind = groupKindOf(form);
  if (kind !== 'free') return after(visit, await addGroup(services, whereOf(visit), kind, {}));
  const names = groupNamesOf(form, view.t);
  if (!names.ok) {
    const refused = { id: null, state: names.form };
    return page(endorsementsOnConsole(visit, eventOf(visit), { group: refused }), 422);
  }
  return after(visit, await addGroup(services, whereOf(visit), kind, names.value));
}

async function rename(visit: OrganizerVisit): Promise<Reply> {
  const id = idInPath(visit, 'group');
  const names = groupNamesOf(visit.form, visit.view.t);
  if (!names.ok) {
    const refused = { id, state: names.form };
    return page(endorsementsOnConsole(visit, eventOf(visit), { group: refused }), 422);
  }
  return after(visit, await renameGroup(visit.services, whereOf(visit), id, names.value));
}

async function move(visit: OrganizerVisit): Promise<Reply> {
  const direction = visit.form['direction'] === 'up' ? 'up' : 'down';
  const id = idInPath(visit, 'group');
  return after(visit, await moveGroup(visit.services, whereOf(visit), id, direction));
}

async function remove(visit: OrganizerVisit): Promise<Reply> {
  return after(visit, await removeGroup(visit.services, whereOf(visit), idInPath(visit, 'group')));
}

function whereOf(visit: OrganizerVisit) {
  return { eventId: eventOf(visit).id, organizerId: visit.organizer.id };
}

/** A second press finds the heading as it wanted it. */
function after(visit: OrganizerVisit, outcome: GroupOutcome): Reply {
  if (outcome === 'gone') throw notFound();
  if (outcome === 'too-many') throw new HttpProblem(409);
  return redirectDone(visit, consoleEndorsementsAddress(eventOf(visit).slug), 'groupsSaved');
}
