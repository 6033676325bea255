import { z } from 'zod';
import { isZone } from '../time/zones.ts';
import { choice, optionalLine, readBy } from '../web/fields.ts';
import { webAddress } from './webAddress.ts';

export const longestName = 100;

/** What organizers say of what a campaign is to follow. */
export const FollowForm = z.object({
  address: readBy(feedAddress, 'console.followed.failures.no-web-address'),
  name: optionalLine(longestName),
  zone: readBy((typed) => (isZone(typed) ? typed : null), 'forms.problems.choose'),
  utcIs: choice(['utc', 'local']),
});

/** A web address as it is asked for; calendars are told to people with a scheme of their own. */
function feedAddress(typed: string): string | null {
  const address = typed.replace(/^webcals?:/i, 'https:');
  return webAddress(/^[a-z][a-z\d+.-]*:/i.test(address) ? address : `https://${address}`);
}
