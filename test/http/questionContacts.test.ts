import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import { purgeExpired } from '../../server/privacy/retention.ts';
import {
  consoleQuestionAddress,
  consoleQuestionContactsAddress,
  consoleQuestionLanguagesAddress,
  consoleQuestionRemovingAnswersAddress,
  eventAddress,
  eventSignUpsAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type SentForm, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEndorsement } from '../helpers/endorsements.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { answersOf, askPreset, askQuestion, questionsOf } from '../helpers/questions.ts';

/* Consent to be contacted by a co-sponsor; answers that go before their day; questions in languages. */

const day = 86_400_000;

let app: TestApp;
let event: Event;
let organizer: Visitor;
beforeEach(async () => {
  app = await startTestApp();
  event = await insertEvent(app.services, { slug: 'panel' }, { endLocal: '2024-01-21T16:00' });
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterEach(() => app.close());

const signUp = (form: SentForm, name = 'Bea') =>
  app
    .post(eventSignUpsAddress('panel'), {
      name,
      email: `${name.toLowerCase()}@example.org`,
      ...form,
    })
    .expect(303);

describe('consent to be contacted by a co-sponsor', () => {
  let question: number;
  let endorsement: number;
  beforeEach(async () => {
    const made = await insertEndorsement(app.services, event, {
      state: 'approved',
      listedAs: 'Example Union',
    });
    endorsement = made.id;
    const form = { endorsement };
    await organizer.post(consoleQuestionContactsAddress('panel'), form).expect(303);
    await organizer.post(consoleQuestionContactsAddress('panel'), form).expect(303);
    question = questionsOf(app.services, event)[0]?.id ?? 0;
  });
  const file = () => organizer.get(consoleQuestionContactsAddress('panel', question));

  test('is asked with the name, unticked, and needed by nobody', async () => {
    const { text } = await app.get(eventAddress('panel')).expect(200);
    // Once, however often the button was pressed.
    expect(questionsOf(app.services, event)).toHaveLength(1);
    expect(text).toContain('Example Union may write to me.');
    expect(text).not.toContain('checked');
    await signUp({});
  });

  test('gives the co-sponsor those alone who agreed, with the words', async () => {
    await signUp({ [`q${question}`]: 'yes' });
    await signUp({}, 'Cy');
    await signUp({ [`q${question}`]: 'yes' }, 'Dee');
    const { id } = app.services.db.signups.active(event.id, 'dee@example.org') ?? { id: 0 };
    await organizer.post(`/console/events/panel/signups/${id}/removal`).expect(303);
    const rows = (await file().expect(200)).text.split('\r\n');
    expect(rows).toHaveLength(3);
    expect(rows[1]).toContain('"Bea","bea@example.org","en","Example Union may write to me.');
    expect(app.services.db.audit.ofEvent(event.id, 1)[0]).toMatchObject({
      action: 'contacts-exported',
      detail: { rows: 1 },
    });
  });

  test('keeps the words that were read when they change', async () => {
    await signUp({ [`q${question}`]: 'yes' });
    const version = questionsOf(app.services, event)[0]?.version.id ?? 0;
    await organizer
      .post(consoleQuestionAddress('panel', question), { label: 'Other words', version })
      .expect(303);
    await app.visitor().get(`${eventAddress('panel')}?lang=es`);
    await signUp({ [`q${question}`]: 'yes' }, 'Cy');
    const rows = (await file().expect(200)).text.split('\r\n');
    expect(rows[1]).toContain('Example Union may write to me.');
    expect(rows[2]).toContain('Other words');
  });

  test('gives nobody to who is no co-sponsor any more', async () => {
    await signUp({ [`q${question}`]: 'yes' });
    await organizer
      .post(`/console/events/panel/endorsements/${endorsement}/withdrawal`, { note: '' })
      .expect(303);
    await file().expect(404);
  });
});

describe('answers', () => {
  test('are deleted by organizers before their day, and the sign-up stays', async () => {
    const { id } = await askPreset(app.services, event, 'wheelchair');
    await signUp({ [`q${id}`]: 'yes' });
    const address = consoleQuestionRemovingAnswersAddress('panel', id);
    expect((await organizer.get(address).expect(200)).text).toContain('1 answer is deleted');
    await organizer.post(address).expect(303);
    expect(answersOf(app, event, 'bea@example.org')).toEqual([]);
    expect(app.services.db.audit.ofEvent(event.id, 1)[0]).toMatchObject({
      action: 'answers-removed',
      detail: { rows: 1 },
    });
  });

  test('that are kept for a day leave the file after it, and others with the sign-ups', async () => {
    const { services, clock } = app;
    const brief = await askQuestion(services, event, 'line', 'Health?', { keptDays: 1 });
    const usual = await askQuestion(services, event, 'line', 'Where from?');
    await signUp({ [`q${brief.id}`]: 'Zyxomark', [`q${usual.id}`]: 'Quito' });
    clock.set((event.endsAt ?? 0) + day - 1);
    await purgeExpired(services);
    expect(answersOf(app, event, 'bea@example.org')).toHaveLength(2);
    clock.advance(1);
    await purgeExpired(services);
    expect(answersOf(app, event, 'bea@example.org')).toEqual([[usual.id, 0, 'Quito']]);
    clock.set((event.endsAt ?? 0) + 30 * day);
    await purgeExpired(services);
    expect(services.db.answers.isAnswered(usual.id)).toBe(false);
  });

  test('go with a sign-up that is erased', async () => {
    const { id } = await askQuestion(app.services, event, 'line', 'Where from?');
    await signUp({ [`q${id}`]: 'Quito' });
    const signup = app.services.db.signups.active(event.id, 'bea@example.org')?.id;
    await organizer.post(`/console/events/panel/signups/${signup}/erasure`).expect(303);
    expect(app.services.db.answers.isAnswered(id)).toBe(false);
  });
});

test('questions are read in the languages in which organizers write them', async () => {
  const { id, version } = await askQuestion(app.services, event, 'line', 'Where from?');
  const help = await askPreset(app.services, event, 'roles');
  const option = help.options[0]?.id;
  const address = consoleQuestionLanguagesAddress('panel', 'es');
  await organizer
    .post(address, {
      [`q${id}-label`]: '¿De dónde vienes?',
      [`q${help.id}-label`]: 'Ayudo con',
      [`q${help.id}-option-${option}`]: 'Cuidar la marcha',
    })
    .expect(303);
  const spanish = await app
    .visitor()
    .get(`${eventAddress('panel')}?lang=es`)
    .expect(200);
  expect(spanish.text).toContain('¿De dónde vienes?');
  expect(spanish.text).toContain('Cuidar la marcha');
  expect(questionsOf(app.services, event)[0]?.version.id).toBeGreaterThan(version.id);
  await organizer.post(consoleQuestionLanguagesAddress('panel', 'es', 'removal')).expect(303);
  const again = await app
    .visitor()
    .get(`${eventAddress('panel')}?lang=es`)
    .expect(200);
  expect(again.text).toContain('Where from?');
});
