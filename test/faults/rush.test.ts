import { expect, test } from '@jest/globals';
import { isFair, rushReport } from './rush.ts';

test('hundreds who want few seats at once get as many as there are, and others wait in order', async () => {
  const found = await rushReport(600, 40);
  expect(found).toMatchObject({ errors: 0, confirmed: 40, seatsTaken: 40, waiting: 560 });
  expect(isFair(found)).toBe(true);
}, 60_000);
