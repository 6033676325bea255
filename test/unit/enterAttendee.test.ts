import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event, NewEvent } from '../../db/schema.ts';
import { cancelSignup } from '../../server/signups/cancelSignup.ts';
import {
  enterAttendee,
  enteringFor,
  type EnteredAttendee,
  type Entering,
} from '../../server/signups/enterAttendee.ts';
import { seatSignup } from '../../server/signups/seatSignup.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertSignup } from '../helpers/mails.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { askQuestion, optionsCalled } from '../helpers/questions.ts';

let app: TestApp;
let how: Entering;
beforeAll(async () => {
  app = await startTestApp();
  await signedInOrganizer(app.services);
});
afterAll(() => app.close());
beforeEach(() => {
  how = { organizerId: 1, origin: 'hand', whenFull: 'wait', mailed: false };
});

const make = (values: Partial<NewEvent> = {}) => insertEvent(app.services, values);
const enter = (event: Event, name: string, more: Partial<EnteredAttendee> = {}) =>
  enterAttendee(app.services, event.id, { name, email: null, ...more }, how);
const eventNow = (event: Event) => app.services.db.events.byId(event.id);
const listed = (event: Event) =>
  app.services.db.signups.page(event.id, 0, 100).map(({ name, state }) => [name, state]);
const mails = (event: Event) =>
  app.services.db.outbox.list({ eventId: event.id }, 50, 0).found.map(({ mail }) => mail);

describe('somebody whom an organizer writes down', () => {
  test('needs nothing but a name, counts at once and is mailed nothing', async () => {
    const event = await make({ language: 'es', confirmAddress: true });
    const entered = await enter(event, 'Luz Ejemplo');
    expect(entered).toMatchObject({ kind: 'entered', mailed: false });
    expect(app.services.db.signups.page(event.id, 0, 10)).toMatchObject([
      {
        name: 'Luz Ejemplo',
        email: null,
        emailKey: null,
        state: 'confirmed',
        origin: 'hand',
        companions: 0,
        language: 'es',
      },
    ]);
    expect(eventNow(event)?.seatsTaken).toBe(1);
    expect(mails(event)).toEqual([]);
    const [trace] = app.services.db.audit.ofEvent(event.id, 1);
    expect(trace).toMatchObject({
      action: 'signup-entered',
      organizerId: 1,
      detail: { origin: 'hand', seat: 'free' },
    });
  });

  test('gets the confirmation of the form where it is asked for, once for an address', async () => {
    const event = await make();
    how.mailed = true;
    const first = await enter(event, 'Ada', { email: 'Ada@example.org' });
    expect(first).toMatchObject({ kind: 'entered', mailed: true });
    const again = await enter(event, 'Ada Example', { email: 'ada@EXAMPLE.org' });
    expect(again).toMatchObject({ kind: 'known', signup: { name: 'Ada' } });
    expect(listed(event)).toEqual([['Ada', 'confirmed']]);
    const kinds = mails(event).filter(({ signupId }) => signupId !== null);
    expect(kinds.map(({ kind, priority }) => [kind, priority])).toEqual([['signup-confirmed', 0]]);
  });

  test('from a file comes after those who wait for their email', async () => {
    const event = await make();
    how = { ...how, origin: 'import', mailed: true };
    await enter(event, 'Ada', { email: 'ada@example.org', signedUpAt: 1_700_000_000_000 });
    const [mail] = mails(event).filter(({ signupId }) => signupId !== null);
    expect(mail?.priority).toBe(2);
    const [signup] = app.services.db.signups.page(event.id, 0, 1);
    expect(signup).toMatchObject({ createdAt: 1_700_000_000_000, updatedAt: app.clock.now });
  });

  test('waits where nothing is free or somebody waits already', async () => {
    const event = await make({ capacity: 2 });
    await enter(event, 'One');
    await enter(event, 'Two', { companions: 1 });
    await enter(event, 'Three');
    expect(await enter(event, 'Many', { companions: 2 })).toEqual({
      kind: 'more-than-capacity',
      capacity: 2,
    });
    expect(listed(event)).toEqual([
      ['One', 'confirmed'],
      ['Two', 'waiting'],
      ['Three', 'waiting'],
    ]);
  });

  test('comes beyond the capacity where an organizer says so, and the log tells it', async () => {
    const event = await make({ capacity: 1 });
    how.whenFull = 'beyond';
    const first = await enter(event, 'One');
    await enter(event, 'Two', { companions: 1 });
    expect(eventNow(event)).toMatchObject({ seatsTaken: 3, seatsBeyond: 2 });
    expect(app.services.db.audit.ofEvent(event.id, 1)).toMatchObject([
      { detail: { seat: 'beyond' } },
    ]);
    // What becomes free is not given on before there is a seat again.
    how.whenFull = 'wait';
    await enter(event, 'Three');
    if (first.kind !== 'entered') throw new Error('They were not entered.');
    await cancelSignup(app.services, first.signup.id, { organizerId: 1 });
    expect(eventNow(event)).toMatchObject({ seatsTaken: 2, seatsBeyond: 1 });
    expect(listed(event)).toContainEqual(['Three', 'waiting']);
    await app.services.db.write((store) => {
      store.events.update(event.id, { capacity: 3 });
    });
    expect(eventNow(event)).toMatchObject({ seatsTaken: 2, seatsBeyond: 0 });
  });

  test('is not written down for a draft or a canceled event, but for one that is over', async () => {
    const draft = await make({ state: 'draft', publishedAt: null });
    const cancelled = await make({ state: 'cancelled', cancelledAt: 1 });
    const over = await make({ startsAt: 1, endsAt: null });
    expect(await enter(draft, 'Ada')).toEqual({ kind: 'not-open', state: 'draft' });
    expect(await enter(cancelled, 'Ada')).toEqual({ kind: 'not-open', state: 'cancelled' });
    expect(await enter(over, 'Ada')).toMatchObject({ kind: 'entered' });
  });

  test('many are written down in one write, each told what came of it', async () => {
    const event = await make({ capacity: 2 });
    const kinds = await app.services.db.write((store) => {
      const one = enteringFor(app.services, store, event.id, how, app.clock.now);
      return [
        one({ name: 'Ada', email: 'ada@example.org' }),
        one({ name: 'Ada again', email: 'ada@example.org' }),
        one({ name: 'Crowd', email: null, companions: 5 }),
        one({ name: 'Bo', email: null }),
        one({ name: 'Bo', email: null }),
      ].map(({ kind }) => kind);
    });
    expect(kinds).toEqual(['entered', 'known', 'more-than-capacity', 'entered', 'entered']);
    expect(listed(event)).toEqual([
      ['Ada', 'confirmed'],
      ['Bo', 'confirmed'],
      ['Bo', 'waiting'],
    ]);
  });

  test('holds the place of an option, and has none that others have', async () => {
    const event = await make();
    const options = optionsCalled({ Bus: 1 });
    const { id } = await askQuestion(app.services, event, 'one-of', 'How?', { options });
    const { askedAt } = await import('../../server/questions/askedAt.ts');
    const ask = () => {
      const fresh = eventNow(event);
      if (!fresh) throw new Error('There is no event.');
      const [question] = askedAt(app.services.db, fresh, { language: 'en', reads: ['en'] });
      if (question?.kind !== 'one-of') throw new Error('There is no such question.');
      const chosen = question.options.map((option) => option.id);
      return [{ question, person: 0, answer: { kind: 'options' as const, options: chosen } }];
    };
    const answers = ask();
    expect(await enter(event, 'One', { answers })).toMatchObject({ kind: 'entered' });
    expect(await enter(event, 'Two', { answers })).toMatchObject({
      kind: 'option-full',
      name: `q${id}`,
    });
    how.whenFull = 'beyond';
    const beyond = await enter(event, 'Three', { answers });
    if (beyond.kind !== 'entered') throw new Error('They were not entered.');
    expect(app.services.db.answers.ofSignup(beyond.signup.id)).toMatchObject([{ held: [] }]);
  });
});

describe('somebody who waits', () => {
  test('is given a seat by an organizer, beyond the capacity only on their word', async () => {
    const event = await make({ capacity: 1 });
    await enter(event, 'One');
    const waits = await insertSignup(app.services, event, { state: 'waiting' });
    const seat = (whenFull: 'wait' | 'beyond') =>
      seatSignup(app.services, waits.id, { organizerId: 1, whenFull });
    expect(await seat('wait')).toEqual({ kind: 'full', free: 0 });
    expect(await seat('beyond')).toEqual({ kind: 'seated', mailed: true });
    expect(await seat('beyond')).toEqual({ kind: 'seated-before' });
    expect(eventNow(event)).toMatchObject({ seatsTaken: 2, seatsBeyond: 1 });
    const toThem = mails(event).filter(({ signupId }) => signupId === waits.id);
    expect(toThem.map(({ kind }) => kind)).toEqual(['signup-promoted']);
    expect(app.services.db.audit.ofSignup(waits.id)).toMatchObject([
      { action: 'signup-seated', detail: { seat: 'beyond' } },
    ]);
  });
});
