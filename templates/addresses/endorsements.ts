import { withQuery } from './anyAddress.ts';
import { campaignAddress, consoleCampaignAddress } from './campaigns.ts';
import { consoleEventAddress, eventAddress, type PictureFile } from './events.ts';

/* Co-sponsorships: the form, the page behind an organization’s link, and the list of organizers. */

const part = encodeURIComponent;

/** What is co-sponsored, as its addresses name it: an event by its name there, or a whole campaign. */
export type EndorsedAddress = string | { campaign: string };

/** The page of what is co-sponsored. */
export function endorsedAddress(of: EndorsedAddress, section?: 'co-sponsors'): string {
  if (typeof of === 'string') return eventAddress(of, section);
  return `${campaignAddress(of.campaign)}${section === undefined ? '' : `#${section}`}`;
}

/** The form that asks to co-sponsor. */
export function newEndorsementAddress(of: EndorsedAddress): string {
  return `${endorsedAddress(of)}/endorsements/new`;
}

/** POST: asks to co-sponsor. */
export function eventEndorsementsAddress(of: EndorsedAddress): string {
  return `${endorsedAddress(of)}/endorsements`;
}

/** The page that says "check your mail" to an organization. */
export function endorsementReceivedAddress(of: EndorsedAddress): string {
  return `${endorsedAddress(of)}/endorsements/received`;
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

/** POST: the contact sends a logo, or takes it away. */
export function endorsementLogoAddress(token: string, action?: 'removal'): string {
  return `${endorsementAddress(token)}/logo${action === undefined ? '' : '-removal'}`;
}

/** A file of a logo on a public list. Its address differs with its content, and is for every site. */
export function organizationLogoAddress(hash: string, width: number, ending: Ending): string {
  return `/logos/${part(hash)}/${width}.${ending}`;
}

type Ending = 'webp' | 'jpg';

/** The same of an organization that is on no list, or of a logo that waits: for the contact. */
export function ownLogoFileAddress(token: string, hash: string, width: number, ending: Ending) {
  return `${endorsementLogoAddress(token)}/${part(hash)}/${width}.${ending}`;
}

/** The organizations that co-sponsor or ask to; `format` gives the file. */
export function consoleEndorsementsAddress(of: EndorsedAddress, format?: 'csv' | 'txt'): string {
  const page =
    typeof of === 'string' ? consoleEventAddress(of) : consoleCampaignAddress(of.campaign);
  return `${page}/endorsements${format === undefined ? '' : `.${format}`}`;
}

/** POST: adds many organizations from names pasted one a line, or puts the list in another order. */
export function consoleEndorsementListAddress(
  of: EndorsedAddress,
  action: 'names' | 'order',
): string {
  return `${consoleEndorsementsAddress(of)}/${action}`;
}

/** POST: adds a heading to the list; with an id, gives it other words, moves it or takes it away. */
export function consoleEndorsementGroupAddress(
  of: EndorsedAddress,
  group?: { id: number; action: 'names' | 'place' | 'removal' },
): string {
  const list = `${consoleEndorsementsAddress(of)}/groups`;
  return group === undefined ? list : `${list}/${group.id}/${group.action}`;
}

/** What a co-sponsor passes on: texts, pictures and a poster with its name. */
export function sharePackAddress(token: string, file?: PictureFile, query: Query = {}): string {
  const page = `/share-packs/${part(token)}`;
  return withQuery(file === undefined ? page : `${page}/${file}`, query);
}

type Query = Readonly<Record<string, string>>;

/** The list as texts to copy, and as parts for other sites, in a language. */
export function consoleEndorsementTextsAddress(of: EndorsedAddress, language?: string): string {
  const page = `${consoleEndorsementsAddress(of)}/texts`;
  return language === undefined ? page : withQuery(page, { in: language });
}

/** A list for a frame on another site, or as JSON. */
export function embeddedCoSponsorsAddress(of: EndorsedAddress, format?: 'json'): string {
  return `/embed${endorsedAddress(of)}/cosponsors${format === undefined ? '' : `.${format}`}`;
}

/** A script for other sites that makes the frame as high as what is in it. */
export const embedScriptAddress = '/embed/height.js';

/** POST: reminds those who never confirmed their request. */
export function consoleEndorsementRemindersAddress(of: EndorsedAddress): string {
  return `${consoleEndorsementsAddress(of)}/reminders`;
}

/** One request on the organizers' console, and what can be decided about it (POST). */
export function consoleEndorsementAddress(
  of: EndorsedAddress,
  id: string | number,
  action?:
    | 'approval'
    | 'refusal'
    | 'correction-approval'
    | 'correction-refusal'
    | 'listing'
    | 'withdrawal'
    | 'undo'
    | 'notes'
    | 'note-removal'
    | 'links'
    | 'logo'
    | 'logo-removal'
    | 'logo-approval'
    | 'logo-refusal',
): string {
  const page = `${consoleEndorsementsAddress(of)}/${part(id)}`;
  return action === undefined ? page : `${page}/${action}`;
}

/** A file of a logo for organizers, whether or not it is on the list. */
export function consoleLogoFileAddress(
  of: EndorsedAddress,
  id: number,
  { hash, width, ending }: { hash: string; width: number; ending: Ending },
): string {
  return `${consoleEndorsementAddress(of, id, 'logo')}/${part(hash)}/${width}.${ending}`;
}
