import { asc, eq, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { campaigns, type Campaign } from './schema.ts';

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
  const all = drizzle
    .select()
    .from(campaigns)
    .orderBy(asc(campaigns.day), asc(campaigns.id))
    .prepare();

  return {
    bySlug: (slug: string): Campaign | undefined => bySlug.get({ slug }),
    byId: (id: number): Campaign | undefined => byId.get({ id }),
    all: (): Campaign[] => all.all(),
  };
}

export function campaignChanges(drizzle: Drizzle) {
  return {
    insert: (campaign: typeof campaigns.$inferInsert): Campaign =>
      drizzle.insert(campaigns).values(campaign).returning().get(),
    /** From now on the campaign is somebody's own. */
    adopt: (id: number): void => {
      drizzle.update(campaigns).set({ demonstration: false }).where(eq(campaigns.id, id)).run();
    },
    /** @throws when an event still belongs to it. */
    remove: (id: number): void => {
      drizzle.delete(campaigns).where(eq(campaigns.id, id)).run();
    },
  };
}
