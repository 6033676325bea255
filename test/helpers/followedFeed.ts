import type { FollowedFeed, NewFollowedAction } from '../../db/schema.ts';
import type { Services } from '../../server/services.ts';

/** What a partner of a campaign has published: two actions, one of which has no city. */
export async function insertFollowedFeed(
  { db, clock }: Services,
  campaignId: number,
): Promise<FollowedFeed> {
  const now = clock();
  return db.write((store) => {
    const feed = store.following.insertFeed({
      campaignId,
      // Nothing is ever asked of this machine: no test waits for a network.
      address: 'http://127.0.0.1/campaigns/day/campaign.json',
      format: 'campaign-file',
      name: 'Example Partner',
      zone: 'UTC',
      seenAt: now - 10 * 60_000,
      changedAt: now,
      nextAt: now + 3_600_000,
      createdAt: now,
    });
    store.following.insertAction(followedAction(feed.id));
    store.following.insertAction({
      ...followedAction(feed.id),
      uid: 'two',
      url: null,
      title: 'Action somewhere',
      city: '',
      country: null,
      latitude: null,
      longitude: null,
      cityId: null,
    });
    return feed;
  });
}

/** An action in Mexico City, on the afternoon of January 24, 2024. */
export function followedAction(feedId: number): NewFollowedAction {
  return {
    feedId,
    uid: 'one',
    url: 'https://partner.example.org/events/one',
    title: 'Action of a partner',
    summary: '',
    calledBy: 'Example Partner',
    language: null,
    kind: 'in-person',
    cancelled: false,
    zone: 'America/Mexico_City',
    startPrecision: 'hour',
    startLocal: '2024-01-24T17:00',
    startOccurrence: 'only',
    startsAt: Date.parse('2024-01-24T23:00Z'),
    endLocal: null,
    endOccurrence: 'only',
    endsAt: null,
    tzdata: 'test',
    venue: 'Embassy of Argentina',
    address: '',
    city: 'Mexico City',
    region: '',
    postalCode: '',
    country: 'MX',
    latitude: 19.43,
    longitude: -99.13,
    cityId: 3_530_597,
  };
}
