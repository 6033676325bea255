import { withQuery } from './anyAddress.ts';
import { consoleEventAddress, eventAddress } from './events.ts';
import { seriesAddress } from './series.ts';

/* Sign-ups: the form, the page behind an attendee’s link, and the list of organizers. */

const part = encodeURIComponent;

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

/**
 * GET shows the button that confirms an address for several dates of a series, POST confirms.
 *
 * @param token of the kind 'signup-dates', which opens nothing else
 */
export function signUpDatesAddress(token: string): string {
  return `${signUpAddress(token)}/dates`;
}

/** POST: signs somebody up for several dates of a series. */
export function seriesSignUpsAddress(slug: string): string {
  return `${seriesAddress(slug)}/signups`;
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

/** The people who signed up; `format` gives the file. */
export function consoleSignUpsAddress(slug: string, format?: 'csv'): string {
  return `${consoleEventAddress(slug)}/signups${format === undefined ? '' : `.${format}`}`;
}

/** GET shows how to take the people who signed up out as a file, POST gives the file. */
export function consoleExportAddress(slug: string): string {
  return `${consoleSignUpsAddress(slug)}/export`;
}

/**
 * GET shows how to take the people of several events out as one file, POST gives the file.
 *
 * @param of the slug of a campaign or of a series; every event without one
 */
export function consoleExportOfSeveralAddress(
  of: Partial<Record<'campaign' | 'series', string>> = {},
): string {
  return withQuery('/console/export', of);
}

/** The list to print and tick at the door. */
export function consoleSignInSheetAddress(slug: string): string {
  return `${consoleSignUpsAddress(slug)}/sheet`;
}

/** The same list as a file for paper. */
export function consoleSheetFileAddress(slug: string): string {
  return `${consoleEventAddress(slug)}/sheet.pdf`;
}

/** How many come and what they need, without a name: for security and whoever lends the place. */
export function consoleVenueNumbersAddress(slug: string): string {
  return `${consoleSignInSheetAddress(slug)}/numbers`;
}

/** GET shows rows in which a sheet is entered afterwards, POST enters or keeps them. */
export function consoleSheetEntryAddress(slug: string, row = ''): string {
  return withQuery(`${consoleSignInSheetAddress(slug)}/entry`, { row });
}

/** Who signed up, by some letters of a name, as data. */
export function consoleSheetPeopleAddress(slug: string): string {
  return `${consoleSignInSheetAddress(slug)}/people`;
}

/** The photographs of the sheets; POST takes another one. */
export function consoleSheetPhotosAddress(slug: string): string {
  return `${consoleSignInSheetAddress(slug)}/photos`;
}

/**
 * One photograph with the row that is read; POST enters the row or leaves it. `image` is the picture itself;
 * by POST, `reading` goes to the next row, `end` says that there is none, and `removal` deletes it.
 */
export function consoleSheetPhotoAddress(
  slug: string,
  id: string | number,
  action?: 'image' | 'reading' | 'end' | 'removal',
): string {
  const address = `${consoleSheetPhotosAddress(slug)}/${part(id)}`;
  return action === undefined ? address : `${address}/${action}`;
}

/** POST: deletes one sign-up and all that is known of the person. */
export function consoleSignUpErasureAddress(slug: string, id: string | number): string {
  return `${consoleSignUpsAddress(slug)}/${part(id)}/erasure`;
}

/** GET asks whether to remove one sign-up, POST removes it. */
export function consoleSignUpRemovalAddress(slug: string, id: string | number): string {
  return `${consoleSignUpsAddress(slug)}/${part(id)}/removal`;
}

/** Those of a list whom nobody has answered what they need to take part. */
export function consoleUnansweredAddress(slug: string, page = 1): string {
  return withQuery(consoleSignUpsAddress(slug), { needs: 'open', page: page === 1 ? '' : page });
}

/** POST: notes that somebody was answered what they need, or takes that back. */
export function consoleAccessAnswerAddress(
  slug: string,
  id: string | number,
  action?: 'removal',
): string {
  const address = `${consoleSignUpsAddress(slug)}/${part(id)}/access-answer`;
  return action === undefined ? address : `${address}/${action}`;
}

/** POST: mails to the address of a sign-up again, after mail to it came back. */
export function consoleSignUpMailingAddress(slug: string, id: string | number): string {
  return `${consoleSignUpsAddress(slug)}/${part(id)}/mailing`;
}

/** Everything about one person of an event. */
export function consolePersonAddress(slug: string, id: string | number): string {
  return `${consoleSignUpsAddress(slug)}/${part(id)}`;
}

/** GET shows the form that writes somebody down, POST does it. */
export function consoleNewPersonAddress(slug: string): string {
  return `${consoleSignUpsAddress(slug)}/new`;
}

/** GET shows the form that corrects what is known of somebody, POST corrects it. */
export function consoleCorrectionAddress(slug: string, id: string | number): string {
  return `${consolePersonAddress(slug, id)}/correction`;
}

/** GET asks what stays of two sign-ups of one person, POST makes them one. */
export function consoleMergingAddress(slug: string, id: string | number, other?: number): string {
  return withQuery(`${consolePersonAddress(slug, id)}/merging`, { other: other ?? '' });
}

/** POST: what is done with one press to somebody of an event. */
export function consolePersonDeedAddress(
  slug: string,
  id: string | number,
  deed: 'seat' | 'confirmation' | 'arrival' | 'arrival/removal' | 'notes',
): string {
  return `${consolePersonAddress(slug, id)}/${deed}`;
}

/** POST: changes a note about somebody, or deletes it. */
export function consoleNoteAddress(
  slug: string,
  id: string | number,
  note: number,
  action?: 'removal',
): string {
  const address = `${consolePersonDeedAddress(slug, id, 'notes')}/${note}`;
  return action === undefined ? address : `${address}/${action}`;
}
