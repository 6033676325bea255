import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import {
  editQuestion,
  moveQuestion,
  removeQuestion,
} from '../../server/questions/changeQuestions.ts';
import { plainDetails } from '../../server/questions/questionDetails.ts';
import {
  consoleQuestionAddress,
  consoleQuestionsAddress,
  consoleQuestionsOnDatesAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { askPreset, askQuestion, optionsCalled, questionsOf } from '../helpers/questions.ts';
import { repeatWeekly } from '../helpers/series.ts';
import { signUpInBrowser } from '../helpers/signups.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

/* The questions of a series: each date has its own, and all can ask what one of them asks. */

let app: TestApp;
let organizer: Visitor;
let organizerId: number;
beforeAll(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  organizerId = app.services.db.organizers.byEmailKey('ada@example.org')?.id ?? 0;
});
afterAll(() => app.close());

let dates: Event[];
let counter = 0;
beforeEach(async () => {
  counter += 1;
  const event = await insertEvent(app.services, { slug: `vigil-${counter}` });
  await askQuestion(app.services, event, 'yes-no', 'Do you come by bus?');
  await askQuestion(app.services, event, 'one-of', 'From where?', {
    options: optionsCalled({ North: 2, South: null }),
  });
  ({ dates } = await repeatWeekly(app.services, event, 4));
});

const at = (index: number): Event => {
  const date = dates[index];
  if (date === undefined) throw new Error('No such date');
  return date;
};
const changing = (index: number) =>
  ({ owner: { kind: 'event', id: at(index).id }, organizerId }) as const;

/** What a date asks, in its order, with the labels of options and their places. */
const asked = (index: number) =>
  questionsOf(app.services, at(index))
    .filter(({ archivedAt }) => archivedAt === null)
    .map(({ version: { wording }, options }) =>
      [
        wording.label,
        ...options
          .filter(({ archivedAt }) => archivedAt === null)
          .map(({ id, places }) => `${wording.options[id]} ${places ?? '*'}`),
      ].join(' | '),
    );

async function reword(index: number, label: string): Promise<void> {
  const [first] = questionsOf(app.services, at(index));
  if (first === undefined) throw new Error('It asks nothing');
  const details = { ...plainDetails, label };
  await editQuestion(app.services, changing(index), first.id, details, first.version.id);
}

const askSame = (index: number, form: Record<string, string> = { seriesScope: 'all' }) =>
  organizer.post(consoleQuestionsOnDatesAddress(at(index).slug), form).expect(303);

describe('the other dates of a series', () => {
  test('ask what one asks: its words, its options, its order and what follows from what', async () => {
    const [bus, from] = questionsOf(app.services, at(1));
    await askQuestion(app.services, at(1), 'line', 'Which bus?', {
      condition: { question: bus?.id ?? 0, answers: ['yes'] },
    });
    const options = [
      { id: from?.options[1]?.id ?? 0, label: 'The south', places: 5 },
      ...optionsCalled({ West: 1 }),
    ];
    const details = { ...plainDetails, label: 'From where?', options };
    await editQuestion(app.services, changing(1), from?.id ?? 0, details, from?.version.id ?? 0);
    await moveQuestion(app.services, changing(1), from?.id ?? 0, 'up');
    await reword(1, 'From where?');
    const wanted = asked(1);
    const { text } = await organizer.get(consoleQuestionsOnDatesAddress(at(1).slug)).expect(200);
    expect(text).toContain('New:');
    expect(text).toContain('In the order of this date');
    expect(await htmlProblems(text)).toEqual([]);
    const answer = await askSame(1);
    const { text: after } = await organizer.get(String(answer.headers['location'])).expect(200);
    expect(after).toContain('3 other dates ask the same now.');
    for (const index of [0, 2, 3]) {
      expect(asked(index)).toEqual(wanted);
      const stored = questionsOf(app.services, at(index));
      const leading = stored.find(({ kind }) => kind === 'yes-no');
      const following = stored.find(({ kind }) => kind === 'line');
      expect(following?.condition).toEqual({ question: leading?.id, answers: ['yes'] });
    }
    const again = await askSame(1);
    const { text: same } = await organizer.get(String(again.headers['location'])).expect(200);
    expect(same).toContain('The other dates asked the same already.');
  });

  test('are those after it, where that was chosen', async () => {
    await reword(2, 'Do you come by train?');
    await askSame(2, { seriesScope: 'later' });
    const first = [0, 1, 2, 3].map((index) => asked(index)[0]);
    const [bus, train] = ['Do you come by bus?', 'Do you come by train?'];
    expect(first).toEqual([bus, bus, train, train]);
  });

  test('keep the answers they got, in the words that were answered, and their own places', async () => {
    const [bus, from] = questionsOf(app.services, at(3));
    const option = String(from?.options[0]?.id);
    for (const name of ['ada', 'bo'])
      await signUpInBrowser(app, at(3), {
        name: 'Ada Example',
        email: `${name}@example.org`,
        [`q${bus?.id}`]: 'yes',
        [`q${from?.id}`]: option,
      });
    const [here, places] = questionsOf(app.services, at(0));
    await reword(0, 'Do you come by train?');
    const options = (places?.options ?? []).map(({ id }) => ({
      id,
      label: places?.version.wording.options[id] ?? '',
      places: 1,
    }));
    const details = { ...plainDetails, label: 'From where?', options };
    await editQuestion(
      app.services,
      changing(0),
      places?.id ?? 0,
      details,
      places?.version.id ?? 0,
    );
    await askSame(0);
    // Two people have the first option there.
    expect(asked(3)).toEqual(['Do you come by train?', 'From where? | North 2 | South 1']);
    expect(asked(1)).toEqual(['Do you come by train?', 'From where? | North 1 | South 1']);
    const version = app.services.db.answers
      .ofSignup(app.services.db.signups.active(at(3).id, 'ada@example.org')?.id ?? 0)
      .find(({ questionId }) => questionId === bus?.id)?.versionId;
    expect(version).toBe(bus?.version.id);
    expect(app.services.db.questions.versionsAt(at(3)).get(version ?? 0)?.wording.label).toBe(
      'Do you come by bus?',
    );
    expect(here?.id).not.toBe(bus?.id);
  });

  test('keep what they ask alone below, unless it is to stop, and then with what was answered', async () => {
    const own = await askPreset(app.services, at(2), 'wheelchair');
    await signUpInBrowser(app, at(2), {
      name: 'Ada Example',
      email: 'ada@example.org',
      [`q${own.id}`]: 'yes',
    });
    const [first] = questionsOf(app.services, at(0));
    await removeQuestion(app.services, changing(0), first?.id ?? 0);
    await askSame(0);
    const bus = 'Do you come by bus?';
    expect(asked(2)).toEqual([bus, 'From where? | North 2 | South *', own.version.wording.label]);
    await askSame(0, { seriesScope: 'all', stops: 'yes' });
    expect(asked(2)).toEqual(['From where? | North 2 | South *']);
    expect(app.services.db.answers.howMany(own.id)).toBe(1);
    expect(questionsOf(app.services, at(2)).map(({ id }) => id)).toContain(own.id);
  });

  test('know by themselves what was asked on each of them as the same ready-made question', async () => {
    await askPreset(app.services, at(0), 'wheelchair');
    const there = await askPreset(app.services, at(1), 'wheelchair');
    await askSame(0);
    expect(
      questionsOf(app.services, at(1)).filter(({ preset }) => preset === 'wheelchair'),
    ).toEqual([expect.objectContaining({ id: there.id })]);
  });

  test('are those alone that a coordinator may change, and none is made harmless by them', async () => {
    const { services } = app;
    const rights = {
      role: 'coordinator',
      of: { kind: 'events', eventIds: [at(0).id, at(2).id] },
    } as const;
    const email = `coordinator${counter}@example.org`;
    const cookie = await signedInOrganizer(services, { email, rights });
    const coordinator = app.visitor({ Cookie: cookie });
    const [there] = questionsOf(services, at(2));
    await services.db.write((store) => store.questions.update(there?.id ?? 0, { sensitive: true }));
    await reword(0, 'Do you come by train?');
    await coordinator
      .post(consoleQuestionsOnDatesAddress(at(0).slug), { seriesScope: 'all' })
      .expect(303);
    const words = [1, 2].map((index) => asked(index)[0]);
    expect(words).toEqual(['Do you come by bus?', 'Do you come by train?']);
    expect(questionsOf(services, at(2))[0]?.sensitive).toBe(true);
  });
});

test('an event of no series has no such page, and its list leads to none', async () => {
  const alone = await insertEvent(app.services, { slug: 'alone' });
  await organizer.get(consoleQuestionsOnDatesAddress('alone')).expect(404);
  const { text } = await organizer.get(consoleQuestionsAddress('alone')).expect(200);
  expect(text).not.toContain(consoleQuestionsOnDatesAddress('alone'));
  const { text: list } = await organizer.get(consoleQuestionsAddress(at(0).slug)).expect(200);
  expect(list).toContain(consoleQuestionsOnDatesAddress(at(0).slug));
  await organizer.get(consoleQuestionAddress(alone.slug, 1)).expect(404);
});
