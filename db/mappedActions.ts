import { and, asc, eq, gt, not, sql } from 'drizzle-orm';
import type { TextLanguage } from '../templates/textLanguages.ts';
import type { Drizzle } from './connection.ts';
import { isOverBy, type OverBy } from './eventLists.ts';
import {
  announced,
  events,
  eventTexts,
  followedActions,
  followedFeeds,
  type Event,
} from './schema.ts';
import { isShownOnce } from './shownOnce.ts';

/** What maps and lists need of an action of a campaign before they show it. */
export interface MappedAction extends Pick<
  Event,
  'kind' | 'city' | 'cityId' | 'country' | 'latitude' | 'longitude' | 'startLocal' | 'startsAt'
> {
  /** Whether it is an event of ours, or what a partner calls: each have ids of their own. */
  from: 'us' | 'partner';
  id: number;
  cancelled: boolean;
  /** null where a partner does not say in which it is written. */
  language: TextLanguage | null;
  accessFeatures: string;
}

/** A campaign of the whole world has so many; what is beyond is on no map. */
const mostActions = 10_000;

export function mappedActionReads(drizzle: Drizzle) {
  const value = sql.placeholder;
  const ofCampaign = and(announced(events), eq(events.campaignId, value('campaignId')));
  const coming = drizzle
    .select({
      from: sql<'us'>`'us'`,
      id: events.id,
      kind: events.kind,
      cancelled: sql`${events.state} = 'cancelled'`.mapWith(Boolean),
      language: events.language,
      city: events.city,
      cityId: events.cityId,
      country: events.country,
      latitude: events.latitude,
      longitude: events.longitude,
      startLocal: events.startLocal,
      startsAt: events.startsAt,
      accessFeatures: events.accessFeatures,
    })
    .from(events)
    .where(and(ofCampaign, gt(events.startsAt, value('begun')), not(isOverBy)))
    .orderBy(asc(events.startsAt), asc(events.id))
    .limit(mostActions)
    .prepare();
  const ofPartners = drizzle
    .select({
      from: sql<'partner'>`'partner'`,
      id: followedActions.id,
      kind: followedActions.kind,
      cancelled: followedActions.cancelled,
      language: followedActions.language,
      city: followedActions.city,
      cityId: followedActions.cityId,
      country: followedActions.country,
      latitude: followedActions.latitude,
      longitude: followedActions.longitude,
      startLocal: followedActions.startLocal,
      startsAt: followedActions.startsAt,
      accessFeatures: sql<string>`''`,
    })
    .from(followedFeeds)
    .innerJoin(followedActions, eq(followedActions.feedId, followedFeeds.id))
    .where(
      and(
        eq(followedFeeds.campaignId, value('campaignId')),
        isShownOnce,
        not(sql`coalesce(
          ${followedActions.endsAt} <= ${value('ended')},
          ${followedActions.startsAt} <= ${value('started')}
        )`),
      ),
    )
    .orderBy(asc(followedActions.startsAt), asc(followedActions.id))
    .limit(mostActions)
    .prepare();
  const translated = drizzle
    .select({ id: events.id })
    .from(events)
    .innerJoin(eventTexts, eq(eventTexts.eventId, events.id))
    .where(and(ofCampaign, eq(eventTexts.language, value('language'))))
    .prepare();

  return {
    /** Those of ours that are not over, drafts left out, the first to start first. */
    coming: (campaignId: number, by: OverBy): MappedAction[] => coming.all({ campaignId, ...by }),
    /**
     * The same of what partners call, each once: see {@link isShownOnce}.
     */
    ofPartners: (campaignId: number, { ended, started }: OverBy): MappedAction[] =>
      ofPartners.all({ campaignId, ended, started }),
    /** Which of ours have their texts in a language that they were not written in. */
    translatedInto: (campaignId: number, language: string): Set<number> =>
      new Set(translated.all({ campaignId, language }).map(({ id }) => id)),
  };
}
