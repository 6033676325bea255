import type { Endorsement, Event } from '../../db/schema.ts';
import { consoleEventAuditAddress } from '../../templates/addresses.ts';
import { freshForm, type FormState } from '../../templates/forms.ts';
import { endorsementPage } from '../../templates/pages/console/endorsement.ts';
import type { EndorsementPageProps } from '../../templates/pages/console/endorsementOnConsole.ts';
import {
  endorsementsPage,
  type EndorsementLine,
  type ToDecide,
} from '../../templates/pages/console/endorsements.ts';
import type { Html, View } from '../../templates/view.ts';
import { latestDays } from '../audit/latestDays.ts';
import { endorsementOpening } from '../events/endorsementOpening.ts';
import { eventOnConsole } from '../events/eventOnConsole.ts';
import { doneIn, doneText } from '../web/done.ts';
import type { OrganizerVisit } from '../web/routes.ts';
import { shownTimes } from '../web/shownTimes.ts';
import { listingOf } from './listing.ts';
import { duplicateSearch } from './organizationName.ts';
import { mostNames } from './pastedNames.ts';
import { inOrder } from './publicList.ts';
import { standingOf } from './states.ts';

/** The page with all co-sponsors of an event; the form that adds names as typed, or fresh. */
export function endorsementsOnConsole(
  visit: OrganizerVisit,
  event: Event,
  form: FormState = freshForm(),
): Html {
  const { services, view, now } = visit;
  const all = services.db.endorsements.ofEvent(event.id);
  const duplicatesOf = searchAmong(all, event, view);
  const waits = (one: Endorsement) => one.state === 'waiting' || one.proposed !== null;
  const opening = endorsementOpening(event, now);
  return endorsementsPage(view, {
    event: eventOnConsole(services, event, now),
    notTaken: opening === 'open' ? null : opening,
    toDecide: all.filter(waits).map((one): ToDecide => ({
      ...lineOf(one, event, view),
      contactName: one.contactName,
      statement: one.statement,
      duplicates: one.state === 'waiting' ? duplicatesOf(one) : [],
      seen: one.updatedAt,
    })),
    listed: inOrder(
      all.filter(({ state }) => state === 'approved'),
      event.endorsementOrder,
      view.language,
    ).map(({ id, listedAs, city, source }) => ({ id, name: listedAs, city, source })),
    order: event.endorsementOrder,
    others: all
      .filter(({ state }) => state !== 'waiting' && state !== 'approved')
      .map((one) => lineOf(one, event, view)),
    form,
    mostNames,
    added: addedBefore(visit, all, event),
    done: whatWasDone(visit, all),
  });
}

/** The page of one request or listing. */
export function endorsementOnConsole(
  visit: OrganizerVisit,
  event: Event,
  endorsement: Endorsement,
  refused: EndorsementPageProps['refused'] = null,
): Html {
  const { services, view, now } = visit;
  const { id, organization, source, proposed, contactName, email } = endorsement;
  const all = services.db.endorsements.ofEvent(event.id);
  return endorsementPage(view, {
    event: eventOnConsole(services, event, now),
    id,
    organization,
    standing: standingOf(endorsement),
    source,
    listing: listingOf(endorsement),
    proposed,
    contactName,
    email,
    note: endorsement.decisionNote,
    duplicates: searchAmong(all, event, view)(endorsement),
    audit: latestDays(view, services.db.audit.ofEndorsement(id).toReversed(), {
      zone: event.zone,
      address: consoleEventAuditAddress(event.slug),
      lines: Number.POSITIVE_INFINITY,
    }),
    seen: endorsement.updatedAt,
    refused,
    done: whatWasDone(visit, all),
  });
}

function lineOf(one: Endorsement, { zone }: Event, view: View): EndorsementLine {
  return {
    id: one.id,
    name: one.listedAs,
    city: one.city,
    standing: standingOf(one),
    asked: shownTimes(view, zone).date(one.createdAt),
  };
}

/**
 * Finds likely duplicates by the organization's own name and by the one it is listed under.
 * Requests that nobody confirmed are left out: anybody can make them.
 */
function searchAmong(
  all: readonly Endorsement[],
  event: Event,
  view: View,
): (one: Endorsement) => EndorsementLine[] {
  const search = duplicateSearch(
    all
      .filter(({ state }) => state !== 'unconfirmed')
      .flatMap((other) =>
        [...new Set([other.organization, other.listedAs])].map((name) => ({ name, other })),
      ),
  );
  return (one) => {
    const found = [one.organization, one.listedAs].flatMap((name) =>
      search(name).map(({ other }) => other),
    );
    return [...new Set(found)]
      .filter(({ id }) => id !== one.id)
      .map((other) => lineOf(other, event, view));
  };
}

/** What organizers do with co-sponsors, one by one. */
const deeds = [
  'approved',
  'declined',
  'withdrawn',
  'listingSaved',
  'correctionApproved',
  'correctionDeclined',
] as const;
export type EndorsementDeed = (typeof deeds)[number];

/** What the page before this one did, as a sentence. */
function whatWasDone(visit: OrganizerVisit, all: readonly Endorsement[]): string | null {
  const { t } = visit.view;
  return doneText(visit, ['reordered', ...deeds], (deed, [id]) => {
    if (deed === 'reordered') return t('console.endorsements.done.reordered');
    const one = all.find((endorsement) => endorsement.id === id);
    return one ? t(`console.endorsements.done.${deed}`, { name: one.listedAs }) : null;
  });
}

/** What the page before this one added, and what it found there already. */
function addedBefore(
  visit: OrganizerVisit,
  all: readonly Endorsement[],
  event: Event,
): { count: number; known: EndorsementLine[] } | null {
  const done = doneIn(visit, ['added']);
  if (done === null) return null;
  const [count = 0, ...known] = done.values;
  return {
    count,
    known: all.filter(({ id }) => known.includes(id)).map((one) => lineOf(one, event, visit.view)),
  };
}
