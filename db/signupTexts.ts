import { and, eq, gt, or, sql, type SQL } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { folded } from './folded.ts';
import { signups } from './schema.ts';
import { signupLists, signupTexts } from './schema/signupLists.ts';

/** What parts the name and the addresses of a text; no search finds anything across it. */
const separator = '\n';

/** What a search finds of a sign-up: its name, its address, those it had before. */
export const wordsOfSignup = sql`folded(${signups.name} || ${separator}
  || coalesce(${signups.email}, '') || coalesce((
  select ${separator} || group_concat(former_email, ${separator}) from address_changes
  where signup_id = ${signups.id} and former_email is not null), ''))`;

/**
 * What somebody answered to the ready-made question for their organization, folded; '' for nothing, and where
 * that is shown as counts alone.
 */
export const organizationOfSignup = sql`folded(coalesce((select group_concat(words, ${separator})
  from question_answers where signup_id = ${signups.id}
    and question_id in (select id from questions where preset = 'organization' and not sensitive)), ''))`;

/** The id up to which sign-ups stand in the tables of the lists. */
export const enteredThrough = sql`(select ${signupLists.enteredThrough} from ${signupLists})`;

/** What has come since then, few rows; without the sign, an index of the event would be looked through. */
export const notEntered = (eventId: SQL) =>
  and(gt(signups.id, enteredThrough), sql`+${signups.eventId} = ${eventId}`);

/**
 * Writes down anew what a search finds of a sign-up, in the same write as what changed it. Triggers
 * cannot do it, since a schema that is not trusted may not ask for `folded`.
 */
export function signupTextChange(
  drizzle: Drizzle,
): (signup: { id: number; eventId: number }) => void {
  const id = sql.placeholder('id');
  const rewrite = drizzle
    .update(signupTexts)
    .set({ text: sql`(select ${wordsOfSignup} from ${signups} where ${signups.id} = ${id})` })
    .where(and(eq(signupTexts.eventId, sql.placeholder('eventId')), eq(signupTexts.signupId, id)))
    .prepare();
  return ({ id: signupId, eventId }) => {
    rewrite.run({ id: signupId, eventId });
  };
}

/** Whether a text holds some letters, in any case and accents. */
function holds(text: SQL, search: string): SQL {
  const wanted = folded(search);
  if (wanted.includes(separator)) return sql`false`;
  // Not `like`: the full-width ％ and ＿ fold to the signs that stand for any letters there.
  return sql`instr(${text}, ${wanted}) > 0`;
}

/** The words of a name or of what was typed to find one, folded. */
export function wordsOf(text: string): string[] {
  return folded(text)
    .split(/[\s,.]+/u)
    .filter((word) => word !== '');
}

/**
 * The sign-ups of an event whose text is as it is asked for, as a list in JSON; some of them where they are
 * many.
 *
 * @param isMeant what is asked of a text
 * @param most of those in the tables of the lists, and of those that have come since
 */
export function idsByText(
  drizzle: Drizzle,
  eventId: number,
  isMeant: (text: SQL) => SQL | undefined,
  most: number,
): string {
  const entered = drizzle
    .select({ id: signupTexts.signupId })
    .from(signupTexts)
    .where(and(eq(signupTexts.eventId, eventId), isMeant(sql`${signupTexts.text}`)))
    .limit(most)
    .all();
  const added = drizzle
    .select({ id: signups.id })
    .from(signups)
    .where(and(notEntered(sql`${eventId}`), isMeant(wordsOfSignup)))
    .limit(most)
    .all();
  return JSON.stringify([...entered, ...added].map(({ id }) => id));
}

/** Whether a text holds each of some words; undefined where there are none. */
export function holdsEach(text: SQL, words: readonly string[]): SQL | undefined {
  return and(...words.map((word) => sql`instr(${text}, ${word}) > 0`));
}

/** Whether a row of {@link signupTexts} holds some letters. */
export const isHeld = (search: string): SQL => holds(sql`${signupTexts.text}`, search);

/** The same of a sign-up that has not been entered. */
export const isHeldByNew = (search: string): SQL => holds(wordsOfSignup, search);

/** The same of any sign-up, as a condition beside others; undefined where there is nothing to find. */
export function isFound(search: string): SQL | undefined {
  if (search === '') return undefined;
  return or(
    sql`exists (select 1 from ${signupTexts} where ${signupTexts.eventId} = ${signups.eventId}
      and ${signupTexts.signupId} = ${signups.id} and ${isHeld(search)})`,
    and(gt(signups.id, enteredThrough), isHeldByNew(search)),
  );
}

/**
 * The same where many are looked at: the texts are looked through once, and not one by one.
 *
 * @param eventId null for the people of every event
 */
export function isFoundAmong(search: string, eventId: number | null): SQL | undefined {
  if (search === '') return undefined;
  return or(
    sql`${signups.id} in (${thoseOf(eventId)} and ${isHeld(search)})`,
    and(gt(signups.id, enteredThrough), isHeldByNew(search)),
  );
}

/** Whether the organization that somebody named holds some letters. */
export function isOfOrganization(letters: string, eventId: number | null): SQL | undefined {
  return or(
    sql`${signups.id} in (${thoseOf(eventId)} and ${holds(sql`${signupTexts.organization}`, letters)})`,
    and(gt(signups.id, enteredThrough), holds(organizationOfSignup, letters)),
  );
}

const thoseOf = (eventId: number | null) =>
  sql`select ${signupTexts.signupId} from ${signupTexts}
    where ${eventId === null ? sql`true` : eq(signupTexts.eventId, eventId)}`;

/** The ids of those of all events of whom a search finds something, some of them where they are many. */
export function peopleFound(drizzle: Drizzle, search: string, limit: number): number[] {
  const entered = drizzle
    .select({ id: signupTexts.signupId })
    .from(signupTexts)
    .where(isHeld(search))
    .limit(limit)
    .all();
  const added = drizzle
    .select({ id: signups.id })
    .from(signups)
    .where(and(gt(signups.id, enteredThrough), isHeldByNew(search)))
    .limit(limit)
    .all();
  return [...entered, ...added].map(({ id }) => id);
}
