import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event, NewSignup, Signup } from '../../db/schema.ts';
import { eraseSignup } from '../../server/signups/eraseSignup.ts';
import { mergeSignups, type MergedPart } from '../../server/signups/mergeSignups.ts';
import type { Services } from '../../server/services.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertSignup, mailServices } from '../helpers/mails.ts';
import { insertMessage } from '../helpers/messages.ts';

/* What was begun with one of two sign-ups goes on, or ends, when they are made one. */

let services: Services;
let event: Event;
let organizerId: number;

beforeEach(async () => {
  ({ services } = mailServices());
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
});
