import { typed, type FormState } from '../../templates/forms.ts';
import { newPublicId } from './signedLinks.ts';

/**
 * The key with which a form was shown: sent twice, it makes one thing. A form without one, or with a text
 * that is no key of ours, was made by hand and gets a key of its own.
 */
export function formKeyIn(form: FormState): string {
  const given = typed(form, 'formKey');
  return isFormKey(given) ? given : newPublicId();
}

/** Whether a text is a key as forms get them. */
export function isFormKey(text: string): boolean {
  return /^[\w-]{16}$/.test(text);
}
