import type { Event, Signup } from '../../db/schema.ts';
import {
  consolePersonAddress,
  consoleSignUpsAddress,
  consoleUnansweredAddress,
} from '../../templates/addresses.ts';
import { eventOf } from '../events/eventOnConsole.ts';
import { doneIn, redirectDone } from '../web/done.ts';
import { notFound } from '../web/httpProblem.ts';
import { idInPath } from '../web/idInPath.ts';
import type { OrganizerVisit, Reply, Route } from '../web/routes.ts';
import { answerAccess, reopenAccess } from './answerAccess.ts';

const path = '/console/events/:slug/signups/:id/access-answer';

/** Says of somebody that they were answered what they need to take part, and takes it back. */
export const accessRoutes: readonly Route[] = [
  { method: 'post', path, role: 'organizer', need: 'people', handle: answer },
  {
    method: 'post',
    path: `${path}/removal`,
    role: 'organizer',
    need: 'people',
    handle: reopen,
  },
];

/**
 * The sign-up of the path.
 *
 * @throws HttpProblem 404 where the event has none of that number
 */
export function signupOf(visit: OrganizerVisit, event: Event): Signup {
  const signup = visit.services.db.signups.byId(idInPath(visit));
  if (!signup || signup.eventId !== event.id) throw notFound();
  return signup;
}

async function answer(visit: OrganizerVisit): Promise<Reply> {
  const event = eventOf(visit);
  const { id } = signupOf(visit, event);
  await answerAccess(visit.services, id, visit.organizer.id);
  return redirectDone(visit, whereFrom(visit, event.slug, id), 'answered', [id]);
}

async function reopen(visit: OrganizerVisit): Promise<Reply> {
  const event = eventOf(visit);
  const { id } = signupOf(visit, event);
  await reopenAccess(visit.services, id, visit.organizer.id);
  return redirectDone(visit, whereFrom(visit, event.slug, id), 'reopened', [id]);
}

/** Back to where it was pressed. */
function whereFrom({ form }: OrganizerVisit, slug: string, id: number): string {
  if (form['from'] === 'person') return consolePersonAddress(slug, id);
  return form['needs'] === 'open' ? consoleUnansweredAddress(slug) : consoleSignUpsAddress(slug);
}

/** Of whom the page before this one said it or took it back; null where it did neither. */
export function answeredBefore(
  visit: OrganizerVisit,
): { id: number; name: string; what: 'answered' | 'reopened' } | null {
  const done = doneIn(visit, ['answered', 'reopened']);
  const [id = 0] = done?.values ?? [];
  const signup = done === null ? undefined : visit.services.db.signups.byId(id);
  return done === null || !signup ? null : { id, name: signup.name, what: done.name };
}
