import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { isObject, jsonColumn } from './jsonColumn.ts';

/** 1 for Monday to 7 for Sunday, as ISO 8601 counts them. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** On which dates a series is. */
export type SeriesPattern =
  /** On some days of each week, or of every second one; weeks begin on Monday. */
  | { kind: 'weekly'; everyWeeks: 1 | 2; weekdays: readonly Weekday[] }
  /** On one day of each month, 1 to 31. A month that lacks it has none, as in RFC 5545 3.3.10. */
  | { kind: 'monthly-on-day'; day: number }
  /** On the first, second, third, fourth or last such day of each month. */
  | { kind: 'monthly-on-weekday'; which: 1 | 2 | 3 | 4 | 'last'; weekday: Weekday };

const weekdays: readonly unknown[] = [1, 2, 3, 4, 5, 6, 7] satisfies Weekday[];

function isPattern(value: unknown): value is SeriesPattern {
  if (!isObject(value)) return false;
  switch (value['kind']) {
    case 'weekly':
      return (
        (value['everyWeeks'] === 1 || value['everyWeeks'] === 2) &&
        Array.isArray(value['weekdays']) &&
        value['weekdays'].every((one) => weekdays.includes(one))
      );
    case 'monthly-on-day':
      return typeof value['day'] === 'number' && value['day'] >= 1 && value['day'] <= 31;
    case 'monthly-on-weekday':
      return (
        [1, 2, 3, 4, 'last'].some((one) => one === value['which']) &&
        weekdays.includes(value['weekday'])
      );
    default:
      return false;
  }
}

/**
 * What ties the dates of a series together, each of which is an event of its own: the address of a page
 * that lists them, and how they were found. What is told of them stands in the events alone, so that
 * nothing can differ from what people read.
 */
export const series = sqliteTable('series', {
  id: integer().primaryKey({ autoIncrement: true }),
  slug: text().notNull().unique(),
  /** By which its dates were found at first; null where the row was damaged. */
  pattern: jsonColumn<SeriesPattern, null>(isPattern, null).notNull(),
  createdAt: integer().notNull(),
  /** When a date came to it or left it. */
  updatedAt: integer().notNull(),
});

export type Series = typeof series.$inferSelect;
