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
} from '../web/fields.ts';

/** Letters of a name: a federation's full one fits, a text pasted by mistake does not. */
export const longestName = 150;
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
  .transform((form) => ({ ...form, listedAs: form.listedAs || form.organization }));

/** How an organization stands on the list: corrected by the contact, edited by an organizer. */
export const ListingForm = z.object({
  listedAs: requiredLine(longestName, 'endorsement.problems.organization'),
  ...aboutListing,
});

/** What organizers say when they decline; it is mailed. */
export const DeclineForm = z.object({ note: optionalText(longestNote) });

export type EndorsementRequest = Omit<z.output<typeof RequestForm>, 'authorized'>;
