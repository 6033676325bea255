import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event, Signup } from '../../../db/schema.ts';
import type { Services } from '../../../server/services.ts';
import { insertEvent } from '../../helpers/events.ts';
import { insertSignup, mailServices } from '../../helpers/mails.ts';

let services: Services;
let event: Event;
beforeEach(async () => {
  ({ services } = mailServices());
  event = await insertEvent(services);
});
afterEach(() => services.db.close());

describe('the list of mails', () => {
  const states = ['sent', 'failed', 'dropped', 'due'] as const;

  async function mails(count: number): Promise<void> {
    await services.db.write((store) => {
      for (let index = 0; index < count; index += 1)
        store.outbox.insert({
          kind: 'signup-confirmed',
          messageKey: `key-${index}`,
          eventId: event.id,
          priority: 1,
          state: states[index % 4],
          dueAt: index,
          createdAt: 1,
        });
    });
  }

  test.each([{}, ...states.map((state) => ({ state }))])(
    'has every mail once, the newest first, whichever part of it is asked for: %j',
    async (filter) => {
      await mails(80);
      for (const scope of [filter, { ...filter, eventId: event.id }]) {
        const whole = services.db.outbox.list(scope, 100, 0);
        const ids = whole.found.map(({ mail }) => mail.id);
        expect(ids).toHaveLength('state' in filter ? 20 : 80);
        expect(whole.total).toBe(ids.length);
        for (const offset of [0, 7, 15, 70])
          expect(
            services.db.outbox.list(scope, 10, offset).found.map(({ mail }) => mail.id),
          ).toEqual(ids.slice(offset, offset + 10));
        const rest = whole.found.filter(({ mail }) => mail.state !== 'failed');
        const order = rest.map(({ mail }) => mail.id);
        expect(order).toEqual(order.toSorted((one, other) => other - one));
      }
    },
  );

  test('counts no further than it is asked to', async () => {
    await mails(80);
    expect(services.db.outbox.list({ state: 'sent' }, 5, 0, 12).total).toBe(12);
    expect(services.db.outbox.list({ eventId: event.id }, 5, 0, 12)).toMatchObject({
      failed: 12,
      total: 24,
    });
  });
});

test('a search of the audit log finds the same people however many they are', async () => {
  const { db } = services;
  const people: Signup[] = [];
  for (const name of ['Łukasz Example', 'Ada Example', 'Łucja Example'])
    people.push(await insertSignup(services, event, { name }));
  await db.write((store) => {
    for (const { id: signupId } of people)
      store.audit.append({
        at: 1,
        by: 'attendee',
        action: 'signup-confirmed',
        eventId: event.id,
        signupId,
      });
    for (let index = 0; index < 2001; index += 1)
      store.signups.insert({
        publicId: `many-${index}`,
        eventId: event.id,
        name: 'Many Example',
        email: `many${index}@example.org`,
        emailKey: `many${index}`,
        language: 'en',
        state: 'confirmed',
        uid: `many-${index}`,
        createdAt: 1,
        updatedAt: 1,
      });
  });
  const named = (search: string) =>
    db.audit
      .list({ actions: null, organizerId: null, eventId: null, theirs: null, search }, null, 10)
      .map(({ attendeeName }) => attendeeName);
  expect(named('luk')).toEqual(['Łukasz Example']);
  expect(named('lu')).toEqual(['Łucja Example', 'Łukasz Example']);
  // More than two thousand: they are met in the log, and not looked up in it.
  expect(named('example')).toEqual(['Łucja Example', 'Ada Example', 'Łukasz Example']);
  expect(named('nobody')).toEqual([]);
});
