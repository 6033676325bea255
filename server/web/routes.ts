import type { CookieOptions, Request } from 'express';
import type { Readable } from 'node:stream';
import type { Organizer, Rights, Session } from '../../db/schema.ts';
import { withQuery } from '../../templates/addresses.ts';
import type { FormValues } from '../../templates/forms.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import type { Html, View } from '../../templates/view.ts';
import type { Services } from '../services.ts';
import type { Shown } from '../../db/shown.ts';
import type { Need } from './may.ts';
import type { DatedText } from './pageCache.ts';

/**
 * Who may use a route: anyone; whoever holds the signed link that is its `:token`; an organizer
 * who is signed in, and may do what the route needs (`may.ts`); or the host: a program that knows
 * `METRICS_TOKEN`. A route cannot be made without saying which, and what is not said is refused.
 */
export type Role = 'anyone' | 'link' | 'organizer' | 'host';

/** One request as a handler meets it: parsed as far as every route needs it. */
export interface Visit {
  services: Services;
  /** Epoch milliseconds, read once a request. */
  now: number;
  view: View;
  /** The named parts of the path, decoded. */
  params: Readonly<Record<string, string>>;
  /** What was typed into the posted form; {} on a GET. */
  form: FormValues;
  query: URLSearchParams;
  cookies: Readonly<Record<string, string>>;
  /** The visitor's network address, for limits alone; never stored and never logged. */
  address: string;
  request: Request;
  /** Under which the lines of this request stand in the log. */
  requestId: string;
}

/** A visit of somebody who is signed in. */
export interface OrganizerVisit extends Visit {
  organizer: Organizer;
  session: Session;
  /** What they may do. Whatever the route needs, they may. */
  rights: Rights;
  /** The events that are theirs, to which every list is narrowed; null for all that there are. */
  theirs: readonly number[] | null;
}

/** A cookie to set; `value` null removes it. The `__Host-` prefix is added on https. */
export interface CookieToSet {
  name: string;
  value: string | null;
  options?: Pick<CookieOptions, 'maxAge' | 'sameSite' | 'httpOnly'>;
}

/** What a handler answers with. It describes the response; `reply.ts` alone writes it. */
export type Reply = { cookies?: CookieToSet[]; headers?: Readonly<Record<string, string>> } & (
  | { kind: 'page'; status?: number; html: Html }
  /**
   * A page that is the same for everybody of a language and zone; it is kept until what it shows
   * changes. `path` is the one spelling of its address; the view tells nothing else of the visitor, but
   * for those of their languages that are among `texts`: the ones in which what it shows was written.
   */
  | {
      kind: 'public-page';
      path: string;
      shows: Shown;
      texts?: readonly TextLanguage[];
      render: (view: View) => Html;
    }
  /** A file that is the same for everybody, or for everybody of a language; kept as a page is. */
  | {
      kind: 'public-file';
      path: string;
      shows: Shown;
      type: string;
      filename?: string;
      inLanguages?: true;
      texts?: readonly TextLanguage[];
      render: (view: View) => DatedText;
    }
  /**
   * 303 to a path of this site; 301 where what was there has moved for good, 307 where the same form is to
   * be sent there.
   */
  | { kind: 'redirect'; to: string; forGood?: true; sameForm?: true }
  | { kind: 'content'; status?: number; type: string; body: string | Buffer; filename?: string }
  | { kind: 'stream'; type: string; body: Readable; filename: string }
);

type Method = 'get' | 'post';
type Answer = Reply | Promise<Reply>;

/** One door of the house. `path` is an express path, such as `/events/:slug`. */
export type Route =
  | {
      method: Method;
      path: string;
      role: 'anyone' | 'link' | 'host';
      handle: (visit: Visit) => Answer;
    }
  | {
      method: Method;
      path: string;
      role: 'organizer';
      need: Need;
      /** What cannot be taken back: who does it has to show first that it is them. */
      fresh?: true;
      handle: (visit: OrganizerVisit) => Answer;
    };

/** A 303 to a path of this site. */
export function redirect(to: string, cookies: CookieToSet[] = []): Reply {
  return { kind: 'redirect', to, cookies };
}

/**
 * A 301 to the address that a thing has now, with the query that was asked for: search engines and
 * calendar programs change what they kept.
 */
export function movedTo(to: string, { query }: Pick<Visit, 'query'>): Reply {
  return {
    kind: 'redirect',
    to: withQuery(to, Object.fromEntries(query)),
    forGood: true,
  };
}

/** An HTML page; 422 for a form that comes back with its problems. */
export function page(html: Html, status = 200): Reply {
  return { kind: 'page', html, status };
}
