import {
  index,
  integer,
  sqliteTable,
  text,
  uniqueIndex,
  type AnySQLiteColumn,
} from 'drizzle-orm/sqlite-core';
import type { Language } from '../../templates/languages.ts';

export const digestRhythms = ['daily', 'at-once', 'off'] as const;

/** Browsers and systems, told apart as coarsely as somebody recognizes their own devices. */
export const browserPrograms = ['firefox', 'chrome', 'edge', 'safari', 'other'] as const;
export const browserSystems = [
  'linux',
  'windows',
  'macos',
  'android',
  'ios',
  'chromeos',
  'other',
] as const;

export const organizers = sqliteTable('organizers', {
  id: integer().primaryKey({ autoIncrement: true }),
  name: text().notNull(),
  email: text().notNull(),
  emailKey: text().notNull().unique(),
  language: text().$type<Language>().notNull(),
  invitedAt: integer().notNull(),
  lastSignedInAt: integer(),
  /** When they are mailed what is new: sign-ups and requests that wait for a decision. */
  digest: text({ enum: digestRhythms }).notNull().default('daily'),
  /** On whose clocks a daily digest is sent; null: those of the event that the news is about. */
  digestZone: text(),
  /** A removed organizer keeps their row, because the audit log names it. */
  removedAt: integer(),
});

/**
 * A request to sign in. The link's secret is an HMAC over the public id and stands nowhere here;
 * a request for an address that is not an organizer's is kept as well (organizer null), so that
 * both take the same time.
 */
export const signIns = sqliteTable('sign_ins', {
  id: integer().primaryKey({ autoIncrement: true }),
  publicId: text().notNull().unique(),
  organizerId: integer().references(() => organizers.id),
  /** SHA-256 of the cookie of the browser that asked; null for an invitation or a printed link. */
  browserHash: text(),
  /** Whether the organizer had signed in before in the browser that asked. */
  ownBrowser: integer({ mode: 'boolean' }).notNull().default(false),
  /** The session in which it shows who somebody is; null for a link that signs in. */
  provesSessionId: integer().references((): AnySQLiteColumn => sessions.id, {
    onDelete: 'cascade',
  }),
  createdAt: integer().notNull(),
  expiresAt: integer().notNull(),
  usedAt: integer(),
});

/**
 * A browser in which an organizer has signed in. It asks for links on its own account, which no
 * stranger can use up, and a sign-in in any other is mailed to the organizer.
 */
export const browsers = sqliteTable(
  'browsers',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    organizerId: integer()
      .notNull()
      .references(() => organizers.id),
    /** SHA-256 of a cookie; several organizers may share a browser. */
    tokenHash: text().notNull(),
    lastSignedInAt: integer().notNull(),
  },
  (browser) => [
    uniqueIndex('browsers_by_token').on(browser.tokenHash, browser.organizerId),
    index('browsers_by_organizer').on(browser.organizerId),
  ],
);

export const sessions = sqliteTable(
  'sessions',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** SHA-256 of the cookie. */
    tokenHash: text().notNull().unique(),
    organizerId: integer()
      .notNull()
      .references(() => organizers.id),
    browserId: integer().references(() => browsers.id, { onDelete: 'set null' }),
    /**
     * What the browser said of itself when it signed in, in the coarsest words; nothing else of it
     * is kept.
     */
    program: text({ enum: browserPrograms }).notNull().default('other'),
    system: text({ enum: browserSystems }).notNull().default('other'),
    createdAt: integer().notNull(),
    lastSeenAt: integer().notNull(),
    /** When somebody last showed in it who they are: by signing in, or by a proof that was asked for. */
    provenAt: integer().notNull().default(0),
  },
  (session) => [index('sessions_by_organizer').on(session.organizerId)],
);

export type DigestRhythm = Organizer['digest'];
export type Organizer = typeof organizers.$inferSelect;
export type SignIn = typeof signIns.$inferSelect;
export type Browser = typeof browsers.$inferSelect;
export type Session = typeof sessions.$inferSelect;
export type NewSession = typeof sessions.$inferInsert;
