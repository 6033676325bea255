import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import { addEndorsements } from '../../server/endorsements/addEndorsements.ts';
import { deleteDraft } from '../../server/events/deleteDraft.ts';
import { duplicateEvent } from '../../server/events/duplicateEvent.ts';
import { keepForm } from '../../server/events/keepForm.ts';
import { addSource } from '../../server/events/sources.ts';
import { draftMessage } from '../../server/messages/draftMessage.ts';
import {
  addQuestions,
  editQuestion,
  removeQuestion,
} from '../../server/questions/changeQuestions.ts';
import type { Changing } from '../../server/questions/noteQuestion.ts';
import { questionIn } from '../../server/questions/question.ts';
import { plainDetails, type NewQuestion } from '../../server/questions/questionDetails.ts';
import { changeSignup } from '../../server/signups/changeSignup.ts';
import { registerAttendee } from '../../server/signups/registerAttendee.ts';
import type { Services } from '../../server/services.ts';
import { newPublicId } from '../../server/web/signedLinks.ts';
import { consoleQuestionsAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { askQuestion, optionsCalled, questionsOf } from '../helpers/questions.ts';
import { signupOf } from '../helpers/signups.ts';

/* Two who press a button at the same moment, most of them where questions are asked. */

let app: TestApp;
let services: Services;
let event: Event;
let changing: Changing;
beforeEach(async () => {
  app = await startTestApp();
  services = app.services;
  event = await insertEvent(services, { slug: 'panel' });
  changing = { owner: { kind: 'event', id: event.id }, organizerId: 1 };
});
afterEach(() => app.close());

type Attendee = Parameters<typeof registerAttendee>[2];
const register = (attendee: Attendee) => registerAttendee(services, event.id, attendee);

test('answers to what is reworded or removed in that very moment are asked for once more', async () => {
  const stored = await askQuestion(services, event, 'line', 'Where from?');
  const question = questionIn(stored, ['en']);
  const answer = { kind: 'words', words: 'Quito' } as const;
  const attendee = {
    name: 'Bea Example',
    email: 'bea@example.org',
    companions: 0,
    language: 'en',
    zone: { zone: null },
    answers: [{ question, person: 0, answer }],
  } as const;
  const reworded = { ...plainDetails, label: 'From where?' };
  await editQuestion(services, changing, stored.id, reworded, stored.version.id);
  const again = { kind: 'asked-otherwise' };
  expect(await register(attendee)).toEqual(again);
  await removeQuestion(services, changing, stored.id);
  expect(await register(attendee)).toEqual(again);

  await register({ ...attendee, answers: [] });
  const own = { event, signup: signupOf(services, event, 'bea@example.org') };
  expect(await changeSignup(services, own, attendee)).toEqual(again);
});

test('a question is refused whose leading one is removed in that very moment', async () => {
  const { id } = await askQuestion(services, event, 'yes-no', 'Do you bring children?');
  const condition = { question: id, answers: ['yes'] };
  const follower: NewQuestion = {
    ...plainDetails,
    kind: 'line',
    label: 'How old?',
    language: 'en',
    condition,
  };
  const [, added] = await Promise.all([
    removeQuestion(services, changing, id),
    addQuestions(services, changing, [() => follower]),
  ]);
  expect(added).toEqual({ kind: 'misplaced', label: 'How old?' });
  expect(questionsOf(services, event)).toEqual([]);
});

test('a question is refused that follows from an option which is removed meanwhile', async () => {
  const options = optionsCalled({ 'By bus': null, 'On foot': null, 'By train': null });
  const leading = await askQuestion(services, event, 'one-of', 'How?', { options });
  const [bus, ...others] = leading.options;
  const kept = others.map(({ id }) => ({ id, label: `Option ${id}`, places: null }));
  const details = { ...plainDetails, label: 'How?', options: kept };
  await editQuestion(services, changing, leading.id, details, leading.version.id);
  for (const answer of [String(bus?.id), 'yes', '__proto__']) {
    const condition = { question: leading.id, answers: [answer] };
    const follower = { ...plainDetails, label: 'Where from?', language: 'en', condition } as const;
    const refused = { kind: 'misplaced', label: 'Where from?' };
    expect(await addQuestions(services, changing, [() => ({ ...follower, kind: 'line' })])).toEqual(
      refused,
    );
  }
});

test('what organizers often ask is added once by a double press', async () => {
  const organizer = app.visitor({ Cookie: await signedInOrganizer(services) });
  const press = () =>
    organizer.post(`${consoleQuestionsAddress('panel')}/presets`, { preset: 'wheelchair' });
  await Promise.all([press().expect(303), press().expect(303)]);
  expect(questionsOf(services, event)).toHaveLength(1);
});

test('a question of one’s own is added once by a double press, and later once more', async () => {
  const organizer = app.visitor({ Cookie: await signedInOrganizer(services) });
  const press = (form = {}) =>
    organizer
      .post(consoleQuestionsAddress('panel'), { kind: 'line', label: 'Where from?', ...form })
      .expect(303);
  await Promise.all([press(), press()]);
  await press({ help: 'The city is enough.' });
  expect(questionsOf(services, event)).toHaveLength(2);
  app.clock.advance(60_000);
  await press();
  expect(questionsOf(services, event)).toHaveLength(3);
});

test('a draft that is deleted in that very moment takes no words with it', async () => {
  const draft = await insertEvent(services, { state: 'draft', publishedAt: null });
  await signedInOrganizer(services);
  const values = { title: 'Typed for minutes' };
  const id = 'A'.repeat(16);
  const [, { form }, copy, source, asked, listed, message] = await Promise.all([
    deleteDraft(services, draft.id, 1),
    keepForm(services, { id, organizerId: 1, event: draft, values, seenVersion: 0 }),
    duplicateEvent(services, draft, 1),
    addSource(services, draft.id, 1, { name: 'flyer', label: 'Flyer' }),
    addQuestions(services, { owner: { kind: 'event', id: draft.id }, organizerId: 1 }, [
      () => ({ ...plainDetails, kind: 'line', label: 'Where from?', language: 'en' }),
    ]),
    addEndorsements(services, { kind: 'event', id: draft.id }, 1, ['Example Union'], 'en'),
    draftMessage(services, draft.id, 1, newPublicId(), {
      audience: 'all',
      search: '',
      filter: '',
      texts: { en: { subject: 'Bring pots', text: 'And pans' } },
      pace: 1,
    }),
  ]);
  expect(form).toMatchObject({ eventId: null, typed: values });
  expect(copy).toMatchObject({ copyOf: null });
  expect([source, asked]).toEqual(['gone', { kind: 'unknown' }]);
  expect([listed, message]).toEqual([{ added: 0, known: [] }, null]);
});
