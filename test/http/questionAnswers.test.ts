import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import { consoleSignUpsAddress, eventSignUpsAddress } from '../../templates/addresses.ts';
import { startTestApp, type SentForm, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { askPreset, askQuestion, optionsCalled } from '../helpers/questions.ts';
import { confirmationPath, mailsTo, ownPagePath, signupOf } from '../helpers/signups.ts';

/* Where answers are told: to organizers, in their file, in emails. */

let app: TestApp;
let event: Event;
let organizer: Visitor;
beforeEach(async () => {
  app = await startTestApp();
  event = await insertEvent(app.services, { slug: 'panel' });
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterEach(() => app.close());

const signUp = (form: SentForm, email = 'bea@example.org') =>
  app.post(eventSignUpsAddress('panel'), { name: 'Bea Example', email, ...form }).expect(303);

/** Somebody who sees this event alone, and no sensitive answer. */
async function coordinator(): Promise<Visitor> {
  const { services } = app;
  const Cookie = await signedInOrganizer(services, {
    name: 'Cleo Example',
    email: 'cleo@example.org',
    rights: { role: 'coordinator', of: { kind: 'events', eventIds: [event.id] } },
  });
  return app.visitor({ Cookie });
}

const list = async (visitor = organizer) =>
  (await visitor.get(consoleSignUpsAddress('panel')).expect(200)).text;
const file = async (visitor = organizer, columns = '') =>
  (await visitor.get(`${consoleSignUpsAddress('panel', 'csv')}${columns}`).expect(200)).text
    .slice(1)
    .split('\r\n');

describe('organizers', () => {
  test('read answers beside each name, and in the columns at the end of the file', async () => {
    const before = await file();
    const line = await askQuestion(app.services, event, 'line', '=Where from?');
    const options = optionsCalled({ 'By bus': null, 'On foot': null });
    const way = await askQuestion(app.services, event, 'several-of', 'How?', {
      options,
      eachPerson: true,
    });
    const [bus, foot] = way.options.map(({ id }) => String(id));
    await signUp({
      companions: 2,
      people: 2,
      [`q${line.id}`]: '=1+1',
      [`q${way.id}`]: [bus ?? '', foot ?? ''],
      [`q${way.id}-2`]: foot ?? '',
    });
    const [header = '', row = ''] = await file();
    expect(header).toBe(`${before[0]},"'=Where from?","How?"`);
    expect(row.endsWith(`,"'=1+1","By bus; On foot |  | On foot"`)).toBe(true);
    const [names = ''] = await file(organizer, '?columns=osdi');
    expect(names.endsWith(`,"question_${line.id}","question_${way.id}"`)).toBe(true);
    const text = await list();
    expect(text).toContain('By bus; On foot');
    expect(text).toContain('Companion 2');
  });

  test('read the words that were answered, whatever the question says now', async () => {
    const options = optionsCalled({ 'By bus': null, 'On foot': null });
    const question = await askQuestion(app.services, event, 'one-of', 'How?', { options });
    const [bus, foot] = question.options.map(({ id }) => id);
    await signUp({ [`q${question.id}`]: bus ?? 0 });
    await organizer
      .post(`/console/events/panel/questions/${question.id}`, {
        label: 'How do you come?',
        'option-0': 'By coach',
        'option-0-id': bus ?? 0,
        'option-1': 'On foot',
        'option-1-id': foot ?? 0,
        version: question.version.id,
      })
      .expect(303);
    expect(await list()).toContain('By bus');
    expect((await file())[1]).toContain('"By bus"');
    await signUp({ [`q${question.id}`]: bus ?? 0 }, 'cy@example.org');
    expect((await file())[2]).toContain('"By coach"');
  });

  test('who need no sensitive answer see none, but how many gave it', async () => {
    const { id, version } = await askPreset(app.services, event, 'wheelchair');
    await signUp({ [`q${id}`]: 'yes' });
    const other = await coordinator();
    expect(await list()).toContain(version.wording.label);
    expect((await file())[0]).toContain(version.wording.label);
    expect(await list(other)).not.toContain(version.wording.label);
    expect((await file(other))[0]).not.toContain(version.wording.label);
    const counts = await other.get('/console/events/panel/questions').expect(200);
    expect(counts.text).toMatch(/<bdi>Yes<\/bdi>\s*<span class="counts__number"\s*>1</);
    // Nor by saying that the answers are not sensitive.
    const form = { label: 'Wheels?', version: version.id, eachPerson: 'yes' };
    await other.post(`/console/events/panel/questions/${id}`, form).expect(303);
    expect(await list(other)).not.toContain(version.wording.label);
  });
});

describe('the confirmation', () => {
  test('tells what was chosen, no words that were typed, and nothing sensitive', async () => {
    const { services } = app;
    const line = await askQuestion(services, event, 'line', 'Where from?');
    const wheelchair = await askPreset(services, event, 'wheelchair');
    const options = optionsCalled({ Marshal: null, Sound: null });
    const help = await askQuestion(services, event, 'one-of', 'I help with', { options });
    await signUp({
      [`q${line.id}`]: 'Buy at shop.example',
      [`q${wheelchair.id}`]: 'yes',
      [`q${help.id}`]: help.options[0]?.id ?? 0,
    });
    const [mail = ''] = await mailsTo(app, 'bea@example.org');
    expect(mail).toContain('I help with');
    expect(mail).toContain('Marshal');
    expect(mail).not.toContain('shop.example');
    expect(mail).not.toContain('wheelchair');
  });

  test('says which place somebody else had meanwhile; so does the own page', async () => {
    const options = optionsCalled({ Marshal: 1, Sound: null });
    const help = await askQuestion(app.services, event, 'several-of', 'Help', { options });
    const both = { [`q${help.id}`]: help.options.map(({ id }) => String(id)) };
    await signUp(both);
    await signUp(both, 'cy@example.org');
    const emails = ['bea@example.org', 'cy@example.org'];
    const path = (email: string) =>
      confirmationPath(app.services, signupOf(app.services, event, email));
    await Promise.all(emails.map((email) => app.post(path(email)).expect(303)));
    const told = [];
    for (const email of emails) {
      const [mail = ''] = await mailsTo(app, email);
      const own = await app.get(ownPagePath(app.services, signupOf(app.services, event, email)));
      expect(own.text.includes('was full when')).toBe(mail.includes('was full by then'));
      told.push(mail.includes('was full by then'));
    }
    expect(told.filter(Boolean)).toHaveLength(1);
  });
});
