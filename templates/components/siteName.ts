import { html } from '@prairielearn/html';
import { logoAddress } from '../addresses.ts';
import type { Html, View } from '../view.ts';

/** The name of the site in a header, beside its logo or the saucepan. */
export function siteName({ site }: View, href: string): Html {
  return html`<a class="site-name" href="${href}"
    >${site.logo === null ? mark() : logo(site.logo)}<bdi>${site.organization}</bdi></a
  >`;
}

/** So high it stands in a header at most, in CSS pixels; the style says the same. */
const logoHeight = 40;

/** A picture on white, whatever the colour around it. The name stands beside it. */
export function logo({ hash, width, height, widths }: NonNullable<View['site']['logo']>): Html {
  const files = (ending: 'webp' | 'jpg') =>
    widths.map((one) => `${logoAddress(hash, one, ending)} ${one}w`).join(', ');
  const shown = Math.round((width * logoHeight) / height);
  return html`<picture class="logo"
    ><source type="image/webp" srcset="${files('webp')}" sizes="${shown}px" />
    <img
      src="${logoAddress(hash, widths[0] ?? width, 'jpg')}"
      srcset="${files('jpg')}"
      sizes="${shown}px"
      width="${shown}"
      height="${logoHeight}"
      alt=""
  /></picture>`;
}

/** A saucepan seen from above, and the noise it makes. */
function mark(): Html {
  return html`<svg class="mark" viewBox="0 0 48 32" aria-hidden="true" focusable="false">
    <circle cx="16" cy="16" r="12.5" fill="none" stroke="currentColor" stroke-width="5" />
    <path d="M29 16h17" stroke="currentColor" stroke-width="6" />
    <circle cx="16" cy="16" r="4.5" fill="currentColor" />
  </svg>`;
}
