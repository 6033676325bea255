import { consoleEndorsementsAddress } from '../../templates/addresses.ts';
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
import { routesIn, type ConsolePart } from './consolePart.ts';
import type { Endorsed } from './endorsed.ts';
import { endorsementsOnConsole } from './endorsementsOnConsole.ts';
import { groupKindOf, groupNamesOf } from './groupForm.ts';

/** The headings of the list of co-sponsors. */
export function groupRoutes(part: ConsolePart): Route[] {
  const route = routesIn(part);
  return [
    route('post', '/groups', add),
    route('post', '/groups/:group/names', rename),
    route('post', '/groups/:group/place', move),
    route('post', '/groups/:group/removal', remove),
  ];
}

async function add(visit: OrganizerVisit, of: Endorsed): Promise<Reply> {
  const { services, view, form } = visit;
  const kind = groupKindOf(form);
  if (kind !== 'free')
    return after(visit, of, await addGroup(services, whereOf(visit, of), kind, {}));
  const names = groupNamesOf(form, view.t);
  if (!names.ok) {
    const refused = { id: null, state: names.form };
    return page(endorsementsOnConsole(visit, of, { group: refused }), 422);
  }
  return after(visit, of, await addGroup(services, whereOf(visit, of), kind, names.value));
}

async function rename(visit: OrganizerVisit, of: Endorsed): Promise<Reply> {
  const id = idInPath(visit, 'group');
  const names = groupNamesOf(visit.form, visit.view.t);
  if (!names.ok) {
    const refused = { id, state: names.form };
    return page(endorsementsOnConsole(visit, of, { group: refused }), 422);
  }
  return after(visit, of, await renameGroup(visit.services, whereOf(visit, of), id, names.value));
}

async function move(visit: OrganizerVisit, of: Endorsed): Promise<Reply> {
  const direction = visit.form['direction'] === 'up' ? 'up' : 'down';
  const id = idInPath(visit, 'group');
  return after(visit, of, await moveGroup(visit.services, whereOf(visit, of), id, direction));
}

async function remove(visit: OrganizerVisit, of: Endorsed): Promise<Reply> {
  return after(
    visit,
    of,
    await removeGroup(visit.services, whereOf(visit, of), idInPath(visit, 'group')),
  );
}

function whereOf({ organizer }: OrganizerVisit, { owner }: Endorsed) {
  return { owner, organizerId: organizer.id };
}

/** A second press finds the heading as it wanted it. */
function after(visit: OrganizerVisit, of: Endorsed, outcome: GroupOutcome): Reply {
  if (outcome === 'gone') throw notFound();
  if (outcome === 'too-many') throw new HttpProblem(409);
  return redirectDone(visit, consoleEndorsementsAddress(of.at), 'groupsSaved');
}
