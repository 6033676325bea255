import { describe, expect, test } from '@jest/globals';
import { messageStates } from '../../../db/schema.ts';
import { hasBegun, messageActions, messageTransition } from '../../../server/messages/states.ts';

/** Where each action leads from each state; what is missing is refused. */
const leads: Record<string, string> = {
  'draft edit': 'draft',
  'draft schedule': 'scheduled',
  'scheduled edit': 'scheduled',
  'scheduled schedule': 'scheduled',
  'scheduled unschedule': 'draft',
  'scheduled hold': 'draft',
  'scheduled send': 'sending',
  'draft send': 'sending',
  'sending pause': 'paused',
  'sending stop': 'stopped',
  'sending finish': 'sent',
  'paused resume': 'sending',
  'paused stop': 'stopped',
};

describe('a message', () => {
  test.each(
    messageStates.flatMap((state) => messageActions.map((action) => [state, action] as const)),
  )('that is %s, and %s', (state, action) => {
    const change = messageTransition(state, action);
    expect(change.ok ? change.to : undefined).toBe(leads[`${state} ${action}`]);
  });

  test('is sent once: no way leads from the end, and none back to the draft once it begins', () => {
    for (const state of ['sent', 'stopped'] as const)
      for (const action of messageActions) expect(messageTransition(state, action).ok).toBe(false);
    for (const state of messageStates)
      for (const action of messageActions) {
        const change = messageTransition(state, action);
        const isBack = change.ok && !hasBegun(change.to) && hasBegun(state);
        expect(isBack).toBe(false);
      }
  });

  test.each([
    ['sending', 'send'],
    ['paused', 'send'],
    ['sent', 'send'],
    ['paused', 'pause'],
    ['sending', 'resume'],
    ['stopped', 'stop'],
  ] as const)('that is %s takes a second click on %s for done', (state, action) => {
    expect(messageTransition(state, action)).toEqual({ ok: false, reason: 'done' });
  });
});
