import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { spokenLanguages } from './languages.ts';

export const digestRhythms = ['daily', 'at-once', 'off'] as const;

export const organizers = sqliteTable('organizers', {
  id: integer().primaryKey({ autoIncrement: true }),
  name: text().notNull(),
  email: text().notNull(),
  emailKey: text().notNull().unique(),
  language: text({ enum: spokenLanguages }).notNull(),
  invitedAt: integer().notNull(),
  lastSignedInAt: integer(),
  /** When they are mailed what is new: sign-ups and requests that wait for a decision. */
  digest: text({ enum: digestRhythms }).notNull().default('daily'),
  /** On whose clocks a daily digest is sent; null: those of the event that the news is about. */
  digestZone: text(),
  /** A removed organizer keeps their row, because the trail names it. */
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
  /** SHA-256 of the cookie of the browser that asked; null for a link that the host printed. */
  browserHash: text(),
  createdAt: integer().notNull(),
  expiresAt: integer().notNull(),
  usedAt: integer(),
});

export const sessions = sqliteTable(
  'sessions',
  {
    /** SHA-256 of the cookie. */
    tokenHash: text().primaryKey(),
    organizerId: integer()
      .notNull()
      .references(() => organizers.id),
    createdAt: integer().notNull(),
    lastSeenAt: integer().notNull(),
  },
  (session) => [index('sessions_by_organizer').on(session.organizerId)],
);

export type DigestRhythm = Organizer['digest'];
export type Organizer = typeof organizers.$inferSelect;
export type SignIn = typeof signIns.$inferSelect;
export type Session = typeof sessions.$inferSelect;
