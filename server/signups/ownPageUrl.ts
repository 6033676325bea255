import type { Signup } from '../../db/schema.ts';
import { signUpAddress } from '../../templates/addresses.ts';
import type { Services } from '../services.ts';

/** The whole address of an attendee's own page. */
export function ownPageUrl(
  { config, links }: Pick<Services, 'config' | 'links'>,
  { publicId, generation }: Pick<Signup, 'publicId' | 'generation'>,
): string {
  return `${config.baseUrl}${signUpAddress(links.token('signup', { publicId, generation }))}`;
}
