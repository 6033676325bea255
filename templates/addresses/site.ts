import { withQuery } from './anyAddress.ts';

/* The site as a whole. */

export const homeAddress = '/';
/** A page of the events that are coming: the first is the home page itself. */
export function homePageAddress(page: number): string {
  return page === 1 ? homeAddress : withQuery(homeAddress, { page });
}
export const privacyAddress = '/privacy';
export const allEventsCalendarAddress = '/calendar.ics';
/** Everything that was announced, as an Atom feed. */
export const announcementsAddress = '/announcements.atom';
/** POST: remembers the viewer's zone (`zone`) and leads back to `returnTo`. */
export const preferencesAddress = '/preferences';
/** A challenge that keeps robots away, for the script of a form; JSON. */
export const challengeAddress = '/challenge';
/** Which pages a browser may fetch before they are asked for; JSON. */
export const speculationRulesAddress = '/speculation-rules.json';
export const consoleAddress = '/console';
/** Who did what and when. */
export const consoleAuditAddress = '/console/audit';
