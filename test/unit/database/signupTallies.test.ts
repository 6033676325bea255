import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openConnection, drizzleOn } from '../../../db/connection.ts';
import { enterSignups } from '../../../db/enterSignups.ts';
import { eventChanges } from '../../../db/events.ts';
import { retentionChanges } from '../../../db/retention.ts';
import { signupOrigins, signupStates, type Signup } from '../../../db/schema.ts';
import { signupChanges, signupReads } from '../../../db/signups.ts';
import { signupTallyReads } from '../../../db/signupTallies.ts';
import { tallied } from '../../../server/numbers/tallied.ts';
import { bareEvent } from '../../helpers/events.ts';

const values = fc.record({
  state: fc.constantFrom(...signupStates),
  origin: fc.constantFrom(...signupOrigins),
  language: fc.constantFrom('en' as const, 'es' as const),
  textLanguage: fc.constantFrom(null, 'eu' as const),
  companions: fc.nat(3),
  accessNeeds: fc.constantFrom('', 'A ramp'),
  came: fc.boolean(),
});
type Values = typeof values extends fc.Arbitrary<infer One> ? One : never;

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('insert'), values, of: fc.nat(1) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('change'), values, of: fc.nat(1000) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove'), values, of: fc.nat(1000) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('enter'), values, of: fc.nat(20) }) },
);

function columns({ came, ...rest }: Values) {
  return {
    ...rest,
    arrivedAt: came ? 5 : null,
    arrivedWith: came ? rest.companions : null,
    cancelledAt: rest.state === 'cancelled' ? 1 : null,
    cancelledBy: rest.state === 'cancelled' ? ('attendee' as const) : null,
  };
}

function open() {
  const connection = openConnection(':memory:');
  const drizzle = drizzleOn(connection);
  const events = [bareEvent(1), bareEvent(1)].map((event) => eventChanges(drizzle).insert(event));
  const changes = signupChanges(drizzle);
  let counter = 0;
  const insert = (eventId: number, of: Values): number => {
    counter += 1;
    const { id } = changes.insert({
      publicId: `public-${counter}`,
      eventId,
      name: `Person ${counter}`,
      email: `person${counter}@example.org`,
      emailKey: `person${counter}@example.org`,
      uid: `uid-${counter}`,
      createdAt: counter,
      updatedAt: counter,
      ...columns(of),
    });
    // Nobody has come who only signs up.
    changes.update(id, columns(of));
    return id;
  };
  return { connection, drizzle, events, changes, insert };
}

/** The same by looking at everybody. */
function counted(all: readonly Signup[]) {
  return tallied(
    all.map((one) => ({
      eventId: one.eventId,
      state: one.state,
      language: one.textLanguage ?? one.language,
      origin: one.origin,
      came: one.arrivedAt !== null,
      signups: 1,
      companions: one.companions,
      cameWith: one.arrivedWith ?? 0,
      needs: one.accessNeeds === '' ? 0 : 1,
    })),
  );
}

describe('the numbers of an event', () => {
  test('are those of a recount, whatever was written and however much of it was entered', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
        const { connection, drizzle, events, changes, insert } = open();
        const kept: number[] = [];
        for (const { do: what, values: to, of } of steps) {
          const id = kept[of % Math.max(1, kept.length)];
          if (what === 'insert') kept.push(insert(events[of]?.id ?? 0, to));
          else if (what === 'enter') enterSignups(drizzle, of + 1);
          else if (id === undefined) continue;
          else if (what === 'change') changes.update(id, columns(to));
          else {
            changes.remove(id);
            kept.splice(kept.indexOf(id), 1);
          }
        }
        for (const { id } of events)
          expect(tallied(signupTallyReads(drizzle).ofEvent(id))).toEqual(
            counted(signupReads(drizzle).ofEvent(id, [...signupStates])),
          );
        connection.close();
      }),
      { numRuns: 25 },
    );
  });

  test('stay when its people are deleted, however often, but for what was about their health', () => {
    const { connection, drizzle, events, insert } = open();
    const [event] = events;
    const id = event?.id ?? 0;
    const base = {
      language: 'es',
      textLanguage: null,
      accessNeeds: 'A ramp',
      companions: 2,
    } as const;
    insert(id, { ...base, state: 'confirmed', origin: 'form', came: true });
    enterSignups(drizzle, 100);
    insert(id, { ...base, state: 'confirmed', origin: 'form', came: true });
    insert(id, { ...base, state: 'cancelled', origin: 'door', came: false });
    const read = () => tallied(signupTallyReads(drizzle).ofEvent(id));
    const before = read();
    for (const now of [10, 20]) {
      retentionChanges(drizzle).removeOfEvent(id, now);
      enterSignups(drizzle, 100);
      expect(signupReads(drizzle).ofEvent(id, [...signupStates])).toEqual([]);
      expect(read()).toEqual({ ...before, needs: 0 });
    }
    connection.close();
  });
});
