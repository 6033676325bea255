import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fastestPace, minutesFor, nextStep, slowestPace } from '../../../server/messages/pace.ts';

const now = 1_000_000;
const none = { due: 0, untried: 0 };

function fed(pace: number, nextDueAt: number, untried = 0) {
  const step = nextStep({ pace, nextDueAt }, { due: untried, untried }, now);
  return step.kind === 'feed' ? step : { dueAts: [], nextDueAt };
}

describe('the pace of a message', () => {
  test('spreads mails evenly over the next seconds and goes on where it stopped', () => {
    expect(nextStep({ pace: 60, nextDueAt: now }, none, now)).toEqual({
      kind: 'feed',
      dueAts: [now, now + 1000, now + 2000, now + 3000, now + 4000],
      nextDueAt: now + 5000,
    });
  });

  test('feeds nothing while the next mail is further ahead', () => {
    expect(nextStep({ pace: 60, nextDueAt: now + 5001 }, none, now)).toEqual({ kind: 'wait' });
  });

  test('does not make up for lost time', () => {
    const { dueAts } = fed(60, now - 3_600_000);
    expect(dueAts[0]).toBe(now);
    expect(dueAts.length).toBe(5);
  });

  test('waits while mails pile up because no server takes them', () => {
    expect(fed(60, now, 5).dueAts).toEqual([]);
    expect(fed(60, now, 3).dueAts.length).toBe(2);
  });

  test('sends one at a time where one a minute was chosen', () => {
    expect(fed(1, now)).toMatchObject({ dueAts: [now], nextDueAt: now + 60_000 });
    expect(fed(1, now, 1).dueAts).toEqual([]);
  });

  test('is never exceeded, whenever it is looked at', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: slowestPace, max: fastestPace }),
        fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 30 }),
        (pace, waits) => {
          let clock = now;
          let nextDueAt = now;
          const sentAt: number[] = [];
          for (const wait of waits) {
            const step = nextStep({ pace, nextDueAt }, none, clock);
            if (step.kind === 'feed') {
              sentAt.push(...step.dueAts);
              nextDueAt = step.nextDueAt;
            }
            clock += wait;
          }
          const most = (sentAt.at(-1) ?? now) - now;
          // Each instant is rounded to a millisecond.
          expect(sentAt.length - 1).toBeLessThanOrEqual(
            ((most + waits.length) * pace) / 60_000 + 1,
          );
          expect(sentAt).toEqual(sentAt.toSorted((a, b) => a - b));
        },
      ),
    );
  });

  test('ends once everybody was fed and nothing is left to be sent', () => {
    const message = { pace: 60, nextDueAt: null };
    expect(nextStep(message, { due: 1, untried: 0 }, now)).toEqual({ kind: 'wait' });
    expect(nextStep(message, none, now)).toEqual({ kind: 'finish' });
  });

  test('tells how long it takes', () => {
    expect(minutesFor(214, 60)).toBe(4);
    expect(minutesFor(0, 60)).toBe(1);
  });
});
