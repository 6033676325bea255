import type { Signup } from '../../db/schema.ts';
import {
  signUpAddress,
  signUpCancellationAddress,
  signUpConfirmationAddress,
  signUpFeedAddress,
  subscriptionAddress,
} from '../../templates/addresses.ts';
import type { Services } from '../services.ts';
import type { OwnSignup } from './ownSignup.ts';

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

/**
 * The whole address of the page with the button that confirms an address. Its token stands in mails
 * alone: the one of the own page is shown to whoever filled in the form.
 */
export function ownConfirmationUrl({ config, links }: Site, signup: Named): string {
  const { publicId, generation } = signup;
  const token = links.token('signup-confirmation', { publicId, generation });
  return `${config.baseUrl}${signUpConfirmationAddress(token)}`;
}

/**
 * The address by which calendar programs subscribe to one attendee's calendar. It opens the calendar
 * alone: the companies that keep it cannot change or cancel a sign-up by it.
 */
export function subscriptionUrl({ config, links }: Site, own: OwnSignup): string {
  const generation = own.kind === 'counts' ? own.signup.generation : 1;
  const token = links.token('calendar', { publicId: own.signup.publicId, generation });
  return subscriptionAddress(`${config.baseUrl}${signUpFeedAddress(token)}`);
}

function tokenOf({ links }: Site, { publicId, generation }: Named): string {
  return links.token('signup', { publicId, generation });
}
