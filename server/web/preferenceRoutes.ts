import { homeAddress, localAddress } from '../../templates/addresses.ts';
import { isZone } from '../time/zones.ts';
import { redirect, type Route } from './routes.ts';

const oneYear = 365 * 86_400_000;

export const preferenceRoutes: readonly Route[] = [
  {
    method: 'post',
    path: '/preferences',
    role: 'anyone',
    handle: ({ form }) => {
      const { zone, returnTo } = form;
      const value = isZone(zone) ? zone : null;
      const back = typeof returnTo === 'string' ? localAddress(returnTo) : null;
      // Not httpOnly: the script sees from it that the viewer has chosen and leaves the page alone.
      const options = { maxAge: oneYear, httpOnly: false };
      return redirect(back ?? homeAddress, [{ name: 'zone', value, options }]);
    },
  },
];
