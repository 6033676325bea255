import type { Store } from '../../db/database.ts';
import { campaignParts, type Campaign, type CampaignPart } from '../../db/schema.ts';
import { firstLanguage } from '../../templates/languages.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import { edited } from '../events/editEvent.ts';
import type { Services } from '../services.ts';
import { siteOf } from '../siteSettings.ts';
import type { CampaignDetails } from './campaignForm.ts';
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

/**
 * Changes a campaign, and with it what those of its actions have that follow: all of it or nothing. Each is
 * an edit like any other, of which those who signed up are mailed. The address that the campaign had leads
 * to it for good.
 */
export async function editCampaign(
  services: Services,
  { campaignId, organizerId, details, seenAt, following = null }: CampaignEdit,
): Promise<CampaignSaving | Otherwise> {
  const { db, clock } = services;
  const own = siteOf(services).locales[0] ?? firstLanguage;
  const now = clock();
  return db.write((store): CampaignSaving | Otherwise => {
    const before = store.campaigns.byId(campaignId);
    if (!before) return { kind: 'gone' };
    const parts = partsThatDiffer(before, details, own);
    if (parts.length === 0) return { kind: 'unchanged', campaign: before };
    if (before.updatedAt !== seenAt) return { kind: 'stale', campaign: before };
    const planned = following === null ? null : plannedChange(store, before, details, now);
    if (planned?.seen !== following?.seen) return { kind: 'otherwise' };
    if (!rename(store, before, details.slug)) return { kind: 'slug-taken', slug: details.slug };
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
    const along = (planned?.changes ?? []).filter(
      ({ event, parts: its }) => its.length > 0 && following?.follows(event.id),
    );
    const saved = along.filter(({ event, details: its }) => {
      const request = { eventId: event.id, organizerId, details: its, seenAt: event.updatedAt };
      return edited(services, store, request, now).kind === 'saved';
    });
    return { kind: 'saved', campaign, followed: saved.length };
  });
}

/** Frees the way for another address within a write; false where it is not free. */
function rename(store: Store, campaign: Campaign, slug: string): boolean {
  if (slug === campaign.slug) return true;
  if (store.campaigns.bySlug(slug)) return false;
  const former = store.campaigns.byFormerSlug(slug);
  if (former && former.id !== campaign.id) return false;
  if (former) store.campaigns.takeSlug(slug);
  store.campaigns.keepSlug(campaign.id, campaign.slug);
  return true;
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
