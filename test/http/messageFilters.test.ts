import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import { feedOutbox } from '../../server/messages/feedOutbox.ts';
import { sendMessage } from '../../server/messages/sendMessage.ts';
import {
  consoleMessageAddress,
  consoleMessagesAddress,
  consoleNewMessageAddress,
  consoleSignUpsAddress,
  withQuery,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import {
  draftInBrowser,
  fedTo,
  filledMessageForm as filled,
  insertMessage,
  insertPeople,
  sentMessage,
} from '../helpers/messages.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { askQuestion } from '../helpers/questions.ts';

let app: TestApp;
let organizer: Visitor;
let event: Event;
let people: number[];
beforeEach(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  event = await insertEvent(app.services, { slug: 'panel', title: 'An example panel' });
  people = await insertPeople(app.services, event, 4);
});
afterEach(() => app.close());

const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const page = (id: number) => consoleMessageAddress('panel', id);

const arrive = (index: number) =>
  app.services.db.write((store) =>
    store.signups.update(people[index] ?? 0, { arrivedAt: 5, arrivedWith: 0 }),
  );

/** Sends a draft and gives those for whom it was put into the outbox. */
async function sentTo(id: number): Promise<number[]> {
  const message = app.services.db.messages.byId(id);
  await sendMessage(app.services, id, message?.organizerId ?? 0, message?.version ?? 0);
  await feedOutbox(app.services);
  return fedTo(app.services, id);
}

describe('a message to some of those who signed up', () => {
  test('goes to whom its filter leaves, who are counted before and named in words', async () => {
    await arrive(0);
    await arrive(2);
    const id = await draftInBrowser(organizer, event, { filter: 'came=yes' });
    const draft = await organizer.get(page(id)).expect(200);
    expect(words(draft.text)).toContain('only those who came : 2 people');
    expect(await htmlProblems(draft.text)).toEqual([]);
    expect(await sentTo(id)).toEqual([people[0], people[2]]);
  });

  test('goes to as many as can be ticked one by one', async () => {
    const ids = Array.from({ length: 500 }, (_, index) => 100_000_000 + index);
    const filter = `only=${[people[1] ?? 0, ...ids.slice(1)].join('.')}`;
    expect(await sentTo(await draftInBrowser(organizer, event, { filter }))).toEqual([people[1]]);
  });

  test('is counted again when it is sent', async () => {
    await arrive(0);
    const id = await draftInBrowser(organizer, event, { filter: 'came=no' });
    expect(words((await organizer.get(page(id))).text)).toContain('3 people');
    await arrive(1);
    expect(await sentTo(id)).toEqual([people[2], people[3]]);
  });

  test('begins with what the list of sign-ups shows', async () => {
    await app.services.db.write((store) =>
      store.signups.update(people[1] ?? 0, { language: 'es' }),
    );
    const address = withQuery(consoleNewMessageAddress('panel'), { language: 'es', q: 'person' });
    const form = await organizer.get(address).expect(200);
    expect(form.text).toMatch(/value="language=es"\s+selected/);
    expect(form.text).toMatch(/name="search"[^>]*value="person"/);
    expect(await htmlProblems(form.text)).toEqual([]);
  });

  test('reaches who did not get the last one, and says so of it', async () => {
    const { id: first } = await sentMessage(app.services, event, { search: 'person1' });
    await feedOutbox(app.services);
    app.clock.advance(60_000);
    await app.deliver();
    const form = await organizer.get(consoleNewMessageAddress('panel')).expect(200);
    expect(words(form.text)).toContain('who did not get “What to bring to {title}”');
    const id = await draftInBrowser(organizer, event, { filter: `message=${first}.missed` });
    expect(await sentTo(id)).toEqual(people.slice(1));
    const shown = await organizer.get(page(first)).expect(200);
    const link = /href="([^"]+message=[^"]+\.got[^"]*)"/.exec(shown.text)?.[1] ?? '';
    const list = await organizer.get(link.replaceAll('&amp;', '&')).expect(200);
    expect(list.text).toContain('Person 1');
    expect(list.text).not.toContain('Person 2');
    expect(await htmlProblems(list.text)).toEqual([]);
  });

  test('reaches nobody by what is gone, and never everybody', async () => {
    const question = await askQuestion(app.services, event, 'yes-no', 'Do you bring a pan?');
    const message = await insertMessage(app.services, event, {
      filter: `answer-${question.id + 1}=yes`,
    });
    expect(words((await organizer.get(page(message.id))).text)).toContain('something that is gone');
    expect(await sentTo(message.id)).toEqual([]);
    expect(app.services.db.messages.byId(message.id)?.state).toBe('draft');
  });

  test('cannot be narrowed by an answer that somebody is not shown', async () => {
    const question = await askQuestion(app.services, event, 'yes-no', 'A wheelchair?', {
      sensitive: true,
    });
    const filter = `answer-${question.id}=yes`;
    const rights = { role: 'coordinator', of: { kind: 'events', eventIds: [event.id] } } as const;
    const who = { name: 'Bo Example', email: 'bo@example.org', rights };
    const bo = app.visitor({ Cookie: await signedInOrganizer(app.services, who) });
    const refused = await bo.post(consoleMessagesAddress('panel'), { ...filled, filter });
    expect(refused.status).toBe(422);
    expect(words(refused.text)).toContain('You can’t choose people by this');
    expect(await htmlProblems(refused.text)).toEqual([]);
    // Whoever may, can; and the draft stays as it is when others change its words.
    const id = await draftInBrowser(organizer, event, { filter });
    await bo
      .post(consoleMessageAddress('panel', id, 'edit'), { ...filled, filter, version: '1' })
      .expect(303);
    expect(app.services.db.messages.byId(id)).toMatchObject({ filter, version: 2 });
    const list = await organizer.get(withQuery(consoleSignUpsAddress('panel'), { message: 'x' }));
    expect(list.status).toBe(200);
  });
});
