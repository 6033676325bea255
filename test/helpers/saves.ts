import {
  consoleCampaignAddress,
  consoleCampaignsAddress,
  consoleAnnouncementDraftsAddress,
  consoleChangesSendingAddress,
  consoleCrowdAddress,
  consoleDigestAddress,
  consoleEndorsementAddress,
  consoleEndorsementListAddress,
  consoleEventAddress,
  consoleEventLanguagesAddress,
  consoleEventPictureAddress,
  consoleEventSourceAddress,
  consoleEventSourcesAddress,
  consoleEventsAddress,
  consoleLogoAddress,
  codeAppRemovalAddress,
  consoleTeamMemberAddress,
  passkeyRemovalAddress,
  consoleTeamRemovalAddress,
  consoleTeamAddress,
  consoleOtherSessionsEndingAddress,
  consoleSessionEndingAddress,
  consoleSettingsAddress,
  consoleSignUpErasureAddress,
  consoleSignUpMailingAddress,
  consoleSignUpRemovalAddress,
  consoleWelcomeAddress,
  endorsementCorrectionAddress,
  mailChoiceAddress,
  signUpAddress,
  signUpAddressChangeAddress,
  signUpAddressConfirmationAddress,
} from '../../templates/addresses.ts';
import { type SentForm, type TestApp } from './app.ts';
import { campaignSaves } from './campaignSaves.ts';
import { coSponsorSaves } from './coSponsorSaves.ts';
import { draftSaves } from './draftSaves.ts';
import { filledEventForm } from './eventForms.ts';
import { campaignQuestionSaves, questionSaves } from './questionSaves.ts';
import { filledSettings } from './settings.ts';
import { languageSaves } from './languageSaves.ts';
import { mailSaves } from './mailSaves.ts';
import { messageSaves } from './messageSaves.ts';
import { needSaves } from './needSaves.ts';
import { proposalSaves } from './proposalSaves.ts';
import { seriesSaves } from './seriesSaves.ts';
import { sheetSaves } from './sheetSaves.ts';
import { eventCalled, failingSignup, idOf, type Save } from './worldOfSaves.ts';

export type { Save } from './worldOfSaves.ts';

const listing = { listedAs: 'Example Teachers’ Union', website: '', city: '', statement: '' };

function edited(app: TestApp, slug: string, changes: SentForm): SentForm {
  return { ...filledEventForm, seenAt: String(eventCalled(app, slug).updatedAt), ...changes };
}

/** Every form that changes something, in an order in which each can be sent. */
export const saves: Record<string, Save> = {
  'post /console/events': {
    at: () => consoleEventsAddress,
    sent: { ...filledEventForm, slug: 'made-here' },
    says: 'Saved as a draft.',
  },
  'post /console/events/:slug/sources': {
    at: () => consoleEventSourcesAddress('made-here'),
    sent: { name: 'Flyer' },
    says: 'Here is the link.',
  },
  'post /console/events/:slug/sources/:source/name': {
    at: () => consoleEventSourceAddress('made-here', 'flyer', 'name'),
    sent: { name: 'Flyer at the station' },
    says: 'Renamed. Its link stays the same.',
  },
  'post /console/events/:slug/sources/:source/removal': {
    at: () => consoleEventSourceAddress('made-here', 'flyer', 'removal'),
    sent: {},
    says: 'Removed. Its link still leads to the event, and no one is counted by it anymore.',
  },
  ...questionSaves,
  'post /console/events/new/announcement/drafts': {
    at: () => consoleAnnouncementDraftsAddress,
    sent: {
      announcement: 'Panel: May 2, 7 PM ET\n\nMarch: May 3, 1 PM ET',
      'kind-0': 'online',
      'kind-1': 'online',
      keep: ['0', '1'],
    },
    says: '2 drafts are saved.',
  },
  'post /console/events/:slug/edit': {
    at: () => consoleEventAddress('made-here', 'edit'),
    sent: ({ app }) => edited(app, 'made-here', { slug: 'made-here', title: 'Another title' }),
    says: 'Saved.',
  },
  'post /console/events/:slug/languages/:language': {
    at: () => consoleEventLanguagesAddress('made-here', 'fr'),
    sent: { title: 'Un autre titre' },
    says: 'Saved. The texts are shown',
  },
  'post /console/events/:slug/languages/:language/removal': {
    at: () => consoleEventLanguagesAddress('made-here', 'fr', 'removal'),
    says: 'The texts in this language are deleted.',
  },
  ...draftSaves,
  'post /console/events/:slug/publication': {
    at: () => consoleEventAddress('made-here', 'publication'),
    says: 'Published.',
  },
  'post /console/events/:slug/picture/removal': {
    at: () => consoleEventPictureAddress('made-here', 'removal'),
    says: 'The picture is removed.',
  },
  'post /console/events/:slug/crowd': {
    at: () => consoleCrowdAddress('made-here'),
    sent: { hours: '2' },
    says: 'A crowd is expected.',
  },
  'post /console/events/:slug/crowd/end': {
    at: () => consoleCrowdAddress('made-here', 'end'),
    says: 'The usual limit',
  },
  'post /console/events/:slug/changes/sending': {
    at: () => consoleChangesSendingAddress('made-here'),
    says: 'had already gone out',
  },
  'post /console/events/:slug/unpublication': {
    at: () => consoleEventAddress('made-here', 'unpublication'),
    says: 'Taken offline.',
  },
  ...seriesSaves,
  'post /console/events/:slug/deletion': {
    at: ({ campaign: { events } }) => consoleEventAddress(events.draft, 'deletion'),
    says: 'The draft is deleted.',
  },
  'post /console/events/:slug/cancellation': {
    at: ({ campaign: { events } }) => consoleEventAddress(events.confirmFirst, 'cancellation'),
    sent: { note: '' },
    says: 'Canceled. No one had signed up',
  },
  ...needSaves,
  'post /console/events/:slug/signups/:id/mailing': {
    at: (world) => consoleSignUpMailingAddress(world.campaign.events.online, failingSignup(world)),
    says: 'This address gets email again.',
  },
  'post /console/events/:slug/signups/:id/removal': {
    at: ({ campaign: { events } }) => consoleSignUpRemovalAddress(events.online, 2),
    says: 'Removed from the list. They get an email that says so.',
  },
  'post /console/events/:slug/signups/:id/erasure': {
    at: ({ campaign: { events } }) => consoleSignUpErasureAddress(events.online, 2),
    says: 'are deleted.',
  },
  'post /console/events/:slug/endorsements/names': {
    at: ({ campaign: { events } }) => consoleEndorsementListAddress(events.inPerson, 'names'),
    sent: { names: 'Example Bakers\nExample Teachers' },
    says: '1 organization was added.',
  },
  'post /console/events/:slug/endorsements/order': {
    at: ({ campaign: { events } }) => consoleEndorsementListAddress(events.inPerson, 'order'),
    sent: { order: 'chosen' },
    says: 'The order is saved.',
  },
  'post /console/events/:slug/endorsements/:id/listing': {
    at: ({ campaign: { events, endorsements } }) =>
      consoleEndorsementAddress(events.inPerson, endorsements.approved.id, 'listing'),
    sent: listing,
    says: 'Saved. This is how “Example Teachers’ Union” appears now.',
  },
  'post /console/events/:slug/endorsements/:id/correction-refusal': {
    at: ({ campaign: { events, endorsements } }) =>
      consoleEndorsementAddress(events.inPerson, endorsements.correcting.id, 'correction-refusal'),
    sent: { note: '' },
    says: 'The correction is declined',
  },
  'post /endorsements/:token/correction': {
    at: ({ campaign: { endorsements } }) =>
      endorsementCorrectionAddress(endorsements.correcting.token),
    sent: { ...listing, listedAs: 'Example Nurses’ Union' },
    says: 'Saved.',
  },
  'post /console/events/:slug/endorsements/:id/correction-approval': {
    at: ({ campaign: { events, endorsements } }) =>
      consoleEndorsementAddress(events.inPerson, endorsements.correcting.id, 'correction-approval'),
    says: 'The correction is approved',
  },
  'post /console/events/:slug/endorsements/:id/approval': {
    at: ({ campaign: { events, endorsements } }) =>
      consoleEndorsementAddress(events.inPerson, endorsements.waiting.id, 'approval'),
    says: '“Example Workers Voice” is on the list now.',
  },
  'post /console/events/:slug/endorsements/:id/withdrawal': {
    at: ({ campaign: { events, endorsements } }) =>
      consoleEndorsementAddress(events.inPerson, endorsements.waiting.id, 'withdrawal'),
    sent: { note: '' },
    says: '“Example Workers Voice” is withdrawn.',
  },
  ...coSponsorSaves,
  ...messageSaves,
  ...mailSaves,
  'post /console/team': {
    at: () => consoleTeamAddress,
    sent: { name: 'Cleo Example', email: 'cleo@example.org', language: 'en', role: 'organizer' },
    says: 'The invitation is on its way to Cleo Example.',
  },
  'post /console/team/:id': {
    at: ({ app }) => consoleTeamMemberAddress(idOf(app, 'bo@example.org')),
    sent: { role: 'organizer' },
    says: 'Bo Example has a new role.',
  },
  'post /console/team/:id/removal': {
    at: ({ app }) => consoleTeamRemovalAddress(idOf(app, 'bo@example.org')),
    says: 'Bo Example is no longer on the team.',
  },
  'post /console/account/code-app/removal': {
    at: () => codeAppRemovalAddress,
    says: 'We no longer ask for codes.',
  },
  'post /console/account/passkeys/:id/removal': {
    at: () => passkeyRemovalAddress(999),
    says: 'The passkey was removed.',
  },
  'post /console/sessions/:id/ending': {
    at: ({ otherSession }) => consoleSessionEndingAddress(otherSession),
    says: 'The session has ended.',
  },
  'post /console/other-sessions/ending': {
    at: () => consoleOtherSessionsEndingAddress,
    says: 'All other sessions have ended.',
  },
  'post /console/digest': {
    at: () => consoleDigestAddress,
    sent: { rhythm: 'off', zone: '' },
    says: 'Saved.',
  },
  'post /console/campaigns': {
    at: () => consoleCampaignsAddress,
    sent: { title: 'A week of action', slug: '', facts: '', day: '' },
    says: 'The campaign is online',
  },
  'post /console/campaigns/:slug': {
    at: () => consoleCampaignAddress('a-week-of-action'),
    sent: { title: 'A month of action', slug: 'month', facts: '', day: '2024-01-24' },
    says: 'Saved.',
  },
  ...campaignSaves,
  ...proposalSaves,
  ...languageSaves,
  ...campaignQuestionSaves,
  ...sheetSaves,
  'post /console/welcome': {
    at: () => consoleWelcomeAddress,
    sent: { organization: 'Example Assembly', color: 'green', ownColor: '', zone: '' },
    says: 'Saved. Every page has your name',
  },
  'post /console/settings/logo/removal': {
    at: () => consoleLogoAddress('removal'),
    says: 'The logo is removed.',
  },
  'post /console/settings': {
    at: () => consoleSettingsAddress,
    sent: { ...filledSettings, organization: 'Example Collective' },
    says: 'Saved. Every page shows it now.',
  },
  'post /signups/:token': {
    at: ({ campaign: { signups } }) => signUpAddress(signups.confirmed),
    sent: { name: 'Ada Example', companions: '0', accessNeeds: 'A chair.', language: 'en' },
    says: 'Saved. Here is your sign-up as it is now.',
  },
  'post /signups/:token/address': {
    at: ({ campaign: { signups } }) => signUpAddressChangeAddress(signups.confirmed),
    sent: { email: 'another@example.org' },
    says: 'We emailed a link to the new address.',
  },
  'post /signups/:token/address-confirmation': {
    at: ({ campaign: { addressConfirmation } }) =>
      signUpAddressConfirmationAddress(addressConfirmation),
    says: 'From now on our emails go to this address',
  },
  'post /unsubscribe/:token/choice': {
    at: ({ campaign: { mailChoices } }) => mailChoiceAddress(mailChoices),
    sent: { act: 'stop', scope: 'event' },
    says: 'You can change it back',
  },
};
