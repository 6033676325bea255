import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import { feedOutbox } from '../../server/messages/feedOutbox.ts';
import {
  consoleEventAddress,
  consoleMessageAddress,
  consoleMessagesAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type SentForm, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import {
  draftInBrowser,
  exampleTexts,
  filledMessageForm as filled,
  insertMessage,
  insertPeople,
} from '../helpers/messages.ts';
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
const log = () => app.services.db.audit.ofEvent(event.id, 50);

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
