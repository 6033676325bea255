import type { AddressChange, Signup } from '../../db/schema.ts';
import {
  signUpAddress,
  signUpAddressConfirmationAddress,
  signUpCancellationAddress,
  signUpConfirmationAddress,
  signUpDatesAddress,
  signUpFeedAddress,
  subscriptionAddress,
} from '../../templates/addresses.ts';
import type { Services } from '../services.ts';

type Site = Pick<Services, 'config' | 'links'>;
type Named = Pick<Signup, 'publicId' | 'generation'>;

/** The whole address of an attendee's own page. */
export function ownPageUrl(site: Site, signup: Named): string {
  return `${site.config.baseUrl}${signUpAddress(ownPageToken(site, signup))}`;
}

/** The whole address of the page that asks an attendee whether to cancel. */
export function ownCancellationUrl(site: Site, signup: Named): string {
  return `${site.config.baseUrl}${signUpCancellationAddress(ownPageToken(site, signup))}`;
}

/** The whole address of the page with the button that confirms an address. */
export function ownConfirmationUrl({ config, links }: Site, signup: Named): string {
  const { publicId, generation } = signup;
  const token = links.token('signup-confirmation', { publicId, generation });
  return `${config.baseUrl}${signUpConfirmationAddress(token)}`;
}

/** The whole address of the page with the button that confirms an address for several dates. */
export function ownDatesUrl({ config, links }: Site, signup: Named): string {
  const { publicId, generation } = signup;
  const token = links.token('signup-dates', { publicId, generation });
  return `${config.baseUrl}${signUpDatesAddress(token)}`;
}

/** The whole address of the page with the button that moves a sign-up to another address. */
export function addressConfirmationUrl(
  { config, links }: Site,
  { publicId }: Pick<AddressChange, 'publicId'>,
): string {
  const token = links.token('signup-address', { publicId, generation: 1 });
  return `${config.baseUrl}${signUpAddressConfirmationAddress(token)}`;
}

/**
 * The address by which calendar programs subscribe to one attendee's calendar. It opens the calendar
 * alone: the companies that keep it cannot change or cancel a sign-up by it.
 */
export function subscriptionUrl({ config, links }: Site, { publicId, generation }: Named): string {
  const token = links.token('own-calendar', { publicId, generation });
  return subscriptionAddress(`${config.baseUrl}${signUpFeedAddress(token)}`);
}

/** The token of an attendee's own page. It stands in mails alone, and behind a link of theirs. */
export function ownPageToken({ links }: Pick<Site, 'links'>, signup: Named): string {
  const { publicId, generation } = signup;
  return links.token('own-page', { publicId, generation });
}
