import type { TextLanguage } from '../../templates/textLanguages.ts';
import { andList } from '../texts/andList.ts';
import type { EventAsRead } from './eventIn.ts';

/** Who calls an event, as one text: its host, and whom the list of co-sponsors names as callers. */
export function calledBy({ host, callers = [] }: EventAsRead, language: TextLanguage): string {
  return callers.length === 0 ? host : andList([host, ...callers], language);
}

/** The callers of the list without the one that the event names itself. */
export function callersBeside(host: string, listed: readonly string[]): string[] {
  const own = folded(host);
  return listed.filter((name) => folded(name) !== own);
}

function folded(name: string): string {
  return name.normalize('NFKC').toLocaleLowerCase().trim();
}
