import { and, asc, count, desc, eq, gt, or, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { inCountryAndLanguage, type CountryAndLanguage, type Slice } from './eventLists.ts';
import {
  announced,
  campaigns,
  campaignSlugs,
  events,
  followedActions,
  followedFeeds,
  furtherTexts,
  news,
  type Campaign,
} from './schema.ts';
import { isShownOnce } from './shownOnce.ts';

/** Actions of a campaign that are announced and not cancelled, and the countries that they are in. */
export interface CampaignCounts {
  actions: number;
  /** How many of them partners call, and not we. */
  ofPartners: number;
  countries: number;
}

export function campaignReads(drizzle: Drizzle) {
  const bySlug = drizzle
    .select()
    .from(campaigns)
    .where(eq(campaigns.slug, sql.placeholder('slug')))
    .prepare();
  const byId = drizzle
    .select()
    .from(campaigns)
    .where(eq(campaigns.id, sql.placeholder('id')))
    .prepare();
  const byFormerSlug = drizzle
    .select({ campaign: campaigns })
    .from(campaignSlugs)
    .innerJoin(campaigns, eq(campaigns.id, campaignSlugs.campaignId))
    .where(eq(campaignSlugs.slug, sql.placeholder('slug')))
    .prepare();
  const all = drizzle
    .select()
    .from(campaigns)
    .orderBy(asc(campaigns.day), asc(campaigns.id))
    .prepare();

  const ofPartners = drizzle
    .select({ country: followedActions.country, ofPartner: sql<number>`1`.as('of_partner') })
    .from(followedFeeds)
    .innerJoin(followedActions, eq(followedActions.feedId, followedFeeds.id))
    .where(
      and(
        eq(followedFeeds.campaignId, sql.placeholder('id')),
        eq(followedActions.cancelled, false),
        isShownOnce,
      ),
    );
  const counted = drizzle
    .select({ country: events.country, ofPartner: sql<number>`0`.as('of_partner') })
    .from(events)
    .where(and(eq(events.campaignId, sql.placeholder('id')), sql`${events.state} = 'published'`))
    .unionAll(ofPartners)
    .as('counted');
  const counts = drizzle
    .select({
      actions: count(),
      ofPartners: sql<number>`coalesce(sum(${counted.ofPartner}), 0)`,
      countries: sql<number>`count(distinct nullif(${counted.country}, ''))`,
    })
    .from(counted)
    .prepare();

  const newsAmong = drizzle
    .select({ id: events.id })
    .from(events)
    .where(
      and(announced(events), eq(events.campaignId, sql.placeholder('id')), inCountryAndLanguage),
    )
    .orderBy(desc(news(events)), asc(events.startsAt), desc(events.id))
    .limit(sql.placeholder('limit'))
    .prepare();

  return {
    /** Announced events of a campaign, that of which there was news last first. Sorts all of them. */
    newsAmong: (id: number, narrowed: CountryAndLanguage, limit: number): number[] =>
      newsAmong.all({ id, ...narrowed, limit }).map((one) => one.id),
    /** How many actions are announced and not cancelled, those of partners too, and in how many countries. */
    counts: (id: number): CampaignCounts =>
      counts.get({ id }) ?? { actions: 0, ofPartners: 0, countries: 0 },
    bySlug: (slug: string): Campaign | undefined => bySlug.get({ slug }),
    /** The campaign that had an address before it had the one of now. */
    byFormerSlug: (slug: string): Campaign | undefined => byFormerSlug.get({ slug })?.campaign,
    /** The campaign that an address names: its own of now, or one that it had. */
    named: (slug: string): Campaign | undefined =>
      bySlug.get({ slug }) ?? byFormerSlug.get({ slug })?.campaign,
    byId: (id: number): Campaign | undefined => byId.get({ id }),
    /** The same, but for a draft, which nobody but organizers is told of. */
    announcedById: (id: number): Campaign | undefined => {
      const campaign = byId.get({ id });
      return campaign?.state === 'draft' ? undefined : campaign;
    },
    all: (): Campaign[] => all.all(),
    /** Events to choose from: those of the campaign, and what starts from an instant on, drafts too. */
    choosableEvents: (campaignId: number, since: number) => {
      const among = or(eq(events.campaignId, campaignId), gt(events.startsAt, since));
      return {
        count: (): number =>
          drizzle.select({ events: count() }).from(events).where(among).get()?.events ?? 0,
        ids: ({ limit, offset = 0 }: Slice): number[] =>
          drizzle
            .select({ id: events.id })
            .from(events)
            .where(among)
            .orderBy(asc(events.startsAt), asc(events.id))
            .limit(limit)
            .offset(offset)
            .all()
            .map(({ id }) => id),
      };
    },
  };
}

export function campaignChanges(drizzle: Drizzle) {
  return {
    insert: (campaign: typeof campaigns.$inferInsert): Campaign =>
      drizzle.insert(campaigns).values(campaign).returning().get(),
    update: (id: number, change: Partial<Omit<Campaign, 'id'>>): Campaign =>
      drizzle.update(campaigns).set(change).where(eq(campaigns.id, id)).returning().get(),
    /** From now on the campaign is somebody's own. */
    adopt: (id: number): void => {
      drizzle.update(campaigns).set({ demonstration: false }).where(eq(campaigns.id, id)).run();
    },
    /** Has an address that a campaign had lead to it for good. */
    keepSlug: (campaignId: number, slug: string): void => {
      drizzle.insert(campaignSlugs).values({ slug, campaignId }).run();
    },
    /** A campaign takes an address again that it had before. */
    takeSlug: (slug: string): void => {
      drizzle.delete(campaignSlugs).where(eq(campaignSlugs.slug, slug)).run();
    },
    /** @throws when an event still belongs to it. */
    remove: (id: number): void => {
      drizzle.delete(campaigns).where(eq(campaigns.id, id)).run();
      const ofIt = and(eq(furtherTexts.subject, 'campaign'), eq(furtherTexts.subjectId, id));
      drizzle.delete(furtherTexts).where(ofIt).run();
    },
  };
}
