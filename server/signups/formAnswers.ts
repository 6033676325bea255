import type { Signup } from '../../db/schema.ts';
import type { Reads } from '../../db/database.ts';
import { freshForm, typed, type FormState, type FormValues } from '../../templates/forms.ts';
import { fieldName } from '../../templates/pages/events/askedQuestions.ts';
import { mostCompanions } from '../../templates/pages/events/mostCompanions.ts';
import type { View } from '../../templates/view.ts';
import { asksOtherwise, readAnswers } from '../questions/answerForm.ts';
import type { Answer, GivenAnswer, Question } from '../questions/question.ts';
import { storedAnswer } from '../questions/storedAnswer.ts';
import { refusedForm, type ParsedForm } from '../web/parseForm.ts';

/**
 * Adds to a form what it says to the questions of an event. Everything that is wrong is told at once, and
 * every word stays.
 */
export function withAnswers<Value extends { companions: number }>(
  parsed: ParsedForm<Value>,
  asked: readonly Question[],
  values: FormValues,
  view: View,
): ParsedForm<Value & { answers: GivenAnswer[] }> {
  if (asked.length === 0)
    return parsed.ok ? { ok: true, value: { ...parsed.value, answers: [] } } : parsed;
  if (asksOtherwise(asked, values)) return { ok: false, form: rewordedForm(asked, values, view) };
  const companions = parsed.ok ? parsed.value.companions : companionsTyped(values);
  const { answers, problems } = readAnswers(asked, values, companions);
  if (parsed.ok && Object.keys(problems).length === 0)
    return { ok: true, value: { ...parsed.value, answers } };
  const told = refusedForm(values, problems, view.t);
  const before = parsed.ok ? {} : parsed.form.problems;
  return { ok: false, form: { values, problems: { ...before, ...told.problems } } };
}

/** A form whose questions were changed meanwhile, to be looked at once more. */
export function rewordedForm(
  asked: readonly Question[],
  values: FormValues,
  { t }: Pick<View, 't'>,
): FormState {
  const problem = { key: 'signup.questions.problems.reworded' } as const;
  return refusedForm(withoutConsents(values, asked), { '': problem }, t);
}

function companionsTyped(values: FormValues): number {
  const text = typed(freshForm(values), 'companions').trim();
  return /^\d{1,2}$/.test(text) ? Math.min(mostCompanions, Number(text)) : 0;
}

/** Nobody has agreed to words that came after the box was ticked. */
function withoutConsents(values: FormValues, asked: readonly Question[]): FormValues {
  const consents = asked.filter(({ kind }) => kind === 'consent');
  const gone = new Set(
    consents.flatMap((question) =>
      Array.from({ length: mostCompanions + 1 }, (_, person) => fieldName(question, person)),
    ),
  );
  return Object.fromEntries(Object.entries(values).filter(([name]) => !gone.has(name)));
}

/** The answers of a sign-up as its form shows them; an option that is full and not theirs is not ticked. */
export function answerValues(
  { answers }: Pick<Reads, 'answers'>,
  asked: readonly Question[],
  signup: Pick<Signup, 'id' | 'state' | 'companions'>,
): FormValues {
  if (asked.length === 0) return {};
  const values: Record<string, string | string[]> = {};
  for (const row of answers.ofSignup(signup.id)) {
    const question = asked.find(({ id }) => id === row.questionId);
    const answer = question && storedAnswer(question.kind, row);
    if (!question || !answer) continue;
    const theirs = (id: number) => signup.state !== 'confirmed' || row.held.includes(id);
    values[fieldName(question, row.person)] = typedAnswer(answer, theirs);
  }
  return values;
}

function typedAnswer(answer: Answer, theirs: (option: number) => boolean): string | string[] {
  switch (answer.kind) {
    case 'words':
      return answer.words;
    case 'options':
      return answer.options.filter(theirs).map(String);
    case 'yes-no':
      return answer.yes ? 'yes' : 'no';
    case 'number':
      return String(answer.number);
    case 'date':
      return answer.date;
    case 'consent':
      return 'yes';
  }
}
