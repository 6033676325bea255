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
import { longestName } from './pastedNames.ts';

const longestCity = 100;
const longestContactName = 100;
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
    contactName: requiredLine(longestContactName, 'endorsement.problems.contactName'),
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

/** A row of a list that organizers add; its heading and its language are read beside it. */
export const OrganizationForm = z.object({
  name: requiredLine(longestName, 'endorsement.problems.organization'),
  ...aboutListing,
  contactName: optionalLine(longestContactName),
});

/** Names or a table, pasted in the console. */
export const NamesForm = z.object({ names: optionalText(100_000) });

export type EndorsementRequest = Omit<z.output<typeof RequestForm>, 'authorized'>;
