import type { Proposal } from '../../db/proposals.ts';
import { addressHash } from '../outbox/addressHash.ts';
import { announceCampaignNews } from '../organizers/announceNews.ts';
import type { Services } from '../services.ts';
import { changeProposal, type ProposalOutcome } from './changeProposal.ts';
import type { ProposedDetails } from './proposalForm.ts';

/*
 * What is decided about a proposal, but for its acceptance: each is one action of the table of states, with
 * what it changes, which entry it leaves in the audit log and what is mailed about it.
 */

/**
 * Whoever made it confirms the address: from here on it waits for an organizer.
 *
 * @param seen when it had last changed as they saw it (epoch milliseconds): before that anybody may propose
 *   with their address, and nobody confirms the words of a stranger unseen
 */
export async function confirmProposal(
  services: Services,
  id: number,
  seen: number | null,
): Promise<ProposalOutcome> {
  const asked = { id, action: 'confirm', by: 'proposer', seen } as const;
  return changeProposal(services, asked, ({ email, campaignId }, store, at) => {
    // Whoever presses the button behind the mailed link got the mail.
    store.bounces.forget(addressHash(services.config, email));
    announceCampaignNews(store, campaignId, at);
    return { values: { confirmedAt: at }, trace: 'proposal-confirmed' };
  });
}

/**
 * Whoever made it changes it while nobody has decided: all but the address, which was confirmed, and the
 * city. An organizer decides about what they have seen.
 *
 * @param seen when it had last changed as they saw it: a question that they have not seen is not answered
 */
export async function correctProposal(
  services: Services,
  id: number,
  correction: ProposedDetails,
  seen: number | null,
): Promise<ProposalOutcome> {
  const isSame = (proposal: Proposal) =>
    proposal.state === 'waiting' && !differs(proposal, correction);
  const asked = { id, action: 'correct', by: 'proposer', seen, isSame } as const;
  return changeProposal(services, asked, (proposal, store, at) => {
    if (proposal.state === 'asked') announceCampaignNews(store, proposal.campaignId, at);
    else if (!differs(proposal, correction)) return null;
    return { values: correction, trace: 'proposal-corrected' };
  });
}

function differs(before: ProposedDetails, after: ProposedDetails): boolean {
  const pairs = (one: ProposedDetails) => [
    one.venue,
    one.address ?? '',
    one.landmark ?? '',
    one.startLocal,
    one.startOccurrence,
    one.language,
    one.title,
    one.description ?? '',
    one.host,
    one.contactName,
    one.phone ?? '',
    one.contactPublic ?? false,
  ];
  return JSON.stringify(pairs(before)) !== JSON.stringify(pairs(after));
}

/**
 * Whoever made it answers what an organizer asked: it waits again.
 *
 * @param seen when it had last changed as they saw it: another question may have come meanwhile
 */
export async function answerQuestion(
  services: Services,
  id: number,
  answer: string,
  seen: number | null,
): Promise<ProposalOutcome> {
  const isSame = (proposal: Proposal) => proposal.state === 'waiting' && proposal.answer === answer;
  const asked = { id, action: 'answer', by: 'proposer', seen, isSame } as const;
  return changeProposal(services, asked, ({ campaignId }, store, at) => {
    announceCampaignNews(store, campaignId, at);
    return { values: { answer }, trace: 'proposal-answered' };
  });
}

/** Whoever made it takes it back, for good; it is deleted within days. */
export async function withdrawProposal(services: Services, id: number): Promise<ProposalOutcome> {
  const asked = { id, action: 'withdraw', by: 'proposer', seen: null } as const;
  return changeProposal(services, asked, () => ({
    values: { eventId: null },
    trace: 'proposal-withdrawn',
  }));
}

/** By whom, and when the proposal had last changed as they saw it. */
export interface Decider {
  organizerId: number;
  seen: number | null;
}

/** An organizer asks something back, which is mailed. */
export async function askBack(
  services: Services,
  id: number,
  { organizerId, seen }: Decider,
  question: string,
): Promise<ProposalOutcome> {
  const isSame = (proposal: Proposal) =>
    proposal.state === 'asked' && proposal.question === question;
  const asked = { id, action: 'askBack', by: { organizerId }, seen, isSame } as const;
  return changeProposal(services, asked, () => ({
    values: { question, answer: '' },
    trace: 'proposal-asked',
    mail: { kind: 'proposal-asked' },
  }));
}

/**
 * An organizer decides that it goes together with an action that there is. Nothing of the proposal is passed
 * on: whoever made it is told of the action, and joins it or not.
 *
 * @param note the organizer's words to them; may be empty
 */
export async function joinProposal(
  services: Services,
  id: number,
  { organizerId, seen }: Decider,
  eventId: number,
  note: string,
): Promise<ProposalOutcome> {
  const isSame = (proposal: Proposal) =>
    proposal.state === 'joined' && proposal.eventId === eventId && proposal.note === note;
  const asked = { id, action: 'join', by: { organizerId }, seen, isSame } as const;
  return changeProposal(services, asked, (proposal, store, at) => {
    const event = store.events.byId(eventId);
    // It may have been deleted, or have left the campaign, since it was offered.
    if (event?.campaignId !== proposal.campaignId || event.state !== 'published') return 'changed';
    return {
      values: { eventId, note, decidedAt: at },
      trace: 'proposal-joined',
      mail: { kind: 'proposal-joined', eventId },
    };
  });
}

/**
 * An organizer declines it.
 *
 * @param note the organizer's words; may be empty
 */
export async function declineProposal(
  services: Services,
  id: number,
  { organizerId, seen }: Decider,
  note: string,
): Promise<ProposalOutcome> {
  const isSame = (proposal: Proposal) => proposal.state === 'declined' && proposal.note === note;
  const asked = { id, action: 'decline', by: { organizerId }, seen, isSame } as const;
  return changeProposal(services, asked, (_, __, at) => ({
    values: { note, decidedAt: at },
    trace: 'proposal-declined',
    mail: { kind: 'proposal-declined' },
  }));
}
