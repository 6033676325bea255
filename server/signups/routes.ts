import { eventAddress, signUpAddress } from '../../templates/addresses.ts';
import { admit } from '../challenges/admit.ts';
import type { Event, Signup } from '../../db/schema.ts';
import { isOver } from '../events/lifetime.ts';
import { renderEventPage } from '../events/eventPage.ts';
import { announcedEvent } from '../events/routes.ts';
import { addressKey } from '../web/emailAddress.ts';
import { notFound } from '../web/httpProblem.ts';
import { parseForm, refusedForm, type FieldProblem } from '../web/parseForm.ts';
import { page, redirect, type Reply, type Route, type Visit } from '../web/routes.ts';
import { cancelRepeated, cancelSignup } from './cancelSignup.ts';
import { changeSignup, type SignupChange } from './changeSignup.ts';
import { confirmSignup } from './confirmSignup.ts';
import { signupBounds } from './crowd.ts';
import { renderCancellationPage, renderConfirmationPage, renderOwnPage } from './ownPage.ts';
import { findOwnSignup, type OwnSignup } from './ownSignup.ts';
import { registerAttendee } from './registerAttendee.ts';
import { SignupChangeForm, SignupForm } from './signupForm.ts';

export const signupRoutes: readonly Route[] = [
  { method: 'post', path: '/events/:slug/signups', role: 'anyone', handle: signUp },
  {
    method: 'get',
    path: '/signups/:token',
    role: 'link',
    handle: (visit) => page(renderOwnPage(visit, ownSignup(visit))),
  },
  { method: 'post', path: '/signups/:token', role: 'link', handle: changeOwn },
  { method: 'get', path: '/signups/:token/confirmation', role: 'link', handle: showConfirmation },
  { method: 'post', path: '/signups/:token/confirmation', role: 'link', handle: confirmOwn },
  {
    method: 'get',
    path: '/signups/:token/cancellation',
    role: 'link',
    handle: (visit) => page(renderCancellationPage(visit, ownSignup(visit))),
  },
  { method: 'post', path: '/signups/:token/cancellation', role: 'link', handle: cancelOwn },
];

async function signUp(visit: Visit): Promise<Reply> {
  const { services, view, form } = visit;
  const event = announcedEvent(visit);
  const again = (problems: Readonly<Record<string, FieldProblem>>) =>
    renderEventPage(services, view, event, refusedForm(form, problems, view.t));

  const parsed = parseForm(SignupForm, form, view.t);
  if (!parsed.ok) return page(renderEventPage(services, view, event, parsed.form), 422);
  const admission = await admit(visit, {
    about: addressKey(parsed.value.email),
    path: eventAddress(event.slug),
    ...signupBounds(event, visit.now),
  });
  if (admission.kind === 'held-back') return admission.reply;
  if (admission.kind === 'too-many') {
    const minutes = Math.ceil(admission.seconds / 60);
    const html = again({ '': { key: 'forms.problems.tooMany', values: { minutes } } });
    return { ...page(html, 429), headers: { 'Retry-After': String(admission.seconds) } };
  }

  const language = parsed.value.language ?? view.language;
  const registration = await registerAttendee(services, event.id, { ...parsed.value, language });
  switch (registration.kind) {
    case 'registered':
      return redirect(signUpAddress(registration.token));
    case 'more-than-capacity':
      return page(again({ companions: moreThanCapacity(registration.capacity) }), 422);
    case 'not-open':
      // The page itself says why, and what is still possible.
      return page(renderEventPage(services, view, event), 409);
  }
}

async function changeOwn(visit: Visit): Promise<Reply> {
  const { services, view, form } = visit;
  const own = ownSignup(visit);
  const parsed = parseForm(SignupChangeForm, form, view.t);
  if (!parsed.ok) return page(renderOwnPage(visit, own, parsed.form), 422);
  const language = parsed.value.language ?? view.language;
  const change = await changeSignup(services, own, { ...parsed.value, language });
  const problem = refusal(change);
  if (problem) {
    const refused = refusedForm(form, { companions: problem }, view.t);
    return page(renderOwnPage(visit, own, refused), 422);
  }
  return redirect(ownAddress(visit));
}

/** Once there is nothing to confirm any more, the link leads to the own page, which says why. */
function showConfirmation(visit: Visit): Reply {
  const { signup, event } = unconfirmedSignup(visit);
  const takesPlace = event.state === 'published' && !isOver(event, visit.now);
  return signup.state === 'unconfirmed' && takesPlace
    ? page(renderConfirmationPage(visit, event))
    : redirect(ownPageAddress(visit, signup));
}

async function confirmOwn(visit: Visit): Promise<Reply> {
  const { signup } = unconfirmedSignup(visit);
  await confirmSignup(visit.services, signup.id);
  return redirect(ownPageAddress(visit, signup));
}

function unconfirmedSignup({ services, params }: Visit): { signup: Signup; event: Event } {
  const own = findOwnSignup(services, params['token'] ?? '', 'signup-confirmation');
  if (own?.kind !== 'counts') throw notFound();
  return own;
}

/** The mailed token opens the confirmation alone; the own page has another. */
function ownPageAddress({ services }: Visit, { publicId, generation }: Signup): string {
  return signUpAddress(services.links.token('signup', { publicId, generation }));
}

async function cancelOwn(visit: Visit): Promise<Reply> {
  const own = ownSignup(visit);
  if (own.kind === 'counts') await cancelSignup(visit.services, own.signup.id, 'attendee');
  else await cancelRepeated(visit.services, own.signup);
  return redirect(ownAddress(visit));
}

function refusal(change: SignupChange): FieldProblem | null {
  switch (change.kind) {
    case 'changed':
    case 'unchanged':
    case 'cancelled-before':
      return null;
    case 'more-than-capacity':
      return moreThanCapacity(change.capacity);
    case 'no-seats':
      return change.free > 0
        ? { key: 'signup.problems.noSeats', values: { count: change.free } }
        : { key: 'signup.problems.noSeatsLeft' };
  }
}

function moreThanCapacity(capacity: number): FieldProblem {
  return { key: 'signup.problems.moreThanCapacity', values: { capacity } };
}

function ownAddress({ params }: Visit): string {
  return signUpAddress(params['token'] ?? '');
}

function ownSignup({ services, params }: Visit): OwnSignup {
  const own = findOwnSignup(services, params['token'] ?? '');
  if (!own) throw notFound();
  return own;
}
