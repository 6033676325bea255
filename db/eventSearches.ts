import type { Connection } from './connection.ts';

/** A text of JSON that a damaged row may have in another shape. */
const json = (column: string) => `iif(json_valid(${column}), ${column}, 'null')`;

/** What is looked through of the events of a condition, as rows of `event_searches`. */
const rowsOf = (condition: string) => `
  INSERT INTO event_searches SELECT id, folded(concat_ws(char(10), title, summary, host, venue, city,
    (SELECT group_concat(concat_ws(' ', one.value ->> 'name', one.value ->> 'role'), char(10))
      FROM json_each(${json('speakers')}) AS one WHERE one.type = 'object'),
    (SELECT group_concat(one.value ->> 'text', char(10))
      FROM event_texts AS other, json_each(${json('other.texts')}) AS one
      WHERE other.event_id = events.id AND one.type = 'object'
        AND one.key IN ('title', 'summary', 'venue', 'city', 'speakers'))))
  FROM events WHERE ${condition};`;

const again = (id: string) => `
  BEGIN
    DELETE FROM event_searches WHERE event_id = ${id};
    ${rowsOf(`id = ${id}`)}
  END;`;

/**
 * Keeps what a search looks through as the events are. By triggers, so that no change can forget to, and by
 * temporary ones: those of a file must not call functions of the program (`trusted_schema`).
 */
export function keepEventSearches(connection: Connection): void {
  const searched = 'title, summary, host, venue, city, speakers';
  const watched = [
    ['INSERT ON main.events', 'new.id'],
    [`UPDATE OF ${searched} ON main.events`, 'new.id'],
    ['INSERT ON main.event_texts', 'new.event_id'],
    ['UPDATE ON main.event_texts', 'new.event_id'],
    ['DELETE ON main.event_texts', 'old.event_id'],
  ] as const;
  const trigger = ([what, id]: (typeof watched)[number], index: number) =>
    `CREATE TEMP TRIGGER searched_${index} AFTER ${what} ${again(id)}`;
  connection.exec(watched.map(trigger).join('\n'));
  // Once, after the table came: from then on each row follows its event.
  const missing = connection
    .prepare('SELECT EXISTS (SELECT 1 FROM events) AND NOT EXISTS (SELECT 1 FROM event_searches)')
    .pluck()
    .get();
  if (missing === 1) connection.exec(rowsOf('true'));
}
