import type { QuestionOwner, StoredQuestion } from '../../db/questions.ts';
import type { Event, QuestionKind } from '../../db/schema.ts';
import { addQuestions } from '../../server/questions/changeQuestions.ts';
import { presetNames, presetQuestions, type PresetName } from '../../server/questions/presets.ts';
import { plainDetails, type NewQuestion } from '../../server/questions/questionDetails.ts';
import type { Services } from '../../server/services.ts';
import type { TestApp } from './app.ts';
import { insertEvent } from './events.ts';
import { signedInOrganizer } from './organizer.ts';
import { signUpInBrowser } from './signups.ts';
import { insertSheetPhoto } from './sheets.ts';

/** Has an event ask a question, and gives it as it is stored. */
export async function askQuestion(
  services: Services,
  event: Pick<Event, 'id'>,
  kind: QuestionKind,
  label: string,
  details: Partial<NewQuestion> = {},
): Promise<StoredQuestion> {
  return askQuestionOf(services, { kind: 'event', id: event.id }, kind, label, details);
}

/** Has an event, or a campaign at each of its events, ask a question. */
export async function askQuestionOf(
  services: Services,
  owner: QuestionOwner,
  kind: QuestionKind,
  label: string,
  details: Partial<NewQuestion> = {},
): Promise<StoredQuestion> {
  const question: NewQuestion = { ...plainDetails, kind, label, language: 'en', ...details };
  return add(services, owner, [() => question]);
}

/** Has an event ask what organizers often need, and gives the last of its questions. */
export async function askPreset(
  services: Services,
  event: Pick<Event, 'id'>,
  name: PresetName,
): Promise<StoredQuestion> {
  return add(services, { kind: 'event', id: event.id }, presetQuestions(name, 'en'));
}

async function add(
  services: Services,
  owner: QuestionOwner,
  make: Parameters<typeof addQuestions>[2],
): Promise<StoredQuestion> {
  await signedInOrganizer(services);
  const organizer = services.db.organizers.byEmailKey('ada@example.org');
  await addQuestions(services, { owner, organizerId: organizer?.id ?? 0 }, make);
  const made = services.db.questions.ofOwner(owner).at(-1);
  if (made === undefined) throw new Error('No question was made.');
  return made;
}

/** Every question of an event, from top to bottom. */
export function questionsOf({ db }: Services, { id }: Pick<Event, 'id'>): StoredQuestion[] {
  return db.questions.ofOwner({ kind: 'event', id });
}

/** Options with labels and, where they are counted, places. */
export function optionsCalled(labels: Readonly<Record<string, number | null>>) {
  return Object.entries(labels).map(([label, places]) => ({ id: null, label, places }));
}

/** The answers of the sign-up with an address: question, person, what was chosen, words. */
export function answersOf(app: TestApp, { id }: Pick<Event, 'id'>, email: string) {
  const signup = app.services.db.signups.active(id, email);
  if (signup === undefined) throw new Error(`${email} is not signed up.`);
  return app.services.db.answers
    .ofSignup(signup.id)
    .map(({ questionId, person, value, words }) => [questionId, person, value || words]);
}

/** An event that asks every kind of question, and what organizers often need. */
export async function insertAskingEvent(services: Services): Promise<Event> {
  const event = await insertEvent(services, {
    slug: 'asking',
    kind: 'in-person',
    title: 'Blockade that asks a lot',
    venue: 'Example Hall',
    city: 'Example City',
  });
  for (const name of presetNames) await askPreset(services, event, name);
  const options = optionsCalled({ 'By bus': 1, 'On foot': null });
  await askQuestion(services, event, 'one-of', 'How do you get here?', {
    options,
    help: 'So that we know how many buses to rent.',
  });
  await askQuestion(services, event, 'text', 'What else should we know?', { required: true });
  await askQuestion(services, event, 'number', 'How many flyers can you hand out?');
  await askQuestion(services, event, 'phone', 'Where can we reach you on the day?');
  await askQuestion(services, event, 'date', 'From which day on can you help?');
  await askQuestion(services, event, 'consent', 'You may write to me about the next action.');
  await insertSheetPhoto(services, event);
  return event;
}

/** Signs somebody up who answers some questions, and gives the path of their own page. */
export async function signedUpWithAnswers(
  app: TestApp,
  event: Pick<Event, 'id' | 'slug'>,
): Promise<string> {
  const form: Record<string, string> = { name: 'Ada Example', email: 'ada@example.org' };
  for (const { id, kind, options } of questionsOf(app.services, event)) {
    const answer = { text: 'Nothing.', 'yes-no': 'yes', 'one-of': String(options[0]?.id) };
    form[`q${id}`] =
      kind in answer ? (Object.entries(answer).find(([of]) => of === kind)?.[1] ?? '') : '';
  }
  return signUpInBrowser(app, event, { ...form, companions: '1', people: '1' });
}
