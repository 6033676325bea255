import type { FormState, FormValues } from '../../templates/forms.ts';
import type { Html, View } from '../../templates/view.ts';
import { refusedForm } from './parseForm.ts';
import { page, type Reply } from './routes.ts';

/**
 * The answer (429) to one form too many from a network: the form again, with all that was typed and
 * the minutes to wait.
 *
 * @param seconds until another one is taken
 */
export function tooMany(
  { form, view }: { form: FormValues; view: View },
  seconds: number,
  render: (refused: FormState) => Html,
): Reply {
  const values = { minutes: Math.ceil(seconds / 60) };
  const refused = refusedForm(form, { '': { key: 'forms.problems.tooMany', values } }, view.t);
  return { ...page(render(refused), 429), headers: { 'Retry-After': String(seconds) } };
}
