import { and, asc, eq, ne, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { events, type Event } from './schema.ts';

/** What a board of a whole campaign has to know of each of its events. */
export type CampaignAction = Pick<
  Event,
  | 'id'
  | 'slug'
  | 'title'
  | 'language'
  | 'kind'
  | 'state'
  | 'city'
  | 'venue'
  | 'address'
  | 'meetingPoints'
  | 'startLocal'
  | 'startsAt'
  | 'startPrecision'
  | 'zone'
  | 'cityId'
  | 'country'
  | 'latitude'
  | 'longitude'
>;

/** Events by their campaign, with no more of each than lists of very many need. */
export function campaignActionReads(drizzle: Drizzle) {
  const { id, slug, title, language, kind, state, city, venue, address, meetingPoints } = events;
  const { startLocal, startsAt, startPrecision, zone } = events;
  const text = { slug, title, language, city, venue, address, meetingPoints };
  const { cityId, country, latitude, longitude } = events;
  const ofCampaign = drizzle
    .select({
      id,
      ...text,
      kind,
      state,
      startLocal,
      startsAt,
      startPrecision,
      zone,
      cityId,
      country,
      latitude,
      longitude,
    })
    .from(events)
    .where(and(eq(events.campaignId, sql.placeholder('campaignId')), ne(events.state, 'cancelled')))
    .orderBy(asc(events.startsAt), asc(events.id))
    .prepare();
  return {
    /** Those that are not canceled, drafts too, the first to start first. */
    ofCampaign: (campaignId: number): CampaignAction[] => ofCampaign.all({ campaignId }),
  };
}
