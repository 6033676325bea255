import type { Reads } from '../../db/database.ts';
import type { Services } from '../services.ts';
import { keepSettings, storedSettings } from './saveSettings.ts';
import { partsThatDiffer, type Settings } from './settings.ts';

/**
 * Whether the first page of a new site is still to be shown: nobody finished or skipped it, nobody saved a
 * setting, and there is nothing on the site, not even the demonstration.
 */
export function isNewSite(db: Pick<Reads, 'siteSettings' | 'events' | 'campaigns'>): boolean {
  return (
    db.siteSettings.current() === undefined && !db.events.any() && db.campaigns.all().length === 0
  );
}

/** Saves what the first page asks for: name, colour, zone. It is not shown again. */
export async function finishWelcome(
  services: Services,
  organizerId: number,
  typed: Pick<Settings, 'organization' | 'color' | 'zone'>,
): Promise<void> {
  const now = services.clock();
  await services.db.write((store) => {
    const stored = storedSettings(store);
    const settings = { ...stored, ...typed };
    const changed = partsThatDiffer(stored, settings);
    if (changed.length > 0) keepSettings(store, { settings, changed }, organizerId, now);
    store.siteSettings.save({ welcomedAt: now, updatedAt: now });
  });
}

/** Leaves everything as it is, and does not show the first page again. */
export async function skipWelcome({ db, clock }: Services, organizerId: number): Promise<void> {
  const now = clock();
  await db.write((store) => {
    store.siteSettings.save({ welcomedAt: now, updatedAt: now });
    store.audit.append({ at: now, by: { organizerId }, action: 'welcome-skipped' });
  });
}
