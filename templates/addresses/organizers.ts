/* Organizers: the way in and out, and the team. */

import { withQuery } from './anyAddress.ts';

const part = encodeURIComponent;

/** Who is of the team. */
export const consoleTeamAddress = '/console/team';

/** Where somebody is invited to help at the door of an event. */
export function consoleInvitationAddress(door: string): string {
  return `${withQuery(consoleTeamAddress, { door })}#invite`;
}
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

/** POST: shows that it is you; its query says what goes on then. */
export const consoleProofPath = '/console/proof';
export function consoleProofAddress(to: string, method: 'get' | 'post'): string {
  return withQuery(consoleProofPath, { to, method });
}
/** POST: what a browser is to sign with a passkey, as JSON. */
export const passkeyOptionsAddress = '/console/passkey-options';
/** POST: signs in by a passkey. */
export const passkeySignInAddress = '/console/passkey-sign-in';
/** POST: what a browser needs to make a passkey, as JSON. */
export const newPasskeyOptionsAddress = '/console/account/passkey-options';
/** POST: keeps a passkey that was made. */
export const passkeysAddress = '/console/account/passkeys';
/** POST: takes a passkey out. */
export function passkeyRemovalAddress(id: string | number): string {
  return `${passkeysAddress}/${part(id)}/removal`;
}
/** GET shows the secret for an app that shows codes, POST begins with one. */
export const codeAppAddress = '/console/account/code-app';
/** POST: the first code of the app. */
export const codeAppConfirmationAddress = '/console/account/code-app/confirmation';
/** POST: asks for no more codes. */
export const codeAppRemovalAddress = '/console/account/code-app/removal';
/** POST: makes recovery codes anew. */
export const recoveryCodesAddress = '/console/account/recovery-codes';

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
