import { hasAddress, type AddressChange } from '../../db/schema.ts';
import {
  signUpAddress,
  signUpAddressChangeAddress,
  signUpAddressConfirmationAddress,
} from '../../templates/addresses.ts';
import { freshForm } from '../../templates/forms.ts';
import {
  addressChangePage,
  addressConfirmationPage,
} from '../../templates/pages/signups/addressChange.ts';
import { admit } from '../challenges/admit.ts';
import { signupBounds } from '../events/crowd.ts';
import { gistOf } from '../events/eventGist.ts';
import { eventFor } from '../fields/eventFor.ts';
import { settleAddress } from '../web/askedAddress.ts';
import { doneIn, redirectDone } from '../web/done.ts';
import { addressKey } from '../web/emailAddress.ts';
import { notFound } from '../web/httpProblem.ts';
import { parseForm, refusedForm, type FieldProblem } from '../web/parseForm.ts';
import { page, redirect, type Reply, type Route, type Visit } from '../web/routes.ts';
import { tooMany } from '../web/tooMany.ts';
import { addressChangeState, canChangeAddress } from './addressChange.ts';
import { askAddressChange } from './askAddressChange.ts';
import { confirmAddressChange } from './confirmAddressChange.ts';
import { ownPageToken } from './ownPageUrl.ts';
import { findOwnSignup, findReplacedLink, type OwnSignup } from './ownSignup.ts';
import { AddressChangeForm } from './signupForm.ts';

const confirmation = '/signups/:token/address-confirmation';

export const addressChangeRoutes: readonly Route[] = [
  { method: 'get', path: '/signups/:token/address', role: 'link', handle: showForm },
  { method: 'post', path: '/signups/:token/address', role: 'link', handle: ask },
  { method: 'get', path: confirmation, role: 'link', handle: showConfirmation },
  { method: 'post', path: confirmation, role: 'link', handle: confirm },
];

function showForm(visit: Visit): Reply {
  if (findReplacedLink(visit.services, tokenOf(visit)) !== null)
    return redirect(signUpAddress(tokenOf(visit)));
  const own = ownSignup(visit);
  return canChangeAddress(own.event, own.signup, visit.now)
    ? page(renderForm(visit, own, freshForm({})))
    : redirect(signUpAddress(tokenOf(visit)));
}

async function ask(visit: Visit): Promise<Reply> {
  const { services, view, form } = visit;
  const own = ownSignup(visit);
  const again = (problems: Readonly<Record<string, FieldProblem>>) =>
    renderForm(visit, own, refusedForm(form, problems, view.t));
  const parsed = parseForm(AddressChangeForm, form, view.t);
  if (!parsed.ok) return page(renderForm(visit, own, parsed.form), 422);
  const address = settleAddress(form, parsed.value.email);
  if (address.kind === 'question') return page(renderForm(visit, own, address.form), 422);
  const { email } = address;
  const admission = await admit(visit, {
    about: addressKey(email),
    path: signUpAddressChangeAddress(tokenOf(visit)),
    ...signupBounds(own.event, visit.now),
  });
  if (admission.kind === 'challenged') return admission.reply;
  if (admission.kind === 'too-many')
    return tooMany(visit, admission.seconds, (refused) => renderForm(visit, own, refused));
  const asked = await services.steady(() => askAddressChange(services, own, email));
  switch (asked.kind) {
    case 'asked':
      return redirectDone(visit, signUpAddress(tokenOf(visit)), 'address');
    case 'same':
      return page(again({ email: { key: 'signup.address.same' } }), 422);
    case 'too-late':
      return redirect(signUpAddress(tokenOf(visit)));
  }
}

/** Once the sign-up has the address, the link leads to its page: whoever has it reads those mails. */
function showConfirmation(visit: Visit): Reply {
  const { services, view, now } = visit;
  const { change, signup, event } = askedChange(visit);
  const newest = services.db.addressChanges.newest(signup.id);
  const state = addressChangeState({ change, newest }, event, signup, now);
  if (state === 'moved') return redirect(signUpAddress(ownPageToken(services, signup)));
  return page(
    addressConfirmationPage(view, {
      ...gistOf(eventFor(services.db, event, view.reads), view),
      token: tokenOf(visit),
      email: change.email,
      state: doneIn(visit, ['taken']) ? 'taken' : state,
    }),
  );
}

async function confirm(visit: Visit): Promise<Reply> {
  const { services } = visit;
  const confirmed = await confirmAddressChange(services, askedChange(visit).change.publicId);
  const itself = signUpAddressConfirmationAddress(tokenOf(visit));
  switch (confirmed.kind) {
    case 'moved':
      return redirectDone(
        visit,
        signUpAddress(ownPageToken(services, confirmed.signup)),
        'addressChanged',
      );
    case 'taken':
      return redirectDone(visit, itself, 'taken');
    case 'ended':
      return redirect(itself);
  }
}

function renderForm(
  { services, view, params }: Visit,
  { event, signup }: OwnSignup,
  form = freshForm({}),
) {
  return addressChangePage(view, {
    ...gistOf(eventFor(services.db, event, view.reads), view),
    token: params['token'] ?? '',
    email: signup.email,
    form,
  });
}

function askedChange(visit: Visit): OwnSignup & { change: AddressChange } {
  const { db, links } = visit.services;
  const target = links.read('signup-address', tokenOf(visit));
  const change = target && db.addressChanges.byPublicId(target.publicId);
  const signup = change && db.signups.byId(change.signupId);
  const event = signup && db.events.byId(signup.eventId);
  if (!event || !hasAddress(signup)) throw notFound();
  return { change, signup, event };
}

function ownSignup(visit: Visit): OwnSignup {
  const own = findOwnSignup(visit.services, tokenOf(visit));
  if (!own) throw notFound();
  return own;
}

function tokenOf({ params }: Visit): string {
  return params['token'] ?? '';
}
