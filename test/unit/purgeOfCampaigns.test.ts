import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { addNote } from '../../server/endorsements/notes.ts';
import { purgeExpired } from '../../server/privacy/retention.ts';
import { startTestApp, testNow, type TestApp } from '../helpers/app.ts';
import { insertEndorsementOf } from '../helpers/endorsements.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { insertOpenCampaign } from '../helpers/proposals.ts';

/* The contact of who co-sponsors a whole campaign goes on the day that was promised; the name stays. */

const day = 86_400_000;
/** When January 24 has ended everywhere. */
const ended = Date.UTC(2024, 0, 25, 12);

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

async function rows() {
  const { services } = app;
  const { id } = await insertOpenCampaign(services);
  const owner = { kind: 'campaign', id } as const;
  await insertEndorsementOf(services, owner, { state: 'approved', listedAs: 'Example Choir' });
  await insertEndorsementOf(services, owner, { state: 'waiting' });
  await insertEndorsementOf(services, owner, { state: 'unconfirmed', confirmedAt: null });
  return () => services.db.endorsements.ofOwner(owner);
}

test('a day before, all is as it was', async () => {
  const left = await rows();
  app.clock.set(ended + 29 * day);
  await purgeExpired(app.services);
  expect(left().map(({ email }) => email)).toEqual(Array(3).fill('secretary@example.org'));
});

test('on that day contacts go, and requests that nobody approved', async () => {
  const left = await rows();
  app.clock.set(ended + 30 * day + 1);
  expect(await purgeExpired(app.services)).toMatchObject({ endorsements: 3, clean: true });
  expect(left()).toMatchObject([
    { listedAs: 'Example Choir', state: 'approved', email: null, emailKey: null, contactName: '' },
  ]);
  expect(await purgeExpired(app.services)).toMatchObject({ endorsements: 0 });
});

test('who asks later goes as many days later', async () => {
  const left = await rows();
  app.clock.set(ended + 30 * day + 1);
  const [first] = left();
  const owner = { kind: 'campaign', id: first?.campaignId ?? 0 } as const;
  await insertEndorsementOf(app.services, owner, { email: 'late@example.org' });
  await purgeExpired(app.services);
  expect(left().map(({ email }) => email)).toContain('late@example.org');
  expect(testNow).toBeLessThan(ended);
});

test('a note that somebody writes afterwards goes with its traces, too', async () => {
  const { services } = app;
  const left = await rows();
  app.clock.set(ended + 30 * day + 1);
  await purgeExpired(services);
  await signedInOrganizer(services, { email: 'olga@example.org' });
  const organizer = services.db.organizers.byEmailKey('olga@example.org');
  await addNote(services, left()[0]?.id ?? 0, organizer?.id ?? 0, 'Ask Zebedea');
  const removed = () => services.db.retention.newestEntry(['personal-data-removed']);
  const before = removed();
  await purgeExpired(services);
  expect(removed()).toBeGreaterThan(before);
});
