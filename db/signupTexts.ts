import { and, eq, isNull, sql, type SQL } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { folded } from './folded.ts';
import { signups } from './schema.ts';
import { signupTexts } from './schema/signupLists.ts';

/** What parts the name and the addresses of a text; no search finds anything across it. */
const separator = '\n';

/** The words of a sign-up as they stand in its tables: its name, its address, those before. */
const words = sql`(
  select folded(${signups.name} || ${separator} || ${signups.email} || coalesce((
    select ${separator} || group_concat(former_email, ${separator}) from address_changes
    where signup_id = ${signups.id} and former_email is not null), ''))
  from ${signups} where ${signups.id} = ${signupTexts.signupId})`;

/**
 * Writes down anew what a search finds of a sign-up: in the same write as what changed it. Triggers
 * cannot do it, since a schema that is not trusted may not ask for `folded`.
 */
export function signupTextChange(drizzle: Drizzle): (signupId: number) => void {
  const rewrite = drizzle
    .update(signupTexts)
    .set({ text: words })
    .where(
      and(
        eq(
          signupTexts.eventId,
          sql`(select ${signups.eventId} from ${signups} where ${signups.id} = ${sql.placeholder('id')})`,
        ),
        eq(signupTexts.signupId, sql.placeholder('id')),
      ),
    )
    .prepare();
  return (id) => {
    rewrite.run({ id });
  };
}

/** Writes down what a search finds of sign-ups that came without it: those of former versions. */
export function fillSignupTexts(drizzle: Drizzle): void {
  drizzle.update(signupTexts).set({ text: words }).where(isNull(signupTexts.text)).run();
}

/**
 * Whether a row of {@link signupTexts} holds some letters, in any case and accents; undefined for
 * none, which everybody holds.
 */
export function holds(search: string): SQL | undefined {
  if (search === '') return undefined;
  const wanted = folded(search);
  if (wanted.includes(separator)) return sql`false`;
  // Not `like`: the full-width ％ and ＿ fold to the signs that stand for any letters there.
  return sql`instr(${signupTexts.text}, ${wanted}) > 0`;
}

/** The same as a condition on {@link signups}. */
export function isFound(search: string): SQL | undefined {
  const held = holds(search);
  return held === undefined
    ? undefined
    : sql`exists (select 1 from ${signupTexts} where ${signupTexts.eventId} = ${signups.eventId}
        and ${signupTexts.signupId} = ${signups.id} and ${held})`;
}
