import {
  consoleCampaignEventsAddress,
  consoleCampaignPictureAddress,
  consoleCampaignStateAddress,
  consoleFollowerErasureAddress,
  consoleFollowedActionAddress,
  consoleFollowedFeedAddress,
} from '../../templates/addresses.ts';
import { eventCalled, type Save } from './worldOfSaves.ts';

/** Every form that says how a campaign stands and what is of it, after it was made and edited. */
export const campaignSaves: Record<string, Save> = {
  'post /console/campaigns/:slug/events': {
    at: () => consoleCampaignEventsAddress('month'),
    sent: ({ app }) => ({ event: [String(eventCalled(app, 'made-here').id)] }),
    says: '1 event was added.',
  },
  'post /console/campaigns/:slug/picture/removal': {
    at: () => consoleCampaignPictureAddress('month', 'removal'),
    says: 'The picture is removed.',
  },
  'post /console/campaigns/:slug/closing': {
    at: () => consoleCampaignStateAddress('month', 'closing'),
    says: 'The campaign is closed.',
  },
  'post /console/campaigns/:slug/archiving': {
    at: () => consoleCampaignStateAddress('month', 'archiving'),
    says: 'The campaign is archived.',
  },
  'post /console/campaigns/:slug/opening': {
    at: () => consoleCampaignStateAddress('month', 'opening'),
    says: 'The campaign is open.',
  },
  'post /console/campaigns/:slug/followed/:feed/actions/:action': {
    at: () => consoleFollowedActionAddress('january-24', 1, 1),
    sent: { shown: 'hidden' },
    says: 'Saved.',
  },
  'post /console/campaigns/:slug/followed/:feed/refresh': {
    at: () => consoleFollowedFeedAddress('january-24', 1, 'refresh'),
    says: 'We looked again.',
  },
  'post /console/campaigns/:slug/followed/:feed/removal': {
    at: () => consoleFollowedFeedAddress('january-24', 1, 'removal'),
    says: 'The campaign no longer follows it.',
  },
  'post /console/campaigns/:slug/updates/:id/erasure': {
    at: ({ campaign: { followers } }) =>
      consoleFollowerErasureAddress(followers.slug, followers.erasable),
    says: 'Deleted. No more updates go there.',
  },
};
