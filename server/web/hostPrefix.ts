import type { Config } from '../config.ts';

/**
 * What the names of our cookies begin with: on https a prefix by which browsers refuse such a
 * cookie from any other host (RFC 6265bis, section 4.1.3.2).
 */
export function hostPrefix({ baseUrl }: Pick<Config, 'baseUrl'>): '__Host-' | '' {
  return baseUrl.startsWith('https:') ? '__Host-' : '';
}
