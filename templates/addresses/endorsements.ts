import { consoleEventAddress, eventAddress } from './events.ts';

/* Co-sponsorships: the form, the page behind an organization’s link, and the list of organizers. */

const part = encodeURIComponent;

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
