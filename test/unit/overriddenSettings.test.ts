import { expect, test } from '@jest/globals';
import { sourceFiles } from '../helpers/sourceFiles.ts';

const files = sourceFiles('server', 'db', 'templates');

test('no code takes what organizers can override from what the host set', () => {
  // Named at once or taken out of it; `siteOf` says what holds.
  const names = '(?:organization|contact|locales|retentionDays)\\b';
  const asking = new RegExp(
    `\\bconfig\\.${names}|\\{[^{}]*\\b${names}[^{}]*\\} = (?:\\w+\\.)?config\\b`,
  );
  const allowed = /^server\/(?:config|siteSettings|operations\/doctorReport|settings)\b/;
  const found = files.filter(({ path, text }) => !allowed.test(path) && asking.test(text));
  expect(found.map(({ path }) => path)).toEqual([]);
  expect(asking.test('const { organization, baseUrl } = services.config;')).toBe(true);
  expect(asking.test('days(config.retentionDays)')).toBe(true);
});
