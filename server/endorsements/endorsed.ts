import type { Reads } from '../../db/database.ts';
import type { Campaign, EndorsementOwner, Event } from '../../db/schema.ts';
import type { EndorsedAddress } from '../../templates/addresses.ts';
import type { EndorsedGist } from '../../templates/pages/endorsements/endorsedGist.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import type { View } from '../../templates/view.ts';
import { coSponsorshipOpening } from '../campaigns/coSponsorship.ts';
import { endorsementOpening, type EndorsementOpening } from '../events/endorsementOpening.ts';
import { eventFor } from '../fields/eventFor.ts';
import type { Services } from '../services.ts';
import { siteOf } from '../siteSettings.ts';
import { campaignFor, originalOf } from '../texts/campaignFor.ts';
import { followersKeptUntil } from '../time/campaignDays.ts';
import { eraseAt } from '../time/retentionDay.ts';

/** The list of those who co-sponsor something. */
export interface EndorsedList {
  owner: EndorsementOwner;
  order: Event['endorsementOrder'];
  /** In which its headings were written at first. */
  language: TextLanguage;
}

/** What organizations co-sponsor: an event, or a whole campaign. */
export type Endorsed = EndorsedList & {
  /** As addresses name it. */
  at: EndorsedAddress;
  slug: string;
  /** On whose clocks days are told. */
  zone: string;
  /** The list ends with "and others". */
  continues: boolean;
} & ({ kind: 'event'; event: Event } | { kind: 'campaign'; campaign: Campaign });

/** An event as what is co-sponsored. */
export function endorsedEvent(event: Event): Endorsed {
  return {
    ...listOfEvent(event),
    kind: 'event',
    event,
    at: event.slug,
    slug: event.slug,
    zone: event.zone,
    continues: event.endorsementsContinue,
  };
}

/** The list of those who co-sponsor an event. */
export function listOfEvent({
  id,
  endorsementOrder,
  language,
}: Pick<Event, 'id' | 'endorsementOrder' | 'language'>): EndorsedList {
  return { owner: { kind: 'event', id }, order: endorsementOrder, language };
}

/** The same of a whole campaign. */
export function listOfCampaign(
  services: Pick<Services, 'db' | 'config'>,
  campaign: Campaign,
): EndorsedList {
  const { language } = originalOf(services, campaign);
  const { id, endorsementOrder } = campaign;
  return { owner: { kind: 'campaign', id }, order: endorsementOrder, language };
}

/** A campaign as what is co-sponsored. */
export function endorsedCampaign(
  services: Pick<Services, 'db' | 'config'>,
  campaign: Campaign,
): Endorsed {
  const { slug, endorsementsContinue } = campaign;
  return {
    ...listOfCampaign(services, campaign),
    kind: 'campaign',
    campaign,
    at: { campaign: slug },
    slug,
    zone: siteOf(services).zone ?? 'UTC',
    continues: endorsementsContinue,
  };
}

/** What an owner of a list is; undefined where somebody has deleted it. */
export function endorsedOf(
  services: Pick<Services, 'db' | 'config'>,
  { events, campaigns }: Pick<Reads, 'events' | 'campaigns'>,
  { kind, id }: EndorsementOwner,
): Endorsed | undefined {
  if (kind === 'event') {
    const event = events.byId(id);
    return event && endorsedEvent(event);
  }
  const campaign = campaigns.byId(id);
  return campaign && endorsedCampaign(services, campaign);
}

/** Whether it takes requests at an instant (epoch milliseconds), and why not. */
export function openingOf(endorsed: Endorsed, now: number): EndorsementOpening {
  return endorsed.kind === 'event'
    ? endorsementOpening(endorsed.event, now)
    : coSponsorshipOpening(endorsed.campaign, now);
}

/** What pages name of it, as somebody reads it. */
export function endorsedGist(
  services: Pick<Services, 'db' | 'config'>,
  of: Endorsed,
  view: Pick<View, 'reads' | 'language'>,
): EndorsedGist {
  const { kind, at } = of;
  const { title, language } =
    of.kind === 'event'
      ? eventFor(services.db, of.event, view.reads)
      : campaignFor(services, of.campaign, [...view.reads, view.language]);
  return { kind, at, title, language };
}

/** Whether everybody sees its page. */
export function isPublic(endorsed: Endorsed): boolean {
  const { state } = endorsed.kind === 'event' ? endorsed.event : endorsed.campaign;
  return state !== 'draft';
}

/**
 * When the purge deletes the contact of an organization, in epoch milliseconds.
 *
 * @param since when the organization asked
 */
export function contactKeptUntil(
  services: Pick<Services, 'db' | 'config'>,
  endorsed: Endorsed,
  since: number,
): number {
  const { retentionDays } = siteOf(services);
  if (endorsed.kind === 'event') return eraseAt(endorsed.event, retentionDays);
  const { campaign } = endorsed;
  const lastEvent = services.db.followers.lastEnd(campaign.id);
  return followersKeptUntil(campaign, lastEvent, since, retentionDays);
}
