import type { Drizzle } from './connection.ts';
import { siteSettings, type SiteSettings } from './schema.ts';

/** What a change of the settings may change. */
export type NewSiteSettings = Partial<Omit<SiteSettings, 'id' | 'updatedAt'>> &
  Pick<SiteSettings, 'updatedAt'>;

export function siteSettingReads(drizzle: Drizzle) {
  const row = drizzle.select().from(siteSettings).prepare();

  return {
    /** Undefined where nobody has made any. */
    current: (): SiteSettings | undefined => row.get(),
  };
}

export function siteSettingChanges(drizzle: Drizzle) {
  return {
    /** Changes what is named and leaves the rest. */
    save: (settings: NewSiteSettings): void => {
      drizzle
        .insert(siteSettings)
        .values({ id: 1, ...settings })
        .onConflictDoUpdate({ target: siteSettings.id, set: settings })
        .run();
    },
  };
}
