import { and, asc, count, desc, eq, inArray, lt, lte, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import type { Slice } from './eventLists.ts';
import {
  campaignUpdates,
  events,
  followers,
  mailbox,
  type CampaignUpdate,
  type Follower,
  type NewCampaignUpdate,
  type NewFollower,
} from './schema.ts';

const value = sql.placeholder;

export function followerReads(drizzle: Drizzle) {
  const all = () => drizzle.select().from(followers);
  const byId = all()
    .where(eq(followers.id, value('id')))
    .prepare();
  const byPublicId = all()
    .where(eq(followers.publicId, value('publicId')))
    .prepare();
  const ofAddress = all()
    .where(
      and(eq(followers.campaignId, value('campaignId')), eq(followers.emailKey, value('emailKey'))),
    )
    .prepare();
  const confirmed = and(
    eq(followers.campaignId, value('campaignId')),
    sql`${followers.state} = 'confirmed'`,
  );
  const number = drizzle.select({ number: count() }).from(followers).where(confirmed).prepare();
  const list = all()
    .where(confirmed)
    .orderBy(desc(followers.id))
    .limit(value('limit'))
    .offset(value('offset'))
    .prepare();
  const ids = drizzle
    .select({ id: followers.id })
    .from(followers)
    .where(confirmed)
    .orderBy(asc(followers.id))
    .prepare();
  const updates = drizzle
    .select()
    .from(campaignUpdates)
    .where(eq(campaignUpdates.campaignId, value('campaignId')))
    .orderBy(desc(campaignUpdates.id))
    .prepare();
  const updateById = drizzle
    .select()
    .from(campaignUpdates)
    .where(eq(campaignUpdates.id, value('id')))
    .prepare();
  const updateByFormKey = drizzle
    .select()
    .from(campaignUpdates)
    .where(eq(campaignUpdates.formKey, value('formKey')))
    .prepare();
  const lastEnd = drizzle
    .select({ at: sql<number | null>`max(coalesce(${events.endsAt}, ${events.startsAt}))` })
    .from(events)
    .where(eq(events.campaignId, value('campaignId')))
    .prepare();

  return {
    byId: (id: number): Follower | undefined => byId.get({ id }),
    byPublicId: (publicId: string): Follower | undefined => byPublicId.get({ publicId }),
    ofAddress: (campaignId: number, emailKey: string): Follower | undefined =>
      ofAddress.get({ campaignId, emailKey }),
    /** How many get the updates of a campaign. */
    confirmed: (campaignId: number): number => number.get({ campaignId })?.number ?? 0,
    /** Those who get them, the last first. */
    list: (campaignId: number, { limit, offset = 0 }: Slice): Follower[] =>
      list.all({ campaignId, limit, offset }),
    confirmedIds: (campaignId: number): number[] => ids.all({ campaignId }).map(({ id }) => id),
    /** What was written to them, the last first. */
    updates: (campaignId: number): CampaignUpdate[] => updates.all({ campaignId }),
    updateById: (id: number): CampaignUpdate | undefined => updateById.get({ id }),
    updateByFormKey: (formKey: string): CampaignUpdate | undefined =>
      updateByFormKey.get({ formKey }),
    /** When the last event of a campaign ends, or starts where that is not known; null without events. */
    lastEnd: (campaignId: number): number | null => lastEnd.get({ campaignId })?.at ?? null,
  };
}

export function followerChanges(drizzle: Drizzle) {
  const remove = (where: ReturnType<typeof and>): number => {
    const addresses = drizzle
      .select({ email: sql<string>`coalesce(${followers.email}, '')` })
      .from(followers)
      .where(where);
    drizzle.delete(mailbox).where(inArray(mailbox.recipient, addresses)).run();
    return drizzle.delete(followers).where(where).run().changes;
  };
  return {
    insert: (follower: NewFollower): Follower =>
      drizzle.insert(followers).values(follower).returning().get(),
    update: (id: number, change: Partial<NewFollower>): void => {
      drizzle.update(followers).set(change).where(eq(followers.id, id)).run();
    },
    insertUpdate: (update: NewCampaignUpdate): CampaignUpdate =>
      drizzle.insert(campaignUpdates).values(update).returning().get(),
    /** Deletes somebody for good, with their emails. */
    remove: (id: number): void => {
      remove(eq(followers.id, id));
    },
    /** Deletes those who never confirmed since an instant; how many. */
    removeUnconfirmed: (before: number): number =>
      remove(and(eq(followers.state, 'unconfirmed'), lt(followers.createdAt, before))),
    /** Deletes of a campaign whoever signed up until an instant, and what was written until then. */
    removeOfCampaign: (campaignId: number, until: number): number => {
      drizzle
        .delete(campaignUpdates)
        .where(and(eq(campaignUpdates.campaignId, campaignId), lte(campaignUpdates.sentAt, until)))
        .run();
      return remove(and(eq(followers.campaignId, campaignId), lte(followers.createdAt, until)));
    },
  };
}
