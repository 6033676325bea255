import { expect, test } from '@jest/globals';
import Sqlite from 'better-sqlite3';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { projectFile } from '../helpers/sourceFiles.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { startTestApp } from '../helpers/app.ts';

const { version: running } = JSON.parse(projectFile('package.json'));

test('the site is well while the database takes writes, and asking costs few of them', async () => {
  await using app = await startTestApp();
  const version = app.services.db.version();
  const { body } = await app.get('/healthz').expect(200);
  expect(body).toEqual({ status: 'ok', version: running });
  const log = join(app.services.config.dataDirectory, 'cacerola.sqlite-wal');
  const { size } = statSync(log);
  expect(size).toBeGreaterThan(0);
  for (let asked = 0; asked < 50; asked += 1) await app.get('/healthz').expect(200);
  expect(statSync(log).size).toBe(size);
  // No page has to be made anew for it.
  expect(app.services.db.version()).toBe(version);
});

test('a database that takes no writes is told, and when it takes them again', async () => {
  await using app = await startTestApp();
  const other = new Sqlite(join(app.services.config.dataDirectory, 'cacerola.sqlite'));
  other.exec('BEGIN IMMEDIATE');
  app.expectErrors();
  const { body } = await app.get('/healthz').expect(503);
  expect(body).toEqual({ status: 'not-writable', version: running });
  other.exec('ROLLBACK');
  other.close();
  await app.get('/healthz').expect(503);
  app.clock.advance(6000);
  await app.get('/healthz').expect(200);
});

test('organizers read the version at the foot of the dashboard, and nobody else on a page', async () => {
  await using app = await startTestApp();
  const cookie = await signedInOrganizer(app.services);
  const dashboard = await app.get('/console/events').set('Cookie', cookie).expect(200);
  expect(dashboard.text).toContain(`Cacerola ${running}`);
  for (const path of ['/', '/console/sign-in'])
    expect((await app.visitor().get(path).expect(200)).text).not.toContain(`Cacerola ${running}`);
});
