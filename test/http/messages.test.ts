import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Refusal } from '../../db/mailRefusals.ts';
import type { Event } from '../../db/schema.ts';
import { feedOutbox } from '../../server/messages/feedOutbox.ts';
import { addressHash } from '../../server/outbox/addressHash.ts';
import {
  consoleEventAddress,
  consoleMessageAddress,
  consoleMessagePreviewAddress,
  consoleMessagesAddress,
  consoleNewMessageAddress,
  consoleSignUpsAddress,
} from '../../templates/addresses.ts';
import {
  encodeForm,
  startTestApp,
  type SentForm,
  type TestApp,
  type Visitor,
} from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { enqueue, insertSignup } from '../helpers/mails.ts';
import { exampleTexts, insertMessage, insertPeople } from '../helpers/messages.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

let app: TestApp;
let organizer: Visitor;
let event: Event;
beforeEach(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  event = await insertEvent(app.services, { slug: 'panel', title: 'An example panel' });
});
afterEach(() => app.close());

const list = consoleMessagesAddress('panel');
const page = (
  id: number,
  action?: 'edit' | 'test' | 'sending' | 'pause' | 'resumption' | 'stop' | 'deletion',
) => consoleMessageAddress('panel', id, action);

const filled = {
  formKey: 'AAAAAAAAAAAAAAAA',
  audience: 'confirmed',
  search: '',
  pace: '60',
  'subject-en': 'What to bring',
  'text-en': 'Hello {name}, see you {time}.',
  'subject-es': 'Qué llevar',
  'text-es': 'Hola, {nombre}: nos vemos el {hora}.',
} as const satisfies SentForm;

const stored = () => app.services.db.messages.ofEvent(event.id);
const mails = () => app.services.db.outbox.list({}, 1000, 0).found.map(({ mail }) => mail);
const log = () => app.services.db.audit.ofEvent(event.id, 50);

const hashOf = (address: string) => addressHash(app.services.config, address);

const refuse = (address: string, refusal: Refusal) =>
  app.services.db.write((store) =>
    store.mailRefusals.add(hashOf(address), refusal, 'owner', app.clock.now),
  );

/** Has an earlier mail about another event come back from an address. */
async function comesBack(email: string, weight: 'hard' | 'soft'): Promise<void> {
  const { services, clock } = app;
  const earlier = await insertEvent(services);
  const signup = await insertSignup(services, earlier, { email });
  await enqueue(services, {
    kind: 'signup-confirmed',
    eventId: earlier.id,
    signupId: signup.id,
  });
  await app.deliver();
  const mailId = mails()[0]?.id ?? 0;
  const bounce = { mailId, addressHash: hashOf(email), weight, at: clock.now };
  await services.db.write((store) =>
    store.bounces.note({ ...bounce, status: '5.1.1', reply: 'no such user' }),
  );
}

/** What a page shows, without markup. */
const words = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll('&quot;', '"');

async function draft(changes: SentForm = {}): Promise<number> {
  const answer = await organizer.post(list, { ...filled, ...changes }).expect(303);
  const id = /\/messages\/(\d+)/.exec(String(answer.headers['location']))?.[1];
  return Number(id);
}

/** Follows the page that asks before sending, as a person does. */
async function send(id: number): Promise<void> {
  const question = await organizer.get(page(id, 'sending')).expect(200);
  const version = /name="version" value="(\d+)"/.exec(question.text)?.[1] ?? '';
  await organizer.post(page(id, 'sending'), { version }).expect(303);
}

describe('writing a message', () => {
  test('begins with a form that is whole, and in each language of the site', async () => {
    await insertPeople(app.services, event, 3);
    const answer = await organizer.get(consoleNewMessageAddress('panel')).expect(200);
    expect(answer.text).toContain('name="subject-en"');
    expect(answer.text).toContain('name="text-es"');
    expect(answer.text).toContain('{nombre}');
    expect(words(answer.text)).toContain('3 sign-ups');
    expect(await htmlProblems(answer.text)).toEqual([]);
  });

  test('begins with those whom the list of sign-ups shows', async () => {
    const signups = await organizer
      .get(`${consoleSignUpsAddress('panel')}?q=ada&state=waiting`)
      .expect(200);
    const link = /href="([^"]*messages\/new[^"]*)"/.exec(signups.text)?.[1] ?? '';
    const answer = await organizer.get(link.replaceAll('&amp;', '&')).expect(200);
    expect(answer.text).toMatch(/name="search"[^>]*value="ada"/);
    expect(answer.text).toMatch(/value="waiting"\s+checked/);
    const cancelled = await organizer.get(`${consoleSignUpsAddress('panel')}?state=cancelled`);
    expect(cancelled.text).not.toContain('messages/new');
  });

  test('keeps a draft that nobody gets, and a second click keeps it once', async () => {
    await insertPeople(app.services, event, 3);
    const first = await draft();
    expect(await draft()).toBe(first);
    expect(stored()).toHaveLength(1);
    expect(stored()[0]).toMatchObject({
      state: 'draft',
      audience: 'confirmed',
      pace: 60,
      texts: { en: { subject: 'What to bring' }, es: { subject: 'Qué llevar' } },
    });
    await feedOutbox(app.services);
    expect(mails()).toEqual([]);
  });

  test('takes one language alone', async () => {
    await draft({ 'subject-en': '', 'text-en': ' \u200b' });
    expect(stored()[0]?.texts).toEqual({
      es: { subject: 'Qué llevar', text: 'Hola, {nombre}: nos vemos el {hora}.' },
    });
  });

  test.each([
    [
      'no text at all',
      { 'subject-en': '', 'text-en': '', 'subject-es': '', 'text-es': '' },
      ['subject-en', 'text-en'],
    ],
    ['a text without a subject', { 'subject-es': '' }, ['subject-es']],
    ['a subject without a text', { 'text-es': '' }, ['text-es']],
    ['a field that does not exist', { 'text-en': 'Dear {surname},' }, ['text-en']],
    ['such a field in a subject', { 'subject-es': 'Para {apellido}' }, ['subject-es']],
    ['a link in a subject', { 'subject-en': 'See {link}' }, ['subject-en']],
    ['nobody chosen', { audience: '' }, ['audience']],
    ['somebody else chosen', { audience: 'cancelled' }, ['audience']],
    ['a pace of zero', { pace: '0' }, ['pace']],
    ['a pace that no server bears', { pace: '6001' }, ['pace']],
    ['a pace that is no number', { pace: 'fast' }, ['pace']],
    [
      '10,000 characters',
      {
        'text-en': 'x'.repeat(10_000),
        'subject-en': 'x'.repeat(10_000),
        search: 'x'.repeat(10_000),
      },
      ['text-en', 'subject-en', 'search'],
    ],
    [
      'a NUL',
      { 'text-en': 'a\u0000b', 'subject-en': 'a\u0000b', search: 'a\u0000b' },
      ['text-en', 'subject-en', 'search'],
    ],
    [
      'a control character',
      { 'text-es': 'a\u009bb', 'subject-es': 'a\u009bb' },
      ['text-es', 'subject-es'],
    ],
    [
      'a CRLF in a subject',
      { 'subject-en': 'a\r\nBcc: c@example.org', search: 'a\r\nb' },
      ['subject-en', 'search'],
    ],
  ] as const)(
    'answers %s at the field and keeps what was typed',
    async (_what, changes, fields) => {
      const before = app.services.db.version();
      const sent: SentForm = { ...filled, ...changes };
      const answer = await organizer.post(list, sent).expect(422);
      for (const field of fields) expect(answer.text).toContain(`id="${field}-field-problem"`);
      for (const [name, typed] of Object.entries(changes))
        if (name !== 'audience' && !['\u0000', '\r'].some((one) => typed.includes(one)))
          expect(answer.text).toContain(typed);
        else expect(answer.text).toContain(`name="${name}"`);
      expect(answer.text).toContain('value="AAAAAAAAAAAAAAAA"');
      expect(app.services.db.version()).toBe(before);
      expect(await htmlProblems(answer.text.replaceAll('\u0000', ''))).toEqual([]);
    },
  );

  test('says which field does not exist, and which do', async () => {
    const answer = await organizer.post(list, { ...filled, 'text-es': 'Hola {apellido}' });
    expect(words(answer.text)).toContain('{apellido}');
    expect(words(answer.text)).toContain('{nombre}, {título}, {hora}, {enlace}');
  });

  test('answers bytes that are no text', async () => {
    const body = encodeForm({ ...filled, 'text-en': 'PLACE' }).replace('PLACE', 'Ada%FF%C3%28');
    const answer = await organizer.post(list).send(body).expect(422);
    expect(answer.text).toContain('Please type this again.');
  });

  test('refuses more than any form holds', async () => {
    const answer = await organizer.post(list).send(`text-en=${'a'.repeat(2_000_000)}`);
    expect(answer.status).toBe(413);
  });

  test.each([
    '<script>alert(1)</script>',
    '=HYPERLINK("http://elsewhere.example")',
    '**[x](javascript:alert(1))',
  ])('shows %s as text everywhere', async (typed) => {
    const id = await draft({ 'subject-en': typed, 'text-en': typed, search: typed });
    for (const address of [
      list,
      page(id),
      page(id, 'edit'),
      consoleMessagePreviewAddress('panel', id, 'en'),
    ]) {
      const answer = await organizer.get(address).expect(200);
      expect(answer.text).not.toContain('<script>alert');
      expect(answer.text).not.toContain('href="javascript');
    }
  });
});

describe('a draft', () => {
  test('shows how many would get it in which language, and how long it takes', async () => {
    await insertPeople(app.services, event, 214);
    const both = words((await organizer.get(page(await draft())).expect(200)).text);
    expect(both).toContain('214 people');
    expect(both).toContain('143 people get it in English');
    expect(both).toContain('71 people get it in Spanish');
    expect(both).toContain('about 4 minutes');

    const one = await draft({ formKey: 'B'.repeat(16), 'subject-es': '', 'text-es': '' });
    const answer = await organizer.get(page(one)).expect(200);
    expect(words(answer.text)).toContain(
      '214 people get it in English; 71 of them read Spanish, for which there is no text',
    );
    expect(await htmlProblems(answer.text)).toEqual([]);
  });

  test('shows each text as Ada Example would read it, in a frame that can do nothing', async () => {
    const id = await draft({ 'text-en': 'Hello {name}, **see** you {time} at {title}: {link}' });
    const answer = await organizer.get(consoleMessagePreviewAddress('panel', id, 'en')).expect(200);
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    expect(answer.text).toContain('<bdi>Ada Example</bdi>');
    expect(answer.text).toContain('<strong>see</strong>');
    expect(answer.text).toContain('Sunday, January 21, 2:30 PM ET / 11:30 AM PT');
    expect(answer.text).toContain(`href="${app.baseUrl}/events/panel"`);
    const spanish = await organizer
      .get(consoleMessagePreviewAddress('panel', id, 'es'))
      .expect(200);
    expect(spanish.text).toContain('domingo');
  });

  test('has no preview in a language that it is not written in', async () => {
    const id = await draft({ 'subject-es': '', 'text-es': '' });
    await organizer.get(consoleMessagePreviewAddress('panel', id, 'es')).expect(404);
    await organizer.get(`${page(id)}/preview/xx`).expect(404);
  });

  test('is tried out at the own address of the organizer and nowhere else', async () => {
    await insertPeople(app.services, event, 3);
    const id = await draft();
    const form = { email: 'else@example.org', to: 'else@example.org' };
    const answer = await organizer.post(page(id, 'test'), form).expect(303);
    await organizer.post(page(id, 'test'), form).expect(303);
    const shown = await organizer.get(String(answer.headers['location'])).expect(200);
    expect(words(shown.text)).toContain('2 test emails are on their way to your own address.');
    await app.deliver();
    const caught = app.services.db.mailbox.newest(10);
    expect(caught.map(({ recipient }) => recipient)).toEqual([
      'ada@example.org',
      'ada@example.org',
    ]);
    expect(caught.map(({ subject }) => subject).toSorted()).toEqual([
      '[Prueba] Qué llevar',
      '[Test] What to bring',
    ]);
    expect(stored()[0]?.state).toBe('draft');
  });

  test('can be edited, and what somebody else typed meanwhile is not lost in silence', async () => {
    const id = await draft();
    const form = await organizer.get(page(id, 'edit')).expect(200);
    expect(form.text).toContain('Hola, {nombre}: nos vemos el {hora}.');
    expect(await htmlProblems(form.text)).toEqual([]);
    await organizer.post(page(id, 'edit'), { ...filled, version: '1', pace: '30' }).expect(303);
    expect(stored()[0]).toMatchObject({ pace: 30, version: 2 });

    const late = { ...filled, version: '1', 'text-en': 'My own words' };
    const answer = await organizer.post(page(id, 'edit'), late).expect(422);
    expect(answer.text).toContain('My own words');
    expect(answer.text).toContain('Someone else changed this draft in the meantime.');
    expect(answer.text).toContain('name="version" value="2"');
    expect(stored()[0]?.pace).toBe(30);
    await organizer.post(page(id, 'edit'), { ...late, version: '2' }).expect(303);
    expect(stored()[0]?.texts.en?.text).toBe('My own words');

    const bad = await organizer.post(page(id, 'edit'), { ...late, version: '3', pace: '-1' });
    expect(bad.status).toBe(422);
  });

  test('is deleted after a question, and a second click is told the same', async () => {
    const id = await draft();
    const question = await organizer.get(page(id, 'deletion')).expect(200);
    expect(await htmlProblems(question.text)).toEqual([]);
    expect(stored()).toHaveLength(1);
    await organizer.post(page(id, 'deletion')).expect(303);
    expect(stored()).toEqual([]);
    const again = await organizer.post(page(id, 'deletion')).expect(303);
    expect(again.headers['location']).toContain(`${list}?done=deleted`);
  });

  test('tells who would get none, and why, before it is sent', async () => {
    await insertPeople(app.services, event, 9);
    await insertSignup(app.services, event, { state: 'unconfirmed' });
    await insertSignup(app.services, event, { state: 'cancelled', cancelledAt: 1 });
    const other = await insertEvent(app.services, { slug: 'another' });
    await refuse('person1@example.org', { scope: 'event', eventId: event.id });
    await refuse('Person2@EXAMPLE.org', { scope: 'optional' });
    await refuse('person2@example.org', { scope: 'everything' });
    await refuse('person4@example.org', { scope: 'everything' });
    await refuse('person5@example.org', { scope: 'event', eventId: other.id });
    await comesBack('person6@example.org', 'hard');
    await comesBack('person7@example.org', 'soft');
    const id = await draft({ audience: 'all', pace: '6000' });
    for (const address of [page(id), page(id, 'sending')]) {
      const { text } = await organizer.get(address).expect(200);
      expect(words(text)).toContain(
        'Everyone who signed up : 9 people; 3 of them opted out of messages and won’t get it; ' +
          'email to 1 of them bounces, so they won’t get it either',
      );
      expect(words(text)).toContain('3 people get it in English');
      expect(words(text)).toContain('2 people get it in Spanish');
      expect(await htmlProblems(text)).toEqual([]);
    }
    const question = await organizer.get(page(id, 'sending'));
    expect(question.text).toContain('Send to 5 people?');
    await send(id);
    await feedOutbox(app.services);
    app.clock.advance(20_000);
    await feedOutbox(app.services);
    app.clock.advance(20_000);
    await app.deliver();
    expect(app.services.db.messages.mails(id)).toMatchObject({ sent: 5, dropped: 4 });
  });

  test('that everybody refuses is not offered for sending', async () => {
    await insertPeople(app.services, event, 1);
    await refuse('person1@example.org', { scope: 'optional' });
    const id = await draft();
    const answer = await organizer.get(page(id)).expect(200);
    expect(words(answer.text)).toContain('no one would get this message');
    expect(answer.text).not.toContain(page(id, 'sending'));
    await organizer.get(page(id, 'sending')).expect(303);
  });

  test('that reaches nobody cannot be sent', async () => {
    const id = await draft();
    const answer = await organizer.get(page(id)).expect(200);
    expect(words(answer.text)).toContain('no one to send this to');
    expect(answer.text).not.toContain(page(id, 'sending'));
    await organizer.get(page(id, 'sending')).expect(303);
    await organizer.post(page(id, 'sending'), { version: '1' }).expect(303);
    expect(stored()[0]?.state).toBe('draft');
  });
});

describe('sending', () => {
  test('asks first, says to how many, and a second click sends nothing more', async () => {
    await insertPeople(app.services, event, 4);
    const id = await draft();
    const question = await organizer.get(page(id, 'sending')).expect(200);
    expect(question.text).toContain('Send to 4 people?');
    expect(await htmlProblems(question.text)).toEqual([]);
    expect(stored()[0]?.state).toBe('draft');

    const clicks = await Promise.all(
      [1, 2, 3].map(() => organizer.post(page(id, 'sending'), { version: '1' })),
    );
    expect(clicks.map(({ status }) => status)).toEqual([303, 303, 303]);
    await feedOutbox(app.services);
    app.clock.advance(10_000);
    await app.deliver();
    await feedOutbox(app.services);
    expect(app.services.db.mailbox.newest(99)).toHaveLength(4);
    expect(stored()[0]?.state).toBe('sent');
    const sent = log().filter(({ action }) => action === 'message-sent');
    expect(sent).toMatchObject([{ organizerName: 'Ada Example', detail: { attendees: 4 } }]);
    await organizer.post(page(id, 'sending'), { version: '1' }).expect(303);
    await organizer.get(page(id, 'sending')).expect(303);
    await feedOutbox(app.services);
    expect(mails()).toHaveLength(4);
  });

  test('sends only the draft that was looked at', async () => {
    await insertPeople(app.services, event, 1);
    const id = await draft();
    await organizer.post(page(id, 'edit'), { ...filled, version: '1' }).expect(303);
    for (const version of ['1', '', 'x', '99']) {
      const answer = await organizer.post(page(id, 'sending'), { version }).expect(422);
      expect(answer.text).toContain('The draft has changed since you looked at it.');
      expect(await htmlProblems(answer.text)).toEqual([]);
    }
    expect(stored()[0]?.state).toBe('draft');
    await send(id);
    expect(stored()[0]?.state).toBe('sending');
  });

  test('tells who wrote to how many in the audit log, and never what', async () => {
    await insertPeople(app.services, event, 4);
    const id = await draft({ 'text-en': 'A secret word', search: 'person' });
    await send(id);
    await organizer.post(page(id, 'pause')).expect(303);
    await organizer.post(page(id, 'resumption')).expect(303);
    await organizer.post(page(id, 'stop')).expect(303);
    const overview = await organizer.get(consoleEventAddress('panel')).expect(200);
    for (const line of [
      'Sent a message to attendees (4 people)',
      'Paused a message (sent so far: 0)',
      'Resumed a message (sent so far: 0)',
      'Stopped a message (sent before: 0)',
    ])
      expect(words(overview.text)).toContain(line);
    expect(JSON.stringify(log())).not.toMatch(/secret|What to bring|person/);
    expect(JSON.stringify(app.logged)).not.toMatch(/secret|What to bring|person\d|@example/);
  });
});

describe('a message on its way', () => {
  async function onItsWay(people = 20): Promise<number> {
    await insertPeople(app.services, event, people);
    const id = await draft();
    await send(id);
    await feedOutbox(app.services);
    app.clock.advance(1000);
    await app.deliver();
    return id;
  }

  test('shows how far it has come, live or on request', async () => {
    const id = await onItsWay();
    const answer = await organizer.get(page(id)).expect(200);
    expect(words(answer.text)).toContain('2 of 20 sent');
    expect(words(answer.text)).toContain('about 1 minute left');
    expect(answer.text).toContain('data-live');
    expect(answer.headers['refresh']).toBeUndefined();
    expect(await htmlProblems(answer.text)).toEqual([]);
    const live = await organizer.get(`${page(id)}?live=yes`).expect(200);
    expect(live.headers['refresh']).toBe('10');
    const all = await organizer.get(list).expect(200);
    expect(words(all.text)).toContain('2 of 20');
    expect(await htmlProblems(all.text)).toEqual([]);
  });

  test('is paused, goes on and is stopped by buttons, each pressed twice', async () => {
    const id = await onItsWay();
    const press = async (what: 'pause' | 'resumption' | 'stop') => {
      await organizer.post(page(id, what)).expect(303);
      await organizer.post(page(id, what)).expect(303);
      return words((await organizer.get(page(id)).expect(200)).text);
    };
    expect(await press('pause')).toContain('Resume');
    expect(stored()[0]?.state).toBe('paused');
    await press('resumption');
    expect(stored()[0]?.state).toBe('sending');
    const question = await organizer.get(page(id, 'stop')).expect(200);
    expect(question.text).toContain('18 people who haven’t got it yet');
    expect(await htmlProblems(question.text)).toEqual([]);
    const stopped = await press('stop');
    expect(stopped).toContain('2 of 20 sent');
    expect(stopped).toContain('Not sent, because it was stopped 18');
    await press('resumption');
    expect(stored()[0]?.state).toBe('stopped');
    expect(log().filter(({ action }) => action.startsWith('message-'))).toHaveLength(4);
    const page2 = await organizer.get(page(id, 'stop')).expect(303);
    expect(page2.headers['location']).toBe(page(id));
  });

  test('can be changed and deleted no more', async () => {
    const id = await onItsWay();
    await organizer.get(page(id, 'edit')).expect(303);
    await organizer.get(page(id, 'deletion')).expect(303);
    const edit = await organizer.post(page(id, 'edit'), {
      ...filled,
      version: '1',
      'text-en': 'New',
    });
    expect(edit.headers['location']).toContain(`${page(id)}?done=begun`);
    await organizer.post(page(id, 'deletion')).expect(303);
    expect(stored()[0]?.texts.en?.text).toBe(filled['text-en']);
  });

  test('is not there for another event', async () => {
    const id = await onItsWay(1);
    await insertEvent(app.services, { slug: 'other' });
    await organizer.get(consoleMessageAddress('other', id)).expect(404);
    await organizer.post(consoleMessageAddress('other', id, 'stop')).expect(404);
    await organizer.post(consoleMessageAddress('other', id, 'deletion')).expect(404);
    for (const wrong of ['0', '-1', '1e9', 'x', '99999999999999999999'])
      await organizer.get(`${list}/${wrong}`).expect(404);
  });
});

describe('the personal data in a message', () => {
  test('is gone on the retention day, and the audit log remembers that it was sent', async () => {
    await insertPeople(app.services, event, 2);
    const message = await insertMessage(app.services, event, { search: 'Person 1' });
    expect(message.texts).toEqual(exampleTexts);
    await send(message.id);
    const { removed } = await app.services.db.write((store) => ({
      removed: store.retention.removeOfEvent(event.id, app.clock.now),
    }));
    expect(removed.signups).toBe(2);
    expect(stored()).toEqual([]);
    expect(mails()).toEqual([]);
    expect(log().map(({ action }) => action)).toContain('message-sent');
  });
});
