import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import { mostSources } from '../../server/events/addSource.ts';
import {
  consoleEventSourcesAddress,
  eventAddress,
  eventAddressShownAt,
  eventSignUpsAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';

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
