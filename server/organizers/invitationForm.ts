import { z } from 'zod';
import { languages } from '../../templates/languages.ts';
import { choice, emailField, requiredLine } from '../web/fields.ts';

/** What is asked for to invite an organizer, at the desk and at the terminal. */
export const InvitationForm = z.object({
  name: requiredLine(100),
  email: emailField(),
  language: choice(languages),
});
