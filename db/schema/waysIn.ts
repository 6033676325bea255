import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { browserPrograms, browserSystems, organizers } from './organizers.ts';

const ofOrganizer = () =>
  integer()
    .notNull()
    .references(() => organizers.id, { onDelete: 'cascade' });

/** An app that shows codes (TOTP, RFC 6238), asked for beside a mailed link once it was confirmed. */
export const codeApps = sqliteTable('code_apps', {
  organizerId: integer()
    .primaryKey()
    .references(() => organizers.id, { onDelete: 'cascade' }),
  /** What the codes are made from, sealed with the secret of the site. */
  sealedSecret: text().notNull(),
  createdAt: integer().notNull(),
  /** Null until a first code has shown that the app has it. */
  confirmedAt: integer(),
  lastUsedAt: integer(),
  /** The step of time whose code was taken last: none is taken twice (RFC 6238, section 5.2). */
  lastStep: integer().notNull().default(0),
});

/** Codes on paper, each in place of one of the app's, once. */
export const recoveryCodes = sqliteTable(
  'recovery_codes',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    organizerId: ofOrganizer(),
    /** SHA-256 of the code. */
    codeHash: text().notNull(),
    createdAt: integer().notNull(),
    usedAt: integer(),
  },
  (code) => [uniqueIndex('recovery_codes_by_hash').on(code.organizerId, code.codeHash)],
);

/** Codes that were wrong, so that guessing becomes slow, also across restarts. */
export const wrongCodes = sqliteTable(
  'wrong_codes',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    organizerId: ofOrganizer(),
    at: integer().notNull(),
  },
  (wrong) => [
    index('wrong_codes_by_organizer').on(wrong.organizerId, wrong.at),
    index('wrong_codes_by_time').on(wrong.at),
  ],
);

/** A passkey (WebAuthn): the key stays with its owner, and what is here opens nothing. */
export const passkeys = sqliteTable(
  'passkeys',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    organizerId: ofOrganizer(),
    /** Base64url, as browsers tell it. */
    credentialId: text().notNull().unique(),
    /** COSE, in base64url. */
    publicKey: text().notNull(),
    /** Rises with each use, where the key counts; one that falls is a copy. */
    counter: integer().notNull(),
    /** What the browser said of itself when the key was made. */
    program: text({ enum: browserPrograms }).notNull(),
    system: text({ enum: browserSystems }).notNull(),
    createdAt: integer().notNull(),
    lastUsedAt: integer(),
  },
  (passkey) => [index('passkeys_by_organizer').on(passkey.organizerId)],
);

/**
 * What was signed with a passkey, until it could not be used any more: each challenge is taken once. That it
 * is ours shows by its seal, so that asking for one costs no row.
 */
export const spentChallenges = sqliteTable(
  'spent_challenges',
  {
    /** SHA-256 of the challenge. */
    challengeHash: text().primaryKey(),
    expiresAt: integer().notNull(),
  },
  (challenge) => [index('spent_challenges_by_time').on(challenge.expiresAt)],
);

export type CodeApp = typeof codeApps.$inferSelect;
export type Passkey = typeof passkeys.$inferSelect;
