import { z } from 'zod';
import type { Language } from '../../templates/languages.ts';
import { choice, emailField, requiredLine } from '../web/fields.ts';

/** What is asked for to invite an organizer, in the console and at the terminal. */
export const invitationForm = (languages: readonly Language[]) =>
  z.object({ name: requiredLine(100), email: emailField(), language: choice(languages) });
