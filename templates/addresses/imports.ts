import { consoleEventAddress } from './events.ts';

/* Lists of people from elsewhere. */

const part = encodeURIComponent;

/** The lists that were imported into an event, and the form for another; a POST reads one. */
export function consoleImportsAddress(slug: string): string {
  return `${consoleEventAddress(slug)}/import`;
}

/**
 * One import, as far as it has come: its columns, what would happen, what happened. A POST to `columns` says
 * what they are, to `writing` puts its people on the list, to `undoing` takes them off it again, to
 * `removal` discards a list that nobody imported; `problems` gives the file to correct.
 */
export function consoleImportAddress(
  slug: string,
  id: string | number,
  action?: 'columns' | 'writing' | 'undoing' | 'removal' | 'problems',
): string {
  const page = `${consoleImportsAddress(slug)}/${part(id)}`;
  return action === undefined ? page : `${page}/${action}`;
}
