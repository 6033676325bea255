import type { Endorsement } from '../../db/schema.ts';
import { consoleAuditAddress, consoleEventAuditAddress } from '../../templates/addresses.ts';
import { freshForm, type FormState } from '../../templates/forms.ts';
import { endorsementPage } from '../../templates/pages/console/endorsement.ts';
import type { EndorsementPageProps } from '../../templates/pages/console/endorsementOnConsole.ts';
import {
  endorsementsPage,
  type EndorsementLine,
  type ToDecide,
  type UndoOnConsole,
} from '../../templates/pages/console/endorsements.ts';
import type { Html, View } from '../../templates/view.ts';
import { latestDays } from '../audit/latestDays.ts';
import { doneIn, doneText } from '../web/done.ts';
import type { OrganizerVisit } from '../web/routes.ts';
import { shownTimes } from '../web/shownTimes.ts';
import { isPublic, openingOf, type Endorsed } from './endorsed.ts';
import { endorsementsFrame } from './endorsementsFrame.ts';
import type { RefusedGroup } from './groupForm.ts';
import { groupName, inParts, mostGroups } from './groups.ts';
import { listingOf } from './listing.ts';
import { largestLogo } from './logos.ts';
import { duplicateSearch } from './organizationName.ts';
import { packPath } from './packLink.ts';
import { mostNames } from './pastedNames.ts';
import { inOrder } from './publicList.ts';
import { canRemind } from './remindUnconfirmed.ts';
import { domainsOf } from './sameDomain.ts';
import { standingOf } from './states.ts';
import { canUndo } from './undoDecision.ts';

/** The page with all co-sponsors of an event or a campaign; the form that adds names as typed, or fresh. */
export function endorsementsOnConsole(
  visit: OrganizerVisit,
  of: Endorsed,
  refused: { names?: FormState; group?: RefusedGroup } = {},
): Html {
  const { services, view, now } = visit;
  const groups = services.db.endorsementGroups.ofOwner(of.owner);
  const notes = services.db.endorsementNotes.ofOwner(of.owner);
  const all = services.db.endorsements.ofOwner(of.owner);
  const duplicatesOf = searchAmong(all, of, view);
  const logos = services.db.endorsementLogos.ofOwner(of.owner);
  const proposedLogo = ({ id, state }: Endorsement) =>
    state === 'approved' || state === 'waiting' ? (logos.get(id)?.proposed ?? null) : null;
  const waits = (one: Endorsement) =>
    one.state === 'waiting' || one.proposed !== null || proposedLogo(one) !== null;
  const opening = openingOf(of, now);
  return endorsementsPage(view, {
    of: endorsementsFrame(visit, of),
    notTaken: opening === 'open' ? null : opening,
    toDecide: all.filter(waits).map((one): ToDecide => ({
      ...lineOf(one, of, view),
      contactName: one.contactName,
      statement: one.statement,
      duplicates: one.state === 'waiting' ? duplicatesOf(one) : [],
      seen: one.updatedAt,
      logo: proposedLogo(one),
      notes: notes.filter(({ endorsementId }) => endorsementId === one.id).map(({ text }) => text),
    })),
    listed: inParts(
      inOrder(
        all.filter(({ state }) => state === 'approved'),
        of.order,
        view.language,
      ),
      groups,
    ).flatMap(({ listed }) =>
      listed.map(({ id, listedAs, city, source, groupId }, index) => ({
        id,
        name: listedAs,
        city,
        source,
        groupId,
        number: index + 1,
        last: index === listed.length - 1,
        logo: (logos.get(id)?.listed ?? null) !== null,
      })),
    ),
    groups: groups.map((group) => ({
      id: group.id,
      kind: group.kind,
      names: group.names,
      name: groupName(group, view.language, of.language, view.t),
    })),
    mayAddGroup: groups.length < mostGroups,
    refusedGroup: refused.group ?? null,
    remindable: all.filter((one) => canRemind(one, of, now)).length,
    order: of.order,
    others: all
      .filter(({ state }) => state !== 'waiting' && state !== 'approved')
      .map((one) => lineOf(one, of, view)),
    form: refused.names ?? freshForm(),
    mostNames,
    added: addedBefore(visit, all, of),
    done: whatWasDone(visit, all),
    undo: undoOf(visit, all),
  });
}

/** The page of one request or listing. */
export function endorsementOnConsole(
  visit: OrganizerVisit,
  of: Endorsed,
  endorsement: Endorsement,
  refused: EndorsementPageProps['refused'] = null,
): Html {
  const { services, view, now } = visit;
  const { id, organization, source, proposed, contactName, email } = endorsement;
  const all = services.db.endorsements.ofOwner(of.owner);
  return endorsementPage(view, {
    of: endorsementsFrame(visit, of),
    id,
    organization,
    standing: standingOf(endorsement),
    source,
    listing: listingOf(endorsement),
    proposed,
    contactName,
    email,
    note: endorsement.decisionNote,
    duplicates: searchAmong(all, of, view)(endorsement),
    audit: latestDays(view, services.db.audit.ofEndorsement(id).toReversed(), {
      zone: of.zone,
      address: of.kind === 'event' ? consoleEventAuditAddress(of.slug) : consoleAuditAddress,
      lines: Number.POSITIVE_INFINITY,
    }),
    seen: endorsement.updatedAt,
    logos: services.db.endorsementLogos.of(id),
    largestLogo: largestLogo / 1_000_000,
    notes: services.db.endorsementNotes.of(id).map((one) => ({
      id: one.id,
      text: one.text,
      by: one.organizerName,
      day: shownTimes(view, of.zone).date(one.createdAt),
    })),
    pack:
      endorsement.state === 'approved' && isPublic(of)
        ? `${services.config.baseUrl}${packPath(services.links, endorsement)}`
        : null,
    remindable: canRemind(endorsement, of, now),
    reminded:
      endorsement.remindedAt === null
        ? null
        : shownTimes(view, of.zone).date(endorsement.remindedAt),
    refused,
    done: whatWasDone(visit, all),
    undo: undoOf(visit, all),
  });
}

function lineOf(one: Endorsement, { zone }: Endorsed, view: View): EndorsementLine {
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
  of: Endorsed,
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
    const own = domainsOf(one);
    const near = all.filter(
      (other) =>
        other.state !== 'unconfirmed' && domainsOf(other).some((domain) => own.includes(domain)),
    );
    return [...new Set([...found, ...near])]
      .filter(({ id }) => id !== one.id)
      .map((other) => lineOf(other, of, view));
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
  'undone',
  'tooLate',
  'linksRenewed',
  'noted',
  'noteRemoved',
  'logoSaved',
  'logoRemoved',
  'logoApproved',
  'logoDeclined',
] as const;
export type EndorsementDeed = (typeof deeds)[number];

/** What the page before this one did, as a sentence. */
function whatWasDone(visit: OrganizerVisit, all: readonly Endorsement[]): string | null {
  const { t } = visit.view;
  return doneText(visit, ['reordered', 'groupsSaved', 'reminded', ...deeds], (deed, [id]) => {
    if (deed === 'reordered' || deed === 'groupsSaved')
      return t(`console.endorsements.done.${deed}`);
    if (deed === 'reminded') return t('console.endorsements.done.reminded', { count: id ?? 0 });
    const one = all.find((endorsement) => endorsement.id === id);
    return one ? t(`console.endorsements.done.${deed}`, { name: one.listedAs }) : null;
  });
}

/** The decision of a moment ago, as far as it can be taken back. */
function undoOf(visit: OrganizerVisit, all: readonly Endorsement[]): UndoOnConsole | null {
  const done = doneIn(visit, deeds);
  const one = all.find(({ id }) => id === done?.values[0]);
  return one !== undefined && canUndo(one, visit.now) ? { id: one.id, seen: one.updatedAt } : null;
}

/** What the page before this one added, and what it found there already. */
function addedBefore(
  visit: OrganizerVisit,
  all: readonly Endorsement[],
  of: Endorsed,
): { count: number; known: EndorsementLine[] } | null {
  const done = doneIn(visit, ['added']);
  if (done === null) return null;
  const [count = 0, ...known] = done.values;
  return {
    count,
    known: all.filter(({ id }) => known.includes(id)).map((one) => lineOf(one, of, visit.view)),
  };
}
