import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Refusal } from '../../db/mailRefusals.ts';
import type { Event } from '../../db/schema.ts';
import { feedOutbox } from '../../server/messages/feedOutbox.ts';
import { addressHash } from '../../server/outbox/addressHash.ts';
import {
  consoleMessageAddress,
  consoleMessagePreviewAddress,
  consoleMessagesAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type SentForm, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { enqueue, insertSignup } from '../helpers/mails.ts';
import { draftInBrowser, filledMessageForm as filled, insertPeople } from '../helpers/messages.ts';
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

const stored = () => app.services.db.messages.ofEvent(event.id);
const mails = () => app.services.db.outbox.list({}, 1000, 0).found.map(({ mail }) => mail);

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

const draft = (changes?: SentForm) => draftInBrowser(organizer, event, changes);

/** Follows the page that asks before sending, as a person does. */
async function send(id: number): Promise<void> {
  const question = await organizer.get(page(id, 'sending')).expect(200);
  const version = /name="version" value="(\d+)"/.exec(question.text)?.[1] ?? '';
  await organizer.post(page(id, 'sending'), { version }).expect(303);
}

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
