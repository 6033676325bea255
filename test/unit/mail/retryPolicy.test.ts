import { describe, expect, test } from '@jest/globals';
import { nextStep, restAfter, waitAfter, type Refusal } from '../../../server/mail/retryPolicy.ts';

const now = Date.UTC(2024, 0, 20, 12);
const day = 86_400_000;
const first = { priority: 0, made: 1, firstTriedAt: now };
const answered = (code: number): Refusal => ({ kind: 'answered', code, reply: '' });

describe('what becomes of a mail that was not accepted', () => {
  test.each([421, 450, 451, 452, 503])('a server that says %i is asked again', (code) => {
    expect(nextStep(answered(code), first, now)).toEqual({
      kind: 'retry',
      reason: 'temporary',
      dueAt: now + 30_000,
    });
  });

  test.each([500, 550, 551, 552, 553, 554, 571])('a server that says %i is believed', (code) => {
    expect(nextStep(answered(code), first, now)).toEqual({ kind: 'give-up', reason: 'permanent' });
  });

  test.each<Refusal>([
    { kind: 'unwelcome', code: 535, reply: 'authentication failed' },
    { kind: 'unwelcome', code: 554, reply: 'no service here' },
    { kind: 'unwelcome', code: null, reply: 'no credentials' },
    { kind: 'unreachable', reply: 'ECONNREFUSED' },
    { kind: 'lost', reply: 'ECONNECTION' },
  ])('what is not the fault of the recipient is tried again: $kind $reply', (refusal) => {
    expect(nextStep(refusal, first, now).kind).toBe('retry');
  });

  test('an address that is none is not tried again', () => {
    expect(nextStep({ kind: 'unsendable', reply: '' }, first, now)).toEqual({
      kind: 'give-up',
      reason: 'unsendable',
    });
  });

  test.each([0, 1, 2])('a mail of priority %i is tried for four days at least', (priority) => {
    let at = now;
    let last = now;
    for (let made = 1; ; made += 1) {
      const step = nextStep(answered(451), { priority, made, firstTriedAt: now }, at);
      if (step.kind === 'give-up') {
        expect(step.reason).toBe('too-long');
        break;
      }
      expect(step.dueAt).toBeGreaterThan(at);
      last = at;
      at = step.dueAt;
    }
    expect(last - now).toBeGreaterThanOrEqual(4 * day);
    expect(at - now).toBeLessThan(6 * day);
  });

  test.each([0, 1])('the waits of priority %i grow and never shrink', (priority) => {
    const waits = Array.from({ length: 40 }, (_, index) => waitAfter(index + 1, priority));
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(waits[0]).toBe(priority === 0 ? 30_000 : 300_000);
    expect(waits.at(-1)).toBe(4 * 3_600_000);
  });

  test('a server that stays away is left alone for longer, but never for long', () => {
    expect([1, 2, 3, 50].map(restAfter)).toEqual([30_000, 60_000, 120_000, 600_000]);
  });
});
