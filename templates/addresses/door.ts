import { withQuery } from './anyAddress.ts';
import { consoleEventAddress } from './events.ts';

/*
 * The door of an event: who comes is looked for and marked, by a page that a phone also has without a
 * network.
 */

/** The page; searched for somebody, by letters of a name or by a code. */
export function consoleDoorAddress(slug: string, search = ''): string {
  return withQuery(`${consoleEventAddress(slug)}/door`, { q: search });
}

/** What the page asks for, and sends to. */
export function consoleDoorPart(
  slug: string,
  part:
    /** GET: the page without anybody on it, for a phone to keep. */
    | 'offline'
    /** GET: the people, for the script of the page (JSON). */
    | 'people'
    /** POST: marks somebody as here, or takes that back. */
    | 'marks'
    /** POST: writes down somebody who is on no list. */
    | 'walk-ins'
    /** POST: the marks that a phone kept (answers JSON). */
    | 'hand-in'
    /** GET: the script that answers in place of the network. */
    | 'worker.js',
): string {
  return `${consoleDoorAddress(slug)}/${part}`;
}
