import { and, asc, eq, gt, not, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { isOverBy, type OverBy } from './eventLists.ts';
import { announced, events, eventTexts, type Event } from './schema.ts';

/** What maps and lists need of an action of a campaign before they show it. */
export type MappedAction = Pick<
  Event,
  | 'id'
  | 'kind'
  | 'state'
  | 'language'
  | 'city'
  | 'cityId'
  | 'country'
  | 'latitude'
  | 'longitude'
  | 'startLocal'
  | 'accessFeatures'
>;

/** A campaign of the whole world has so many; what is beyond is on no map. */
const mostActions = 10_000;

export function mappedActionReads(drizzle: Drizzle) {
  const value = sql.placeholder;
  const ofCampaign = and(announced(events), eq(events.campaignId, value('campaignId')));
  const coming = drizzle
    .select({
      id: events.id,
      kind: events.kind,
      state: events.state,
      language: events.language,
      city: events.city,
      cityId: events.cityId,
      country: events.country,
      latitude: events.latitude,
      longitude: events.longitude,
      startLocal: events.startLocal,
      accessFeatures: events.accessFeatures,
    })
    .from(events)
    .where(and(ofCampaign, gt(events.startsAt, value('begun')), not(isOverBy)))
    .orderBy(asc(events.startsAt), asc(events.id))
    .limit(mostActions)
    .prepare();
  const translated = drizzle
    .select({ id: events.id })
    .from(events)
    .innerJoin(eventTexts, eq(eventTexts.eventId, events.id))
    .where(and(ofCampaign, eq(eventTexts.language, value('language'))))
    .prepare();

  return {
    /** Those that are not over, drafts left out, the first to start first. */
    coming: (campaignId: number, by: OverBy): MappedAction[] => coming.all({ campaignId, ...by }),
    /** Which of them have their texts in a language that they were not written in. */
    translatedInto: (campaignId: number, language: string): Set<number> =>
      new Set(translated.all({ campaignId, language }).map(({ id }) => id)),
  };
}
