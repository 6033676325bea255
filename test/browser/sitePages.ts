import {
  aboutAddress,
  campaignAddress,
  campaignShareAddress,
  consoleCampaignAddress,
  consoleCampaignEventsAddress,
  consoleCampaignPictureAddress,
  consoleCampaignsAddress,
  consoleFollowedAddress,
  consoleFollowedFeedAddress,
  consoleLogoAddress,
  consoleNewCampaignAddress,
  consoleSettingsAddress,
  consoleWelcomeAddress,
  consoleWelcomeReadyAddress,
  monthAddress,
  narrowedAddress,
  pastYearAddress,
} from '../../templates/addresses.ts';
import { filledSettings } from '../helpers/settings.ts';
import type { Shown } from './shown.ts';

/** The pages of campaigns, and those on which the site gets its own face. */
export const sitePages: Record<string, Shown> = {
  'a campaign': { at: () => campaignAddress('january-24') },
  'the ways of passing a campaign on': { at: () => campaignShareAddress('january-24') },
  'the start, narrowed': {
    at: () => narrowedAddress({ q: 'the', kind: 'online', month: '2024-01' }),
  },
  'the start, narrowed to nothing': {
    at: () => narrowedAddress({ q: 'nowhere', city: 'Nowhere' }),
  },
  'a month': { at: () => monthAddress('2024-01') },
  'a month without events': { at: () => monthAddress('2023-05') },
  'the past events of a year': { at: () => pastYearAddress('2024') },
  'who runs the site': { at: () => aboutAddress },
  'the campaigns': { at: () => consoleCampaignsAddress, onConsole: true },
  'a campaign that is edited': {
    at: () => consoleCampaignAddress('january-24'),
    onConsole: true,
  },
  'the events of a campaign': {
    at: () => consoleCampaignEventsAddress('january-24'),
    onConsole: true,
  },
  'the picture of a campaign': {
    at: () => consoleCampaignPictureAddress('january-24'),
    onConsole: true,
  },
  'a picture of a campaign that nobody described': {
    at: () => consoleCampaignPictureAddress('january-24'),
    onConsole: true,
    sent: { 'description-en': '' },
    status: 422,
  },
  'what a campaign follows': {
    at: () => consoleFollowedAddress('january-24'),
    onConsole: true,
  },
  'what a campaign is to follow, with mistakes': {
    at: () => consoleFollowedAddress('january-24'),
    onConsole: true,
    sent: { address: '', name: '', zone: 'x', utcIs: '' },
    status: 422,
  },
  'the actions of a partner': {
    at: () => consoleFollowedFeedAddress('january-24', 1),
    onConsole: true,
  },
  'a new campaign': { at: () => consoleNewCampaignAddress, onConsole: true },
  'a campaign with mistakes': {
    at: () => consoleCampaignsAddress,
    onConsole: true,
    sent: { title: '', slug: 'No Address', day: '2024-02-30' },
    status: 422,
  },
  'the settings': { at: () => consoleSettingsAddress, onConsole: true },
  'the settings, with mistakes': {
    at: () => consoleSettingsAddress,
    onConsole: true,
    sent: { color: 'own', ownColor: '#777777', contact: 'x', languages: [], quietFrom: '22:00' },
    status: 422,
  },
  'the settings, without the logo that was to be chosen': {
    at: () => consoleLogoAddress(),
    onConsole: true,
    sent: {},
    status: 422,
  },
  'the question whether to delete data sooner': {
    at: () => consoleSettingsAddress,
    onConsole: true,
    sent: { ...filledSettings, retentionDays: '1' },
  },
  'the first page of a new site': { at: () => consoleWelcomeAddress, onConsole: true },
  'the first page, with mistakes': {
    at: () => consoleWelcomeAddress,
    onConsole: true,
    sent: { organization: '', color: 'own', ownColor: '#fff' },
    status: 422,
  },
  'a new site that is ready': { at: () => consoleWelcomeReadyAddress, onConsole: true },
};
