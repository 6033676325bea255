import { expect, test } from '@jest/globals';
import { drizzleOn, openConnection } from '../../../db/connection.ts';
import { narrowedLists } from '../../../db/narrowedLists.ts';
import { overBy } from '../../../server/time/lifetime.ts';

test('the events of a city are read from an index, and no other is met', () => {
  using stack = new DisposableStack();
  const database = stack.adopt(openConnection(':memory:'), (one) => one.close());
  const prepare = database.prepare.bind(database);
  const statements: string[] = [];
  database.prepare = (text: string) => {
    statements.push(text);
    return prepare(text);
  };
  const lists = narrowedLists(drizzleOn(database)).narrowed({ city: 'Madrid', kind: 'online' });
  expect(lists.coming(overBy(1), { limit: 5 })).toEqual([]);
  expect(lists.past(overBy(1), { limit: 5 })).toEqual([]);
  expect(statements).toHaveLength(2);
  for (const statement of statements) {
    const values = Array.from(statement.match(/\?/g) ?? [], () => 1);
    const plan = prepare<number[], { detail: string }>(`EXPLAIN QUERY PLAN ${statement}`)
      .all(...values)
      .map(({ detail }) => detail);
    expect(plan).toEqual([expect.stringMatching(/USING COVERING INDEX events_of_city \(city=\?/)]);
  }
});
