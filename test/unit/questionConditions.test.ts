import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { answersOf, misplaced } from '../../server/questions/asking.ts';
import { answerField, readAnswers } from '../../server/questions/answerForm.ts';
import type { Answer, Question } from '../../server/questions/question.ts';
import { keptAnswer, storedAnswer } from '../../server/questions/storedAnswer.ts';

const common = {
  versionId: 1,
  language: 'en',
  help: '',
  required: false,
  eachPerson: false,
  sensitive: false,
} as const;

/** Yes-or-no questions, each of which follows from any other, from itself, or from none. */
const anyQuestions = fc.integer({ min: 1, max: 8 }).chain((count) =>
  fc.array(
    fc.record({
      after: fc.option(fc.integer({ min: 1, max: count })),
      yes: fc.boolean(),
      eachPerson: fc.boolean(),
    }),
    { minLength: count, maxLength: count },
  ),
);

function questionsOf(
  specification: readonly { after: number | null; yes: boolean; eachPerson: boolean }[],
): Question[] {
  return specification.map(({ after, yes, eachPerson }, at) => ({
    ...common,
    id: at + 1,
    kind: 'yes-no',
    label: `Question ${at + 1}`,
    eachPerson,
    condition: after === null ? null : { question: after, answers: [yes ? 'yes' : 'no'] },
  }));
}

/** The same as they are judged in their order. */
const placed = (questions: readonly Question[]) =>
  questions.map(({ id, eachPerson, condition, kind }) => ({
    id,
    eachPerson,
    condition,
    kind,
    options: [],
  }));

/** Whether somebody who follows the conditions comes back to where they were. */
function hasCircle(questions: readonly Question[]): boolean {
  const after = new Map(questions.map(({ id, condition }) => [id, condition?.question ?? null]));
  return questions.some(({ id }) => {
    let at = after.get(id) ?? null;
    for (let step = 0; at !== null && step <= questions.length; step += 1) {
      if (at === id) return true;
      at = after.get(at) ?? null;
    }
    return false;
  });
}

describe('questions that follow from answers', () => {
  test('never form a circle in an order that is taken', () => {
    fc.assert(
      fc.property(anyQuestions, (specification) => {
        const questions = questionsOf(specification);
        expect(misplaced(placed(questions)) === null && hasCircle(questions)).toBe(false);
      }),
    );
  });

  test('are asked where their answer was given, and nothing that is hidden is kept', () => {
    fc.assert(
      fc.property(
        anyQuestions,
        fc.array(fc.constantFrom('yes', 'no', ''), { minLength: 8, maxLength: 8 }),
        (specification, typed) => {
          const questions = questionsOf(specification).map((one) => ({
            ...one,
            eachPerson: false,
          }));
          if (misplaced(placed(questions)) !== null) return;
          const form = Object.fromEntries(questions.map(({ id }) => [`q${id}`, typed[id - 1]]));
          const { answers, problems } = readAnswers(questions, form, 0);
          expect(problems).toEqual({});
          const given = new Map(
            answers.map(({ question, answer }) => [question.id, keptAnswer(answer).value]),
          );
          for (const { id, condition } of questions) {
            const isAsked =
              condition === null || given.get(condition.question) === condition.answers[0];
            expect(given.get(id) ?? '').toBe(isAsked ? typed[id - 1] : '');
          }
        },
      ),
    );
  });

  test('are hidden with the question that they follow from, whatever was typed', () => {
    const [first, second, third] = questionsOf([
      { after: null, yes: true, eachPerson: false },
      { after: 1, yes: true, eachPerson: false },
      { after: 2, yes: true, eachPerson: false },
    ]);
    if (!first || !second || !third) throw new Error('A question is missing');
    const yes: Answer = { kind: 'yes-no', yes: true };
    const asked = answersOf([first, second, third], ({ id }) =>
      id === 1 ? { kind: 'yes-no', yes: false } : yes,
    );
    expect([...asked.keys()]).toEqual([1]);
  });
});

describe('an answer', () => {
  const answers = fc.oneof(
    fc.record({ kind: fc.constant('yes-no' as const), yes: fc.boolean() }),
    fc.record({ kind: fc.constant('number' as const), number: fc.nat() }),
    fc.record({
      kind: fc.constant('options' as const),
      options: fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 1 }),
    }),
    fc.record({ kind: fc.constant('words' as const), words: fc.string({ minLength: 1 }) }),
    fc.record({ kind: fc.constant('consent' as const) }),
  );
  const kinds = {
    'yes-no': 'yes-no',
    number: 'number',
    options: 'several-of',
    words: 'text',
    consent: 'consent',
  } as const;

  test('is read as it was kept', () => {
    fc.assert(
      fc.property(answers, (answer) => {
        expect(storedAnswer(kinds[answer.kind], keptAnswer(answer))).toEqual(answer);
      }),
    );
  });

  test.each([
    ['+1 555 010 0199', true],
    ['(030) 12 34-56 ext. 7', true],
    ['600 000 000', true],
    ['call me', false],
    ['12', false],
    ['+1 555 010 0199 and a very long story about it', false],
  ])('is a phone number: %s', (typed, isOne) => {
    const field = answerField({ ...common, id: 1, kind: 'phone', label: '', condition: null });
    expect(field.safeParse(typed).success).toBe(isOne);
  });
});
