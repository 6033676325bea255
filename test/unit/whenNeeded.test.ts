import { expect, test } from '@jest/globals';
import { whenNeeded } from '../../server/whenNeeded.ts';

test('what is needed is read once, and again only where that failed', async () => {
  const answers = [new Error('EMFILE'), new Error('EMFILE'), 'a part', 'another'];
  let reads = 0;
  const part = whenNeeded(async () => {
    const answer = answers[reads];
    reads += 1;
    if (answer instanceof Error) throw answer;
    return answer;
  });
  expect(reads).toBe(0);
  const together = await Promise.allSettled([part(), part()]);
  expect(together.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(reads).toBe(1);
  await expect(part()).rejects.toThrow('EMFILE');
  expect(await Promise.all([part(), part()])).toEqual(['a part', 'a part']);
  expect(await part()).toBe('a part');
  expect(reads).toBe(3);
});
