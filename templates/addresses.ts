import type { Language } from './languages.ts';

/*
 * Every address of the site, made in one place: templates link to it, routes redirect to it, mails
 * put the base URL in front of it. All are paths that begin with a slash; every part that comes
 * from outside is percent-encoded.
 */

const part = encodeURIComponent;

// What everybody sees

export const homeAddress = '/';
export const privacyAddress = '/privacy';
export const allEventsCalendarAddress = '/calendar.ics';
/** Everything that was announced, as an Atom feed. */
export const announcementsAddress = '/announcements.atom';
/** POST: remembers the viewer's zone (`zone`) and leads back to `returnTo`. */
export const preferencesAddress = '/preferences';
/** A challenge that keeps robots away, for the script of a form; JSON. */
export const challengeAddress = '/challenge';

/** The page of an event; `section` is the id of a part of it. */
export function eventAddress(slug: string, section?: 'sign-up' | 'co-sponsors'): string {
  return `/events/${part(slug)}${section === undefined ? '' : `#${section}`}`;
}

/** The calendar entry of an event, to be taken over once. */
export function eventCalendarAddress(slug: string): string {
  return `${eventAddress(slug)}/event.ics`;
}

/** The calendar of one event, to subscribe to: it follows changes. */
export function eventFeedAddress(slug: string): string {
  return `${eventAddress(slug)}/calendar.ics`;
}

/** The calendar of a campaign's events, to subscribe to. */
export function campaignCalendarAddress(slug: string): string {
  return `/campaigns/${part(slug)}/calendar.ics`;
}

/**
 * The address by which a calendar program subscribes instead of taking a file over once.
 *
 * @param address the whole address of a calendar, with http or https
 */
export function subscriptionAddress(address: string): string {
  return address.replace(/^http/, 'webcal');
}

// Attendees

/** POST: signs somebody up for an event. */
export function eventSignUpsAddress(slug: string): string {
  return `${eventAddress(slug)}/signups`;
}

/**
 * The attendee's own page, and the page right after the form; a POST to the own page changes what
 * they told. The token of the own page stands in mails alone.
 */
export function signUpAddress(token: string): string {
  return `/signups/${part(token)}`;
}

/**
 * GET shows the button that confirms the address of a sign-up, POST confirms.
 *
 * @param token of the kind 'signup-confirmation', which opens nothing else
 */
export function signUpConfirmationAddress(token: string): string {
  return `${signUpAddress(token)}/confirmation`;
}

/** GET shows the form by which a sign-up gets another address, POST mails a link to that one. */
export function signUpAddressChangeAddress(token: string): string {
  return `${signUpAddress(token)}/address`;
}

/**
 * GET shows the button that moves a sign-up to another address, POST moves it.
 *
 * @param token of the kind 'signup-address', which opens nothing else
 */
export function signUpAddressConfirmationAddress(token: string): string {
  return `${signUpAddress(token)}/address-confirmation`;
}

/** POST: mails a new link in place of one that was replaced. */
export function signUpLinkAddress(token: string): string {
  return `${signUpAddress(token)}/link`;
}

/** GET asks whether to cancel, POST cancels. */
export function signUpCancellationAddress(token: string): string {
  return `${signUpAddress(token)}/cancellation`;
}

/**
 * The calendar of one attendee, to subscribe to.
 *
 * @param token of the kind 'own-calendar': it opens nothing else, since others keep a calendar's address
 */
export function signUpFeedAddress(token: string): string {
  return `${signUpAddress(token)}/calendar.ics`;
}

/** The calendar entry of one attendee, to be taken over once. */
export function signUpCalendarAddress(token: string): string {
  return `${signUpAddress(token)}/event.ics`;
}

// Organizations

/** The form that asks to co-sponsor an event. */
export function newEndorsementAddress(slug: string): string {
  return `${eventAddress(slug)}/endorsements/new`;
}

/** POST: asks to co-sponsor an event. */
export function eventEndorsementsAddress(slug: string): string {
  return `${eventAddress(slug)}/endorsements`;
}

/** The page that says "check your mail" to an organization. */
export function endorsementReceivedAddress(slug: string): string {
  return `${eventAddress(slug)}/endorsements/received`;
}

/** An organization's own page. */
export function endorsementAddress(token: string): string {
  return `/endorsements/${part(token)}`;
}

/** POST: the contact confirms the mail address. */
export function endorsementConfirmationAddress(token: string): string {
  return `${endorsementAddress(token)}/confirmation`;
}

/** POST: the contact asks for another listing. */
export function endorsementCorrectionAddress(token: string): string {
  return `${endorsementAddress(token)}/correction`;
}

/** GET asks whether to withdraw, POST withdraws. */
export function endorsementWithdrawalAddress(token: string): string {
  return `${endorsementAddress(token)}/withdrawal`;
}

// Mails

/**
 * The page on which the owner of an address says which mails they want. A mail program POSTs to it
 * by itself when its reader presses "unsubscribe" (RFC 8058).
 */
export function mailChoicesAddress(token: string): string {
  return `/unsubscribe/${part(token)}`;
}

/** POST: takes a choice of that page. */
export function mailChoiceAddress(token: string): string {
  return `${mailChoicesAddress(token)}/choice`;
}

// Organizers

export const consoleAddress = '/console';
export const consoleEventsAddress = '/console/events';
export const consoleNewEventAddress = '/console/events/new';
/** GET asks for an announcement, POST opens the form of a new event with its schedule filled in. */
export const consoleNewEventAnnouncementAddress = '/console/events/new/announcement';
export const consoleMailsAddress = '/console/mails';
/** The mails to organizers as they get them, and the HTML part in a frame of its own. */
export const consoleMailPreviewsAddress = '/console/mails/previews';
export const consoleMailPreviewsFrameAddress = '/console/mails/previews/html';
export const consoleMailboxAddress = '/console/mailbox';
/** Who did what and when. */
export const consoleAuditAddress = '/console/audit';
export const consoleOrganizersAddress = '/console/organizers';
/** GET shows the form, POST sends a one-time link. */
export const signInAddress = '/console/sign-in';
/** The page that says "check your mail" to whoever asked for a link. */
export const signInSentAddress = '/console/sign-in-sent';
/** POST: ends this session. */
export const signOutAddress = '/console/sign-out';
/** POST: ends every session of this organizer. */
export const signOutEverywhereAddress = '/console/sign-out-everywhere';

/** GET shows the button behind a mailed one-time link, POST spends it. */
export function signInLinkAddress(token: string): string {
  return `${signInAddress}/${part(token)}`;
}

/** Ends one session of the organizer who presses the button. */
export function consoleSessionEndingAddress(id: string | number): string {
  return `/console/sessions/${part(id)}/ending`;
}

/** Ends every session of an organizer but the one in which they press the button. */
export const consoleOtherSessionsEndingAddress = '/console/other-sessions/ending';

/** When an organizer is mailed what is new; a POST changes it. */
export const consoleDigestAddress = '/console/digest';

/** GET asks whether to remove an organizer, POST removes. */
export function consoleOrganizerRemovalAddress(id: string | number): string {
  return `${consoleOrganizersAddress}/${part(id)}/removal`;
}

/** One mail in the mailbox of the demonstration. */
export function consoleMailboxMailAddress(id: string | number): string {
  return `${consoleMailboxAddress}/${part(id)}`;
}

/** The HTML part of such a mail, to be shown in a frame of its own. */
export function consoleMailboxHtmlAddress(id: string | number): string {
  return `${consoleMailboxMailAddress(id)}/html`;
}

/** A file that came with such a mail; numbers count from 1. */
export function consoleMailboxAttachmentAddress(id: string | number, number: number): string {
  return `${consoleMailboxMailAddress(id)}/attachments/${number}`;
}

/** POST: sends a failed mail again. */
export function consoleMailResendingAddress(id: string | number): string {
  return `${consoleMailsAddress}/${part(id)}/resending`;
}

/** POST: mails to the recipient of a mail again, after it came back. */
export function consoleMailRecipientAddress(id: string | number): string {
  return `${consoleMailsAddress}/${part(id)}/recipient`;
}

/** Mails to the address for bounces that nobody could make sense of. */
export const consoleUnreadReportsAddress = '/console/mails/unread';

/** One of them; a POST to its `removal` deletes it, others say what it is. */
export function consoleUnreadReportAddress(
  id: string | number,
  action?: 'removal' | 'bounce' | 'person',
): string {
  return `${consoleUnreadReportsAddress}/${part(id)}${action === undefined ? '' : `/${action}`}`;
}

/** An event on the organizers' console; a POST to its `edit` page saves it. */
export function consoleEventAddress(
  slug: string,
  action?: 'edit' | 'publication' | 'unpublication' | 'cancellation' | 'deletion',
): string {
  return `${consoleEventsAddress}/${part(slug)}${action === undefined ? '' : `/${action}`}`;
}

/** POST: expects many sign-ups from one network for some hours; `end` ends that before its time. */
export function consoleCrowdAddress(slug: string, action?: 'end'): string {
  return `${consoleEventAddress(slug)}/crowd${action === undefined ? '' : `/${action}`}`;
}

/** The mails about an event as their readers get them; `part` is the HTML part in a frame of its own. */
export function consoleEventMailsAddress(slug: string, part?: 'html'): string {
  return `${consoleEventAddress(slug)}/mails${part === undefined ? '' : `/${part}`}`;
}

/** Who did what and when with one event. */
export function consoleEventAuditAddress(slug: string): string {
  return `${consoleEventAddress(slug)}/audit`;
}

/** The announcement line of an event; a POST checks a text against the event. */
export function consoleAnnouncementAddress(slug: string): string {
  return `${consoleEventAddress(slug)}/announcement`;
}

/** POST: mails the collected edits of an event without waiting any longer. */
export function consoleChangesSendingAddress(slug: string): string {
  return `${consoleEventAddress(slug)}/changes/sending`;
}

/** The messages to attendees; a POST keeps a new one as a draft. */
export function consoleMessagesAddress(slug: string): string {
  return `${consoleEventAddress(slug)}/messages`;
}

/** The form of a new message. */
export function consoleNewMessageAddress(slug: string): string {
  return `${consoleMessagesAddress(slug)}/new`;
}

/** One message and what can be done with it; a POST to its `edit` page saves it. */
export function consoleMessageAddress(
  slug: string,
  id: string | number,
  action?: 'edit' | 'test' | 'sending' | 'pause' | 'resumption' | 'stop' | 'deletion',
): string {
  const page = `${consoleMessagesAddress(slug)}/${part(id)}`;
  return action === undefined ? page : `${page}/${action}`;
}

/** A message as a reader of a language gets it, to be shown in a frame of its own. */
export function consoleMessagePreviewAddress(
  slug: string,
  id: string | number,
  language: Language,
): string {
  return `${consoleMessageAddress(slug, id)}/preview/${language}`;
}

/** The people who signed up; `format` gives the file. */
export function consoleSignUpsAddress(slug: string, format?: 'csv'): string {
  return `${consoleEventAddress(slug)}/signups${format === undefined ? '' : `.${format}`}`;
}

/** The list to print and tick at the door. */
export function consoleSignInSheetAddress(slug: string): string {
  return `${consoleSignUpsAddress(slug)}/sheet`;
}

/** POST: deletes one sign-up and all that is known of the person. */
export function consoleSignUpErasureAddress(slug: string, id: string | number): string {
  return `${consoleSignUpsAddress(slug)}/${part(id)}/erasure`;
}

/** GET asks whether to remove one sign-up, POST removes it. */
export function consoleSignUpRemovalAddress(slug: string, id: string | number): string {
  return `${consoleSignUpsAddress(slug)}/${part(id)}/removal`;
}

/** POST: mails to the address of a sign-up again, after mail to it came back. */
export function consoleSignUpMailingAddress(slug: string, id: string | number): string {
  return `${consoleSignUpsAddress(slug)}/${part(id)}/mailing`;
}

/** The organizations that co-sponsor or ask to; `format` gives the file. */
export function consoleEndorsementsAddress(slug: string, format?: 'csv' | 'txt'): string {
  return `${consoleEventAddress(slug)}/endorsements${format === undefined ? '' : `.${format}`}`;
}

/** POST: adds many organizations from names pasted one a line, or puts the list in another order. */
export function consoleEndorsementListAddress(slug: string, action: 'names' | 'order'): string {
  return `${consoleEndorsementsAddress(slug)}/${action}`;
}

/** One request on the organizers' console, and what can be decided about it (POST). */
export function consoleEndorsementAddress(
  slug: string,
  id: string | number,
  action?:
    | 'approval'
    | 'refusal'
    | 'correction-approval'
    | 'correction-refusal'
    | 'listing'
    | 'withdrawal',
): string {
  const page = `${consoleEndorsementsAddress(slug)}/${part(id)}`;
  return action === undefined ? page : `${page}/${action}`;
}

// Any address

/**
 * The one judge of what is an address of this site: the path, query and fragment that a browser
 * makes of a text, or null where it would leave the site. A browser reads `/\\x`, `/<tab>/x` and
 * `/.//x` as the host x or as a path that leads there when it is read again (WHATWG URL).
 */
export function localAddress(text: string): string | null {
  if (!text.startsWith('/')) return null;
  const url = URL.parse(text, localOrigin);
  if (url === null || url.origin !== localOrigin || url.pathname.startsWith('//')) return null;
  return `${url.pathname}${url.search}${url.hash}`;
}

/** Only serves to read paths and never shows. */
const localOrigin = 'http://local.invalid';

/** The same page in another language: keeps the path and every other part of the query. */
export function inLanguage(path: string, language: Language): string {
  return withQuery(path, { lang: language });
}

/** Sets parts of the query of a path; an empty value takes the part out. */
export function withQuery(
  path: string,
  changes: Readonly<Record<string, string | number>>,
): string {
  // Joined, not resolved: a path that begins with two slashes must not become another host, neither
  // here nor in the link.
  const address = new URL(`${localOrigin}${path}`);
  for (const [name, value] of Object.entries(changes)) {
    if (value === '') address.searchParams.delete(name);
    else address.searchParams.set(name, String(value));
  }
  return `${address.pathname.replace(/^\/+/, '/')}${address.search}${address.hash}`;
}
