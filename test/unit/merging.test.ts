import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { BulkKind, Event, NewSignup, Signup } from '../../db/schema.ts';
import { workOnBulks } from '../../server/signups/bulkWorker.ts';
import { mailWorker } from '../../server/mail/worker.ts';
import { startBulk, undoBulk } from '../../server/signups/bulkActions.ts';
import { readMarks } from '../../server/door/doorMarks.ts';
import { doorSearch } from '../../server/door/doorSearch.ts';
import { handInMarks } from '../../server/door/handInMarks.ts';
import { doorCode } from '../../server/signups/doorCode.ts';
import { enterSheetRow } from '../../server/signups/enterSheetRow.ts';
import { SheetRowForm } from '../../server/signups/sheetRow.ts';
import { eraseSignup } from '../../server/signups/eraseSignup.ts';
import { mergeSignups, type MergedPart } from '../../server/signups/mergeSignups.ts';
import { everybody } from '../../server/signups/peopleFilter.ts';
import { feedOutbox } from '../../server/messages/feedOutbox.ts';
import type { Services } from '../../server/services.ts';
import { newPublicId } from '../../server/web/signedLinks.ts';
import type { TestClock } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertSignup, mailServices } from '../helpers/mails.ts';
import { insertMessage, insertPeople, sentMessage } from '../helpers/messages.ts';
import { collecting } from '../helpers/transports.ts';

/* What was begun with one of two sign-ups goes on, or ends, when they are made one. */

let services: Services;
let clock: TestClock;
let event: Event;
let organizerId: number;

beforeEach(async () => {
  ({ services, clock } = mailServices());
  event = await insertEvent(services, { seatsTaken: 20 });
  ({ organizerId } = await insertMessage(services, event));
});
afterEach(() => services.db.close());

const add = (name: string, values: Partial<NewSignup> = {}) =>
  insertSignup(services, event, { name, ...values });
const stored = ({ id }: Pick<Signup, 'id'>) => services.db.signups.byId(id);

const merge = (kept: Signup, gone: Signup, ...parts: MergedPart[]) =>
  mergeSignups(services, kept.id, gone.id, {
    organizerId,
    parts: new Set(parts),
    answers: new Set(),
  });

/** Does something to some, and gives what takes it back. */
async function bulk(kind: BulkKind, some: readonly Signup[], toEventId?: number) {
  const filter = { ...everybody, only: some.map(({ id }) => id) };
  const to = toEventId === undefined ? {} : { toEventId };
  const formKey = newPublicId();
  const { id } = await startBulk(services, event, { kind, filter, organizerId, formKey, ...to });
  await workOnBulks(services);
  return async () => {
    expect(await undoBulk(services, id, organizerId)).toBe(true);
    await workOnBulks(services);
  };
}

describe('two sign-ups that are made one', () => {
  test('are both erased with the photographs on which either was read', async () => {
    const [kept, gone] = [await add('Ada'), await add('Ada E.')];
    const photo = { eventId: event.id, bytes: Buffer.from('x'), width: 1, height: 1, createdAt: 1 };
    await services.db.write((store) => {
      const photoId = store.sheets.addPhoto(photo);
      const place = { key: 'a row', eventId: event.id, photoId, number: 1, note: '', typed: {} };
      const read = { ...place, state: 'entered', signupId: gone.id, organizerId } as const;
      store.sheets.putRow({ ...read, updatedAt: 1 });
    });
    await merge(kept, gone);
    await eraseSignup(services, kept.id, { organizerId });
    expect(services.db.sheets.photos(event.id)).toEqual([]);
  });

  test('are refused where somebody else has the address by now', async () => {
    const kept = await add('Ada', {
      email: 'ada@example.org',
      state: 'cancelled',
      cancelledAt: 1,
    });
    await add('Ada again', { email: 'ada@example.org' });
    const gone = await add('Ada E.', { email: 'ada.e@example.org' });
    expect(await merge(kept, gone)).toMatchObject({ kind: 'taken', by: { name: 'Ada again' } });
    expect(stored(gone)).toBeDefined();
    expect(await merge(kept, gone, 'email')).toEqual({ kind: 'merged' });
  });

  test('are found by the codes and numbers of both: on paper, and on a phone without a network', async () => {
    const [kept, gone, first] = [await add('Ada'), await add('Ada E.'), await add('A. E.')];
    const code = (of: Signup) => doorCode(services.config.secret, of.id);
    await merge(gone, first);
    await merge(kept, gone);
    const pressed = { mark: randomUUID(), kind: 'came', of: { signup: gone.id }, companions: 2 };
    const sent = { marks: [{ ...pressed, pressedAt: 7 }], sentAt: 7 };
    const marks = readMarks(JSON.stringify(sent)) ?? { marks: [], unreadable: [], sentAt: 0 };
    const handedIn = await handInMarks(services, event, marks, organizerId);
    expect(handedIn).toMatchObject({ kept: [pressed.mark], refused: [] });
    expect(stored(kept)?.arrivedWith).toBe(2);
    for (const one of [kept, gone, first])
      expect(doorSearch(services, event, code(one), 'en').people).toMatchObject([{ id: kept.id }]);
    const row = SheetRowForm.parse({ who: code(first), companions: '1', email: '', person: '' });
    const place = { key: 'a row', photoId: null, number: 1 };
    const entered = await enterSheetRow(services, event, place, { row, values: {} }, organizerId);
    expect(entered).toMatchObject({ kind: 'came', signup: { id: kept.id } });
    await eraseSignup(services, kept.id, { organizerId });
    expect(services.db.signups.byIdOrMerged(first.id)).toBeUndefined();
  });

  test('get a message once, and so do those behind them, whatever was under way', async () => {
    const ids = await insertPeople(services, event, 9);
    const { id } = await sentMessage(services, event, { pace: 60 });
    const transport = collecting();
    const worker = mailWorker(services, transport);
    await feedOutbox(services);
    await worker.drain();
    const [first, second, last, other] = [0, 1, 8, 7].map((at) => stored({ id: ids[at] ?? 0 }));
    if (!first || !second || !last || !other) throw new Error('Somebody is missing');
    // One got it already, the mail of the other waits; those who stay are not reached yet.
    await merge(last, first);
    await merge(other, second);
    for (let seconds = 0; seconds < 10; seconds += 1) {
      clock.advance(1000);
      await feedOutbox(services);
      await worker.drain();
    }
    expect(services.db.messages.byId(id)?.state).toBe('sent');
    expect(transport.to).toEqual([1, 3, 4, 5, 6, 7, 8].map((one) => `person${one}@example.org`));
  });
});

describe('what was done to many, taken back after two of them were made one,', () => {
  test('leaves a spot to whoever had it before', async () => {
    for (const name of ['Yan', 'Zoe']) await add(name, { state: 'waiting' });
    const [kept, gone] = [await add('Ada', { state: 'waiting' }), await add('Ada E.')];
    const seats = { capacity: 2, seatsTaken: 1 };
    await services.db.write((store) => store.events.update(event.id, seats));
    const undo = await bulk('confirm', [kept]);
    await merge(kept, gone);
    await undo();
    expect(stored(kept)?.state).toBe('confirmed');
    expect(services.db.events.byId(event.id)?.seatsTaken).toBe(2);
  });

  test('deletes nobody with whom somebody was made one elsewhere', async () => {
    const to = await insertEvent(services, { slug: 'elsewhere', seatsTaken: 9 });
    const ada = await add('Ada', { email: 'ada@example.org' });
    const undo = await bulk('move', [ada], to.id);
    const made = services.db.signups.active(to.id, 'ada@example.org');
    const other = await insertSignup(services, to, { name: 'Ada, since May' });
    if (made) await merge(made, other, 'name');
    await undo();
    expect(services.db.signups.ofEvent(to.id, ['confirmed']).map(({ name }) => name)).toEqual([
      'Ada, since May',
    ]);
    expect(stored(ada)?.state).toBe('cancelled');
  });
});
