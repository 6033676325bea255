import { freshForm, typed, type FormState, type FormValues } from '../../templates/forms.ts';
import { likelyMeant } from './nearMiss.ts';

/** The field of the button by which somebody answers which address they meant. */
export const addressChoice = 'addressChoice';

/**
 * Settles which address a form is for. Where the typed one looks like a slip, the form comes back with
 * a question and every word kept; the answer is one of two buttons, and whatever they choose is taken.
 *
 * @param email as the form's field was read
 */
export function settleAddress(
  values: FormValues,
  email: string,
): { kind: 'settled'; email: string } | { kind: 'question'; form: FormState } {
  const meant = likelyMeant(email);
  const chosen = typed(freshForm(values), addressChoice);
  if (meant === null || chosen === email) return { kind: 'settled', email };
  if (chosen === meant) return { kind: 'settled', email: meant };
  return {
    kind: 'question',
    form: { values, problems: {}, askedAddress: { typed: email, meant } },
  };
}
