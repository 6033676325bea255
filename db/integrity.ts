import type { Connection } from './connection.ts';
import { folded } from './folded.ts';

/** What is wrong with a file, as SQLite words it; empty when the file is sound. */
export function problemsOf(connection: Connection): string[] {
  const damage = connection
    .prepare('PRAGMA integrity_check')
    .pluck()
    .all()
    .map(String)
    .filter((line) => line !== 'ok');
  const strays = connection
    .prepare('select distinct "table" from pragma_foreign_key_check')
    .pluck()
    .all()
    .map((table) => `foreign key mismatch in ${String(table)}`);
  return [...damage, ...strays, ...(damage.length > 0 ? [] : listProblems(connection))];
}

/** Where the tables that lists are read from differ from what they are made of. */
function listProblems(connection: Connection): string[] {
  // A backup of a former version has none.
  const known = connection.prepare("select 1 from sqlite_schema where name = 'signup_lists'").get();
  if (!known) return [];
  connection.function('folded', { deterministic: true }, folded);
  const entered = 'signups.id <= (select entered_through from signup_lists)';
  const counted = `select event_id, state, id >> 12, count(*), sum(companions),
    sum(declined_at is not null) from signups where ${entered} group by 1, 2, 3`;
  const worded = `select event_id, id, folded(name || char(10) || coalesce(email, '') || coalesce((
    select char(10) || group_concat(former_email, char(10)) from address_changes
    where signup_id = signups.id and former_email is not null), '')) from signups where ${entered}`;
  const named = `select event_id, id, folded(coalesce((select group_concat(words, char(10))
    from question_answers where signup_id = signups.id and question_id in (
      select id from questions where preset = 'organization' and not sensitive)), ''))
    from signups where ${entered}`;
  const differ = (table: string, columns: string, made: string) =>
    connection
      .prepare(
        `select exists (select ${columns} from ${table} except ${made})
          or exists (${made} except select ${columns} from ${table})`,
      )
      .pluck()
      .get() === 1;
  const names = connection.prepare(
    "select 1 from pragma_table_info('signup_texts') where name = ?",
  );
  const answered = `select question_id, event_id, value, state, count(*) from signups
    join question_answers on signup_id = signups.id where ${entered} group by 1, 2, 3, 4`;
  const tallies = connection
    .prepare("select 1 from sqlite_schema where name = 'answer_tallies'")
    .get();
  const wrong = [
    tallies !== undefined && differ('answer_tallies', '*', answered) && 'answer_tallies',
    differ('signup_blocks', '*', counted) && 'signup_blocks',
    (differ('signup_texts', 'event_id, signup_id, text', worded) ||
      (names.get('organization') !== undefined &&
        differ('signup_texts', 'event_id, signup_id, organization', named))) &&
      'signup_texts',
  ];
  return wrong.filter((one) => one !== false).map((table) => `sign-ups and ${table} differ`);
}
