import { setTimeout as after } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { openConnection } from '../../../db/connection.ts';
import { snapshotsOf, type SnapshotLimits } from '../../../db/snapshots.ts';

const long = 60_000;

function opened(limits: Partial<SnapshotLimits>) {
  const snapshots = snapshotsOf(openConnection(':memory:'), {
    patience: long,
    longest: long,
    ...limits,
  });
  return { snapshots, snapshot: snapshots.open() };
}

test('a snapshot is there as long as somebody reads', async () => {
  const { snapshots, snapshot } = opened({});
  await after(30);
  snapshot.renew();
  expect(snapshots.count()).toBe(1);
  snapshot.close();
  expect(snapshots.count()).toBe(0);
});

test('one that nobody reads ends by itself', async () => {
  const { snapshots } = opened({ patience: 10 });
  await after(50);
  expect(snapshots.count()).toBe(0);
});

test('one that is read a little every now and then ends, too', async () => {
  const { snapshots, snapshot } = opened({ longest: 10 });
  await after(50);
  snapshot.renew();
  expect(snapshots.count()).toBe(0);
  expect(snapshot.connection.open).toBe(false);
});
