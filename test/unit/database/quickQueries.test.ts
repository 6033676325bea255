import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { drizzleOn, openConnection } from '../../../db/connection.ts';
import { keptStatements } from '../../../db/keptStatements.ts';
import { onceForColumns } from '../../../db/onceForColumns.ts';

const connection = openConnection(':memory:');
beforeAll(() => {
  connection.exec('create table examples (id integer primary key, list text, truth integer)');
});
afterAll(() => {
  connection.close();
});

const examples = sqliteTable('examples', {
  id: integer().primaryKey(),
  list: text({ mode: 'json' }).$type<string[]>(),
  truth: integer({ mode: 'boolean' }),
});

test('a prepared statement binds null as null, also where a value is written in another form', () => {
  const drizzle = drizzleOn(connection);
  const columns = ['list', 'truth'];
  const change = drizzle
    .update(examples)
    .set(Object.fromEntries(columns.map((column) => [column, sql.placeholder(column)])))
    .where(eq(examples.id, sql.placeholder('id')))
    .returning()
    .prepare();
  drizzle.insert(examples).values({ id: 1 }).run();
  const whole = { list: ['one'], truth: true };
  expect(change.get({ id: 1, ...whole })).toEqual({ id: 1, ...whole });
  expect(change.get({ id: 1, list: null, truth: null })).toEqual({
    id: 1,
    list: null,
    truth: null,
  });
  const stored = connection.prepare('select list is null and truth is null from examples').pluck();
  expect(stored.get()).toBe(1);
});

test('the same words are answered in the form that each question wants', () => {
  const drizzle = drizzleOn(connection);
  drizzle
    .insert(examples)
    .values({ id: 7, list: ['one'] })
    .run();
  const rows = drizzle.select().from(examples).where(eq(examples.id, 7));
  const words = sql.raw(
    'select "id", "list", "truth" from "examples" where "examples"."id" = 7 order by 1',
  );
  for (let time = 0; time < 2; time += 1) {
    expect(rows.all()).toEqual([{ id: 7, list: ['one'], truth: null }]);
    expect(drizzle.all(words)).toEqual([{ id: 7, list: '["one"]', truth: null }]);
    expect(drizzle.values(words)).toEqual([[7, '["one"]', null]]);
    expect(drizzle.get(words)).toEqual({ id: 7, list: '["one"]', truth: null });
  }
});

test('an update that is kept for its columns leaves the others as they are', () => {
  const drizzle = drizzleOn(connection);
  drizzle
    .insert(examples)
    .values({ id: 8, list: ['one'], truth: true })
    .run();
  let made = 0;
  const updateOf = onceForColumns((set) => {
    made += 1;
    const change = drizzle
      .update(examples)
      .set(set)
      .where(eq(examples.id, sql.placeholder('of')));
    return change.returning().prepare();
  });
  const update = (values: Partial<typeof examples.$inferInsert>) =>
    updateOf(values).get({ ...values, of: 8 });
  expect(update({ truth: false })).toEqual({ id: 8, list: ['one'], truth: false });
  expect(update({ truth: true, list: undefined })).toEqual({ id: 8, list: ['one'], truth: true });
  expect(update({ list: null })).toEqual({ id: 8, list: null, truth: true });
  expect(made).toBe(2);
});

test('of the statements that are kept the one goes that was missed longest', () => {
  const prepared: string[] = [];
  const keep = keptStatements((text) => {
    prepared.push(text);
    return connection.prepare(text);
  }, 2);
  const [one, two, three] = ['select 1', 'select 2', 'select 3'] as const;
  for (const text of [one, two, one, three, one, two]) keep(text);
  expect(prepared).toEqual([one, two, three, two]);
  expect(keep(one)).toBe(keep(one));
});
