import type { Signup } from '../../db/schema.ts';
import { signUpAddress, signUpCancellationAddress } from '../../templates/addresses.ts';
import type { Services } from '../services.ts';

type Site = Pick<Services, 'config' | 'links'>;
type Named = Pick<Signup, 'publicId' | 'generation'>;

/** The whole address of an attendee's own page. */
export function ownPageUrl(site: Site, signup: Named): string {
  return `${site.config.baseUrl}${signUpAddress(tokenOf(site, signup))}`;
}

/** The whole address of the page that asks an attendee whether to cancel. */
export function ownCancellationUrl(site: Site, signup: Named): string {
  return `${site.config.baseUrl}${signUpCancellationAddress(tokenOf(site, signup))}`;
}

function tokenOf({ links }: Site, { publicId, generation }: Named): string {
  return links.token('signup', { publicId, generation });
}
