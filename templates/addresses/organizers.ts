/* Organizers: the way in and out, and the team. */

const part = encodeURIComponent;

/** Who is of the team. */
export const consoleTeamAddress = '/console/team';
/** What is an organizer's own: where they are signed in, and how. */
export const consoleAccountAddress = '/console/account';
/** GET shows the form, POST sends a one-time link. */
export const signInAddress = '/console/sign-in';
/** The page that says "check your mail" to whoever asked for a link. */
export const signInSentAddress = '/console/sign-in-sent';

/** GET shows the button behind a mailed one-time link, POST spends it. */
export function signInLinkAddress(token: string): string {
  return `${signInAddress}/${part(token)}`;
}

/** POST: ends this session. */
export const signOutAddress = '/console/sign-out';
/** POST: ends every session of this organizer. */
export const signOutEverywhereAddress = '/console/sign-out-everywhere';

/** Ends one session of the organizer who presses the button. */
export function consoleSessionEndingAddress(id: string | number): string {
  return `/console/sessions/${part(id)}/ending`;
}

/** Ends every session of an organizer but the one in which they press the button. */
export const consoleOtherSessionsEndingAddress = '/console/other-sessions/ending';
/** When an organizer is mailed what is new; a POST changes it. */
export const consoleDigestAddress = '/console/digest';

/** GET shows what somebody of the team may do, POST changes it. */
export function consoleTeamMemberAddress(id: string | number): string {
  return `${consoleTeamAddress}/${part(id)}`;
}

/** GET asks whether to remove somebody from the team, POST removes. */
export function consoleTeamRemovalAddress(id: string | number): string {
  return `${consoleTeamMemberAddress(id)}/removal`;
}
