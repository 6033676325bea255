import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  actions,
  isListed,
  standingOf,
  standings,
  transition,
  type Action,
  type Standing,
} from '../../server/endorsements/states.ts';

/** Where a co-sponsorship stands after actions, of which those that are refused change nothing. */
function after(start: Standing, done: readonly Action[]): Standing {
  return done.reduce((standing, action) => {
    const result = transition(standing, action);
    return result.ok ? result.to : standing;
  }, start);
}

describe('the states of a co-sponsorship', () => {
  test('lead from the request over the confirmed address to the public list', () => {
    expect(transition('unconfirmed', 'confirm')).toEqual({ ok: true, to: 'waiting' });
    expect(transition('waiting', 'approve')).toEqual({ ok: true, to: 'approved' });
    expect(transition('waiting', 'decline')).toEqual({ ok: true, to: 'declined' });
  });

  test('answer every action in every standing with a standing or a reason', () => {
    for (const standing of standings)
      for (const action of actions) {
        const result = transition(standing, action);
        if (result.ok) expect(standings).toContain(result.to);
        else expect(result.reason).toMatch(/^[a-z-]+$/);
      }
  });

  test('let organizers decide nothing before the contact has confirmed', () => {
    for (const action of actions.filter((one) => one !== 'confirm' && one !== 'withdraw'))
      expect(transition('unconfirmed', action)).toEqual({ ok: false, reason: 'unconfirmed' });
  });

  test('let organizers change their mind about what they declined', () => {
    expect(transition('declined', 'approve')).toEqual({ ok: true, to: 'approved' });
  });

  test('keep an approved listing on the list while its correction waits', () => {
    expect(transition('approved', 'correct')).toEqual({ ok: true, to: 'correcting' });
    expect(isListed('correcting')).toBe(true);
    expect(transition('correcting', 'approveCorrection')).toEqual({ ok: true, to: 'approved' });
    expect(transition('correcting', 'declineCorrection')).toEqual({ ok: true, to: 'approved' });
  });

  test('apply a correction directly while the request waits', () => {
    expect(transition('waiting', 'correct')).toEqual({ ok: true, to: 'waiting' });
  });

  test('take a withdrawal from everywhere, once', () => {
    for (const standing of standings)
      expect(transition(standing, 'withdraw')).toEqual(
        standing === 'withdrawn' ? { ok: false, reason: 'done' } : { ok: true, to: 'withdrawn' },
      );
  });

  test('are read from a row: approved with a proposal is being corrected', () => {
    const proposed = { listedAs: 'Example', website: '', city: '', statement: '' };
    expect(standingOf({ state: 'approved', proposed })).toBe('correcting');
    expect(standingOf({ state: 'approved', proposed: null })).toBe('approved');
    expect(standingOf({ state: 'waiting', proposed: null })).toBe('waiting');
  });

  const anyActions = fc.array(fc.constantFrom(...actions), { maxLength: 12 });

  test('never list what no organizer approved, whatever happens in whatever order', () => {
    fc.assert(
      fc.property(anyActions, (done) => {
        const withoutApproval = done.filter((action) => action !== 'approve');
        expect(isListed(after('unconfirmed', withoutApproval))).toBe(false);
      }),
    );
  });

  test('never list what the contact has not confirmed', () => {
    fc.assert(
      fc.property(anyActions, (done) => {
        const unproven = done.filter((action) => action !== 'confirm');
        expect(['unconfirmed', 'withdrawn']).toContain(after('unconfirmed', unproven));
      }),
    );
  });

  test('never return from a withdrawal', () => {
    fc.assert(
      fc.property(anyActions, (done) => {
        expect(after('withdrawn', done)).toBe('withdrawn');
      }),
    );
  });

  test('take a second click for what it is: every decision repeated changes nothing more', () => {
    const decisions = ['confirm', 'withdraw', 'approve', 'decline'] as const;
    const second = standings.flatMap((standing) =>
      decisions.flatMap((action) => {
        const first = transition(standing, action);
        return first.ok ? [transition(first.to, action)] : [];
      }),
    );
    expect(second).toEqual(second.map(() => ({ ok: false, reason: 'done' })));
    expect(second.length).toBeGreaterThan(5);
  });
});
