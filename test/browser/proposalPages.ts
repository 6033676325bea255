import {
  consoleCampaignLettersAddress,
  consoleCampaignPlacesAddress,
  consoleProposalAddress,
  consoleProposalsAddress,
  consoleCampaignOverviewAddress,
  newProposalAddress,
  proposalAddress,
  proposalReceivedAddress,
  withQuery,
} from '../../templates/addresses.ts';
import { cairo, filledProposal } from '../helpers/proposals.ts';
import type { Shown } from './shown.ts';

/** Pages about proposals of actions: of whoever makes one, and of those who decide. */
export const proposalPages: Record<string, Shown> = {
  'the question for the city of an action': {
    at: ({ proposals }) => withQuery(newProposalAddress(proposals.slug), { place: 'Cordoba' }),
  },
  'the form that proposes an action': {
    at: ({ proposals }) => newProposalAddress(proposals.slug, cairo),
  },
  'a proposal of an action with mistakes': {
    at: ({ proposals }) => newProposalAddress(proposals.slug),
    sent: { ...filledProposal, venue: '', startTime: '25:00', email: 'nobody' },
    status: 422,
  },
  'the page right after an action was proposed': {
    at: ({ proposals }) => proposalReceivedAddress(proposals.slug),
  },
  'a proposal to be confirmed': {
    at: ({ proposals }) => proposalAddress(proposals.tokens.unconfirmed),
  },
  'a proposal that waits': { at: ({ proposals }) => proposalAddress(proposals.tokens.waiting) },
  'a proposal with a question': { at: ({ proposals }) => proposalAddress(proposals.tokens.asked) },
  'an accepted proposal': { at: ({ proposals }) => proposalAddress(proposals.tokens.accepted) },
  'the question whether to withdraw a proposal': {
    at: ({ proposals }) => proposalAddress(proposals.tokens.waiting, 'withdrawal'),
  },
  'the proposals of a campaign': {
    at: ({ proposals }) => consoleProposalsAddress(proposals.slug),
    onConsole: true,
  },
  'a proposal on the dashboard': {
    at: ({ proposals }) => consoleProposalAddress(proposals.slug, proposals.ids.waiting),
    onConsole: true,
  },
  'where a campaign stands': {
    at: ({ proposals }) => consoleCampaignOverviewAddress(proposals.slug),
    onConsole: true,
  },
  'the messages to a whole campaign': {
    at: ({ proposals }) => consoleCampaignLettersAddress(proposals.slug),
    onConsole: true,
  },
  'a message to a whole campaign': {
    at: ({ proposals }) => consoleCampaignLettersAddress(proposals.slug, 1),
    onConsole: true,
  },
  'when a message to a whole campaign goes': {
    at: ({ proposals }) => consoleCampaignLettersAddress(proposals.slug, 1, 'schedule'),
    onConsole: true,
  },
  'the places of a campaign': {
    at: ({ proposals }) => consoleCampaignPlacesAddress(proposals.slug),
    onConsole: true,
  },
};
