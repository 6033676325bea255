import { homeAddress } from '../../templates/addresses.ts';
import { isZone } from '../events/zones.ts';
import { redirect, type Route } from './routes.ts';

const oneYear = 365 * 86_400_000;

export const preferenceRoutes: readonly Route[] = [
  {
    method: 'post',
    path: '/preferences',
    role: 'anyone',
    handle: ({ form }) => {
      const zone = form['zone'];
      const value = isZone(zone) ? zone : null;
      // Not httpOnly: the script sees from it that the viewer has chosen and leaves the page alone.
      const options = { maxAge: oneYear, httpOnly: false };
      return redirect(ownPath(form['returnTo']), [{ name: 'zone', value, options }]);
    },
  },
];

/** The path to go back to, if it is one of this site; the start page otherwise. */
function ownPath(returnTo: string | string[] | undefined): string {
  if (typeof returnTo !== 'string' || !/^\/(?![/\\])/.test(returnTo)) return homeAddress;
  const url = URL.parse(returnTo, 'http://own.invalid');
  return url?.host === 'own.invalid' ? `${url.pathname}${url.search}` : homeAddress;
}
