import type { SiteSettings } from '../../db/schema.ts';
import { settingParts, type SettingPart } from '../siteSettings.ts';

/** What the form of the settings changes, as it is stored. */
export type Settings = Omit<SiteSettings, 'id' | 'welcomedAt' | 'updatedAt'>;

/** The settings of a site for which nobody has saved any. */
export const noSettings: Settings = {
  organization: null,
  color: null,
  contact: null,
  about: '',
  imprint: '',
  privacy: '',
  languages: null,
  retentionDays: null,
  quietFrom: null,
  quietUntil: null,
  zone: null,
};

const columns = {
  organization: ['organization'],
  color: ['color'],
  contact: ['contact'],
  about: ['about'],
  imprint: ['imprint'],
  privacy: ['privacy'],
  languages: ['languages'],
  retention: ['retentionDays'],
  quiet: ['quietFrom', 'quietUntil'],
  zone: ['zone'],
} as const satisfies Record<SettingPart, readonly (keyof Settings)[]>;

/** A part of the settings by which it is compared. */
export function partText(settings: Settings, part: SettingPart): string {
  return JSON.stringify(columns[part].map((column) => settings[column]));
}

/** The parts in which two settings differ. */
export function partsThatDiffer(one: Settings, other: Settings): SettingPart[] {
  return settingParts.filter((part) => partText(one, part) !== partText(other, part));
}

/** What comes of settings that two people changed at once. */
export interface Merged {
  settings: Settings;
  /** What is otherwise than it stands. */
  changed: readonly SettingPart[];
  /** What both changed, and not alike: `settings` has it as it was typed now. */
  contested: readonly SettingPart[];
  /** What somebody else has changed since the form was opened. */
  theirs: readonly SettingPart[];
}

/**
 * Joins what was typed with what somebody else saved while it was: each part is taken from whoever
 * changed it.
 *
 * @param stored as it stands
 * @param typed the whole form
 * @param wasSeen whether a part stood so when the form was opened
 */
export function mergeSettings(
  stored: Settings,
  typed: Settings,
  wasSeen: (settings: Settings, part: SettingPart) => boolean,
): Merged {
  const theirs = settingParts.filter((part) => !wasSeen(stored, part));
  const untouched = theirs.filter((part) => wasSeen(typed, part));
  const settings = untouched.reduce<Settings>(
    (merged, part) => ({ ...merged, ...columnsOf(stored, part) }),
    typed,
  );
  const changed = partsThatDiffer(stored, settings);
  return { settings, changed, contested: changed.filter((part) => theirs.includes(part)), theirs };
}

function columnsOf(settings: Settings, part: SettingPart): Partial<Settings> {
  return Object.fromEntries(columns[part].map((column) => [column, settings[column]]));
}
