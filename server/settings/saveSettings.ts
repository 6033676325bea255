import type { Store } from '../../db/database.ts';
import type { Services } from '../services.ts';
import { seenBy } from './seenSettings.ts';
import { mergeSettings, noSettings, type Merged, type Settings } from './settings.ts';

export type SettingsSaving =
  | { kind: 'saved'; merged: Merged }
  | { kind: 'unchanged' }
  /** Somebody else has changed the same meanwhile; `stored` is as they left it. */
  | { kind: 'stale'; merged: Merged; stored: Settings };

export interface SettingsRequest {
  organizerId: number;
  typed: Settings;
  /** The settings as the form showed them, see `seenSettings.ts`. */
  seen: string;
}

/**
 * Saves the settings of the site. What somebody else changed since the form was opened stays, unless the
 * form changed the very same: then nothing is saved. They hold from the next request and email on;
 * what a shorter time of keeping makes expire goes with the next purge.
 */
export async function saveSettings(
  services: Services,
  { organizerId, typed, seen }: SettingsRequest,
): Promise<SettingsSaving> {
  const now = services.clock();
  return services.db.write((store): SettingsSaving => {
    const stored = storedSettings(store);
    const merged = mergeSettings(stored, typed, seenBy(seen, stored));
    if (merged.contested.length > 0) return { kind: 'stale', merged, stored };
    if (merged.changed.length === 0) return { kind: 'unchanged' };
    keepSettings(store, merged, organizerId, now);
    return { kind: 'saved', merged };
  });
}

/** The settings as they are stored, without what nobody edits. */
export function storedSettings(store: {
  siteSettings: Pick<Store['siteSettings'], 'current'>;
}): Settings {
  const row = store.siteSettings.current();
  if (!row) return noSettings;
  const { id: _id, welcomedAt: _welcomedAt, updatedAt: _updatedAt, ...kept } = row;
  return kept;
}

/**
 * Stores settings within a write, and who changed what.
 *
 * @param now epoch milliseconds
 */
export function keepSettings(
  store: Store,
  { settings, changed }: Pick<Merged, 'settings' | 'changed'>,
  organizerId: number,
  now: number,
): void {
  store.siteSettings.save({ ...settings, updatedAt: now });
  store.audit.append({
    at: now,
    by: { organizerId },
    action: 'settings-changed',
    detail: { parts: changed.join(' ') },
  });
}
