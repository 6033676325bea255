import {
  consoleSheetEntryAddress,
  consoleSheetPhotoAddress,
  consoleSheetPhotosAddress,
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
  'a sheet that is entered': {
    at: ({ events }) => consoleSheetEntryAddress(events.inPerson),
    onConsole: true,
  },
  'the photographs of the sheets': {
    at: ({ events }) => consoleSheetPhotosAddress(events.inPerson),
    onConsole: true,
  },
  'a photograph of a sheet': {
    at: ({ events }) => `${consoleSheetPhotoAddress(events.asking, 1)}?row=1`,
    onConsole: true,
  },
  'the numbers for the venue': {
    at: ({ events }) => consoleVenueNumbersAddress(events.inPerson),
    onConsole: true,
  },
};
