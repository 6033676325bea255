import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { setTimeout } from 'node:timers/promises';
import type { Event, NewSignup } from '../../db/schema.ts';
import { newPublicId } from '../../server/web/signedLinks.ts';
import {
  consoleNumbersAddress,
  consoleNumbersFileAddress,
  withQuery,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertPeople } from '../helpers/messages.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { askQuestion } from '../helpers/questions.ts';
import { signUpInBrowser } from '../helpers/signups.ts';

let app: TestApp;
let organizer: Visitor;
let event: Event;
beforeEach(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  event = await insertEvent(app.services, { slug: 'panel', title: 'An example panel' });
});
afterEach(() => app.close());

const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const numbers = async (query = {}, visitor = organizer) =>
  visitor.get(withQuery(consoleNumbersAddress('panel'), query)).expect(200);

async function person(of: Event, values: Partial<NewSignup>): Promise<void> {
  const email = `${newPublicId()}@example.org`;
  const now = app.clock.now;
  const { arrivedAt, arrivedWith } = values;
  await app.services.db.write((store) => {
    const { id } = store.signups.insert({
      publicId: newPublicId(),
      eventId: of.id,
      name: 'Somebody Named',
      email,
      emailKey: email,
      language: 'en',
      state: 'confirmed',
      uid: newPublicId(),
      createdAt: now,
      updatedAt: now,
      ...values,
    });
    if (arrivedAt) store.signups.update(id, { arrivedAt, arrivedWith });
  });
}

describe('an event in numbers', () => {
  test('tells how people stand, how they came and what they need, and names nobody', async () => {
    await person(event, { companions: 2, arrivedAt: 5, arrivedWith: 1, language: 'es' });
    await person(event, { origin: 'door', arrivedAt: 5, arrivedWith: 0, accessNeeds: 'A ramp' });
    await person(event, { accessNeeds: 'Quiet' });
    await person(event, { state: 'waiting' });
    await person(event, { state: 'cancelled', cancelledAt: 1, cancelledBy: 'attendee' });
    const answer = await numbers();
    expect(await htmlProblems(answer.text)).toEqual([]);
    const said = words(answer.text);
    for (const line of [
      'Sign-ups coming 3',
      'People coming, companions included 5',
      'On the waiting list 1',
      'Canceled 1',
      'People who came 3',
      'Sign-ups that did not come 1',
      'At the door 1',
      'By the sign-up form 4',
      'Spanish 1',
      'Wrote what they need to take part fewer than 3',
    ])
      expect(said).toContain(line);
    expect(answer.text).not.toMatch(/Somebody Named|A ramp|Quiet|@example\.org/);
  });

  test('draws the days, with a table of the same and a sentence that tells it', async () => {
    await insertPeople(app.services, event, 4);
    // Who signed up is entered into the numbers by day a moment later.
    while (app.services.db.needs.hoursOf(event.id, -1).length === 0) await setTimeout(20);
    const answer = await numbers();
    expect(answer.text).toMatch(/role="img"\s+aria-label="4 sign-ups from Wednesday, January 10/);
    expect(words(answer.text)).toContain('Day Sign-ups Wed, Jan 10 4');
  });

  test('tells that nobody came only where somebody was marked', async () => {
    await person(event, {});
    expect(words((await numbers()).text)).not.toMatch(/did not come|who came/);
  });

  test('counts answers, and tells no small number of sensitive ones', async () => {
    await askQuestion(app.services, event, 'yes-no', 'Do you bring a pan?');
    await askQuestion(app.services, event, 'yes-no', 'Do you use a wheelchair?', {
      sensitive: true,
    });
    const [pan, chair] = app.services.db.questions.atEvent(
      app.services.db.events.byId(event.id) ?? event,
    );
    const answers = (one: string, other: string) => ({
      [`q${pan?.id}`]: one,
      [`q${chair?.id}`]: other,
    });
    for (const [index, [one = '', other = '']] of [
      ['yes', 'no'],
      ['yes', 'no'],
      ['no', 'no'],
      ['yes', 'no'],
      ['yes', 'yes'],
    ].entries())
      await signUpInBrowser(app, event, {
        name: 'Somebody Named',
        email: `person${index}@example.org`,
        ...answers(one, other),
      });
    const said = words((await numbers()).text);
    expect(said).toMatch(/Do you bring a pan\?.*Yes 4 No 1 Answered 5/);
    // Of five who all answered, "4 no" would tell that one said yes.
    expect(said).toMatch(/Do you use a wheelchair\?.*Yes fewer than 3 No 3 or more/);
    const file = await organizer.get(consoleNumbersFileAddress('panel', null)).expect(200);
    expect(file.text).toContain('"Do you use a wheelchair?","Yes","fewer than 3"');
    expect(file.text).not.toMatch(/Somebody Named|@example\.org/);
  });
});

describe('beside another event', () => {
  async function earlier(slug: string, values = {}): Promise<Event> {
    const when = { startLocal: '2024-01-05T14:30' };
    return insertEvent(app.services, { slug, title: `The ${slug}`, ...values }, when);
  }

  test('are the numbers of one that is chosen, also when its people have been deleted', async () => {
    const before = await earlier('before');
    await person(before, { companions: 1, arrivedAt: 5, arrivedWith: 1 });
    await person(before, {});
    await app.services.db.write((store) => store.retention.removeOfEvent(before.id, app.clock.now));
    await person(event, {});
    expect(words((await numbers()).text)).not.toContain('Compared with');
    const answer = await numbers({ with: 'before' });
    expect(await htmlProblems(answer.text)).toEqual([]);
    const said = words(answer.text);
    expect(said).toContain('Compared with The before');
    expect(said).toContain('Its sign-ups have been deleted');
    expect(said).toContain('Sign-ups coming 1 2');
    expect(said).toContain('People who came – 2');
    const file = await organizer.get(consoleNumbersFileAddress('panel', 'before')).expect(200);
    expect(file.text).toContain('"In numbers","Sign-ups coming","1","2"');
  });

  test('is the one before it of its campaign, unless it was canceled', async () => {
    const campaignId = await app.services.db.write(
      (store) =>
        store.campaigns.insert({ slug: 'calls', title: 'Calls', facts: [], updatedAt: 1 }).id,
    );
    await app.services.db.write((store) => store.events.update(event.id, { campaignId }));
    await earlier('first', { campaignId });
    await insertEvent(
      app.services,
      { slug: 'gone', campaignId, state: 'cancelled', cancelledAt: 1 },
      { startLocal: '2024-01-08T14:30' },
    );
    expect(words((await numbers()).text)).toContain('Compared with The first');
    expect(
      words((await organizer.get(`${consoleNumbersAddress('panel')}?with=`)).text),
    ).not.toContain('Compared with');
  });

  test('is none of which somebody may see nothing', async () => {
    await person(await earlier('secret'), {});
    const rights = { role: 'coordinator', of: { kind: 'events', eventIds: [event.id] } } as const;
    const who = { name: 'Bo Example', email: 'bo@example.org', rights };
    const bo = app.visitor({ Cookie: await signedInOrganizer(app.services, who) });
    expect((await numbers({ with: 'secret' }, bo)).text).not.toContain('secret');
    expect((await numbers({ with: 'secret' })).text).toContain('The secret');
  });
});
