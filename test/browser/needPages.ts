import {
  consoleAddress,
  consoleOpenMailsAddress,
  consoleUnansweredAddress,
} from '../../templates/addresses.ts';
import type { Shown } from './shown.ts';

/** What waits for an organizer, all of it and by its kind. */
export const needPages: Record<string, Shown> = {
  'the first page of the console': { at: () => consoleAddress, onConsole: true },
  'people to answer': {
    at: ({ events }) => consoleUnansweredAddress(events.online),
    onConsole: true,
  },
  'emails to look at': { at: () => consoleOpenMailsAddress, onConsole: true },
};
