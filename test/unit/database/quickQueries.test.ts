import { afterAll, expect, test } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { drizzleOn, openConnection } from '../../../db/connection.ts';

const connection = openConnection(':memory:');
afterAll(() => {
  connection.close();
});

const examples = sqliteTable('examples', {
  id: integer().primaryKey(),
  list: text({ mode: 'json' }).$type<string[]>(),
  truth: integer({ mode: 'boolean' }),
});

test('a prepared statement binds null as null, also where a value is written in another form', () => {
  connection.exec('create table examples (id integer primary key, list text, truth integer)');
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
