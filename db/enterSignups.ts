import { asc, gt, sql } from 'drizzle-orm';
import { unlessBusy, type Connection, type Drizzle } from './connection.ts';
import type { Write } from './groupCommit.ts';
import { answerTallies, questionAnswers, signupHours, signups, signupTallies } from './schema.ts';
import { signupBlocks, signupLists, signupTexts } from './schema/signupLists.ts';
import { enteredThrough, organizationOfSignup, wordsOfSignup } from './signupTexts.ts';

/** So many are entered in one transaction: some milliseconds, in which nobody is answered. */
const atOnce = 500;

/** Milliseconds from a write until what it brought is entered, and from there to the next of many. */
const pauses = { afterWrite: 250, between: 20 };

/**
 * Enters those who signed up into the tables that lists are read from.
 *
 * @param most how many at a time
 * @returns whether some are left
 */
export function enterSignups(drizzle: Drizzle, most: number): boolean {
  const next = drizzle
    .select({ id: signups.id })
    .from(signups)
    .where(gt(signups.id, enteredThrough))
    .orderBy(asc(signups.id))
    .limit(most)
    .all();
  const last = next.at(-1);
  if (last === undefined) return false;
  const these = sql`${signups.id} > ${enteredThrough} and ${signups.id} <= ${last.id}`;
  drizzle.run(sql`insert into ${signupBlocks}
    select event_id, state, id >> 12, count(*), sum(companions), sum(declined_at is not null)
    from ${signups} where ${these} group by 1, 2, 3
    on conflict do update set signups = ${signupBlocks.signups} + excluded.signups,
      companions = ${signupBlocks.companions} + excluded.companions,
      declined = ${signupBlocks.declined} + excluded.declined`);
  drizzle.run(sql`insert into ${signupHours}
    select event_id, created_at / 3600000, count(*) from ${signups} where ${these} group by 1, 2
    on conflict do update set signups = ${signupHours.signups} + excluded.signups`);
  drizzle.run(sql`insert into ${signupTallies}
    (event_id, state, language, origin, came, signups, companions, came_with, needs)
    select event_id, state, coalesce(text_language, language), origin, arrived_at is not null,
      count(*), sum(companions), sum(coalesce(arrived_with, 0)), sum(access_needs <> '')
    from ${signups} where ${these} group by 1, 2, 3, 4, 5
    on conflict do update set signups = ${signupTallies.signups} + excluded.signups,
      companions = ${signupTallies.companions} + excluded.companions,
      came_with = ${signupTallies.cameWith} + excluded.came_with,
      needs = ${signupTallies.needs} + excluded.needs`);
  drizzle.run(sql`insert into ${answerTallies}
    select question_id, event_id, value, state, count(*)
    from ${signups} cross join ${questionAnswers} on signup_id = ${signups.id}
    where ${these} group by 1, 2, 3, 4
    on conflict do update set answers = ${answerTallies.answers} + excluded.answers`);
  drizzle.run(sql`insert into ${signupTexts}
    select event_id, id, ${wordsOfSignup}, ${organizationOfSignup} from ${signups} where ${these}`);
  drizzle.update(signupLists).set({ enteredThrough: last.id }).run();
  return next.length === most;
}

/**
 * Enters all who have not been, as after an upgrade: a second for 100,000. Where another process writes,
 * that one does it.
 */
export function enterAllSignups(connection: Connection, drizzle: Drizzle): void {
  // A program that only reads must not wait for one that writes.
  const some = drizzle
    .select({ id: signups.id })
    .from(signups)
    .where(gt(signups.id, enteredThrough))
    .limit(1)
    .get();
  if (some === undefined) return;
  unlessBusy(connection, () =>
    drizzle.transaction(() => enterSignups(drizzle, Number.MAX_SAFE_INTEGER), {
      behavior: 'immediate',
    }),
  );
}

/**
 * Enters sign-ups little by little soon after they were written, in writes of their own: nobody who
 * signs up waits for it, and lists read from `signups` itself what is not entered yet.
 */
export function enteringSignups(
  drizzle: Drizzle,
  write: Write,
): { soon: () => void; stop: () => void } {
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;

  function after(pause: number): void {
    if (timer === null && !stopped) timer = setTimeout(() => void enter(), pause).unref();
  }

  async function enter(): Promise<void> {
    let some = false;
    try {
      some = await write(() => enterSignups(drizzle, atOnce));
    } catch {
      // A full disk, say. Nobody waits for this, and the next write asks for it again.
    }
    timer = null;
    if (some) after(pauses.between);
  }

  return {
    soon: () => after(pauses.afterWrite),
    stop: () => {
      stopped = true;
      clearTimeout(timer ?? undefined);
    },
  };
}
