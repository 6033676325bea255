import {
  endorsementAddress,
  endorsementReceivedAddress,
  newEndorsementAddress,
} from '../../templates/addresses.ts';
import { endorsementReceivedPage } from '../../templates/pages/endorsements/newEndorsement.ts';
import { admit } from '../challenges/admit.ts';
import { announcedEvent } from '../events/announcedEvent.ts';
import { endorsementOpening } from '../events/endorsementOpening.ts';
import { gistOf } from '../events/eventGist.ts';
import { eventFor } from '../fields/eventFor.ts';
import { settleAddress } from '../web/askedAddress.ts';
import { redirectDone } from '../web/done.ts';
import { addressKey } from '../web/emailAddress.ts';
import { HttpProblem } from '../web/httpProblem.ts';
import { offeredLanguage } from '../web/offeredLanguage.ts';
import { parseForm } from '../web/parseForm.ts';
import { page, redirect, type Reply, type Route, type Visit } from '../web/routes.ts';
import { tooMany } from '../web/tooMany.ts';
import type { ChangeOutcome } from './change.ts';
import { confirmEndorsement, proposeCorrection, withdrawEndorsement } from './decisions.ts';
import { ListingForm, RequestForm } from './endorsementForms.ts';
import { ownEndorsement } from './ownEndorsement.ts';
import { ownLogoRoutes } from './ownLogoRoutes.ts';
import { renderOwnPage, renderRequestPage, renderWithdrawalPage } from './pages.ts';
import { requestEndorsement } from './requestEndorsement.ts';

export const endorsementRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/events/:slug/endorsements/new',
    role: 'anyone',
    handle: (visit) => page(renderRequestPage(visit, announcedEvent(visit))),
  },
  { method: 'post', path: '/events/:slug/endorsements', role: 'anyone', handle: request },
  {
    method: 'get',
    path: '/events/:slug/endorsements/received',
    role: 'anyone',
    handle: (visit) => {
      const { services, view } = visit;
      const event = eventFor(services.db, announcedEvent(visit), view.reads);
      return page(endorsementReceivedPage(view, gistOf(event, view)));
    },
  },
  {
    method: 'get',
    path: '/endorsements/:token',
    role: 'link',
    handle: (visit) => page(renderOwnPage(visit, ownEndorsement(visit))),
  },
  { method: 'post', path: '/endorsements/:token/confirmation', role: 'link', handle: confirm },
  { method: 'post', path: '/endorsements/:token/correction', role: 'link', handle: correct },
  {
    method: 'get',
    path: '/endorsements/:token/withdrawal',
    role: 'link',
    handle: (visit) => page(renderWithdrawalPage(visit, ownEndorsement(visit))),
  },
  { method: 'post', path: '/endorsements/:token/withdrawal', role: 'link', handle: withdraw },
  ...ownLogoRoutes,
];

async function request(visit: Visit): Promise<Reply> {
  const { services, view, form, now } = visit;
  const event = announcedEvent(visit);
  // The page itself says why, and what is still possible.
  if (endorsementOpening(event, now) !== 'open') return page(renderRequestPage(visit, event), 409);

  const parsed = parseForm(RequestForm, form, view.t);
  if (!parsed.ok) return page(renderRequestPage(visit, event, parsed.form), 422);
  const address = settleAddress(form, parsed.value.email);
  if (address.kind === 'question') return page(renderRequestPage(visit, event, address.form), 422);
  const { email } = address;
  // Counted are requests that lead to a mail, not a form that had to be corrected.
  const admission = await admit(visit, {
    about: addressKey(email),
    path: newEndorsementAddress(event.slug),
    free: 'endorsement',
    inAll: 'endorsementInAll',
    countedFor: '',
  });
  if (admission.kind === 'challenged') return admission.reply;
  if (admission.kind === 'too-many')
    return tooMany(visit, admission.seconds, (refused) => renderRequestPage(visit, event, refused));
  const language = offeredLanguage(view, parsed.value.language);
  const asked = { ...parsed.value, email, language };
  const outcome = await services.steady(() => requestEndorsement(services, event.id, asked));
  return outcome.kind === 'received'
    ? redirect(endorsementReceivedAddress(event.slug))
    : page(renderRequestPage(visit, event), 409);
}

async function confirm(visit: Visit): Promise<Reply> {
  const { endorsement } = ownEndorsement(visit);
  return after(visit, await confirmEndorsement(visit.services, endorsement.id));
}

async function correct(visit: Visit): Promise<Reply> {
  const own = ownEndorsement(visit);
  const parsed = parseForm(ListingForm, visit.form, visit.view.t);
  if (!parsed.ok) return page(renderOwnPage(visit, own, { correction: parsed.form }), 422);
  const outcome = await proposeCorrection(visit.services, own.endorsement.id, parsed.value);
  if (outcome.kind === 'refused') throw new HttpProblem(409);
  const done = outcome.kind === 'done' ? 'saved' : 'unchanged';
  return redirectDone(visit, endorsementAddress(visit.params['token'] ?? ''), done);
}

async function withdraw(visit: Visit): Promise<Reply> {
  const { endorsement } = ownEndorsement(visit);
  return after(visit, await withdrawEndorsement(visit.services, endorsement.id, 'organization'));
}

/** A second click leads to the page as it is; what cannot be done any more is said. */
function after({ params }: Visit, outcome: ChangeOutcome): Reply {
  if (outcome.kind === 'refused') throw new HttpProblem(409);
  return redirect(endorsementAddress(params['token'] ?? ''));
}
