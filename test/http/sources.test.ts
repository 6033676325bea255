import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import { mostSources } from '../../server/events/sources.ts';
import {
  consoleEventAuditAddress,
  consoleEventSourceAddress,
  consoleEventSourcesAddress,
  eventAddress,
  eventAddressShownAt,
  eventSignUpsAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

let app: TestApp;
let event: Event;
let organizer: Visitor;
const address = consoleEventSourcesAddress('panel');

beforeEach(async () => {
  app = await startTestApp();
  event = await insertEvent(app.services, { slug: 'panel' });
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  await organizer.post(address, { name: 'Our flyer' }).expect(303);
});
afterEach(() => app.close());

const counted = () =>
  app.services.db.eventSources.ofEvent(event.id).map(({ name, signups }) => [name, signups]);

const signUp = (referer: string, name = 'Ada Example', more = {}) =>
  app
    .post(eventSignUpsAddress('panel'), {
      name,
      email: `${name.split(' ')[0]}@example.org`,
      ...more,
    })
    .set('Referer', referer);

const shownAt = (from: string) => `${app.baseUrl}${eventAddressShownAt('panel', from)}`;

test('organizers name a place and get its link, which counts those who sign up by it', async () => {
  const { text } = await organizer.get(address).expect(200);
  expect(text).toContain(`${app.baseUrl}/events/panel?from=our-flyer`);
  await signUp(shownAt('our-flyer')).expect(303);
  expect(counted()).toEqual([['our-flyer', 1]]);
  // Who is on the list already is not counted again.
  await signUp(shownAt('our-flyer')).expect(303);
  expect(counted()).toEqual([['our-flyer', 1]]);
});

test('a form that came back with a mistake still knows it', async () => {
  const back = await signUp(shownAt('our-flyer'), '').expect(422);
  expect(back.text).toContain('<input type="hidden" name="from" value="our-flyer" />');
  await signUp(`${app.baseUrl}${eventSignUpsAddress('panel')}`, 'Bo', { from: 'our-flyer' });
  expect(counted()).toEqual([['our-flyer', 1]]);
});

test('what nobody named, another site says, or is no name counts nothing', async () => {
  const elsewhere = 'https://elsewhere.example.org/?from=our-flyer';
  for (const [index, referer] of [shownAt('made-up'), elsewhere, 'no address', ''].entries())
    await signUp(referer, `Ada${index}`).expect(303);
  await signUp('', 'Yu', { from: '../<b>' }).expect(303);
  expect(counted()).toEqual([['our-flyer', 0]]);
});

test('the page is the same bytes, whichever link leads to it', async () => {
  const plain = await app.get(eventAddress('panel')).expect(200);
  const linked = await app.get(eventAddressShownAt('panel', 'our-flyer')).expect(200);
  expect(linked.text).toBe(plain.text);
  expect(linked.headers['etag']).toBe(plain.headers['etag']);
});

test('no sign-up keeps where its owner came from', async () => {
  await signUp(shownAt('our-flyer')).expect(303);
  const [signup] = app.services.db.signups.page(event.id, 0, 10);
  expect(JSON.stringify(signup)).not.toContain('flyer');
});

test('there are so many places at most, and a name needs letters', async () => {
  for (let index = 1; index < mostSources; index += 1)
    await organizer.post(address, { name: `Place ${index}` }).expect(303);
  const refused = await organizer.post(address, { name: 'One more' }).expect(422);
  expect(refused.text).toContain('There are 30 places already');
  expect(refused.text).toContain('value="One more"');
  await organizer.post(address, { name: 'Our flyer' }).expect(303);
  await organizer.post(address, { name: '…' }).expect(422);
});

test('posters and codes count by themselves, and are listed before anyone named a place', async () => {
  const before = await organizer.get(address).expect(200);
  for (const told of ['Posters with a QR code', 'The QR code alone', 'Our flyer'])
    expect(before.text).toContain(told);
  await signUp(shownAt('poster')).expect(303);
  await signUp(shownAt('qr'), 'Bo Example').expect(303);
  await signUp(shownAt('qr'), 'Yu Example').expect(303);
  expect(counted()).toEqual(
    expect.arrayContaining([
      ['our-flyer', 0],
      ['poster', 1],
      ['qr', 2],
    ]),
  );
  // They are there already, and stay.
  await organizer.post(address, { name: 'QR' }).expect(303);
  await organizer.post(consoleEventSourceAddress('panel', 'qr', 'removal')).expect(303);
  await organizer.post(consoleEventSourceAddress('panel', 'qr', 'name'), { name: 'X' }).expect(404);
  expect(counted()).toContainEqual(['qr', 2]);
});

test('a place can be called otherwise: its link stays, and goes on counting', async () => {
  await organizer
    .post(consoleEventSourceAddress('panel', 'our-flyer', 'name'), { name: 'Flyer, 2nd print' })
    .expect(303);
  const { text } = await organizer.get(address).expect(200);
  expect(text).toContain('Flyer, 2nd print');
  expect(text).toContain('/events/panel?from=our-flyer');
  await signUp(shownAt('our-flyer')).expect(303);
  expect(counted()).toEqual([['our-flyer', 1]]);
  const refused = await organizer
    .post(consoleEventSourceAddress('panel', 'our-flyer', 'name'), { name: '' })
    .expect(422);
  expect(refused.text).toMatch(/<details class="more-fields" open>/);
  expect(await htmlProblems(refused.text)).toEqual([]);
  await organizer
    .post(consoleEventSourceAddress('panel', 'nowhere', 'name'), { name: 'X' })
    .expect(404);
});

test('a place that is removed counts no one anymore, and its link still leads to the event', async () => {
  await signUp(shownAt('our-flyer')).expect(303);
  const removal = consoleEventSourceAddress('panel', 'our-flyer', 'removal');
  await organizer.post(removal).expect(303);
  await organizer.post(removal).expect(303);
  expect(counted()).toEqual([]);
  await app.get(eventAddressShownAt('panel', 'our-flyer')).expect(200);
  await signUp(shownAt('our-flyer'), 'Bo Example').expect(303);
  expect(counted()).toEqual([]);
});

test('the audit log tells who named, renamed and removed a place', async () => {
  await organizer.post(consoleEventSourceAddress('panel', 'our-flyer', 'name'), { name: 'Flyer' });
  // Neither a name that it has already, nor a place that there is, nor one that is gone.
  await organizer.post(consoleEventSourceAddress('panel', 'our-flyer', 'name'), { name: 'Flyer' });
  await organizer.post(address, { name: 'Our flyer' }).expect(303);
  for (const _click of [1, 2])
    await organizer.post(consoleEventSourceAddress('panel', 'our-flyer', 'removal')).expect(303);
  const { text } = await organizer.get(consoleEventAuditAddress('panel')).expect(200);
  const told = [...text.matchAll(/Place where the link \w+ shown (\w+): our-flyer/g)];
  expect(told.map(([, what]) => what)).toEqual(['removed', 'renamed', 'named']);
});
