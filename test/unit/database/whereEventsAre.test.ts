import { describe, expect, test } from '@jest/globals';
import { openConnection } from '../../../db/connection.ts';

describe('where an event is', () => {
  const connection = openConnection(':memory:');
  const required = `slug, kind, language, title, host, zone, start_local, starts_at, announced_zones, tzdata,
    speakers, scheduled_at, created_at, updated_at`;
  let slugs = 0;
  const insert = (columns: string, values: string) => {
    slugs += 1;
    connection.exec(`INSERT INTO events (${required}, ${columns}) VALUES
      ('e${slugs}', 'in-person', 'en', 't', 'h', 'UTC', '2024-01-24T16:00', 1, '[]', '', '[]', 1, 1, 1,
        ${values})`);
  };

  test.each([
    ['country, latitude, longitude, city_id', "'IN', 22.56, 88.36, 1275004"],
    ['country, latitude, longitude, city_id', 'null, null, null, null'],
    ['latitude, longitude', '-90, 180'],
    ['country', "'KI'"],
  ])('%s can be %s', (columns, values) => {
    expect(() => insert(columns, values)).not.toThrow();
  });

  test.each([
    ['latitude', '22'],
    ['longitude', '88'],
    ['latitude, longitude', '90.1, 0'],
    ['latitude, longitude', '0, -180.1'],
    ['country', "'in'"],
    ['country', "'IND'"],
  ])('%s cannot be %s', (columns, values) => {
    expect(() => insert(columns, values)).toThrow(/CHECK constraint/);
  });
});
