import { describe, expect, test } from '@jest/globals';
import { rateLimits, type Counted, type RateLimits } from '../../../server/web/rateLimits.ts';

const now = Date.UTC(2024, 0, 10, 12);
const day = 86_400_000;

const by = (address: string, at = now): Counted => ({ address, now: at, requestId: '' });

/** Uses up what one network may do, in the time of the test. */
async function exhaust(limits: RateLimits, address: string, at = now): Promise<number> {
  for (let count = 0; count < 1000; count += 1)
    if ((await limits.count('signIn', by(address, at))) !== null) return count;
  return Number.POSITIVE_INFINITY;
}

describe('the limit of a network', () => {
  test('lets so many through and then says how long to wait', async () => {
    const limits = rateLimits();
    expect(await exhaust(limits, '192.0.2.1')).toBe(20);
    const wait = await limits.count('signIn', by('192.0.2.1'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(900);
  });

  test('touches neither other networks nor other acts', async () => {
    const limits = rateLimits();
    await exhaust(limits, '192.0.2.1');
    expect(await limits.count('signIn', by('192.0.2.2'))).toBeNull();
    expect(await limits.count('signup', by('192.0.2.1'))).toBeNull();
  });

  test.each([
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff:ffff:ffff:ffff', true],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
    ['2001:db8::1', '2001:db8:0:0:5::', true],
    ['2001:db8::1', '2001:db8:0:1::', false],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.2', false],
    ['::ffff:192.0.2.1', '192.0.2.1', true],
    // Some proxies name the port as well, which is another one for each connection.
    ['192.0.2.1:1024', '192.0.2.1:2048', true],
    ['192.0.2.1:1024', '192.0.2.2:1024', false],
    ['[2001:db8:1:2::1]:443', '2001:0DB8:1:2::9', true],
    ['[2001:db8:1:2::1]:443', '[2001:db8:1:3::1]:443', false],
  ])('counts %s and %s as one customer: %s', async (one, other, same) => {
    const limits = rateLimits();
    await exhaust(limits, one);
    expect((await limits.count('signIn', by(other))) !== null).toBe(same);
  });

  test('is kept for so many networks and no more', async () => {
    const limits = rateLimits();
    await exhaust(limits, '192.0.2.1');
    const others = async (from: number, count: number) => {
      for (let index = from; index < from + count; index += 1)
        await limits.count('signIn', by(`2001:db8:${index.toString(16)}::1`));
    };
    await others(0, 19_000);
    expect(await limits.count('signIn', by('192.0.2.1'))).not.toBeNull();
    await others(19_000, 21_000);
    expect(await limits.count('signIn', by('192.0.2.1'))).toBeNull();
  });

  test('forgets with the day who was counted', async () => {
    const limits = rateLimits();
    await exhaust(limits, '192.0.2.1');
    expect(await limits.count('signIn', by('192.0.2.1', now + day))).toBeNull();
  });
});
