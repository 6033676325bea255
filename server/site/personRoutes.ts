import { randomUUID } from 'node:crypto';
import type { Event, Signup } from '../../db/schema.ts';
import { consolePersonAddress } from '../../templates/addresses.ts';
import { eventOf } from '../events/eventOnConsole.ts';
import { signupOf } from '../signups/accessRoutes.ts';
import { mergingRoutes } from '../signups/mergingRoutes.ts';
import { addNote, editNote, removeNote } from '../signups/notes.ts';
import { noteArrivals } from '../signups/noteArrivals.ts';
import { NoteForm } from '../signups/personForm.ts';
import { personFormRoutes } from '../signups/personRoutes.ts';
import { resendConfirmation } from '../signups/resendConfirmation.ts';
import { seatSignup } from '../signups/seatSignup.ts';
import { redirectDone } from '../web/done.ts';
import { notFound } from '../web/httpProblem.ts';
import { idInPath } from '../web/idInPath.ts';
import { parseForm } from '../web/parseForm.ts';
import { plainNumber } from '../web/plainNumber.ts';
import { page, redirect, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { renderPersonPage, type PersonDeed } from './personPage.ts';

const one = '/console/events/:slug/signups/:id';

type Handle = (visit: OrganizerVisit, event: Event, signup: Signup) => Reply | Promise<Reply>;

const people = (method: Route['method'], path: string, handle: Handle): Route => ({
  method,
  path,
  role: 'organizer',
  need: 'people',
  handle: (visit) => {
    const event = eventOf(visit);
    return handle(visit, event, signupOf(visit, event));
  },
});

/**
 * The page about one person, and what is done there. It comes after every other page below the list: what
 * is no id of a person may be the name of one.
 */
export const personRoutes: readonly Route[] = [
  ...personFormRoutes,
  ...mergingRoutes,
  people('post', `${one}/seat`, seat),
  people('post', `${one}/confirmation`, resend),
  people('post', `${one}/arrival`, came),
  people('post', `${one}/arrival/removal`, cameNot),
  people('post', `${one}/notes`, note),
  people('post', `${one}/notes/:note`, changeNote),
  people('post', `${one}/notes/:note/removal`, dropNote),
  people('get', one, (visit, event, signup) => page(renderPersonPage(visit, event, signup))),
];

function done(visit: OrganizerVisit, event: Event, { id }: Signup, deed: PersonDeed): Reply {
  return redirectDone(visit, consolePersonAddress(event.slug, id), deed);
}

/** Where others took the last seat meanwhile, the page offers the one beyond. */
async function seat(visit: OrganizerVisit, event: Event, signup: Signup): Promise<Reply> {
  const { services, organizer, form } = visit;
  const whenFull = form['beyond'] === 'yes' ? 'beyond' : 'wait';
  const how = { organizerId: organizer.id, whenFull } as const;
  const seating = await seatSignup(services, signup.id, how);
  switch (seating.kind) {
    case 'seated':
      return done(visit, event, signup, seating.mailed ? 'seatedMailed' : 'seated');
    case 'seated-before':
    case 'full':
    case 'cancelled':
      return done(visit, event, signup, 'unchanged');
  }
}

async function resend(visit: OrganizerVisit, event: Event, signup: Signup): Promise<Reply> {
  const resending = await resendConfirmation(visit.services, signup.id, visit.organizer.id);
  switch (resending.kind) {
    case 'mailed':
      return done(visit, event, signup, 'resent');
    case 'just-mailed':
      return done(visit, event, signup, 'justMailed');
    case 'enough':
      return done(visit, event, signup, 'enough');
    case 'nobody':
      return done(visit, event, signup, 'unchanged');
  }
}

async function came(visit: OrganizerVisit, event: Event, signup: Signup): Promise<Reply> {
  const typed = plainNumber(visit.form['companions']) ?? signup.companions;
  return mark(visit, event, signup, 'came', Math.min(typed, signup.companions));
}

async function cameNot(visit: OrganizerVisit, event: Event, signup: Signup): Promise<Reply> {
  return mark(visit, event, signup, 'undone', 0);
}

async function mark(
  visit: OrganizerVisit,
  event: Event,
  signup: Signup,
  kind: 'came' | 'undone',
  companions: number,
): Promise<Reply> {
  const { services, organizer, now } = visit;
  const pressed = { mark: randomUUID(), signupId: signup.id, kind, companions, pressedAt: now };
  // A second press says what is said already.
  if ((signup.arrivedAt !== null) !== (kind === 'came'))
    await noteArrivals(services, event, [pressed], organizer.id);
  return done(visit, event, signup, kind === 'came' ? 'came' : 'cameUndone');
}

async function note(visit: OrganizerVisit, event: Event, signup: Signup): Promise<Reply> {
  const { services, view, form, organizer } = visit;
  const parsed = parseForm(NoteForm, form, view.t);
  if (!parsed.ok)
    return page(renderPersonPage(visit, event, signup, { note: null, form: parsed.form }), 422);
  await addNote(services, signup.id, organizer.id, parsed.value.text);
  return done(visit, event, signup, 'noted');
}

async function changeNote(visit: OrganizerVisit, event: Event, signup: Signup): Promise<Reply> {
  const { services, view, form, organizer } = visit;
  const id = noteIn(visit, signup);
  const parsed = parseForm(NoteForm, form, view.t);
  if (!parsed.ok)
    return page(renderPersonPage(visit, event, signup, { note: id, form: parsed.form }), 422);
  if (!(await editNote(services, id, organizer.id, parsed.value.text))) throw notFound();
  return done(visit, event, signup, 'noteSaved');
}

async function dropNote(visit: OrganizerVisit, event: Event, signup: Signup): Promise<Reply> {
  const id = idInPath(visit, 'note');
  const known = visit.services.db.signupNotes.byId(id);
  if (known === undefined) return redirect(consolePersonAddress(event.slug, signup.id));
  if (!(await removeNote(visit.services, noteIn(visit, signup), visit.organizer.id)))
    throw notFound();
  return done(visit, event, signup, 'noteRemoved');
}

/**
 * The note of the path.
 *
 * @throws HttpProblem 404 where it is not about this person
 */
function noteIn(visit: OrganizerVisit, signup: Signup): number {
  const id = idInPath(visit, 'note');
  if (visit.services.db.signupNotes.byId(id)?.signupId !== signup.id) throw notFound();
  return id;
}
