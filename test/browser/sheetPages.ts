import {
  consoleSignInSheetAddress,
  consoleVenueNumbersAddress,
} from '../../templates/addresses.ts';
import type { Shown } from './shown.ts';

/** What an event has on paper. */
export const sheetPages: Record<string, Shown> = {
  'the sheet for the door': {
    at: ({ events }) => consoleSignInSheetAddress(events.inPerson),
    onConsole: true,
  },
  'the numbers for the venue': {
    at: ({ events }) => consoleVenueNumbersAddress(events.inPerson),
    onConsole: true,
  },
};
