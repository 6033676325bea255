import type { CampaignAction } from '../../db/campaignActions.ts';
import type { Proposal } from '../../db/proposals.ts';
import type { Campaign } from '../../db/schema.ts';
import { proposalPage, type ProposalForm } from '../../templates/pages/console/proposal.ts';
import type { ProposalPageProps } from '../../templates/pages/console/proposal.ts';
import {
  proposalsPage,
  type KnownOnConsole,
  type ProposalLine,
  type UndoOfProposal,
} from '../../templates/pages/console/proposals.ts';
import type { Html, View } from '../../templates/view.ts';
import { eventFor } from '../fields/eventFor.ts';
import { countryName } from '../time/countries.ts';
import { startInWords, timeInWords } from '../time/times.ts';
import { doneIn, doneText } from '../web/done.ts';
import type { OrganizerVisit } from '../web/routes.ts';
import { shownTimes } from '../web/shownTimes.ts';
import { nearKilometers } from './nearby.ts';
import { openingOf } from './opening.ts';
import { proposalTransition, type ProposalAction } from './states.ts';
import { canUndoDecision } from './undoProposalDecision.ts';
import { whatIsKnown } from './whatIsKnown.ts';

/** What organizers do with proposals, as the page after it says. */
export const proposalDeeds = [
  'accepted',
  'acceptedNot',
  'asked',
  'joined',
  'declined',
  'undone',
  'tooLate',
  'erased',
] as const;
export type ProposalDeed = (typeof proposalDeeds)[number];

/** The board of a campaign: what waits first. */
export function proposalsOnConsole(visit: OrganizerVisit, campaign: Campaign): Html {
  const { services, view, now } = visit;
  const all = services.db.proposals.ofCampaign(campaign.id);
  const actions = services.db.campaignActions.ofCampaign(campaign.id);
  const waiting = all.filter(({ state }) => state === 'waiting');
  return proposalsPage(view, {
    campaign,
    opening: openingOf(campaign, now),
    waiting: waiting.map((one) => ({
      ...lineOf(one, view),
      known: knownOnConsole(visit, one, actions, all),
      answer: one.state === 'waiting' ? one.answer : '',
    })),
    asked: all.filter(({ state }) => state === 'asked').map((one) => lineOf(one, view)),
    others: all
      .filter(({ state }) => state !== 'waiting' && state !== 'asked')
      .map((one) => lineOf(one, view)),
    done: whatWasDone(visit),
    undo: undoOf(visit, all),
  });
}

/** The page of one proposal; a form that was not taken as it was typed. */
export function proposalOnConsole(
  visit: OrganizerVisit,
  campaign: Campaign,
  proposal: Proposal,
  refused: ProposalPageProps['refused'] = null,
): Html {
  const { services, view, now } = visit;
  const all = services.db.proposals.ofCampaign(campaign.id);
  const actions = services.db.campaignActions.ofCampaign(campaign.id);
  const { state } = proposal;
  const near = whatIsKnown(proposal, actions, all).actions.map(({ action }) => action);
  const offered = [...new Set([...near, ...actions])].filter(
    (one) => one.state === 'published' && one.startsAt > now,
  );
  return proposalPage(view, {
    campaign,
    proposal: {
      ...lineOf(proposal, view),
      description: proposal.description,
      address: proposal.address,
      landmark: proposal.landmark,
      email: proposal.email,
      phone: proposal.phone,
      language: proposal.language,
      contactPublic: proposal.contactPublic,
      question: state === 'waiting' || state === 'asked' ? proposal.question : '',
      answer: state === 'waiting' ? proposal.answer : '',
      note: state === 'joined' || state === 'declined' ? proposal.note : '',
    },
    seen: proposal.updatedAt,
    known: knownOnConsole(visit, proposal, actions, all),
    open: openForms(proposal, offered.length > 0),
    joinable: offered.slice(0, mostOffered).map((one) => ({
      id: one.id,
      title: one.city === '' ? one.title : `${one.city}: ${one.title}`,
      language: one.language,
      when: startInWords(one, view.language),
    })),
    event: eventOf(visit, proposal),
    refused,
    done: whatWasDone(visit),
    undo: undoOf(visit, [proposal]),
  });
}

/** So many actions stand in the list with which a proposal can be joined; those that are near come first. */
const mostOffered = 300;

const formsOf: Readonly<Record<ProposalForm, ProposalAction>> = {
  accept: 'accept',
  ask: 'askBack',
  join: 'join',
  decline: 'decline',
};

function openForms({ state }: Proposal, joins: boolean): ProposalForm[] {
  const all: readonly ProposalForm[] = ['accept', 'ask', 'join', 'decline'];
  return all
    .filter((form) => proposalTransition(state, formsOf[form]).ok)
    .filter((form) => form !== 'join' || joins);
}

function eventOf({ services, view }: OrganizerVisit, proposal: Proposal) {
  const id = proposal.state === 'accepted' || proposal.state === 'joined' ? proposal.eventId : null;
  const stored = id === null ? undefined : services.db.events.byId(id);
  if (!stored) return null;
  const { slug, title, language } = eventFor(services.db, stored, view.reads);
  return { slug, title, language };
}

/** A proposal as a line of a list. */
export function lineOf(proposal: Proposal, view: View): ProposalLine {
  const { id, state, title, city, country, venue, startsAt, zone, contactName, host } = proposal;
  return {
    id,
    state,
    title,
    city,
    country: countryName(country, view.language),
    venue,
    when: timeInWords(startsAt, zone, view.language),
    contactName,
    host,
    proposed: shownTimes(view, zone).date(proposal.createdAt),
  };
}

function knownOnConsole(
  { services, view }: OrganizerVisit,
  proposal: Proposal,
  actions: readonly CampaignAction[],
  all: readonly Proposal[],
): KnownOnConsole {
  const known = whatIsKnown(proposal, actions, all);
  const organizer = services.db.organizers.byEmailKey(proposal.emailKey);
  const isOne = organizer !== undefined && services.db.rights.of(organizer.id) !== null;
  return {
    actions: known.actions.map(({ action, kilometers, samePlace }) => ({
      slug: action.slug,
      title: action.title,
      language: action.language,
      when: startInWords(action, view.language),
      distance:
        kilometers === null || kilometers < 1
          ? null
          : view.t('console.proposals.known.distance', { km: Math.round(kilometers) }),
      samePlace,
    })),
    others: known.others.map((one) => lineOf(one, view)),
    ofContact: known.ofContact.map((one) => lineOf(one, view)),
    organizer: isOne && proposal.state !== 'accepted' ? organizer.name : null,
    kilometers: nearKilometers,
  };
}

/** The sentence for what the page before this one did. */
function whatWasDone(visit: OrganizerVisit): string | null {
  return doneText(visit, proposalDeeds, (name) => visit.view.t(`console.proposals.done.${name}`));
}

/** The decision of the page before this one, while it can be taken back. */
function undoOf(visit: OrganizerVisit, all: readonly Proposal[]): UndoOfProposal | null {
  const done = doneIn(visit, ['accepted', 'acceptedNot', 'asked', 'joined', 'declined']);
  const one = all.find(({ id }) => id === done?.values[0]);
  return one && canUndoDecision(one, visit.now) ? { id: one.id, seen: one.updatedAt } : null;
}
