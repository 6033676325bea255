import { html } from '@prairielearn/html';
import type { Html, View } from '../view.ts';

/** A line of an address, by the field that it comes from; a street may have several lines. */
export interface PlaceLine {
  name: 'address' | 'city';
  text: string;
}

/**
 * The ways to a place: the program for maps on this device, and those on the web that the reader trusts.
 * Nobody learns of it before a link is followed.
 */
export function waysThere({ t }: View, query: string): Html | '' {
  if (query === '') return '';
  const part = encodeURIComponent(query);
  const maps = [
    // No coordinates, but what is searched for: https://developer.android.com/guide/components/intents-common
    [t('event.place.app'), `geo:0,0?q=${part}`],
    ['OpenStreetMap', `https://www.openstreetmap.org/search?query=${part}`],
    ['Google Maps', `https://www.google.com/maps/search/?api=1&query=${part}`],
    ['Apple Maps', `https://maps.apple.com/?q=${part}`],
  ] as const;
  return html`<details class="ways-there">
    <summary>${t('event.place.ways')}</summary>
    <ul>
      ${maps.map(([name, href]) => html`<li><a href="${href}">${name}</a></li>`)}
    </ul>
  </details>`;
}
