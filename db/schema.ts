/**
 * The tables, one subject a file. Instants are epoch milliseconds, wall times are `YYYY-MM-DDTHH:mm`,
 * and what must never be false stands there as a CHECK, a unique index or a foreign key: the rules in
 * `server/` explain a refusal, the database makes it certain.
 */

export * from './schema/campaigns.ts';
export * from './schema/series.ts';
export { announced, everAnnounced, news } from './schema/announcedEvents.ts';
export * from './schema/events.ts';
export * from './schema/eventTexts.ts';
export * from './schema/followers.ts';
export * from './schema/furtherTexts.ts';
export * from './schema/eventSources.ts';
export * from './schema/eventSearches.ts';
export * from './schema/signupQuestions.ts';
export * from './schema/signups.ts';
export * from './schema/signupHours.ts';
export * from './schema/arrivals.ts';
export * from './schema/signupTallies.ts';
export * from './schema/addressChanges.ts';
export * from './schema/endorsements.ts';
export * from './schema/questions.ts';
export * from './schema/answerTallies.ts';
export * from './schema/organizers.ts';
export * from './schema/rights.ts';
export * from './schema/waysIn.ts';
export * from './schema/imports.ts';
export * from './schema/actionLists.ts';
export * from './schema/drafts.ts';
export * from './schema/audit.ts';
export * from './schema/proposals.ts';
export * from './schema/following.ts';
export * from './schema/messageTexts.ts';
export * from './schema/campaignLetters.ts';
export * from './schema/messages.ts';
export * from './schema/signupTags.ts';
export * from './schema/savedFilters.ts';
export * from './schema/bulkActions.ts';
export * from './schema/outbox.ts';
export * from './schema/signupNotes.ts';
export * from './schema/corrections.ts';
export * from './schema/mergedMails.ts';
export * from './schema/mergedSignups.ts';
export * from './schema/mailRefusals.ts';
export * from './schema/bounces.ts';
export * from './schema/settledMails.ts';
export * from './schema/siteSettings.ts';
export * from './schema/pictures.ts';
export * from './schema/sheets.ts';
