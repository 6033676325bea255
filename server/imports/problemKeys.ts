import type { TextKey } from '../../templates/translate.ts';

/** What can be wrong with a row: sentences that rows keep by their keys. */
const problemKeys = [
  'forms.problems.choose',
  'forms.problems.email',
  'forms.problems.emailMissing',
  'forms.problems.invisible',
  'forms.problems.required',
  'forms.problems.tooLong',
  'forms.problems.unreadable',
  'forms.problems.wholeNumber',
  'signup.problems.name',
  'signup.questions.problems.date',
  'signup.questions.problems.phone',
  'console.imports.problems.stateOfRow',
  'console.imports.problems.dateOfRow',
  'console.imports.problems.yesOrNo',
  'console.imports.problems.option',
  'console.imports.problems.repeated',
  'console.imports.problems.tooManyPeople',
  'console.imports.problems.noSpots',
] as const satisfies readonly TextKey[];

/** The key of a sentence as a row keeps it; a damaged one says that something is wrong there. */
export function problemKey(kept: string): (typeof problemKeys)[number] {
  return problemKeys.find((one) => one === kept) ?? 'forms.problems.choose';
}
