import type { MentionedProposal, Proposal } from '../../db/proposals.ts';
import type { Campaign } from '../../db/schema.ts';
import { proposalPage, type ProposalForm } from '../../templates/pages/console/proposal.ts';
import type { ProposalPageProps } from '../../templates/pages/console/proposal.ts';
import type {
  KnownOnConsole,
  ProposalLine,
  ProposalMention,
} from '../../templates/pages/console/knownOfProposal.ts';
import { proposalsPage, type UndoOfProposal } from '../../templates/pages/console/proposals.ts';
import type { Html, View } from '../../templates/view.ts';
import { eventFor } from '../fields/eventFor.ts';
import { nearKilometers } from '../places/nearness.ts';
import { countryName } from '../time/countries.ts';
import { startInWords, timeInWords } from '../time/times.ts';
import { doneIn, doneText } from '../web/done.ts';
import { pagingOf } from '../web/paging.ts';
import type { OrganizerVisit } from '../web/routes.ts';
import { shownTimes } from '../web/shownTimes.ts';
import { few } from './few.ts';
import { openingOf, proposalTransition, type ProposalAction } from './states.ts';
import { canUndoDecision } from './undoProposalDecision.ts';
import { whatIsKnown, type KnownOfProposal } from './whatIsKnown.ts';

/** What organizers do with proposals, as the page after it says. */
export const proposalDeeds = [
  'accepted',
  'acceptedNot',
  'asked',
  'joined',
  'declined',
  'before',
  'undone',
  'tooLate',
  'erased',
] as const;
export type ProposalDeed = (typeof proposalDeeds)[number];

const onPage = 20;

/** So much is told of what is known beside one of many, and beside one that has a page to itself. */
const mostMentioned = { onBoard: 3, alone: 50 };

/** The board of a campaign: what waits first. */
export function proposalsOnConsole(visit: OrganizerVisit, campaign: Campaign): Html {
  const { services, view, now, query } = visit;
  const { proposals } = services.db;
  const counts = proposals.counts(campaign.id);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const { current, pages, offset } = pagingOf(query, total, onPage);
  const shown = proposals.onPage(campaign.id, { limit: onPage, offset });
  const waiting = shown.filter((one) => one.state === 'waiting');
  const known = waiting.length === 0 ? null : knownIn(visit, campaign);
  return proposalsPage(view, {
    campaign,
    opening: openingOf(campaign, now),
    numberWaiting: counts.waiting ?? 0,
    waiting: waiting.map((one) => ({
      ...lineOf(one, view),
      known: known === null ? null : onConsole(visit, one, known(one), mostMentioned.onBoard),
      answer: one.answer,
    })),
    asked: shown.filter(({ state }) => state === 'asked').map((one) => lineOf(one, view)),
    others: shown
      .filter(({ state }) => state !== 'waiting' && state !== 'asked')
      .map((one) => lineOf(one, view)),
    noOthers: total === (counts.waiting ?? 0) + (counts.asked ?? 0),
    paging: { page: current, pages },
    done: whatWasDone(visit),
    undo: undoOf(visit, campaign),
  });
}

/** What is known beside whatever was proposed to a campaign. */
function knownIn(
  { services }: OrganizerVisit,
  { id }: Campaign,
): (proposal: Proposal) => KnownOfProposal {
  const { db } = services;
  const known = whatIsKnown(db.campaignActions.ofCampaign(id), db.proposals.mentioned(id));
  return (proposal) =>
    known({ ...proposal, own: proposal.state === 'accepted' ? proposal.eventId : null });
}

/** The page of one proposal; a form that was not taken as it was typed. */
export function proposalOnConsole(
  visit: OrganizerVisit,
  campaign: Campaign,
  proposal: Proposal,
  refused: ProposalPageProps['refused'] = null,
): Html {
  const { services, view, now } = visit;
  const { state } = proposal;
  const known = knownIn(visit, campaign)(proposal);
  const near = known.actions.map(({ action }) => action);
  const actions = services.db.campaignActions.ofCampaign(campaign.id);
  const byId = new Map([...near, ...actions].map((one) => [one.id, one]));
  const offered = [...byId.values()].filter(
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
    known: onConsole(visit, proposal, known, mostMentioned.alone),
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
    undo: undoOf(visit, campaign),
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
function lineOf(proposal: Proposal, view: View): ProposalLine {
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

function onConsole(
  { services, view }: OrganizerVisit,
  proposal: Proposal,
  known: KnownOfProposal,
  most: number,
): KnownOnConsole {
  // Whoever an owner took from the team would be on it again with the acceptance.
  const organizer = services.db.organizers.byEmailKey(proposal.emailKey);
  const isFormer = organizer !== undefined && organizer.removedAt !== null;
  const isOne = organizer !== undefined && services.db.rights.of(organizer.id) !== null;
  return {
    actions: few(known.actions, most, ({ action, kilometers, samePlace }) => ({
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
    others: few(known.others, most, (one) => mentionOf(one, view)),
    ofContact: few(known.ofContact, most, (one) => mentionOf(one, view)),
    organizer:
      (isFormer || isOne) && proposal.state !== 'accepted'
        ? { name: organizer.name, isFormer }
        : null,
    kilometers: nearKilometers,
  };
}

function mentionOf(
  { id, state, title, city, country }: MentionedProposal,
  view: View,
): ProposalMention {
  return { id, state, title, city, country: countryName(country, view.language) };
}

/** The sentence for what the page before this one did. */
function whatWasDone(visit: OrganizerVisit): string | null {
  return doneText(visit, proposalDeeds, (name) => visit.view.t(`console.proposals.done.${name}`));
}

/** The decision of the page before this one, while it can be taken back. */
function undoOf(visit: OrganizerVisit, campaign: Campaign): UndoOfProposal | null {
  const done = doneIn(visit, ['accepted', 'acceptedNot', 'asked', 'joined', 'declined']);
  const one = visit.services.db.proposals.byId(done?.values[0] ?? 0);
  return one?.campaignId === campaign.id && canUndoDecision(one, visit.now)
    ? { id: one.id, seen: one.updatedAt }
    : null;
}
