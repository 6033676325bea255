import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import { feedOutbox } from '../../server/messages/feedOutbox.ts';
import { sendMessage } from '../../server/messages/sendMessage.ts';
import { newPublicId } from '../../server/web/signedLinks.ts';
import {
  consolePersonAddress,
  consoleSignUpsAddress,
  withQuery,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { draftInBrowser } from '../helpers/messages.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { askPreset } from '../helpers/questions.ts';
import { signUpInBrowser, signupOf } from '../helpers/signups.ts';

/* Who got a message to those who gave a sensitive answer gave it: nobody is told who may not see that. */

let app: TestApp;
let owner: Visitor;
let coordinator: Visitor;
let event: Event;
/** To those who come with a wheelchair, to those who got that one, and to everybody. */
let sent: { some: number; again: number; all: number };

beforeAll(async () => {
  app = await startTestApp();
  const { services } = app;
  owner = app.visitor({ Cookie: await signedInOrganizer(services) });
  event = await insertEvent(services, { slug: 'panel' });
  const rights = { role: 'coordinator', of: { kind: 'events', eventIds: [event.id] } } as const;
  const email = 'coordinator@example.org';
  coordinator = app.visitor({ Cookie: await signedInOrganizer(services, { email, rights }) });
  const wheelchair = await askPreset(services, event, 'wheelchair');
  for (const [name, answer] of [
    ['Ada', 'yes'],
    ['Bo', 'no'],
  ] as const)
    await signUpInBrowser(app, event, {
      name,
      email: `${name.toLowerCase()}@example.org`,
      [`q${wheelchair.id}`]: answer,
    });
  const some = await send('Ramp at the back', `answer-${wheelchair.id}=yes`);
  const again = await send('Ramp at the front', `message=${some}.got`);
  sent = { some, again, all: await send('Programme', '') };
});
afterAll(() => app.close());

async function send(subject: string, filter: string): Promise<number> {
  const { services } = app;
  const id = await draftInBrowser(owner, event, {
    'subject-en': subject,
    formKey: newPublicId(),
    filter,
  });
  const message = services.db.messages.byId(id);
  await sendMessage(services, id, message?.organizerId ?? 0, message?.version ?? 0);
  await feedOutbox(services);
  app.clock.advance(60_000);
  await app.deliver();
  return id;
}

async function listed(who: Visitor, address: string, query: Record<string, string>) {
  const { text } = await who.get(withQuery(address, query)).expect(200);
  return ['Ada', 'Bo'].filter((name) => text.includes(`>${name}<`));
}

test('not by the filter of what became of it, in a list of one event or of all', async () => {
  for (const list of [consoleSignUpsAddress('panel'), '/console/people']) {
    for (const id of [sent.some, sent.again]) {
      expect(await listed(owner, list, { message: `${id}.got` })).toEqual(['Ada']);
      expect(await listed(coordinator, list, { message: `${id}.got` })).toEqual([]);
      expect(await listed(coordinator, list, { message: `${id}.missed` })).toEqual([]);
    }
    expect(await listed(coordinator, list, { message: `${sent.all}.got` })).toEqual(['Ada', 'Bo']);
  }
});

test('nor by the emails of a person, nor by the list of all emails', async () => {
  const { id } = signupOf(app.services, event, 'ada@example.org');
  const ofAda = async (who: Visitor) =>
    (await who.get(consolePersonAddress('panel', id)).expect(200)).text
      .split('person__mails')[1]
      ?.split('</ul>')[0]
      ?.split('<li').length;
  expect(((await ofAda(owner)) ?? 0) - ((await ofAda(coordinator)) ?? 0)).toBe(2);
  const rows = async (who: Visitor) =>
    (await who.get('/console/mails?event=panel').expect(200)).text.split('<tr').length;
  expect((await rows(owner)) - (await rows(coordinator))).toBe(2);
});
