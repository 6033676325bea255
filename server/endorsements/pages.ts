import { freshForm, type FormState } from '../../templates/forms.ts';
import { newEndorsementPage } from '../../templates/pages/endorsements/newEndorsement.ts';
import {
  ownEndorsementPage,
  withdrawalPage,
} from '../../templates/pages/endorsements/ownEndorsement.ts';
import type { Html } from '../../templates/view.ts';
import { dayText } from '../time/times.ts';
import { doneText } from '../web/done.ts';
import type { Visit } from '../web/routes.ts';
import { contactKeptUntil, endorsedGist, isPublic, openingOf, type Endorsed } from './endorsed.ts';
import { listingOf } from './listing.ts';
import { largestLogo } from './logos.ts';
import { packPath } from './packLink.ts';
import type { OwnEndorsement } from './ownEndorsement.ts';
import { standingOf } from './states.ts';

/** The form that asks to co-sponsor, as typed or fresh, or why nobody can ask. */
export function renderRequestPage(
  { services, view, now }: Visit,
  of: Endorsed,
  form: FormState = freshForm({ language: view.language }),
): Html {
  return newEndorsementPage(view, {
    of: endorsedGist(services, of, view),
    opening: openingOf(of, now),
    form,
    retentionDate: dayText(contactKeptUntil(services, of, now), of.zone, view.language),
  });
}

/** The organization's own page, with what was not taken as typed, or as it stands. */
export function renderOwnPage(
  visit: Visit,
  { endorsement, of }: OwnEndorsement,
  refused: { correction?: FormState; logo?: FormState } = {},
): Html {
  const { services, view, now } = visit;
  const listing = listingOf(endorsement);
  return ownEndorsementPage(view, {
    token: visit.params['token'] ?? '',
    of: endorsedGist(services, of, view),
    standing: standingOf(endorsement),
    listing,
    proposed: endorsement.proposed,
    decisionNote: endorsement.decisionNote,
    form: refused.correction ?? freshForm({ ...(endorsement.proposed ?? listing) }),
    logos: services.db.endorsementLogos.of(endorsement.id),
    logoForm: refused.logo ?? freshForm(),
    largestLogo: largestLogo / 1_000_000,
    open: openingOf(of, now) === 'open',
    pack: !isPublic(of) ? null : packPath(services.links, endorsement),
    done: doneText(visit, ownDeeds, (name) => view.t(`endorsement.own.done.${name}`)),
  });
}

const ownDeeds = ['saved', 'unchanged', 'logoSent', 'logoRemoved'] as const;

/** The page that asks whether to withdraw. */
export function renderWithdrawalPage(
  { services, view, params }: Visit,
  { endorsement, of }: OwnEndorsement,
): Html {
  return withdrawalPage(view, {
    token: params['token'] ?? '',
    of: endorsedGist(services, of, view),
    standing: standingOf(endorsement),
    listing: listingOf(endorsement),
  });
}
