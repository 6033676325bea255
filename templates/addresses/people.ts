import { consoleSignUpsAddress } from './signups.ts';
import type { MessageFilter } from '../../db/messageCondition.ts';

/* What addresses of lists of people narrow them to, by name; `server/signups/peopleFilter.ts` reads it. */

/** The parts of a filter that every list has. */
export const peopleFilterNames = [
  'q',
  'state',
  'language',
  'needs',
  'came',
  'mail',
  'from',
  'organization',
  'tag',
  'message',
  'only',
] as const;

export type PeopleFilterName = (typeof peopleFilterNames)[number];

const answerPart = 'answer-';

/** The part of a filter that is about the answers to a question. */
export function answerFilterName(question: number): string {
  return `${answerPart}${question}`;
}

/** The question that a part of a filter is about; null for every other part. */
export function questionOfFilterName(name: string): number | null {
  const id = name.startsWith(answerPart) ? name.slice(answerPart.length) : '';
  return /^[1-9]\d{0,14}$/.test(id) ? Number(id) : null;
}

/** What stands for an answer that was given, and for none, whatever it is. */
export const anyAnswer = '*';
export const noAnswer = '-';

/** The people of all events. */
export const consolePeopleAddress = '/console/people';

/** POST: keeps what a list is narrowed to by a name. */
export function consoleSavedFiltersAddress(slug: string): string {
  return `${consoleSignUpsAddress(slug)}/filters`;
}

/** POST: forgets one of them. */
export function consoleSavedFilterRemovalAddress(slug: string, id: number): string {
  return `${consoleSavedFiltersAddress(slug)}/${id}/removal`;
}

/** GET: what can be done with some people of an event at once; POST does it. */
export function consoleBulkAddress(slug: string): string {
  return `${consoleSignUpsAddress(slug)}/bulk`;
}

/** GET asks whether to delete them, POST deletes them. */
export function consoleBulkErasureAddress(slug: string): string {
  return `${consoleBulkAddress(slug)}/erasure`;
}

/** POST: takes back what was done to many. */
export function consoleBulkUndoAddress(slug: string, id: number): string {
  return `${consoleBulkAddress(slug)}/${id}/undo`;
}

/** The part of a filter that finds those for whom this became of a message. */
export function messagePart({ message, is }: MessageFilter): string {
  return `${message}.${is}`;
}
