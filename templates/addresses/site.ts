import type { TextLanguage } from '../textLanguages.ts';
import { withQuery } from './anyAddress.ts';
import { languagesBelow, type OfTranslation } from './languagesBelow.ts';

/* The site as a whole. */

export const homeAddress = '/';
/** A page of the events that are coming: the first is the home page itself. */
export function homePageAddress(page: number): string {
  return page === 1 ? homeAddress : withQuery(homeAddress, { page });
}
/** What the events of the home page can be narrowed to, by the names that they have in its address. */
export const narrowingNames = [
  'q',
  'kind',
  'city',
  'language',
  'campaign',
  'month',
  'day',
] as const;
export type NarrowingName = (typeof narrowingNames)[number];

/** The events that are left where the home page is narrowed; what is empty narrows nothing. */
export function narrowedAddress(
  to: Readonly<Partial<Record<NarrowingName, string>>>,
  page = 1,
): string {
  return withQuery(homeAddress, { ...to, page: page === 1 ? '' : page });
}

/** Leads to the month of the next event. */
export const monthsAddress = '/calendar';
/** The events of a month, `YYYY-MM`, on the days of its calendar. */
export function monthAddress(month: string): string {
  return `${monthsAddress}/${encodeURIComponent(month)}`;
}

/** Leads to the last year of which there are events that are over. */
export const pastAddress = '/past';
/** A page of the events of a year that are over. */
export function pastYearAddress(year: string, page = 1): string {
  const address = `${pastAddress}/${encodeURIComponent(year)}`;
  return page === 1 ? address : withQuery(address, { page });
}
export const privacyAddress = '/privacy';
/** Who runs the site, how to write to them, and their imprint. */
export const aboutAddress = '/about';
export const imprintAddress = `${aboutAddress}#imprint`;
export const allEventsCalendarAddress = '/calendar.ics';
/** Everything that was announced, as an Atom feed. */
export const announcementsAddress = '/announcements.atom';
/** POST: remembers the viewer's zone (`zone`) and leads back to `returnTo`. */
export const preferencesAddress = '/preferences';
/** A challenge that keeps robots away, for the script of a form; JSON. */
export const challengeAddress = '/challenge';
/** Which pages a browser may fetch before they are asked for; JSON. */
export const speculationRulesAddress = '/speculation-rules.json';
/** What the site is called and how it looks where it is kept beside programs; JSON. */
export const manifestAddress = '/site.webmanifest';
/** The square picture by which a site is found again; its address differs with the look. */
export function iconAddress(size: 192 | 512, version: string): string {
  return withQuery(`/icons/${size}.png`, { v: version });
}
/** Where iOS looks for it without being told. */
export const touchIconAddress = '/apple-touch-icon.png';
export const consoleAddress = '/console';
/** What the site is called and looks like, and what holds for all of it; a POST changes it. */
export const consoleSettingsAddress = '/console/settings';

/** The languages of what owners write about themselves, or these texts in one of them: a POST saves these. */
export function consoleSiteLanguagesAddress(
  language?: TextLanguage,
  action?: OfTranslation,
): string {
  return languagesBelow(consoleSettingsAddress, language, action);
}
/** POST: takes a file as the logo of the site, or takes the logo away. */
export function consoleLogoAddress(action?: 'removal'): string {
  return `/console/settings/logo${action === undefined ? '' : `/${action}`}`;
}
/** A file of the logo. Its address differs with its content. */
export function logoAddress(hash: string, width: number, ending: 'webp' | 'jpg'): string {
  return `/logo/${encodeURIComponent(hash)}/${width}.${ending}`;
}
/** POST: sends an email to the organizer who presses the button, to see whether it arrives. */
export const consoleTestMailAddress = '/console/settings/test-mail';
/** The first page of a new site; a POST saves what it asks. */
export const consoleWelcomeAddress = '/console/welcome';
/** POST: leaves it at that. */
export const consoleWelcomeSkippingAddress = '/console/welcome/skipping';
/** What to do next. */
export const consoleWelcomeReadyAddress = '/console/welcome/ready';
/** Who did what and when. */
export const consoleAuditAddress = '/console/audit';
/** The same as a file. */
export const consoleAuditFileAddress = '/console/audit.csv';

/**
 * How another site shows a page of ours in its own (https://oembed.com).
 *
 * @param url the whole address of that page
 */
export function oembedAddress(url: string): string {
  return withQuery('/oembed', { url, format: 'json' });
}
