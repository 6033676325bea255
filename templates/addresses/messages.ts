import type { TextLanguage } from '../textLanguages.ts';
import { consoleEventAddress } from './events.ts';

/* Messages to attendees. */

const part = encodeURIComponent;

/** The messages to attendees; a POST keeps a new one as a draft. */
export function consoleMessagesAddress(slug: string): string {
  return `${consoleEventAddress(slug)}/messages`;
}

/** The form of a new message. */
export function consoleNewMessageAddress(slug: string): string {
  return `${consoleMessagesAddress(slug)}/new`;
}

/** One message and what can be done with it; a POST to its `edit` page saves it. */
export function consoleMessageAddress(
  slug: string,
  id: string | number,
  action?:
    | 'edit'
    | 'test'
    | 'sending'
    | 'schedule'
    | 'unscheduling'
    | 'pause'
    | 'resumption'
    | 'stop'
    | 'deletion',
): string {
  const page = `${consoleMessagesAddress(slug)}/${part(id)}`;
  return action === undefined ? page : `${page}/${action}`;
}

/** A message as a reader of a language gets it, to be shown in a frame of its own. */
export function consoleMessagePreviewAddress(
  slug: string,
  id: string | number,
  language: TextLanguage,
): string {
  return `${consoleMessageAddress(slug, id)}/preview/${language}`;
}
