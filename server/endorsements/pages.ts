import type { Event } from '../../db/schema.ts';
import { freshForm, type FormState } from '../../templates/forms.ts';
import { newEndorsementPage } from '../../templates/pages/endorsements/newEndorsement.ts';
import {
  ownEndorsementPage,
  withdrawalPage,
} from '../../templates/pages/endorsements/ownEndorsement.ts';
import type { Html } from '../../templates/view.ts';
import { endorsementOpening } from '../events/endorsementOpening.ts';
import { gistOf } from '../events/eventGist.ts';
import { eventFor } from '../fields/eventFor.ts';
import { eraseAt } from '../time/retentionDay.ts';
import { dayText } from '../time/times.ts';
import { doneText } from '../web/done.ts';
import type { Visit } from '../web/routes.ts';
import { listingOf } from './listing.ts';
import { largestLogo } from './logos.ts';
import { packPath } from './packLink.ts';
import type { OwnEndorsement } from './ownEndorsement.ts';
import { standingOf } from './states.ts';
import { siteOf } from '../siteSettings.ts';

/** The form that asks to co-sponsor, as typed or fresh, or why nobody can ask. */
export function renderRequestPage(
  { services, view, now }: Visit,
  event: Event,
  form: FormState = freshForm({ language: view.language }),
): Html {
  const erased = eraseAt(event, siteOf(services).retentionDays);
  return newEndorsementPage(view, {
    ...gistOf(eventFor(services.db, event, view.reads), view),
    opening: endorsementOpening(event, now),
    form,
    retentionDate: dayText(erased, event.zone, view.language),
  });
}

/** The organization's own page, with what was not taken as typed, or as it stands. */
export function renderOwnPage(
  visit: Visit,
  { endorsement, event }: OwnEndorsement,
  refused: { correction?: FormState; logo?: FormState } = {},
): Html {
  const { services, view, now } = visit;
  const listing = listingOf(endorsement);
  return ownEndorsementPage(view, {
    token: visit.params['token'] ?? '',
    event: gistOf(eventFor(services.db, event, view.reads), view),
    standing: standingOf(endorsement),
    listing,
    proposed: endorsement.proposed,
    decisionNote: endorsement.decisionNote,
    form: refused.correction ?? freshForm({ ...(endorsement.proposed ?? listing) }),
    logos: services.db.endorsementLogos.of(endorsement.id),
    logoForm: refused.logo ?? freshForm(),
    largestLogo: largestLogo / 1_000_000,
    open: endorsementOpening(event, now) === 'open',
    pack: event.state === 'draft' ? null : packPath(services.links, endorsement),
    done: doneText(visit, ownDeeds, (name) => view.t(`endorsement.own.done.${name}`)),
  });
}

const ownDeeds = ['saved', 'unchanged', 'logoSent', 'logoRemoved'] as const;

/** The page that asks whether to withdraw. */
export function renderWithdrawalPage(
  { services, view, params }: Visit,
  { endorsement, event }: OwnEndorsement,
): Html {
  return withdrawalPage(view, {
    token: params['token'] ?? '',
    event: gistOf(eventFor(services.db, event, view.reads), view),
    standing: standingOf(endorsement),
    listing: listingOf(endorsement),
  });
}
