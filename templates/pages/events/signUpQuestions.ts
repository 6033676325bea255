import type { SignupQuestion } from '../../../db/schema.ts';
import { textArea } from '../../components/forms.ts';
import { typed, type FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';

interface Asked {
  /** Letters of the answer. */
  longest: number;
  /** Lines of its box. */
  rows: number;
}

/** How each question of the sign-up form is asked, from top to bottom; nobody has to answer one. */
export const askedQuestions: Readonly<Record<SignupQuestion, Asked>> = {
  accessNeeds: { longest: 1000, rows: 3 },
};

export const questions = Object.keys(askedQuestions).filter(isQuestion);

function isQuestion(name: string): name is SignupQuestion {
  return Object.hasOwn(askedQuestions, name);
}

/** The fields of all questions. */
export function questionFields(view: View, form: FormState): Html[] {
  const { t } = view;
  return questions.map((name) =>
    textArea(view, form, {
      name,
      label: t(`signup.${name}.label`),
      hint: t(`signup.${name}.hint`),
      rows: askedQuestions[name].rows,
      optional: true,
    }),
  );
}

/** Whether one of them is answered, or answered wrongly. */
export function isAnswered(form: FormState): boolean {
  return questions.some((name) => name in form.problems || typed(form, name) !== '');
}
