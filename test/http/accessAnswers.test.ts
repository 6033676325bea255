import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event, Signup } from '../../db/schema.ts';
import {
  consoleAccessAnswerAddress,
  consoleSignUpsAddress,
  consoleUnansweredAddress,
  signUpAddress,
} from '../../templates/addresses.ts';
import { ownPageToken } from '../../server/signups/ownPageUrl.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertSignup } from '../helpers/mails.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

let app: TestApp;
let organizer: Visitor;
let event: Event;
let signup: Signup;

beforeEach(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  event = await insertEvent(app.services, { slug: 'panel' });
  const of = (name: string, accessNeeds: string) =>
    insertSignup(app.services, event, { name, accessNeeds });
  signup = await of('Luz Example', 'I use a wheelchair.');
  await of('Bo Example', '');
});
afterEach(() => app.close());

const stored = () => app.services.db.signups.byId(signup.id);
const open = () => app.services.db.needs.unansweredCount(event.id);
const answerIt = (form = {}) =>
  organizer.post(consoleAccessAnswerAddress('panel', signup.id), form).expect(303);

describe('somebody who needs something to take part', () => {
  test('stands alone on the list of those to answer, until one press says that they were', async () => {
    const list = await organizer.get(consoleUnansweredAddress('panel')).expect(200);
    expect(list.text).toContain('I use a wheelchair.');
    expect(list.text).toContain('1 person is waiting for an answer about access.');
    expect(list.text).not.toContain('Bo Example');
    expect(await htmlProblems(list.text)).toEqual([]);

    const done = await answerIt({ needs: 'open' });
    const { text } = await organizer.get(String(done.headers['location'])).expect(200);
    expect(text).toContain('Luz Example has an answer now.');
    expect(text).toContain('No one is waiting for an answer.');
    expect(await htmlProblems(text)).toEqual([]);
    expect(open()).toBe(0);
  });

  test('shows who answered and when, and can be taken back from there', async () => {
    await answerIt();
    const all = await organizer.get(consoleSignUpsAddress('panel')).expect(200);
    expect(all.text).toMatch(/Answered: Ada Example, Jan 10, 2024/);
    // A second one changes nothing.
    app.clock.advance(60_000);
    const at = stored()?.accessAnsweredAt;
    await answerIt();
    expect(stored()?.accessAnsweredAt).toBe(at);

    const undone = consoleAccessAnswerAddress('panel', signup.id, 'removal');
    const back = await organizer.post(undone).expect(303);
    const { text } = await organizer.get(String(back.headers['location'])).expect(200);
    expect(text).toContain('Luz Example is waiting for an answer again.');
    expect(open()).toBe(1);
    expect(stored()).toMatchObject({ accessAnsweredAt: null, accessAnsweredBy: null });
    const traces = app.services.db.audit.ofEvent(event.id, 10).map(({ action }) => action);
    expect(traces.slice(0, 2)).toEqual(['signup-access-reopened', 'signup-access-answered']);
  });

  test('waits again when they need something else, and not when they change another thing', async () => {
    await answerIt();
    const own = signUpAddress(ownPageToken(app.services, signup));
    const told = { name: 'Luz Example', companions: '0', language: 'en' };
    await app.post(own, { ...told, companions: '1', accessNeeds: 'I use a wheelchair.' });
    expect(stored()).toMatchObject({ companions: 1 });
    expect(open()).toBe(0);
    await app.post(own, { ...told, accessNeeds: 'A ramp, please.' }).expect(303);
    expect(open()).toBe(1);
  });

  test('waits for nothing any more once they canceled', async () => {
    await app.services.db.write((store) =>
      store.signups.update(signup.id, { state: 'cancelled', cancelledAt: 1 }),
    );
    expect(open()).toBe(0);
    const { text } = await organizer.get(consoleSignUpsAddress('panel')).expect(200);
    expect(text).not.toContain('Mark as answered');
  });

  test('is of one event alone', async () => {
    await insertEvent(app.services, { slug: 'other' });
    await organizer.post(consoleAccessAnswerAddress('other', signup.id)).expect(404);
    await organizer.post(consoleAccessAnswerAddress('other', signup.id, 'removal')).expect(404);
  });
});
