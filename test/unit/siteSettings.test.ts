import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '../../db/database.ts';
import { siteOf } from '../../server/siteSettings.ts';
import { testConfig } from '../helpers/app.ts';

let directory: string;
let db: Database;
const config = testConfig({ locales: ['es', 'en'] });
const name = () => siteOf({ config, db }).organization;
const save = (organization: string | null) => ({ organization, updatedAt: 1 });

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'cacerola-site-'));
  db = openDatabase(join(directory, 'cacerola.sqlite'));
});
afterEach(() => {
  db.close();
  rmSync(directory, { recursive: true, force: true });
});

test('what organizers saved comes before what the host set, and only that', async () => {
  expect(siteOf({ config, db })).toMatchObject({ organization: 'Example Collective', zone: null });
  await db.write((store) => store.siteSettings.save(save('Example Assembly')));
  expect(siteOf({ config, db })).toMatchObject({
    organization: 'Example Assembly',
    mailFrom: { name: 'Example Assembly', address: 'events@example.org' },
    locales: ['es', 'en'],
    retentionDays: 30,
  });
  await db.write((store) => store.siteSettings.save({ ...save(null), languages: 'en,xx' }));
  expect(siteOf({ config, db })).toMatchObject({
    organization: 'Example Collective',
    locales: ['en'],
  });
});

test('a change holds for whoever asks next, and one that is taken back for nobody', async () => {
  await db.write((store) => store.siteSettings.save(save('First')));
  expect(name()).toBe('First');
  const failing = db.write((store) => {
    store.siteSettings.save(save('Second'));
    expect(name()).toBe('Second');
    throw new Error('taken back');
  });
  await expect(failing).rejects.toThrow('taken back');
  expect(name()).toBe('First');
  await db.write((store) => store.siteSettings.save(save('Third')));
  expect(name()).toBe('Third');
});

test('what another process saved holds from the next turn on', async () => {
  expect(name()).toBe('Example Collective');
  const other = openDatabase(join(directory, 'cacerola.sqlite'));
  await other.write((store) => store.siteSettings.save(save('Elsewhere')));
  other.close();
  await new Promise((resolve) => setImmediate(resolve));
  expect(name()).toBe('Elsewhere');
});

test('a database that cannot be asked leaves the site as it was', async () => {
  await db.write((store) => store.siteSettings.save(save('Example Assembly')));
  expect(name()).toBe('Example Assembly');
  const closed = {
    ...db,
    shown: {
      version: () => {
        throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR' });
      },
    },
  };
  expect(siteOf({ config, db: closed }).organization).toBe('Example Collective');
});
