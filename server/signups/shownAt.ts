import type { IncomingHttpHeaders } from 'node:http';
import type { FormValues } from '../../templates/forms.ts';
import { isSlug } from '../events/slug.ts';

/** The name under which the link to an event says where it was shown: `?from=flyer`. */
const parameter = 'from';

/**
 * A sign-up form with where its link was shown. The page is the same bytes for everybody, so the form on it
 * cannot know; but browsers tell our own forms the whole address of the page they stand on, by the policy
 * `same-origin`. A form that came back with a mistake stands at another address, and carries the name itself.
 *
 * @param baseUrl of this site: what another one says is no address of ours
 */
export function withShownAt(
  form: FormValues,
  { referer = '' }: Pick<IncomingHttpHeaders, 'referer'>,
  baseUrl: string,
): FormValues {
  if (form[parameter] !== undefined || !referer.includes('?')) return form;
  const page = URL.parse(referer);
  const name = page?.origin === new URL(baseUrl).origin ? page.searchParams.get(parameter) : null;
  return name !== null && isSlug(name) ? { ...form, [parameter]: name } : form;
}
