/* Campaigns: what several events belong to. */

import type { TextLanguage } from '../textLanguages.ts';
import { withQuery } from './anyAddress.ts';
import type { PictureFile } from './events.ts';
import { languagesBelow, type OfTranslation } from './languagesBelow.ts';

const part = encodeURIComponent;

/** What every address of a campaign begins with. */
export const campaignsAddress = '/campaigns';

/** The page of a campaign. */
export function campaignAddress(slug: string): string {
  return `${campaignsAddress}/${part(slug)}`;
}

/** To what a feed of a campaign is narrowed: events in a country, events written in a language. */
export interface FeedOf {
  country?: string;
  language?: TextLanguage | '';
}

/** What the actions of a campaign can be narrowed to, by the names that they have in its address. */
export const actionNarrowings = ['in', 'city', 'day', 'language', 'how', 'access'] as const;
export type ActionNarrowing = (typeof actionNarrowings)[number];

/** The page of a campaign with some of its actions; what is empty narrows nothing. */
export function narrowedCampaignAddress(
  slug: string,
  to: Readonly<Partial<Record<ActionNarrowing, string>>>,
): string {
  const ordered = actionNarrowings.map((name) => [name, to[name] ?? ''] as const);
  return withQuery(campaignAddress(slug), Object.fromEntries(ordered));
}

/** The actions of a campaign by how far they are from a place: as it is typed, or "22.6,88.4". */
export function nearAddress(slug: string, near: string): string {
  return `${withQuery(campaignAddress(slug), { near })}#near`;
}

/** The map of a campaign as a picture: of the world, a continent (UN M49) or a country (ISO 3166-1). */
export function campaignMapAddress(slug: string, part = ''): string {
  return withQuery(`${campaignAddress(slug)}/map.svg`, { in: part });
}

/** The calendar of a campaign's events, to subscribe to. */
export function campaignCalendarAddress(slug: string, of: FeedOf = {}): string {
  return withQuery(`${campaignAddress(slug)}/calendar.ics`, { ...of });
}

/** The feed of what is announced, changed and canceled in a campaign. */
export function campaignAnnouncementsAddress(slug: string, of: FeedOf = {}): string {
  return withQuery(`${campaignAddress(slug)}/announcements.atom`, { ...of });
}

/** A campaign with its actions for programs: an open file, a table, or a collection of OSDI events. */
export function campaignFileAddress(
  slug: string,
  file: 'campaign.json' | 'actions.csv' | 'osdi.json' = 'campaign.json',
): string {
  return `${campaignAddress(slug)}/${file}`;
}

/** What another site shows of a campaign in a frame: all actions that are coming, or the next few. */
export function embeddedCampaignAddress(slug: string, shown: 'list' | 'next' = 'list'): string {
  return `/embed${campaignAddress(slug)}${shown === 'list' ? '' : `/${shown}`}`;
}

/** The map of its actions for a frame: of the world, a continent (UN M49) or a country (ISO 3166-1). */
export function embeddedMapAddress(slug: string, part = ''): string {
  return withQuery(`/embed${campaignAddress(slug)}/map`, { in: part });
}

/** The picture of a campaign: GET shows it, POST takes one (a form with a file). */
export function consoleCampaignPictureAddress(slug: string, action?: 'removal'): string {
  return `${consoleCampaignAddress(slug)}/picture${action === undefined ? '' : `/${action}`}`;
}

/** The ways of passing a campaign on. */
export function campaignShareAddress(slug: string): string {
  return `${campaignAddress(slug)}/share`;
}

/** The address of a campaign as a code for cameras. */
export function campaignQrAddress(slug: string): string {
  return `${campaignAddress(slug)}/qr.svg`;
}

/**
 * A picture of a campaign, or its poster for paper.
 *
 * @param version changes with what it shows, so that it may be kept for ever; '' is always the latest
 */
export function campaignPictureAddress(
  slug: string,
  file: PictureFile,
  {
    language = '',
    version = '',
    paper = '',
  }: { language?: TextLanguage | ''; version?: string; paper?: 'a4' | 'letter' | '' } = {},
): string {
  return withQuery(`${campaignAddress(slug)}/${file}`, { lang: language, v: version, paper });
}

/** All campaigns; a POST makes one. */
export const consoleCampaignsAddress = '/console/campaigns';
export const consoleNewCampaignAddress = `${consoleCampaignsAddress}/new`;

/** The form of a campaign; a POST changes it. */
export function consoleCampaignAddress(slug: string): string {
  return `${consoleCampaignsAddress}/${part(slug)}`;
}

/** The languages of a campaign, or its texts in one of them: a POST saves these. */
export function consoleCampaignLanguagesAddress(
  slug: string,
  language?: TextLanguage,
  action?: OfTranslation,
): string {
  return languagesBelow(consoleCampaignAddress(slug), language, action);
}

/** Which events belong to a campaign; a POST changes it. */
export function consoleCampaignEventsAddress(slug: string): string {
  return `${consoleCampaignAddress(slug)}/events`;
}

/** What a campaign follows of partners; a POST looks at something or follows it. */
export function consoleFollowedAddress(slug: string): string {
  return `${consoleCampaignAddress(slug)}/followed`;
}

/** The actions of one of them; below it a POST asks for it again, or leaves it. */
export function consoleFollowedFeedAddress(
  slug: string,
  feed: number,
  action?: 'refresh' | 'removal',
): string {
  const address = `${consoleFollowedAddress(slug)}/${feed}`;
  return action === undefined ? address : `${address}/${action}`;
}

/** A POST shows an action of a partner, hides it, or says of which event it is the same. */
export function consoleFollowedActionAddress(slug: string, feed: number, action: number): string {
  return `${consoleFollowedFeedAddress(slug, feed)}/actions/${action}`;
}

/** Where a campaign is opened, closed or archived. */
export function consoleCampaignStateAddress(
  slug: string,
  decision: 'opening' | 'closing' | 'archiving',
): string {
  return `${consoleCampaignAddress(slug)}/${decision}`;
}

/** Where a campaign stands: its actions by country and day, and what is missing. */
export function consoleCampaignOverviewAddress(slug: string): string {
  return `${consoleCampaignAddress(slug)}/overview`;
}

/** The places that the form suggests, and the cities that are looked for; a POST changes them. */
export function consoleCampaignPlacesAddress(slug: string, what?: 'cities' | 'removal'): string {
  const page = `${consoleCampaignAddress(slug)}/places`;
  return what === undefined ? page : `${page}/${what}`;
}

/** What was written to people of a whole campaign; a POST writes more. With an id one of them. */
export function consoleCampaignLettersAddress(
  slug: string,
  id?: number,
  action?: 'test' | 'sending' | 'schedule' | 'unscheduling',
): string {
  const list = `${consoleCampaignAddress(slug)}/letters`;
  if (id === undefined) return list;
  return action === undefined ? `${list}/${id}` : `${list}/${id}/${action}`;
}

/** Such a letter as one of its readers gets it, in a language. */
export function consoleLetterPreviewAddress(
  slug: string,
  id: number,
  language: TextLanguage,
): string {
  return `${consoleCampaignLettersAddress(slug, id)}/preview/${language}`;
}
