import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Event, Rights } from '../../db/schema.ts';
import {
  consoleMailsSettlementAddress,
  consoleOpenMailsAddress,
  consolePersonAddress,
  consoleSignUpsAddress,
} from '../../templates/addresses.ts';
import { mailWorker } from '../../server/mail/worker.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { enqueue } from '../helpers/mails.ts';
import { insertMessage } from '../helpers/messages.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { askPreset } from '../helpers/questions.ts';
import { signUpInBrowser, signupOf } from '../helpers/signups.ts';
import { testTransport } from '../helpers/transports.ts';
import type { Who } from '../helpers/whoGetsIn.ts';

/*
 * A tag that was given to those who gave a sensitive answer tells that answer, and so does an email to them:
 * neither is shown to who may not see the answer.
 */

const refused = {
  kind: 'refused',
  refusal: { kind: 'answered', code: 554, reply: '554 5.6.0 Content not accepted' },
} as const;

let app: TestApp;
let event: Event;
let elsewhere: Event;
let answer: string;
const visitors = new Map<Who, Visitor>();
const seeing: readonly Who[] = ['an owner', 'an organizer'];
const others: readonly Who[] = [
  'a coordinator of this event',
  'a coordinator of its campaign',
  'a coordinator of its city',
];

beforeAll(async () => {
  app = await startTestApp();
  const { services, clock } = app;
  const campaignId = await services.db.write((store) => {
    const day = { slug: 'day', title: 'Day', facts: [], updatedAt: clock.now };
    return store.campaigns.insert(day).id;
  });
  event = await insertEvent(services, { slug: 'panel', campaignId, city: 'Quito' });
  elsewhere = await insertEvent(services, { slug: 'vigil', campaignId, city: 'Quito' });
  const wheelchair = await askPreset(services, event, 'wheelchair');
  answer = `answer-${wheelchair.id}`;
  for (const name of ['Ada', 'Bo', 'Cy'])
    await signUpInBrowser(app, event, {
      name,
      email: `${name.toLowerCase()}@example.org`,
      [`q${wheelchair.id}`]: name === 'Ada' ? 'yes' : 'no',
    });
  const kinds: readonly (readonly [Who, Rights])[] = [
    ['an owner', { role: 'owner' }],
    ['an organizer', { role: 'organizer' }],
    [
      'a coordinator of this event',
      { role: 'coordinator', of: { kind: 'events', eventIds: [event.id, elsewhere.id] } },
    ],
    [
      'a coordinator of its campaign',
      { role: 'coordinator', of: { kind: 'campaign', campaignId } },
    ],
    [
      'a coordinator of its city',
      { role: 'coordinator', of: { kind: 'city', campaignId, city: 'Quito', cityId: null } },
    ],
    ['the door of this event', { role: 'door', eventId: event.id }],
  ];
  for (const [who, rights] of kinds) {
    const email = `${who.replaceAll(' ', '-')}@example.org`;
    const cookie = await signedInOrganizer(services, { name: who, email, rights });
    visitors.set(who, app.visitor({ Cookie: cookie }));
  }
  await tag('ramp', `${answer}=yes`);
  await tag('bus', 'q=Bo');
  // By what was withheld already, and by hand to somebody else.
  await tag('front row', 'tag=ramp');
  await tag('ramp', `only=${signupOf(services, event, 'cy@example.org').id}`);
});
afterAll(() => app.close());

const as = (who: Who): Visitor => visitors.get(who) ?? app.visitor();

function tag(word: string, filter: string, who: Who = 'an owner', slug = 'panel') {
  const form = {
    do: 'tag',
    filter,
    tag: word,
    formKey: `${word} ${filter} ${who}`.padEnd(22, 'x'),
  };
  return as(who).post(`/console/events/${slug}/signups/bulk`, form);
}

const personAddress = () =>
  consolePersonAddress('panel', signupOf(app.services, event, 'ada@example.org').id);
const pages = () => [
  consoleSignUpsAddress('panel'),
  personAddress(),
  '/console/people',
  '/console/events/panel/signups/bulk?q=Ada',
  '/console/events/vigil/signups/bulk',
];

/** Which of them a page shows. */
async function tagsOn(who: Who, address: string): Promise<string[]> {
  const { text } = await as(who).get(address).expect(200);
  return ['ramp', 'front row', 'bus'].filter((word) => text.includes(word));
}

describe('a tag that tells a sensitive answer', () => {
  test.each(seeing)('is shown to %s', async (who) => {
    for (const address of [pages()[0] ?? '', '/console/people'])
      expect([address, await tagsOn(who, address)]).toEqual([
        address,
        ['ramp', 'front row', 'bus'],
      ]);
    const { text } = await as(who)
      .get(`${consoleSignUpsAddress('panel')}?tag=ramp`)
      .expect(200);
    expect(['>Ada<', '>Bo<'].map((name) => text.includes(name))).toEqual([true, false]);
  });

  test.each(others)('is shown to %s nowhere, and finds nobody', async (who) => {
    for (const address of pages()) {
      const found = await tagsOn(who, address);
      expect([address, found.filter((word) => word !== 'bus')]).toEqual([address, []]);
    }
    expect(await tagsOn(who, consoleSignUpsAddress('panel'))).toEqual(['bus']);
    for (const list of [consoleSignUpsAddress('panel'), '/console/people']) {
      for (const word of ['ramp', 'front row', 'RAMP ']) {
        const { text } = await as(who)
          .get(`${list}?tag=${encodeURIComponent(word)}`)
          .expect(200);
        expect([list, word, />(?:Ada|Bo|Cy)</.test(text)]).toEqual([list, word, false]);
      }
      const { text } = await as(who).get(`${list}?tag=bus`).expect(200);
      expect(['>Ada<', '>Bo<'].map((name) => text.includes(name))).toEqual([false, true]);
    }
    const asked = { profile: 'addresses', reason: 'To see', tag: 'ramp' };
    const file = await as(who).post('/console/events/panel/signups/export', asked);
    expect(file.text).not.toContain('ada@example.org');
  });

  test.each(others)('is neither given nor taken by %s', async (who) => {
    const ada = `only=${signupOf(app.services, event, 'ada@example.org').id}`;
    expect((await tag('Ramp', ada, who).expect(422)).text).toContain('answers that you can’t see');
    const untag = { do: 'untag', untag: 'ramp', filter: ada, formKey: 'y'.repeat(22) };
    await as(who).post('/console/events/panel/signups/bulk', untag).expect(422);
    await tag('bus', ada, who).expect(303);
    await as(who).post('/console/events/panel/signups/bulk', {
      ...untag,
      untag: 'bus',
      formKey: who.padEnd(22, 'z'),
    });
  });

  test('is nothing that the door hears of', async () => {
    const { text } = await as('the door of this event').get('/console/events/panel/door');
    expect(text).not.toContain('ramp');
    for (const address of pages()) await as('the door of this event').get(address).expect(404);
  });

  test('goes along to another event', async () => {
    const only = `only=${signupOf(app.services, event, 'ada@example.org').id}`;
    const move = { do: 'move', event: elsewhere.id, filter: only, formKey: 'm'.repeat(22) };
    await as('an owner').post('/console/events/panel/signups/bulk', move).expect(303);
    const list = consoleSignUpsAddress('vigil');
    expect(await tagsOn('an organizer', list)).toEqual(['ramp', 'front row']);
    expect(await tagsOn('a coordinator of its city', list)).toEqual([]);
  });

  test('is a word like any other again when nobody has it', async () => {
    const { db } = app.services;
    expect(db.people.isWithheldTag([event.id], 'front row')).toBe(true);
    const all = { do: 'untag', untag: 'front row', filter: '', formKey: 'u'.repeat(22) };
    await as('an owner').post('/console/events/panel/signups/bulk', all).expect(303);
    expect(db.people.isWithheldTag([event.id], 'front row')).toBe(false);
    expect(db.people.isWithheldTag([event.id], 'ramp')).toBe(true);
  });
});

test('emails to those who gave it that failed are counted for those alone who may see them', async () => {
  const { services, clock } = app;
  await app.deliver();
  const sending = { state: 'sending', startedAt: clock.now, nextDueAt: clock.now } as const;
  const { id: signupId } = signupOf(services, event, 'bo@example.org');
  for (const filter of ['', `${answer}=no`]) {
    const { id: messageId } = await insertMessage(services, event, { ...sending, filter });
    await enqueue(services, { kind: 'message', messageId, eventId: event.id, signupId });
  }
  await mailWorker(
    services,
    testTransport(() => refused),
  ).drain();
  const counted = async (who: Who) => {
    const { text } = await as(who).get('/console').expect(200);
    return /(\d+) emails? failed or bounced/.exec(text)?.[1];
  };
  for (const who of seeing) expect([who, await counted(who)]).toEqual([who, '2']);
  for (const who of others) expect([who, await counted(who)]).toEqual([who, '1']);
  for (const who of others) {
    const { text } = await as(who).get(consoleOpenMailsAddress).expect(200);
    expect([who, text.includes('One email failed or bounced')]).toEqual([who, true]);
  }
  // Saying that nothing is left to do settles what they were shown.
  await as('a coordinator of this event').post(consoleMailsSettlementAddress).expect(303);
  expect(await counted('an owner')).toBe('1');
});
