import { z } from 'zod';
import { forEachQuestion } from '../../db/schema.ts';
import type { FormValues } from '../../templates/forms.ts';
import { languages } from '../../templates/languages.ts';
import { mostCompanions } from '../../templates/pages/events/mostCompanions.ts';
import { askedQuestions } from '../../templates/pages/events/signUpQuestions.ts';
import type { View } from '../../templates/view.ts';
import type { GivenAnswer, Question } from '../questions/question.ts';
import {
  checkbox,
  optionalChoice,
  optionalEmail,
  optionalText,
  requiredLine,
  showsNothing,
  textReadBy,
  wholeNumber,
} from '../web/fields.ts';
import { parseForm, refusedForm, type ParsedForm } from '../web/parseForm.ts';
import { withAnswers } from './formAnswers.ts';

/** Letters of a note about somebody. */
export const longestNote = 2000;

/** What organizers write down of somebody: a name is enough. */
const PersonForm = z.object({
  name: requiredLine(100, 'console.person.problems.name'),
  email: optionalEmail().transform((email) => (email === '' ? null : email)),
  companions: wholeNumber(0, mostCompanions, 0),
  ...forEachQuestion((question) => optionalText(askedQuestions[question].longest)),
  language: optionalChoice(languages),
  /** Whether they get an email about it. */
  mailed: checkbox(),
  /** Whether they come although every seat is taken. */
  beyond: checkbox(),
});

export type WrittenPerson = z.output<typeof PersonForm> & { answers: GivenAnswer[] };

/** A note about somebody who signed up. */
export const NoteForm = z.object({
  text: textReadBy<string>(longestNote, (text) =>
    showsNothing(text) ? { problem: { key: 'console.person.problems.note' } } : { value: text },
  ),
});

/**
 * Reads the form by which somebody is written down or corrected, with the answers to what an event asks.
 * Those of companions may be left out.
 *
 * @param asked none of which has to be answered: nobody is there who could be
 */
export function readPerson(
  values: FormValues,
  asked: readonly Question[],
  view: View,
): ParsedForm<WrittenPerson> {
  const parsed = withAnswers(
    parseForm(PersonForm, values, view.t),
    asked,
    // It is not asked again how many come along once their answers could be read.
    { ...values, people: String(mostCompanions) },
    view,
  );
  if (!parsed.ok) return parsed;
  if (parsed.value.mailed && parsed.value.email === null)
    return {
      ok: false,
      form: refusedForm(values, { email: { key: 'console.person.problems.mailed' } }, view.t),
    };
  return parsed;
}
