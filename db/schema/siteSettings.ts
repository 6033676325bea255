import { sql } from 'drizzle-orm';
import { blob, check, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { all, some } from './conditions.ts';
import { pictureTypes } from './pictures.ts';

/**
 * What organizers decided about the site as a whole: one row, or none as long as nobody has. Where a
 * column is null, what the host set in the environment holds, or what the program does by itself.
 */
export const siteSettings = sqliteTable(
  'site_settings',
  {
    id: integer().primaryKey(),
    organization: text(),
    /** `#rrggbb` in lower case. */
    color: text(),
    /** An email address, or a page to write from. */
    contact: text(),
    /** Markdown without HTML, as the two after it. */
    about: text().notNull().default(''),
    imprint: text().notNull().default(''),
    privacy: text().notNull().default(''),
    /** The languages offered, with commas between them, the site's own first. */
    languages: text(),
    /** Days after its end that an event's personal data are kept. */
    retentionDays: integer(),
    /** From when until when no optional email leaves: minutes of the day on the clocks of `zone`. */
    quietFrom: integer(),
    quietUntil: integer(),
    /** The zone that the site lives in. */
    zone: text(),
    /** When somebody finished the first page of a new site, or skipped it. */
    welcomedAt: integer(),
    updatedAt: integer().notNull(),
  },
  (settings) => [
    check('site_settings_one', sql`${settings.id} = 1`),
    check(
      'site_settings_retention',
      sql`(${some(
        sql`${settings.retentionDays} is null`,
        sql`${settings.retentionDays} between 1 and 3650`,
      )})`,
    ),
    check(
      'site_settings_quiet',
      all(
        sql`(${settings.quietFrom} is null) = (${settings.quietUntil} is null)`,
        sql`(${some(
          sql`${settings.quietFrom} is null`,
          sql`(${settings.quietFrom} between 0 and 1439
            and ${settings.quietUntil} between 0 and 1439
            and ${settings.quietFrom} <> ${settings.quietUntil})`,
        )})`,
      ),
    ),
  ],
);

/** The row. */
export type SiteSettings = typeof siteSettings.$inferSelect;

/** The files of the site's logo, each size in each format; none where it has no logo. */
export const logoFiles = sqliteTable(
  'logo_files',
  {
    /** Stands in its address, and differs with its content: 16 characters of a SHA-256. */
    hash: text().notNull(),
    /** In pixels. */
    width: integer().notNull(),
    height: integer().notNull(),
    type: text({ enum: pictureTypes }).notNull(),
    bytes: blob({ mode: 'buffer' }).notNull(),
  },
  (file) => [
    primaryKey({ columns: [file.width, file.type] }),
    check('logo_files_type', sql`${file.type} in ('webp', 'jpeg')`),
    check('logo_files_size', sql`${file.width} > 0 and ${file.height} > 0`),
  ],
);

export type LogoFile = typeof logoFiles.$inferSelect;
