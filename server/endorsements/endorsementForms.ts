import { z } from 'zod';
import { languages } from '../../templates/languages.ts';
import {
  emailField,
  mustTick,
  optionalChoice,
  optionalLine,
  optionalText,
  optionalWebAddress,
  requiredLine,
  showsNothing,
} from '../web/fields.ts';
import type { FieldProblem } from '../web/parseForm.ts';
import { longestName, pastedNames, type PastedNames } from './pastedNames.ts';

const longestCity = 100;
const longestStatement = 1000;
const longestNote = 2000;

const aboutListing = {
  website: optionalWebAddress(),
  city: optionalLine(longestCity),
  statement: optionalText(longestStatement),
};

/** The form by which an organization asks to co-sponsor. */
export const RequestForm = z
  .object({
    organization: requiredLine(longestName, 'endorsement.problems.organization'),
    listedAs: optionalLine(longestName),
    ...aboutListing,
    contactName: requiredLine(100, 'endorsement.problems.contactName'),
    email: emailField(),
    // Left out, it is the language in which the form was read.
    language: optionalChoice(languages),
    authorized: mustTick('endorsement.problems.authorized'),
  })
  .transform((form) => ({
    ...form,
    listedAs: showsNothing(form.listedAs) ? form.organization : form.listedAs,
  }));

/** How an organization stands on the list: corrected by the contact, edited by an organizer. */
export const ListingForm = z.object({
  listedAs: requiredLine(longestName, 'endorsement.problems.organization'),
  ...aboutListing,
});

/** What organizers say when they decline; it is mailed. */
export const DeclineForm = z.object({ note: optionalText(longestNote) });

/** Names pasted in the console, one a line. */
export const NamesForm = z.object({
  names: optionalText(100_000).transform((text, context) => {
    const pasted = pastedNames(text);
    if (pasted.ok) return pasted.names;
    context.addIssue({
      code: 'custom',
      message: pasted.problem,
      params: { problem: problemOfNames(pasted) },
    });
    return z.NEVER;
  }),
});

function problemOfNames(refused: Exclude<PastedNames, { ok: true }>): FieldProblem {
  switch (refused.problem) {
    case 'none':
      return { key: 'console.endorsements.add.none' };
    case 'too-many': {
      const { count, maximum } = refused;
      return { key: 'console.endorsements.add.tooMany', values: { count, maximum } };
    }
    case 'line-too-long': {
      const { line, length, maximum } = refused;
      return { key: 'console.endorsements.add.lineTooLong', values: { line, length, maximum } };
    }
  }
}

export type EndorsementRequest = Omit<z.output<typeof RequestForm>, 'authorized'>;
