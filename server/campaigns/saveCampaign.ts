import type { Reads, Store } from '../../db/database.ts';
import { campaignParts, type Campaign, type CampaignPart } from '../../db/schema.ts';
import { firstLanguage } from '../../templates/languages.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import { edited } from '../events/editEvent.ts';
import type { Services } from '../services.ts';
import { siteOf } from '../siteSettings.ts';
import type { CampaignDetails } from './campaignForm.ts';
import type { CommonChange } from './commonChange.ts';
import { plannedChange } from './plannedChange.ts';

export type CampaignSaving =
  /** `followed`: so many of its actions were changed along. */
  | { kind: 'saved'; campaign: Campaign; followed: number }
  | { kind: 'unchanged'; campaign: Campaign }
  /** Another campaign has the address, or had it. */
  | { kind: 'slug-taken'; slug: string }
  /** Somebody saved it after the form was opened; `campaign` is as they left it. */
  | { kind: 'stale'; campaign: Campaign }
  | { kind: 'gone' };

/** How long the same form sent again counts as a second click, in milliseconds. */
const doubleClick = 60_000;

/**
 * Makes a campaign. A second click leads to the one that the first made.
 *
 * @param state 'open': from here on everybody sees its page
 */
export async function createCampaign(
  services: Services,
  organizerId: number,
  details: CampaignDetails,
  state: 'draft' | 'open',
): Promise<CampaignSaving> {
  const { db, clock } = services;
  const own = siteOf(services).locales[0] ?? firstLanguage;
  const now = clock();
  return db.write((store): CampaignSaving => {
    const holder = store.campaigns.bySlug(details.slug);
    if (
      holder &&
      holder.updatedAt > now - doubleClick &&
      partsThatDiffer(holder, details, own).length === 0
    )
      return { kind: 'saved', campaign: holder, followed: 0 };
    if (holder || store.campaigns.byFormerSlug(details.slug))
      return { kind: 'slug-taken', slug: details.slug };
    const campaign = store.campaigns.insert({ ...details, state, updatedAt: now });
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'campaign-created',
      detail: { slug: campaign.slug },
    });
    return { kind: 'saved', campaign, followed: 0 };
  });
}

export interface CampaignEdit {
  campaignId: number;
  organizerId: number;
  details: CampaignDetails;
  /** `updatedAt` of the campaign as the form showed it. */
  seenAt: number;
  /** Which of its actions follow; null: none was asked about. */
  following?: Following | null;
}

/** What was decided about the actions of a campaign of which what they share is changed. */
export interface Following {
  /** Whether an action that could follow does, by its id. */
  follows: (eventId: number) => boolean;
  /** Those that could, as {@link plannedChange} had them. */
  seen: string;
}

/** The actions that could follow are not as they were shown: somebody has to look again. */
interface Otherwise {
  kind: 'otherwise';
}

/** So many actions are changed in one write: others wait less than a tenth of a second. */
const mostAtOnce = 50;

/**
 * Changes a campaign, and with it what those of its actions have that follow. Each is an edit like any other,
 * of which those who signed up are mailed. The address that the campaign had leads to it for good.
 *
 * All of it is one write, unless more actions follow than one write can take without holding up everybody
 * else. Then these go first, {@link mostAtOnce} at a time, and the campaign comes with the last: should the
 * program be ended in between, the campaign is still as it was, and the same form leads to the same end,
 * since an action that has followed has nothing left to follow in.
 */
export async function editCampaign(
  services: Services,
  edit: CampaignEdit,
): Promise<CampaignSaving | Otherwise> {
  const { db, clock } = services;
  const { campaignId, details, following = null } = edit;
  const now = clock();
  const own = siteOf(services).locales[0] ?? firstLanguage;
  const first = obstacle(db, edit, own);
  if (first !== null) return first;
  let along: readonly CommonChange[] = [];
  if (following !== null) {
    const before = db.campaigns.byId(campaignId);
    if (!before) return { kind: 'gone' };
    const planned = plannedChange(db, before, details, now);
    if (planned.seen !== following.seen) return { kind: 'otherwise' };
    along = planned.changes.filter(
      ({ event, parts }) => parts.length > 0 && following.follows(event.id),
    );
  }
  let followed = 0;
  for (; along.length > mostAtOnce; along = along.slice(mostAtOnce)) {
    const some = along.slice(0, mostAtOnce);
    followed += await db.write((store) => follow(services, store, edit.organizerId, some, now));
  }
  return db.write((store): CampaignSaving => {
    const outcome = save(store, edit, own, now);
    if (outcome.kind !== 'saved') return outcome;
    followed += follow(services, store, edit.organizerId, along, now);
    return { ...outcome, followed };
  });
}

/** Changes some actions along with their campaign, and answers how many: not those changed meanwhile. */
function follow(
  services: Pick<Services, 'config'>,
  store: Store,
  organizerId: number,
  changes: readonly CommonChange[],
  now: number,
): number {
  return changes.filter(({ event, details }) => {
    const request = { eventId: event.id, organizerId, details, seenAt: event.updatedAt };
    return edited(services, store, request, now).kind === 'saved';
  }).length;
}

function save(store: Store, edit: CampaignEdit, own: TextLanguage, now: number): CampaignSaving {
  const { campaignId, organizerId, details } = edit;
  const refused = obstacle(store, edit, own);
  if (refused !== null) return refused;
  const before = store.campaigns.byId(campaignId);
  if (!before) return { kind: 'gone' };
  const parts = partsThatDiffer(before, details, own);
  takeAddress(store, before, details.slug);
  const campaign = store.campaigns.update(campaignId, {
    ...details,
    // It is somebody's own by now, and stays when a site goes into production.
    demonstration: false,
    // A form that was opened in this very millisecond must still be told apart.
    updatedAt: Math.max(now, before.updatedAt + 1),
  });
  store.audit.append({
    at: now,
    by: { organizerId },
    action: 'campaign-edited',
    detail: { slug: campaign.slug, parts: parts.join(' ') },
  });
  return { kind: 'saved', campaign, followed: 0 };
}

/** Why an edit of a campaign cannot be saved, or need not be; null where nothing is in its way. */
function obstacle(
  { campaigns }: Pick<Reads, 'campaigns'>,
  { campaignId, details, seenAt }: CampaignEdit,
  own: TextLanguage,
): Exclude<CampaignSaving, { kind: 'saved' }> | null {
  const campaign = campaigns.byId(campaignId);
  if (!campaign) return { kind: 'gone' };
  if (partsThatDiffer(campaign, details, own).length === 0) return { kind: 'unchanged', campaign };
  if (campaign.updatedAt !== seenAt) return { kind: 'stale', campaign };
  const { slug } = details;
  const holder = campaigns.bySlug(slug) ?? campaigns.byFormerSlug(slug);
  return holder && holder.id !== campaignId ? { kind: 'slug-taken', slug } : null;
}

/** Gives a campaign another address, which is free, and keeps the one that it had. */
function takeAddress(store: Store, campaign: Campaign, slug: string): void {
  if (slug === campaign.slug) return;
  if (store.campaigns.byFormerSlug(slug)) store.campaigns.takeSlug(slug);
  store.campaigns.keepSlug(campaign.id, campaign.slug);
}

/**
 * What organizers changed of a campaign.
 *
 * @param own the language of the site: what nobody said the language of is in it
 */
export function partsThatDiffer(one: CampaignDetails, other: CampaignDetails, own: TextLanguage) {
  const text = (details: CampaignDetails, part: CampaignPart) =>
    JSON.stringify(part === 'language' ? (details.language ?? own) : details[part]);
  return campaignParts.filter((part) => text(one, part) !== text(other, part));
}
