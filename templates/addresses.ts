/*
 * Every address of the site, made in one place: templates link to it, routes redirect to it, mails
 * put the base URL in front of it. All are paths that begin with a slash; every part that comes
 * from outside is percent-encoded.
 */

export * from './addresses/actionLists.ts';
export * from './addresses/anyAddress.ts';
export * from './addresses/campaigns.ts';
export * from './addresses/door.ts';
export * from './addresses/endorsements.ts';
export * from './addresses/events.ts';
export * from './addresses/followers.ts';
export * from './addresses/imports.ts';
export * from './addresses/mails.ts';
export * from './addresses/messages.ts';
export * from './addresses/organizers.ts';
export * from './addresses/people.ts';
export * from './addresses/proposals.ts';
export * from './addresses/series.ts';
export * from './addresses/questions.ts';
export * from './addresses/signups.ts';
export * from './addresses/site.ts';
