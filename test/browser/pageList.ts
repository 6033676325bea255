import {
  codeAppAddress,
  consoleAccountAddress,
  consoleAnnouncementAddress,
  consoleAuditAddress,
  consoleDigestAddress,
  consoleEndorsementAddress,
  consoleEventAddress,
  consoleEventAuditAddress,
  consoleEventMailsAddress,
  consoleEventPictureAddress,
  consoleEventSourcesAddress,
  consoleEventsAddress,
  consoleMailboxAddress,
  consoleMailboxMailAddress,
  consoleMailPreviewsAddress,
  consoleMailsAddress,
  consoleTeamMemberAddress,
  consoleTeamRemovalAddress,
  consoleTeamAddress,
  consoleSignUpsAddress,
  endorsementAddress,
  endorsementReceivedAddress,
  endorsementWithdrawalAddress,
  eventAddress,
  eventEndorsementsAddress,
  eventShareAddress,
  eventSignUpsAddress,
  eventZoneAddress,
  homeAddress,
  mailChoicesAddress,
  newEndorsementAddress,
  privacyAddress,
  signInAddress,
  signInLinkAddress,
  signInSentAddress,
  signUpAddress,
  signUpAddressChangeAddress,
  signUpAddressConfirmationAddress,
  signUpCancellationAddress,
  signUpConfirmationAddress,
  consoleUnreadReportAddress,
  consoleUnreadReportsAddress,
} from '../../templates/addresses.ts';
import { doorPages } from './doorPages.ts';
import { followerPages } from './followerPages.ts';
import { languagePages } from './languagePages.ts';
import { announcingPages } from './announcingPages.ts';
import { announcementPages } from './announcementPages.ts';
import { messagePages } from './messagePages.ts';
import { coSponsorPages } from './coSponsorPages.ts';
import { proposalPages } from './proposalPages.ts';
import { needPages } from './needPages.ts';
import { exportPages } from './exportPages.ts';
import { peoplePages } from './peoplePages.ts';
import { personPages } from './personPages.ts';
import { actionListPages } from './actionListPages.ts';
import { importPages } from './importPages.ts';
import { questionPages } from './questionPages.ts';
import { sitePages } from './sitePages.ts';
import { seriesPages } from './seriesPages.ts';
import { sheetPages } from './sheetPages.ts';
import type { Shown } from './shown.ts';

/** Every page there is, in each of the states that look different. */
export const pages: Record<string, Shown> = {
  ...languagePages,
  ...seriesPages,
  ...followerPages,
  ...exportPages,
  ...importPages,
  ...actionListPages,
  ...questionPages,
  ...doorPages,
  'the start': { at: () => homeAddress },
  'the privacy notice': { at: () => privacyAddress },
  'nothing there': { at: () => '/nowhere', status: 404 },
  'an online event': { at: ({ events }) => eventAddress(events.online) },
  'an event in person, with co-sponsors': { at: ({ events }) => eventAddress(events.inPerson) },
  'an event of a day without an hour': { at: ({ events }) => eventAddress(events.hourOpen) },
  'an event of several days with a program': { at: ({ events }) => eventAddress(events.ofDays) },
  'the question for the time zone': { at: ({ events }) => eventZoneAddress(events.inPerson) },
  'the ways of passing an event on': { at: ({ events }) => eventShareAddress(events.inPerson) },
  'a full event': { at: ({ events }) => eventAddress(events.full) },
  'a past event': { at: ({ events }) => eventAddress(events.past) },
  'a cancelled event': { at: ({ events }) => eventAddress(events.cancelled) },
  'a sign-up with mistakes': {
    at: ({ events }) => eventSignUpsAddress(events.online),
    sent: { name: '', email: 'a@b\r\nBcc: c@d', companions: 'many' },
    status: 422,
  },
  'a sign-up whose address looks mistyped': {
    at: ({ events }) => eventSignUpsAddress(events.online),
    sent: { name: 'Ada Example', email: 'ada@gmial.com' },
    status: 422,
  },
  'an attendee’s own page': { at: ({ signups }) => signUpAddress(signups.confirmed) },
  'an event that has addresses confirmed': {
    at: ({ events }) => eventAddress(events.confirmFirst),
  },
  'the page right after the form': { at: ({ signups }) => signUpAddress(signups.received) },
  'the page right after the form, to be confirmed': {
    at: ({ signups }) => signUpAddress(signups.unconfirmed),
  },
  'a link that was replaced': { at: ({ replaced }) => signUpAddress(replaced) },
  'the button that confirms an address': {
    at: ({ confirmation }) => signUpConfirmationAddress(confirmation),
  },
  'an own page on the waiting list': { at: ({ signups }) => signUpAddress(signups.waiting) },
  'an own page, cancelled': { at: ({ signups }) => signUpAddress(signups.cancelled) },
  'an own page, removed by the organizers': {
    at: ({ signups }) => signUpAddress(signups.removed),
  },
  'an own page with mistakes': {
    at: ({ signups }) => signUpAddress(signups.confirmed),
    sent: { name: '', companions: '-1' },
    status: 422,
  },
  'the form for another address': {
    at: ({ signups }) => signUpAddressChangeAddress(signups.confirmed),
  },
  'another address with mistakes': {
    at: ({ signups }) => signUpAddressChangeAddress(signups.confirmed),
    sent: { email: 'a@b\r\nBcc: c@d' },
    status: 422,
  },
  'the button that confirms another address': {
    at: ({ addressConfirmation }) => signUpAddressConfirmationAddress(addressConfirmation),
  },
  'the question whether to cancel': {
    at: ({ signups }) => signUpCancellationAddress(signups.confirmed),
  },
  'the request to co-sponsor': { at: ({ events }) => newEndorsementAddress(events.inPerson) },
  'a request to co-sponsor with mistakes': {
    at: ({ events }) => eventEndorsementsAddress(events.inPerson),
    sent: { organization: '', email: 'x', website: 'javascript:alert(1)' },
    status: 422,
  },
  'a request that was received': {
    at: ({ events }) => endorsementReceivedAddress(events.inPerson),
  },
  'a co-sponsor not yet confirmed': {
    at: ({ endorsements }) => endorsementAddress(endorsements.unconfirmed.token),
  },
  'a co-sponsor who waits': {
    at: ({ endorsements }) => endorsementAddress(endorsements.waiting.token),
  },
  'a co-sponsor on the list': {
    at: ({ endorsements }) => endorsementAddress(endorsements.approved.token),
  },
  'a co-sponsor with a correction': {
    at: ({ endorsements }) => endorsementAddress(endorsements.correcting.token),
  },
  'a co-sponsor who was declined': {
    at: ({ endorsements }) => endorsementAddress(endorsements.declined.token),
  },
  'a co-sponsor who withdrew': {
    at: ({ endorsements }) => endorsementAddress(endorsements.withdrawn.token),
  },
  'the question whether to withdraw': {
    at: ({ endorsements }) => endorsementWithdrawalAddress(endorsements.approved.token),
  },
  'the way in': { at: () => signInAddress },
  'the way in, mistaken': { at: () => signInAddress, sent: { email: 'nobody' }, status: 422 },
  'the link that was sent': { at: () => signInSentAddress },
  'a link that opens nothing': { at: () => signInLinkAddress('nonsense'), status: 404 },

  'the mails one wants': { at: ({ mailChoices }) => mailChoicesAddress(mailChoices) },

  'the console': { at: () => consoleEventsAddress, onConsole: true },
  'an event in the console': {
    at: ({ events }) => consoleEventAddress(events.inPerson),
    onConsole: true,
  },
  'a draft in the console': {
    at: ({ events }) => consoleEventAddress(events.draft),
    onConsole: true,
  },
  'the question whether to publish what has begun': {
    at: ({ events }) => consoleEventAddress(events.begunDraft, 'publication'),
    onConsole: true,
  },
  ...announcingPages,
  'the announcement of an event': {
    at: ({ events }) => consoleAnnouncementAddress(events.online),
    onConsole: true,
  },
  'the picture and poster of an event': {
    at: ({ events }) => consoleEventPictureAddress(events.online),
    onConsole: true,
  },
  'a picture that was not chosen': {
    at: ({ events }) => consoleEventPictureAddress(events.online),
    onConsole: true,
    status: 422,
    sent: { speaker: '', description: 'People with saucepans', focus: 'top' },
  },
  'what is mailed about an event': {
    at: ({ events }) => consoleEventMailsAddress(events.online),
    onConsole: true,
  },
  ...messagePages,
  'the question whether to call an event off': {
    at: ({ events }) => consoleEventAddress(events.online, 'cancellation'),
    onConsole: true,
  },
  'the question whether to delete a draft': {
    at: ({ events }) => consoleEventAddress(events.draft, 'deletion'),
    onConsole: true,
  },
  'those who signed up': {
    at: ({ events }) => consoleSignUpsAddress(events.online),
    onConsole: true,
  },
  'the waiting list': { at: ({ events }) => consoleSignUpsAddress(events.full), onConsole: true },
  'nobody signed up': { at: ({ events }) => consoleSignUpsAddress(events.draft), onConsole: true },
  ...sheetPages,
  ...coSponsorPages,
  ...proposalPages,
  'a request to decide': {
    at: ({ events, endorsements }) =>
      consoleEndorsementAddress(events.inPerson, endorsements.waiting.id),
    onConsole: true,
  },
  'a correction to decide': {
    at: ({ events, endorsements }) =>
      consoleEndorsementAddress(events.inPerson, endorsements.correcting.id),
    onConsole: true,
  },
  'an account': { at: () => consoleAccountAddress, onConsole: true },
  'an app for codes that is set up': { at: () => codeAppAddress, onConsole: true },
  'the team': { at: () => consoleTeamAddress, onConsole: true },
  'what somebody of the team may do': { at: () => consoleTeamMemberAddress(1), onConsole: true },
  'the team, with mistakes': {
    at: () => consoleTeamAddress,
    onConsole: true,
    sent: { name: '', email: 'nobody' },
    status: 422,
  },
  'the question whether to remove somebody from the team': {
    at: () => consoleTeamRemovalAddress(1),
    onConsole: true,
  },
  ...announcementPages,
  ...sitePages,
  ...needPages,
  ...peoplePages,
  ...personPages,
  'the audit log': { at: () => consoleAuditAddress, onConsole: true },
  'where the link to an event is shown': {
    at: ({ events }) => consoleEventSourcesAddress(events.online),
    onConsole: true,
  },
  'the audit log of an event': {
    at: ({ events }) => consoleEventAuditAddress(events.online),
    onConsole: true,
  },
  'the daily digest': { at: () => consoleDigestAddress, onConsole: true },
  'the mails': { at: () => consoleMailsAddress, onConsole: true },
  'the mails to organizers': { at: () => consoleMailPreviewsAddress, onConsole: true },
  'the mails not understood': { at: () => consoleUnreadReportsAddress, onConsole: true },
  'a mail not understood': { at: () => consoleUnreadReportAddress(1), onConsole: true },
  'the mailbox': { at: () => consoleMailboxAddress, onConsole: true },
  'a mail in the mailbox': { at: () => consoleMailboxMailAddress(1), onConsole: true },
};
