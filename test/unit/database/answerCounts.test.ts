import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Event, QuestionKind } from '../../../db/schema.ts';
import type { StoredQuestion } from '../../../db/questions.ts';
import { startTestApp, type TestApp } from '../../helpers/app.ts';
import { insertEvent } from '../../helpers/events.ts';
import { askQuestion } from '../../helpers/questions.ts';
import { insertSignups } from '../../helpers/signups.ts';

let app: TestApp;
let event: Event;
let questions: StoredQuestion[];
const kinds: QuestionKind[] = [
  'line',
  'yes-no',
  'one-of',
  'several-of',
  'number',
  'date',
  'consent',
];
const people = 12;
beforeAll(async () => {
  app = await startTestApp();
  event = await insertEvent(app.services);
  questions = [];
  for (const kind of kinds) questions.push(await askQuestion(app.services, event, kind, kind));
  // Its questions have the next ids, and no answer to them belongs to the other event.
  const other = await insertEvent(app.services, { slug: 'other' });
  questions.push(await askQuestion(app.services, other, 'yes-no', 'Elsewhere'));
  await insertSignups(app.services, event, people);
});
afterAll(() => app.close());

test('of what was answered are those of every kind, without who does not count', async () => {
  const { db } = app.services;
  const signups = db.signups.page(event.id, 0, people);
  const value = fc.constantFrom('', 'yes', 'no', '1', '10', '2', '1,2', '2024-01-20');
  const answers = fc.array(fc.array(fc.option(value), { minLength: 8, maxLength: 8 }), {
    minLength: people,
    maxLength: people,
  });
  const cancelled = fc.array(fc.boolean(), { minLength: people, maxLength: people });
  await fc.assert(
    fc.asyncProperty(answers, cancelled, async (given, gone) => {
      const expected = new Map<string, number>();
      await db.write((store) => {
        for (const [index, { id }] of signups.entries()) {
          const state = gone[index] === true ? 'cancelled' : 'confirmed';
          store.signups.update(id, { state, cancelledAt: state === 'cancelled' ? 1 : null });
          const rows = questions.flatMap(({ id: questionId, version, eventId }, place) => {
            const said = given[index]?.[place] ?? null;
            if (said === null || eventId !== event.id) return [];
            const key = `${questionId} ${said}`;
            if (state === 'confirmed') expected.set(key, (expected.get(key) ?? 0) + 1);
            const row = {
              questionId,
              person: 0,
              versionId: version.id,
              language: 'en',
              at: 1,
            } as const;
            return [{ ...row, value: said, words: said === '' ? 'Words' : '' }];
          });
          store.answers.replace(id, rows);
        }
      });
      const counts = db.answers.countsOf(event.id);
      expect(new Map(counts.map((one) => [`${one.questionId} ${one.value}`, one.people]))).toEqual(
        expected,
      );
    }),
    { numRuns: 25 },
  );
});
