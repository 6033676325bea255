import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Event, Signup } from '../../db/schema.ts';
import type { Services } from '../../server/services.ts';
import { noteArrivals, type ArrivalMark } from '../../server/signups/noteArrivals.ts';
import type { TestClock } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertSignup, mailServices } from '../helpers/mails.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';

let services: Services;
let clock: TestClock;
let event: Event;
let person: Signup;

beforeEach(async () => {
  ({ services, clock } = mailServices());
  await signedInOrganizer(services);
  event = await insertEvent(services);
  person = await insertSignup(services, event, { companions: 2 });
});
afterEach(() => services.db.close());

const note = (...marks: Partial<ArrivalMark>[]) =>
  noteArrivals(
    services,
    event,
    marks.map((mark) => ({
      mark: 'one',
      signupId: person.id,
      kind: 'came',
      companions: 1,
      pressedAt: clock.now,
      ...mark,
    })),
    1,
  );
const standing = () => {
  const { arrivedAt, arrivedWith } = services.db.signups.byId(person.id) ?? {};
  return [arrivedAt, arrivedWith];
};

test('a mark that is handed in twice counts once', async () => {
  expect(await note({})).toEqual({ kept: ['one'], unknown: [] });
  expect(await note({}, { companions: 2 })).toEqual({ kept: ['one', 'one'], unknown: [] });
  expect(standing()).toEqual([clock.now, 1]);
  expect(services.db.arrivals.ofSignup(person.id)).toHaveLength(1);
  expect(services.db.audit.ofSignup(person.id).map(({ action }) => action)).toEqual([
    'signup-came',
  ]);
});

test('of several the one that was pressed last counts, in whatever order they come', async () => {
  const at = clock.now;
  await note({ mark: 'later', kind: 'undone', pressedAt: at - 1000 });
  await note({ mark: 'earlier', pressedAt: at - 5000 });
  expect(standing()).toEqual([null, null]);
  await note({ mark: 'last', companions: 2, pressedAt: at });
  expect(standing()).toEqual([at, 2]);
});

test('a press from the future does not outlive the presses that come after it', async () => {
  await note({ mark: 'fast', pressedAt: clock.now + 86_400_000 });
  clock.advance(1000);
  await note({ mark: 'now', kind: 'undone' });
  expect(standing()).toEqual([null, null]);
});

test('a mark about somebody of another event is refused, and the rest are kept', async () => {
  const other = await insertSignup(services, await insertEvent(services));
  expect(await note({ mark: 'other', signupId: other.id }, {})).toEqual({
    kept: ['one'],
    unknown: ['other'],
  });
  expect(services.db.signups.byId(other.id)?.arrivedAt).toBeNull();
});
