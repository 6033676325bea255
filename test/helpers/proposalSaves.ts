import {
  consoleCampaignLettersAddress,
  consoleCampaignPlacesAddress,
  consoleProposalAddress,
  proposalAddress,
} from '../../templates/addresses.ts';
import { filledProposal } from './proposals.ts';
import type { Save, World } from './worldOfSaves.ts';

type Decision = NonNullable<Parameters<typeof consoleProposalAddress>[2]>;
const decision =
  (which: 'waiting' | 'asked', action: Decision) =>
  ({ campaign: { proposals } }: World) =>
    consoleProposalAddress(proposals.slug, proposals.ids[which], action);
const seen = ({ app, campaign }: World) => ({
  seen: String(app.services.db.proposals.byId(campaign.proposals.ids.asked)?.updatedAt ?? 0),
});
const places =
  (what?: 'cities' | 'removal') =>
  ({ campaign }: World) =>
    consoleCampaignPlacesAddress(campaign.proposals.slug, what);
const { intent: _, city: __, email: ___, ...correction } = filledProposal;

/** The first letter of the database, or what can be done with it. */
const letter =
  (action: Parameters<typeof consoleCampaignLettersAddress>[2]) =>
  ({ campaign }: World) =>
    consoleCampaignLettersAddress(campaign.proposals.slug, 1, action);

/** Every form about proposals of actions. */
export const proposalSaves: Record<string, Save> = {
  'post /proposals/:token/correction': {
    at: ({ campaign }) => proposalAddress(campaign.proposals.tokens.waiting, 'correction'),
    sent: { ...correction, venue: 'Example Square' },
    says: 'Saved.',
  },
  'post /proposals/:token/answer': {
    at: ({ campaign }) => proposalAddress(campaign.proposals.tokens.asked, 'answer'),
    sent: { answer: 'The sunny one.' },
    says: 'Your answer is with the organizers.',
  },
  'post /console/campaigns/:slug/proposals/:id/question': {
    at: decision('asked', 'question'),
    sent: { question: 'At which hour?' },
    says: 'We email your question in a minute',
  },
  'post /console/campaigns/:slug/proposals/:id/refusal': {
    at: decision('asked', 'refusal'),
    sent: { note: '' },
    says: 'Declined.',
  },
  'post /console/campaigns/:slug/proposals/:id/undo': {
    at: decision('asked', 'undo'),
    sent: seen,
    says: 'Undone.',
  },
  'post /console/campaigns/:slug/proposals/:id/acceptance': {
    at: decision('asked', 'acceptance'),
    sent: { publish: 'no' },
    says: 'Accepted.',
  },
  'post /console/campaigns/:slug/proposals/:id/erasure': {
    at: decision('waiting', 'erasure'),
    says: 'The proposal is deleted.',
  },
  'post /console/campaigns/:slug/letters': {
    at: ({ campaign }) => consoleCampaignLettersAddress(campaign.proposals.slug),
    sent: {
      audience: 'organizing',
      pace: '60',
      'subject-en': 'Example',
      'text-en': 'Example text.',
    },
    says: 'Not sent yet.',
  },
  'post /console/campaigns/:slug/letters/:id/test': {
    at: letter('test'),
    says: 'test',
  },
  'post /console/campaigns/:slug/letters/:id/schedule': {
    at: letter('schedule'),
    sent: { sendDate: '2024-01-12', sendTime: '09:00' },
    says: 'Scheduled',
  },
  'post /console/campaigns/:slug/letters/:id/unscheduling': {
    at: letter('unscheduling'),
    says: 'draft',
  },
  'post /console/campaigns/:slug/letters/:id/sending': {
    at: letter('sending'),
    says: 'It is on its way to',
  },
  'post /console/campaigns/:slug/places': {
    at: places(),
    sent: { list: 'Cairo; Embassy of Exampleland; 2 Example Street; A list' },
    says: 'The list is saved.',
  },
  'post /console/campaigns/:slug/places/cities': {
    at: places('cities'),
    sent: { city: '2332459' },
    says: 'Lagos is on the list.',
  },
  'post /console/campaigns/:slug/places/removal': {
    at: places('removal'),
    sent: { city: '2332459' },
    says: 'The city is off the list.',
  },
};
