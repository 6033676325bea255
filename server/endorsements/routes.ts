import {
  endorsementAddress,
  endorsementReceivedAddress,
  newEndorsementAddress,
} from '../../templates/addresses.ts';
import { endorsementReceivedPage } from '../../templates/pages/endorsements/newEndorsement.ts';
import { admit } from '../challenges/admit.ts';
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
import { endorsedGist, openingOf, type Endorsed } from './endorsed.ts';
import { ListingForm, RequestForm } from './endorsementForms.ts';
import { ownEndorsement } from './ownEndorsement.ts';
import { ownLogoRoutes } from './ownLogoRoutes.ts';
import { renderOwnPage, renderRequestPage, renderWithdrawalPage } from './pages.ts';
import { publicParts, type PublicPart } from './publicPart.ts';
import { requestEndorsement } from './requestEndorsement.ts';

/** Asking to co-sponsor an event or a campaign, and the page of an organization that did. */
export const endorsementRoutes: readonly Route[] = [
  ...publicParts.flatMap(askingRoutes),
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

function askingRoutes({ path, show, find }: PublicPart): Route[] {
  return [
    {
      method: 'get',
      path: `${path}/endorsements/new`,
      role: 'anyone',
      handle: (visit) =>
        show(visit, newEndorsementAddress, (of) => page(renderRequestPage(visit, of))),
    },
    {
      method: 'post',
      path: `${path}/endorsements`,
      role: 'anyone',
      handle: (visit) => request(visit, find(visit)),
    },
    {
      method: 'get',
      path: `${path}/endorsements/received`,
      role: 'anyone',
      handle: (visit) =>
        show(visit, endorsementReceivedAddress, (of) => {
          const { services, view } = visit;
          return page(endorsementReceivedPage(view, endorsedGist(services, of, view)));
        }),
    },
  ];
}

async function request(visit: Visit, of: Endorsed): Promise<Reply> {
  const { services, view, form, now } = visit;
  // The page itself says why, and what is still possible.
  if (openingOf(of, now) !== 'open') return page(renderRequestPage(visit, of), 409);

  const parsed = parseForm(RequestForm, form, view.t);
  if (!parsed.ok) return page(renderRequestPage(visit, of, parsed.form), 422);
  const address = settleAddress(form, parsed.value.email);
  if (address.kind === 'question') return page(renderRequestPage(visit, of, address.form), 422);
  const { email } = address;
  // Counted are requests that lead to a mail, not a form that had to be corrected.
  const admission = await admit(visit, {
    about: addressKey(email),
    path: newEndorsementAddress(of.at),
    free: 'endorsement',
    inAll: 'endorsementInAll',
    countedFor: '',
  });
  if (admission.kind === 'challenged') return admission.reply;
  if (admission.kind === 'too-many')
    return tooMany(visit, admission.seconds, (refused) => renderRequestPage(visit, of, refused));
  const language = offeredLanguage(view, parsed.value.language);
  const asked = { ...parsed.value, email, language };
  const outcome = await services.steady(() => requestEndorsement(services, of.owner, asked));
  return outcome.kind === 'received'
    ? redirect(endorsementReceivedAddress(of.at))
    : page(renderRequestPage(visit, of), 409);
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
