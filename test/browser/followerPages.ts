import {
  campaignUpdatesAddress,
  consoleCampaignLettersAddress,
  consoleCampaignUpdatesAddress,
  followingAddress,
} from '../../templates/addresses.ts';
import type { Shown } from './shown.ts';

/** The pages about updates of a campaign. */
export const followerPages: Record<string, Shown> = {
  'the form for updates of a campaign': {
    at: ({ followers }) => campaignUpdatesAddress(followers.slug),
  },
  'the form for updates, with mistakes': {
    at: ({ followers }) => campaignUpdatesAddress(followers.slug),
    sent: { email: 'a@b\r\nBcc: c@d', name: '' },
    status: 422,
  },
  'the page after the form for updates': {
    at: ({ followers }) => campaignUpdatesAddress(followers.slug, 'received'),
  },
  'updates that are still to be confirmed': {
    at: ({ followers }) => followingAddress(followers.tokens.unconfirmed),
  },
  'updates that somebody gets': {
    at: ({ followers }) => followingAddress(followers.tokens.confirmed),
  },
  'updates that somebody gets no more': {
    at: ({ followers }) => followingAddress(followers.tokens.left),
  },
  'who gets the updates of a campaign': {
    at: ({ followers }) => consoleCampaignUpdatesAddress(followers.slug),
    onConsole: true,
  },
  'an update of a campaign, with mistakes': {
    at: ({ followers }) => consoleCampaignLettersAddress(followers.slug),
    onConsole: true,
    sent: { audience: 'followers', pace: '60', 'subject-en': '', 'text-en': '{where}' },
    status: 422,
  },
};
