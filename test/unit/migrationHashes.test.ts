import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addMissingHashes, migrationProblems } from '../checks/migrationHashes.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cacerola-hashes-'));
  writeFileSync(join(folder, '0000_first.sql'), 'CREATE TABLE `a` (`id` integer);\n');
  addMissingHashes(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('every migration is as it was when it was made', () => {
  const migrations = fileURLToPath(new URL('../../migrations/', import.meta.url));
  expect(migrationProblems(migrations)).toEqual([]);
});

test('a migration that was changed is found, and generating another does not hide it', () => {
  appendFileSync(join(folder, '0000_first.sql'), '-- and one more thing\n');
  const changed = ['0000_first.sql was changed.'];
  expect(firstWords()).toEqual(changed);
  addMissingHashes(folder);
  expect(firstWords()).toEqual(changed);
});

test('a migration without a hash is found, and gets one by generating', () => {
  writeFileSync(join(folder, '0001_second.sql'), 'ALTER TABLE `a` ADD `b` integer;\n');
  expect(firstWords()).toEqual(['0001_second.sql has no hash.']);
  const before = readFileSync(join(folder, 'hashes'), 'utf8');
  addMissingHashes(folder);
  expect(firstWords()).toEqual([]);
  expect(readFileSync(join(folder, 'hashes'), 'utf8').startsWith(before)).toBe(true);
});

test('a migration that is gone is found', () => {
  rmSync(join(folder, '0000_first.sql'));
  expect(migrationProblems(folder)).toEqual([
    '0000_first.sql is gone, although databases have run it. Put it back.',
  ]);
});

test('other ends of lines are no change', () => {
  writeFileSync(join(folder, '0000_first.sql'), 'CREATE TABLE `a` (`id` integer);\r\n');
  expect(migrationProblems(folder)).toEqual([]);
});

function firstWords(): string[] {
  return migrationProblems(folder).map((problem) => `${problem.split('.').slice(0, 2).join('.')}.`);
}
