import type { Event, Signup } from '../../db/schema.ts';
import { eventAddress, signUpAddress } from '../../templates/addresses.ts';
import type { FormState } from '../../templates/forms.ts';
import { replacedLinkPage } from '../../templates/pages/signups/replacedLink.ts';
import type { Html, View } from '../../templates/view.ts';
import { admit } from '../challenges/admit.ts';
import { announcedEvent } from '../events/announcedEvent.ts';
import { signupBounds } from '../events/crowd.ts';
import { askedAt } from '../questions/askedAt.ts';
import type { Services } from '../services.ts';
import { isOver } from '../time/lifetime.ts';
import { settleAddress } from '../web/askedAddress.ts';
import { doneIn, redirectDone } from '../web/done.ts';
import { addressKey } from '../web/emailAddress.ts';
import { notFound } from '../web/httpProblem.ts';
import { offeredLanguage } from '../web/offeredLanguage.ts';
import { parseForm, refusedForm, type FieldProblem } from '../web/parseForm.ts';
import { page, redirect, type Reply, type Route, type Visit } from '../web/routes.ts';
import type { LinkTarget } from '../web/signedLinks.ts';
import { tooMany } from '../web/tooMany.ts';
import { cancelSignup } from './cancelSignup.ts';
import { changeSignup, type SignupChange } from './changeSignup.ts';
import { confirmSignup } from './confirmSignup.ts';
import { rewordedForm, withAnswers } from './formAnswers.ts';
import { readDatesReceipt } from './datesReceipt.ts';
import { renderDatesReceived } from './datesReceived.ts';
import { mailOwnLink } from './mailOwnLink.ts';
import { renderCancellationPage, renderConfirmationPage, renderOwnPage } from './ownPage.ts';
import { ownPageToken } from './ownPageUrl.ts';
import { findOwnSignup, findReplacedLink, type OwnSignup } from './ownSignup.ts';
import { readReceipt, receiptToken } from './receipt.ts';
import { renderReceivedPage } from './receivedPage.ts';
import { registerAttendee } from './registerAttendee.ts';
import { moreThanCapacity, seatProblem } from './seatProblem.ts';
import { withShownAt } from './shownAt.ts';
import { SignupChangeForm, SignupForm } from './signupForm.ts';

/** Makes the page that the form to sign up stands on, with the form as it was typed, or fresh. */
export type RenderEventPage = (
  services: Services,
  view: View,
  event: Event,
  form?: FormState,
) => Html;

/**
 * From the form to sign up on.
 *
 * @param renderEventPage puts features together, so that it stands above and is handed in
 */
export function signupRoutes(renderEventPage: RenderEventPage): readonly Route[] {
  const handle = (visit: Visit) => signUp(visit, renderEventPage);
  return [{ method: 'post', path: '/events/:slug/signups', role: 'anyone', handle }, ...ownRoutes];
}

/** What stands behind the link of one sign-up. */
const ownRoutes: readonly Route[] = [
  { method: 'get', path: '/signups/:token', role: 'link', handle: showSignup },
  { method: 'post', path: '/signups/:token', role: 'link', handle: changeOwn },
  { method: 'get', path: '/signups/:token/confirmation', role: 'link', handle: showConfirmation },
  { method: 'post', path: '/signups/:token/confirmation', role: 'link', handle: confirmOwn },
  { method: 'get', path: '/signups/:token/cancellation', role: 'link', handle: showCancellation },
  { method: 'post', path: '/signups/:token/cancellation', role: 'link', handle: cancelOwn },
  { method: 'post', path: '/signups/:token/link', role: 'link', handle: sendNewLink },
];

async function signUp(sent: Visit, renderEventPage: RenderEventPage): Promise<Reply> {
  const { services, view } = sent;
  const form = withShownAt(sent.form, sent.request.headers, services.config.baseUrl);
  const visit: Visit = { ...sent, form };
  const event = announcedEvent(visit);
  const again = (problems: Readonly<Record<string, FieldProblem>>) =>
    renderEventPage(services, view, event, refusedForm(form, problems, view.t));

  const asked = askedAt(services.db, event, view);
  const parsed = withAnswers(parseForm(SignupForm, form, view.t), asked, form, view);
  if (!parsed.ok) return page(renderEventPage(services, view, event, parsed.form), 422);
  const address = settleAddress(form, parsed.value.email);
  if (address.kind === 'question')
    return page(renderEventPage(services, view, event, address.form), 422);
  const { email } = address;
  const admission = await admit(visit, {
    about: addressKey(email),
    path: eventAddress(event.slug),
    ...signupBounds(event, visit.now),
  });
  if (admission.kind === 'challenged') return admission.reply;
  if (admission.kind === 'too-many')
    return tooMany(visit, admission.seconds, (refused) =>
      renderEventPage(services, view, event, refused),
    );

  const language = offeredLanguage(view, parsed.value.language);
  const attendee = { ...parsed.value, email, language };
  const registration = await registerAttendee(services, event.id, attendee);
  switch (registration.kind) {
    case 'registered': {
      const { name, companions } = parsed.value;
      const typed = { name, email, companions, language };
      const token = receiptToken(services, {
        eventId: event.id,
        at: visit.now,
        confirms: registration.confirms,
        ...typed,
      });
      return redirect(signUpAddress(token));
    }
    case 'more-than-capacity':
      return page(again({ companions: moreThanCapacity(registration.capacity) }), 422);
    case 'asked-otherwise':
      return page(renderEventPage(services, view, event, rewordedForm(asked, form, view)), 422);
    case 'option-full':
      return page(again({ [registration.name]: registration.problem }), 422);
    case 'not-open':
      // The page itself says why, and what is still possible.
      return page(renderEventPage(services, view, event), 409);
  }
}

/** The page right after the form, the own page, or what became of a link to it from before. */
async function showSignup(visit: Visit): Promise<Reply> {
  const receipt = readReceipt(visit.services, tokenOf(visit));
  if (receipt !== null) return page(renderReceivedPage(visit, receipt));
  const dates = readDatesReceipt(visit.services, tokenOf(visit));
  if (dates !== null) return page(renderDatesReceived(visit, dates));
  if (replacedLink(visit) !== null)
    return page(
      replacedLinkPage(visit.view, {
        token: tokenOf(visit),
        sent: doneIn(visit, ['sent']) !== null,
      }),
    );
  return page(await renderOwnPage(visit, ownSignup(visit)));
}

async function changeOwn(visit: Visit): Promise<Reply> {
  const { services, view, form } = visit;
  const own = ownSignup(visit);
  const asked = askedAt(services.db, own.event, view);
  const parsed = withAnswers(parseForm(SignupChangeForm, form, view.t), asked, form, view);
  if (!parsed.ok) return page(await renderOwnPage(visit, own, parsed.form), 422);
  const language = offeredLanguage(view, parsed.value.language);
  const change = await changeSignup(services, own, { ...parsed.value, language });
  if (change.kind === 'asked-otherwise')
    return page(await renderOwnPage(visit, own, rewordedForm(asked, form, view)), 422);
  const problem = refusal(change);
  if (problem) {
    const name = change.kind === 'option-full' ? change.name : 'companions';
    const refused = refusedForm(form, { [name]: problem }, view.t);
    return page(await renderOwnPage(visit, own, refused), 422);
  }
  return change.kind === 'cancelled-before'
    ? redirect(ownAddress(visit))
    : redirectDone(visit, ownAddress(visit), change.kind === 'changed' ? 'saved' : 'unchanged');
}

/** Once there is nothing to confirm any more, the link leads to the own page, which says why. */
function showConfirmation(visit: Visit): Reply {
  const own = unconfirmedSignup(visit);
  const { signup, event } = own;
  const takesPlace = event.state === 'published' && !isOver(event, visit.now);
  return signup.state === 'unconfirmed' && takesPlace
    ? page(renderConfirmationPage(visit, own))
    : redirect(ownPageAddress(visit, signup));
}

async function confirmOwn(visit: Visit): Promise<Reply> {
  const { signup } = unconfirmedSignup(visit);
  await confirmSignup(visit.services, signup.id);
  return redirect(ownPageAddress(visit, signup));
}

function unconfirmedSignup(visit: Visit): OwnSignup {
  const own = findOwnSignup(visit.services, tokenOf(visit), 'signup-confirmation');
  if (!own) throw notFound();
  return own;
}

/** The token that confirms opens nothing else; the own page has another. */
function ownPageAddress({ services }: Visit, signup: Signup): string {
  return signUpAddress(ownPageToken(services, signup));
}

function showCancellation(visit: Visit): Reply {
  if (replacedLink(visit) !== null) return redirect(ownAddress(visit));
  return page(renderCancellationPage(visit, ownSignup(visit)));
}

async function cancelOwn(visit: Visit): Promise<Reply> {
  await cancelSignup(visit.services, ownSignup(visit).signup.id, 'attendee');
  return redirect(ownAddress(visit));
}

function replacedLink(visit: Visit): LinkTarget | null {
  return findReplacedLink(visit.services, tokenOf(visit));
}

async function sendNewLink(visit: Visit): Promise<Reply> {
  const replaced = replacedLink(visit);
  if (replaced === null) throw notFound();
  const { services } = visit;
  await services.steady(() => mailOwnLink(services, replaced.publicId));
  return redirectDone(visit, ownAddress(visit), 'sent');
}

function refusal(change: Exclude<SignupChange, { kind: 'asked-otherwise' }>): FieldProblem | null {
  switch (change.kind) {
    case 'changed':
    case 'unchanged':
    case 'cancelled-before':
      return null;
    case 'option-full':
      return change.problem;
    case 'more-than-capacity':
    case 'no-seats':
      return seatProblem(change);
  }
}

function ownAddress(visit: Visit): string {
  return signUpAddress(tokenOf(visit));
}

function ownSignup(visit: Visit): OwnSignup {
  const own = findOwnSignup(visit.services, tokenOf(visit));
  if (!own) throw notFound();
  return own;
}

function tokenOf({ params }: Visit): string {
  return params['token'] ?? '';
}
