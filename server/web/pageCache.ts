import { createHash } from 'node:crypto';
import type { Html } from '../../templates/view.ts';

/** A page as it was rendered, with the strong validator of its bytes (RFC 9110, section 8.8.3). */
export interface RenderedPage {
  body: string;
  etag: string;
  /** When what it shows last changed, in epoch milliseconds; null where nobody keeps count. */
  modifiedAt: number | null;
}

/** A file for everybody, such as a feed. */
export interface DatedText {
  text: string;
  /** When what it shows last changed, in epoch milliseconds; 0 where it shows nothing. */
  modifiedAt: number;
}

export interface PageCache {
  /** The page of a key, rendered anew when its version is another one or a minute has passed. */
  page(key: string, version: string, now: number, render: () => Html | DatedText): RenderedPage;
}

/** Bounds the memory: languages times zones times pages that are looked at in one minute. */
const largestSize = 300;

/**
 * Rendered public pages. They carry nothing of the visitor but language and zone, which are part
 * of the key. Any commit makes a page anew: a stale one would cost a journey, a render does not.
 * The minute bounds what depends on the clock alone, such as "past".
 */
export function pageCache(): PageCache {
  const pages = new Map<string, { validFor: string; page: RenderedPage }>();

  return {
    page: (key, version, now, render) => {
      const validFor = `${version} ${Math.floor(now / 60_000)}`;
      const known = pages.get(key);
      // What is asked for stands last: made-up addresses push out each other, not the home page.
      pages.delete(key);
      if (known?.validFor === validFor) {
        pages.set(key, known);
        return known.page;
      }
      const rendered = render();
      const dated = 'modifiedAt' in rendered;
      const body = dated ? rendered.text : rendered.toString();
      const modifiedAt = dated ? rendered.modifiedAt : null;
      const fresh = { body, etag: etagOf(body), modifiedAt };
      pages.set(key, { validFor, page: fresh });
      const [oldest] = pages.keys();
      if (pages.size > largestSize && oldest !== undefined) pages.delete(oldest);
      return fresh;
    },
  };
}

/** A strong validator of some bytes. */
export function etagOf(body: string): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
}
