import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import { copyBesides } from '../../server/events/duplicateEvent.ts';
import { eventAddress, eventSignUpsAddress } from '../../templates/addresses.ts';
import { startTestApp, type SentForm, type TestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import {
  answersOf,
  askPreset,
  askQuestion,
  optionsCalled,
  questionsOf,
} from '../helpers/questions.ts';
import { confirmInBrowser, ownPagePath, signupOf } from '../helpers/signups.ts';

/* What organizers ask on the form to sign up, and what becomes of the answers. */

let app: TestApp;
let event: Event;
beforeEach(async () => {
  app = await startTestApp();
  event = await insertEvent(app.services, { slug: 'panel' });
});
afterEach(() => app.close());

const page = async () => (await app.get(eventAddress('panel')).expect(200)).text;

const signUp = (form: SentForm, email = 'bea@example.org') =>
  app.post(eventSignUpsAddress('panel'), { name: 'Bea Example', email, ...form });

describe('the page of an event', () => {
  test('has no byte more while nothing is asked', async () => {
    const before = await page();
    const question = await askQuestion(app.services, event, 'line', 'Where from?');
    expect(await page()).toContain('Where from?');
    await app.services.db.write((store) => {
      store.questions.remove(question.id);
      store.questions.noteChange({ kind: 'event', id: event.id }, app.clock.now);
    });
    expect(await page()).toBe(before);
  });

  test('shows every kind of question', async () => {
    const { services } = app;
    await askQuestion(services, event, 'line', 'A line', { help: 'Helpful words' });
    await askQuestion(services, event, 'text', 'A text', { required: true });
    await askQuestion(services, event, 'number', 'A number', { minimum: 2, maximum: 9 });
    await askQuestion(services, event, 'yes-no', 'Yes or no');
    await askQuestion(services, event, 'phone', 'A phone');
    await askQuestion(services, event, 'date', 'A date');
    await askQuestion(services, event, 'consent', 'I agree');
    const options = optionsCalled({ Red: null, Blue: null });
    await askQuestion(services, event, 'one-of', 'One of', { options });
    await askQuestion(services, event, 'several-of', 'Several of', { options });
    const text = await page();
    const ids = questionsOf(services, event).map(({ id }) => id);
    expect(ids.filter((id) => !text.includes(`name="q${id}"`))).toEqual([]);
    for (const words of ['Helpful words', 'min="2"', 'max="9"', 'type="tel"', 'type="date"'])
      expect(text).toContain(words);
    expect(text).not.toContain('checked');
  });

  test('speaks the language of its reader', async () => {
    await askPreset(app.services, event, 'childcare');
    expect(await page()).toContain('Do you need childcare?');
    const spanish = await app
      .visitor()
      .get(`${eventAddress('panel')}?lang=es`)
      .expect(200);
    expect(spanish.text).toContain('¿Necesitas cuidado infantil?');
  });
});

describe('a form', () => {
  test('is kept with every answer', async () => {
    const { services } = app;
    const line = await askQuestion(services, event, 'line', 'Where from?');
    const date = await askQuestion(services, event, 'date', 'From which day on?');
    const consent = await askQuestion(services, event, 'consent', 'Write to me.');
    const roles = await askPreset(services, event, 'roles');
    const [marshal, , legal] = roles.options.map(({ id }) => String(id));
    await signUp({
      [`q${line.id}`]: '  Quito ',
      [`q${date.id}`]: '2024-01-21',
      [`q${consent.id}`]: 'yes',
      [`q${roles.id}`]: [marshal ?? '', legal ?? ''],
    }).expect(303);
    expect(answersOf(app, event, 'bea@example.org')).toEqual([
      [line.id, 0, 'Quito'],
      [date.id, 0, '2024-01-21'],
      [consent.id, 0, 'yes'],
      [roles.id, 0, `${marshal},${legal}`],
    ]);
  });

  test('comes back with a sentence and every word', async () => {
    const { services } = app;
    const needed = await askQuestion(services, event, 'line', 'Needed', { required: true });
    const phone = await askQuestion(services, event, 'phone', 'Phone');
    const number = await askQuestion(services, event, 'number', 'Number', { maximum: 9 });
    const consent = await askQuestion(services, event, 'consent', 'Agree', { required: true });
    const date = await askQuestion(services, event, 'date', 'Date');
    const { text } = await signUp({
      [`q${needed.id}`]: '',
      [`q${phone.id}`]: 'call <me>',
      [`q${number.id}`]: '10',
      [`q${date.id}`]: '2024-02-30',
    }).expect(422);
    for (const words of [
      'Please fill in this field.',
      'look like a phone number',
      'a whole number from 0 to 9',
      'Without this consent',
      'a date that exists',
      'value="call &lt;me&gt;"',
      'value="10"',
      'value="Bea Example"',
    ])
      expect(text).toContain(words);
    expect(consent.id).toBeGreaterThan(0);
    expect(services.db.signups.active(event.id, 'bea@example.org')).toBeUndefined();
  });

  test('asks what follows from an answer of those alone who gave it', async () => {
    const { services } = app;
    const childcare = (await askPreset(services, event, 'childcare'), questionsOf(services, event));
    const [first, more] = childcare.map(({ id }) => id);
    expect(await page()).toContain('class="asked-1"');
    await signUp({ [`q${first}`]: 'no', [`q${more}`]: 'Two' }).expect(303);
    expect(answersOf(app, event, 'bea@example.org')).toEqual([[first, 0, 'no']]);
    await signUp({ [`q${first}`]: 'yes', [`q${more}`]: 'Two' }, 'cy@example.org').expect(303);
    expect(answersOf(app, event, 'cy@example.org')).toEqual([
      [first, 0, 'yes'],
      [more, 0, 'Two'],
    ]);
  });

  test('asks about each of those who are brought', async () => {
    const { id } = await askPreset(app.services, event, 'wheelchair');
    const again = await signUp({ companions: 2, [`q${id}`]: 'no' }).expect(422);
    expect(again.text).toContain(`name="q${id}-2"`);
    expect(again.text).toContain('name="people" value="2"');
    expect(again.text).toContain('questions about the people you bring');
    await signUp({
      companions: 2,
      people: 2,
      [`q${id}`]: 'no',
      [`q${id}-1`]: 'yes',
      [`q${id}-2`]: '',
    }).expect(303);
    expect(answersOf(app, event, 'bea@example.org')).toEqual([
      [id, 0, 'no'],
      [id, 1, 'yes'],
    ]);
  });

  test('that was opened before the words changed is shown once more, unticked', async () => {
    const { id, version } = await askQuestion(app.services, event, 'consent', 'Write to me.');
    const line = await askQuestion(app.services, event, 'line', 'Where from?');
    const { text } = await signUp({
      asked: String(version.id - 1),
      [`q${id}`]: 'yes',
      [`q${line.id}`]: 'Quito',
    }).expect(422);
    expect(text).toContain('The organizers changed the questions');
    expect(text).toContain('value="Quito"');
    expect(text).not.toContain('checked');
  });
});

describe('places of an option', () => {
  const roles = { Marshal: 1, Sound: null };

  test('are taken once the address is confirmed, and then told to be full', async () => {
    const options = optionsCalled(roles);
    const question = await askQuestion(app.services, event, 'several-of', 'Help', { options });
    const [marshal, sound] = question.options.map(({ id }) => String(id));
    const both = { [`q${question.id}`]: [marshal ?? '', sound ?? ''] };
    await signUp(both).expect(303);
    await signUp(both, 'cy@example.org').expect(303);
    const taken = () => questionsOf(app.services, event)[0]?.options.map((one) => one.taken);
    expect(taken()).toEqual([0, 0]);
    expect(await page()).not.toContain('disabled');
    await confirmInBrowser(app, 'bea@example.org');
    expect(taken()).toEqual([1, 1]);
    expect(await page()).toContain('disabled');

    // Whoever comes too late is in, without it.
    await confirmInBrowser(app, 'cy@example.org');
    expect(signupOf(app.services, event, 'cy@example.org').state).toBe('confirmed');
    expect(taken()).toEqual([1, 2]);
    const refused = await signUp(both, 'dee@example.org').expect(422);
    expect(refused.text).toContain('“Marshal” is full by now.');
    expect(refused.text.match(/checked/g)).toHaveLength(2);

    const bea = signupOf(app.services, event, 'bea@example.org');
    await app.post(`${ownPagePath(app.services, bea)}/cancellation`).expect(303);
    expect(taken()).toEqual([0, 1]);
    await signUp(both, 'dee@example.org').expect(303);
  });
});

test('an option that was full is had by whoever chooses it once it is free', async () => {
  const options = optionsCalled({ Marshal: 1, Sound: null });
  const { id, options: made } = await askQuestion(app.services, event, 'several-of', 'Help', {
    options,
  });
  const marshal = { [`q${id}`]: String(made[0]?.id) };
  const both = ['bea@example.org', 'cy@example.org'];
  for (const email of both) await signUp(marshal, email).expect(303);
  for (const email of both) await confirmInBrowser(app, email);
  const ownOf = (email: string) => ownPagePath(app.services, signupOf(app.services, event, email));
  await app.post(`${ownOf('bea@example.org')}/cancellation`).expect(303);
  const form = { name: 'Bea Example', companions: 0, language: 'en' };
  const cy = () => signupOf(app.services, event, 'cy@example.org').sequence;
  const before = cy();
  await app.post(ownOf('cy@example.org'), form).expect(303);
  expect(cy()).toBe(before);
  await app.post(ownOf('cy@example.org'), { ...form, ...marshal }).expect(303);
  expect(cy()).toBe(before + 1);
  expect(questionsOf(app.services, event)[0]?.options[0]?.taken).toBe(1);
});

describe('the own page', () => {
  test('shows the answers, changes them, and gives back what is left', async () => {
    const options = optionsCalled({ Marshal: 2, Sound: null });
    const question = await askQuestion(app.services, event, 'one-of', 'Help', { options });
    const line = await askQuestion(app.services, event, 'line', 'Where from?');
    const [marshal, sound] = question.options.map(({ id }) => String(id));
    await signUp({ [`q${question.id}`]: marshal ?? '', [`q${line.id}`]: 'Quito' }).expect(303);
    await confirmInBrowser(app, 'bea@example.org');
    const own = ownPagePath(app.services, signupOf(app.services, event, 'bea@example.org'));
    const { text } = await app.get(own).expect(200);
    expect(text).toContain('value="Quito"');
    expect(text.match(/checked/g)).toHaveLength(1);

    const form = { name: 'Bea Example', companions: 0, language: 'en' };
    await app.post(own, { ...form, [`q${question.id}`]: sound ?? '' }).expect(303);
    expect(answersOf(app, event, 'bea@example.org')).toEqual([[question.id, 0, sound]]);
    const taken = questionsOf(app.services, event)[0]?.options.map((one) => one.taken);
    expect(taken).toEqual([0, 1]);
  });
});

test('a copy of an event asks the same, of nobody yet', async () => {
  const { services } = app;
  await askPreset(services, event, 'diet');
  await services.db.write((store) =>
    store.questions.insert(
      { kind: 'event', id: event.id },
      {
        position: 9,
        kind: 'line',
        createdAt: 0,
        archivedAt: 1,
      },
    ),
  );
  const copy = await insertEvent(services, { slug: 'copy' });
  await services.db.write((store) => copyBesides(store, event.id, copy, app.clock.now));
  const [food, allergy, ...none] = questionsOf(services, copy);
  expect(none).toEqual([]);
  const last = food?.options.at(-1)?.id;
  expect(food?.version.wording.options[last ?? 0]).toBe('An allergy');
  expect(food?.version.translations.es?.[`option.${last}`]?.text).toBe('Una alergia');
  expect(allergy?.condition).toEqual({ question: food?.id, answers: [String(last)] });
  const text = (await app.get(eventAddress('copy')).expect(200)).text;
  expect(text).toContain('What are you allergic to?');
});
