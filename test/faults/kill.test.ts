import { expect, test } from '@jest/globals';
import { isWhole, killReport } from './kill.ts';

test('a program that is killed at work loses nothing it has answered, and tells everybody', async () => {
  const found = await killReport(4);
  expect({ ...found, whole: isWhole(found) }).toMatchObject({ whole: true, kills: 4 });
  expect(found.stored).toBeGreaterThan(0);
}, 90_000);
