import type { AnswerCount } from '../../db/answerTallies.ts';
import type { StoredQuestion } from '../../db/questions.ts';
import type { Choice } from '../../templates/components/forms.ts';
import type { CountedAnswer, ListedQuestion } from '../../templates/pages/console/questions.ts';
import type { Translate } from '../../templates/translate.ts';
import type { View } from '../../templates/view.ts';
import { questionIn, type Question } from './question.ts';
import { storedAnswer } from './storedAnswer.ts';

/** Questions as organizers see them listed, with what was answered as counts. */
export function listedQuestions(
  view: View,
  stored: readonly StoredQuestion[],
  counts: readonly AnswerCount[],
): ListedQuestion[] {
  const labels = new Map(stored.map((one) => [one.id, questionIn(one, []).label]));
  return stored.map((one) => {
    const question = questionIn(one, []);
    const answered = counts.filter(({ questionId }) => questionId === one.id);
    const { id, label, language, kind, required, eachPerson, sensitive, condition } = question;
    return {
      id,
      label,
      language,
      kind,
      required,
      eachPerson,
      sensitive,
      after: condition === null ? null : (labels.get(condition.question) ?? null),
      answers: answered.reduce((sum, { people }) => sum + people, 0),
      counted: countedAnswers(view.t, question, answered),
      ofCampaign: one.campaignId !== null,
    };
  });
}

function countedAnswers(
  t: Translate,
  question: Question,
  answered: readonly AnswerCount[],
): CountedAnswer[] {
  const people = new Map<string, number>();
  for (const { value, people: count } of answered)
    for (const one of value.split(',')) people.set(one, (people.get(one) ?? 0) + count);
  const plain = (value: string, label: string) => ({
    label,
    people: people.get(value) ?? 0,
    places: null,
  });
  switch (question.kind) {
    case 'one-of':
    case 'several-of':
      return question.options.map(({ id, label, places, taken }) =>
        places === null ? plain(String(id), label) : { label, people: taken, places },
      );
    case 'yes-no':
      return [plain('yes', t('signup.questions.yes')), plain('no', t('signup.questions.no'))];
    case 'number':
      return answered.length === 0
        ? []
        : [{ ...plain('', t('console.questions.sum')), people: sumOf(answered) }];
    case 'line':
    case 'text':
    case 'phone':
    case 'date':
    case 'consent':
      return [];
  }
}

function sumOf(answered: readonly AnswerCount[]): number {
  return answered.reduce((sum, { value, people }) => {
    const answer = storedAnswer('number', { value, words: '' });
    return sum + (answer?.kind === 'number' ? answer.number : 0) * people;
  }, 0);
}

/** Answers from which a question can follow: those to questions above it that have answers to choose. */
export function possibleConditions(
  view: View,
  stored: readonly StoredQuestion[],
  id: number | null,
): Choice[] {
  const asked = stored.filter(({ archivedAt }) => archivedAt === null);
  const at = asked.findIndex((one) => one.id === id);
  return (at < 0 ? asked : asked.slice(0, at))
    .map((one) => questionIn(one, []))
    .flatMap((question) =>
      answersTo(view.t, question).map(({ value, label }) => ({
        value: `${question.id}:${value}`,
        label: view.t('console.questions.form.conditionAnswer', {
          question: question.label,
          answer: label,
        }),
      })),
    );
}

function answersTo(t: Translate, question: Question): Choice[] {
  switch (question.kind) {
    case 'one-of':
    case 'several-of':
      return question.options.map(({ id, label }) => ({ value: String(id), label }));
    case 'yes-no':
      return [
        { value: 'yes', label: t('signup.questions.yes') },
        { value: 'no', label: t('signup.questions.no') },
      ];
    case 'line':
    case 'text':
    case 'number':
    case 'phone':
    case 'date':
    case 'consent':
      return [];
  }
}
