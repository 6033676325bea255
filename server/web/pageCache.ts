import { hash } from 'node:crypto';
import type { Shown } from '../../db/shown.ts';
import type { Html } from '../../templates/view.ts';
import { compressOnce, isCompressible } from './compression.ts';
import type { Encoding, TextsOfPage } from './negotiation.ts';
import { pageBytes } from './pageBytes.ts';

/** The bytes of a page in one coding, with their strong validator (RFC 9110, section 8.8.3). */
export interface EncodedPage {
  body: Buffer;
  etag: string;
  encoding: Encoding;
}

/** A page as it was rendered. */
export interface RenderedPage {
  body: Buffer;
  etag: string;
  /** When what it shows last changed, in epoch milliseconds; null where nobody keeps count. */
  modifiedAt: number | null;
  about: AboutPage;
  /** Its bytes in a coding, made when they are first asked for. */
  in(encoding: Encoding): EncodedPage;
}

/** What has to be known of a page to send it again without asking its route. */
export interface AboutPage {
  type: string;
  shows: Shown;
  texts: TextsOfPage | null;
  /** The pattern of its route, for the log. */
  route: string | null;
  /** Headers of its own: names and values in turn. */
  headers: readonly string[];
}

/** A file for everybody, such as a feed. */
export interface DatedText {
  text: string;
  /** When what it shows last changed, in epoch milliseconds; 0 where it shows nothing. */
  modifiedAt: number;
}

export interface PageCache {
  /** The page of a key, rendered anew when its version is another one or a minute has passed. */
  page(
    key: string,
    version: string,
    now: number,
    render: () => Html | DatedText,
    about?: AboutPage,
  ): RenderedPage;
  /** What is known of the texts of the page at an address, in whichever language it is kept. */
  textsAt(path: string): TextsOfPage | undefined;
  /**
   * The page of a key if it can be sent as it is; undefined where it has to be rendered.
   *
   * @param versionOf the version of what a page shows, as {@link PageCache.page} gets it
   */
  find(key: string, now: number, versionOf: (shows: Shown) => string): RenderedPage | undefined;
}

/**
 * Bounds the memory: languages times zones times pages that are looked at in one minute. On a worldwide day
 * of action those are thousands, and a page that was pushed out is rendered at every request.
 */
const mostPages = 3000;
const mostBytes = 32_000_000;

const plainPage: AboutPage = {
  type: 'text/html; charset=utf-8',
  shows: { kind: 'everything' },
  texts: null,
  route: null,
  headers: [],
};

/**
 * Rendered public pages, as bytes. They carry nothing of the visitor but language and zone, which are
 * part of the key. What changes anything that a page shows makes it anew at once: a stale one would
 * cost a journey, a render does not. The minute bounds what depends on the clock alone, such as
 * "past".
 *
 * @param largestSize what is kept at most, in bytes before any coding; 0 keeps nothing
 */
export function pageCache(largestSize = mostBytes): PageCache {
  const pages = new Map<string, { version: string; minute: number; page: RenderedPage }>();
  const textsByPath = new Map<string, TextsOfPage>();
  let size = 0;

  function forget(key: string): void {
    size -= pages.get(key)?.page.body.length ?? 0;
    pages.delete(key);
  }

  /** Where it is forgotten, a page is asked for the long way, and no other one is taken for it. */
  function noteTexts(texts: TextsOfPage): void {
    textsByPath.delete(texts.path);
    textsByPath.set(texts.path, texts);
    const [oldest] = textsByPath.keys();
    if (textsByPath.size > mostPages && oldest !== undefined) textsByPath.delete(oldest);
  }

  return {
    textsAt: (path) => textsByPath.get(path),
    page: (key, version, now, render, about = plainPage) => {
      const minute = minuteOf(now);
      const known = pages.get(key);
      if (about.texts !== null) noteTexts(about.texts);
      // What is asked for stands last: made-up addresses push out each other, not the home page.
      forget(key);
      const current = known?.version === version && known.minute === minute;
      const page = current ? known.page : renderedPage(render(), about, known?.page);
      pages.set(key, { version, minute, page });
      size += page.body.length;
      for (const oldest of pages.keys()) {
        if (pages.size <= mostPages && size <= largestSize) break;
        forget(oldest);
      }
      return page;
    },
    find: (key, now, versionOf) => {
      const known = pages.get(key);
      if (known?.minute !== minuteOf(now)) return undefined;
      if (known.version !== versionOf(known.page.about.shows)) return undefined;
      pages.delete(key);
      pages.set(key, known);
      return known.page;
    },
  };
}

function minuteOf(now: number): number {
  return Math.floor(now / 60_000);
}

/** @param before the page of before, whose codings are taken over where its bytes are the same */
function renderedPage(
  rendered: Html | DatedText,
  about: AboutPage,
  before: RenderedPage | undefined,
): RenderedPage {
  const dated = 'modifiedAt' in rendered;
  const body = dated ? Buffer.from(rendered.text) : pageBytes(rendered);
  const modifiedAt = dated ? rendered.modifiedAt : null;
  if (before?.body.equals(body)) return { ...before, modifiedAt, about };
  const encoded: Partial<Record<Encoding, EncodedPage>> = {};
  const compressible = isCompressible(about.type, body.length);
  const plain: EncodedPage = { body, etag: etagOf(body), encoding: 'identity' };
  return {
    body,
    etag: plain.etag,
    modifiedAt,
    about,
    in: (encoding) => (compressible ? (encoded[encoding] ??= encode(plain, encoding)) : plain),
  };
}

function encode(plain: EncodedPage, encoding: Encoding): EncodedPage {
  if (encoding === 'identity') return plain;
  const body = compressOnce(plain.body, encoding);
  return { body, etag: etagOf(body), encoding };
}

/** A strong validator of some bytes. */
export function etagOf(body: string | Buffer): string {
  return `"${hash('sha256', body, 'base64url').slice(0, 22)}"`;
}
