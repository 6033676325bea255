import { z } from 'zod';
import { forEachQuestion } from '../../db/schema.ts';
import { languages } from '../../templates/languages.ts';
import { mostCompanions } from '../../templates/pages/events/mostCompanions.ts';
import { askedQuestions } from '../../templates/pages/events/signUpQuestions.ts';
import { isTextLanguage } from '../../templates/textLanguages.ts';
import { isSlug } from '../events/slug.ts';
import { isZone } from '../time/zones.ts';
import {
  emailField,
  optionalChoice,
  optionalText,
  readBy,
  requiredLine,
  wholeNumber,
} from '../web/fields.ts';

const answers = forEachQuestion((question) => optionalText(askedQuestions[question].longest));

const details = {
  name: requiredLine(100, 'signup.problems.name'),
  companions: wholeNumber(0, mostCompanions, 0),
  ...answers,
  // Left out, it is the language in which the form was read.
  language: optionalChoice(languages),
};

const { name, ...further } = details;

/** The form on an event's page, compiled: nothing else is read as often. */
export const SignupForm = z.compile(
  z.object({
    // What is wrong is told in this order, which is that of the page.
    name,
    email: emailField(),
    ...further,
    // Reported by the script, never typed: what is no zone is left out instead of being refused.
    // Where the link was shown; what names nothing is left out, too.
    from: readBy((typed) => ({ name: isSlug(typed) ? typed : null }), 'forms.problems.choose'),
    zone: readBy((typed) => ({ zone: isZone(typed) ? typed : null }), 'forms.problems.choose'),
    // Comes with the page that was read, and is never typed either.
    texts: readBy(
      (typed) => ({ language: isTextLanguage(typed) ? typed : null }),
      'forms.problems.choose',
    ),
  }),
);

/** What attendees may change of their sign-up on their own page. */
export const SignupChangeForm = z.object(details);

/** The names of its fields. */
export const detailNames = SignupChangeForm.keyof().options;

/** The address that a sign-up is to have instead of its own. */
export const AddressChangeForm = z.object({ email: emailField() });

export type SignupDetails = z.output<typeof SignupChangeForm>;
export type SignupRequest = z.output<typeof SignupForm>;
