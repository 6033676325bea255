import { expect, test } from '@jest/globals';
import { defaultLimits } from '../../server/mail/transport.ts';
import { importKillReport, wholeOrNothing } from './importKill.ts';
import { killReport } from './kill.ts';

test('a program that is killed at work loses nothing it has answered, and tells everybody', async () => {
  const found = await killReport(4);
  expect(found).toMatchObject({
    kills: 4,
    lost: 0,
    withoutMail: 0,
    unmailed: 0,
    differentIds: 0,
    seatsOff: 0,
    integrity: 'ok',
  });
  expect(found.stored).toBeGreaterThan(1600);
  expect(found.repeated).toBeLessThanOrEqual(found.inFlight);
  expect(found.mostInFlight).toBeLessThanOrEqual(defaultLimits.connections);
}, 90_000);

test('a list that is written, or taken back, when the program is killed ends whole, or gone', async () => {
  const people = 1500;
  const found = await importKillReport(people, 0.1);
  expect(found).toMatchObject(wholeOrNothing(people));
  expect(found.killed[0].people).toBeLessThan(people);
  expect(found.killed[1].people).toBeGreaterThan(0);
}, 60_000);
