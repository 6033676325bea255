import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Event, Signup } from '../../db/schema.ts';
import { cancelEvent } from '../../server/events/cancelEvent.ts';
import { renderMail } from '../../server/mail/renderMail.ts';
import { cancelSignup } from '../../server/signups/cancelSignup.ts';
import { eraseSignup } from '../../server/signups/eraseSignup.ts';
import { noteArrivals } from '../../server/signups/noteArrivals.ts';
import { ownPageToken } from '../../server/signups/ownPageUrl.ts';
import {
  consoleSignUpRemovalAddress,
  consoleSignUpsAddress,
  signUpAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { enqueue, insertSignup, insertUnaddressed } from '../helpers/mails.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';

let app: TestApp;
let organizer: Visitor;
let event: Event;
let person: Signup;

beforeEach(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  event = await insertEvent(app.services, { slug: 'panel', capacity: 1, seatsTaken: 1 });
  person = await insertUnaddressed(app.services, event, { name: 'Bo Example' });
});
afterEach(() => app.close());

const mails = () => app.services.db.outbox.list({}, 50, 0).found.map(({ mail }) => mail.kind);
const me = { organizerId: 1 };

test('somebody without an address stands on the list and in the file', async () => {
  const { text } = await organizer.get(consoleSignUpsAddress('panel')).expect(200);
  expect(text).toContain('Bo Example');
  expect(text).toContain('no email address');
  expect(text).not.toContain('null');
  await organizer.get(consoleSignUpRemovalAddress('panel', person.id)).expect(200);
  const file = await organizer.get(consoleSignUpsAddress('panel', 'csv')).expect(200);
  expect(file.text).toContain(',"Bo Example","",');
});

test('two people without an address are no collision, and a search finds each', async () => {
  await insertUnaddressed(app.services, event, { name: 'Cy Example' });
  const found = (search: string) =>
    app.services.db.signups.search(event.id, { search }, 5, 0).found.map(({ name }) => name);
  expect(found('cy')).toEqual(['Cy Example']);
  expect(found('example')).toEqual(['Bo Example', 'Cy Example']);
});

test('nothing is mailed to nobody: not when they are taken off, and not when others are told', async () => {
  await insertUnaddressed(app.services, event, { name: 'Cy Example', state: 'waiting' });
  await cancelSignup(app.services, person.id, me);
  expect(app.services.db.signups.counts(event.id).confirmed.signups).toBe(1);
  await cancelEvent(app.services, event.id, me.organizerId, 'Rain.');
  expect(mails()).toEqual([]);
});

test('a mail that waited for them when their address was taken away is dropped', async () => {
  const addressed = await insertSignup(app.services, event, { name: 'Di Example' });
  const about = { eventId: event.id, signupId: addressed.id };
  await enqueue(app.services, { kind: 'signup-confirmed', ...about });
  await app.services.db.write((store) =>
    store.signups.update(addressed.id, { email: null, emailKey: null }),
  );
  const [line] = app.services.db.outbox.list({}, 1, 0).found;
  expect(line && renderMail(app.services, line.mail, app.clock.now)).toEqual({
    kind: 'drop',
    reason: 'gone',
  });
  await app.get(signUpAddress(ownPageToken(app.services, addressed))).expect(404);
});

test('an erasure reaches their marks', async () => {
  const mark = { mark: 'one', signupId: person.id, companions: 0, pressedAt: app.clock.now };
  await noteArrivals(app.services, event, [{ ...mark, kind: 'came' }], me.organizerId);
  await eraseSignup(app.services, person.id, me);
  expect(app.services.db.arrivals.since(event.id, 0, 10)).toEqual([]);
});
