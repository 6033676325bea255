/**
 * What attendees are asked beside their name and address, in the order of the form: each is a text in a
 * column of the sign-ups, '' where nobody answered. `templates/pages/events/signUpQuestions.ts` says how it
 * is asked; the form, what is stored and changed, the list and the file of organizers follow.
 */
export const signupQuestions = ['accessNeeds'] as const;

export type SignupQuestion = (typeof signupQuestions)[number];

/** One value for each question. */
export function forEachQuestion<Value>(
  valueOf: (question: SignupQuestion) => Value,
): Record<SignupQuestion, Value> {
  const values: Partial<Record<SignupQuestion, Value>> = {};
  for (const question of signupQuestions) values[question] = valueOf(question);
  if (!isWhole(values)) throw new Error('A question has no value');
  return values;
}

function isWhole<Value>(
  values: Partial<Record<SignupQuestion, Value>>,
): values is Record<SignupQuestion, Value> {
  return signupQuestions.every((question) => question in values);
}

/** A sign-up whose owner answered nothing. */
export const noAnswers = forEachQuestion(() => '');

/** The name of a column in SQL and in files that programs read. */
export function columnOf(question: SignupQuestion): string {
  return question.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
