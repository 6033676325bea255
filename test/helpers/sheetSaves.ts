import { consoleSheetEntryAddress, consoleSheetPhotoAddress } from '../../templates/addresses.ts';
import { rowField } from '../../templates/pages/console/sheetEntryRow.ts';
import type { Save } from './worldOfSaves.ts';

const key = 'a-row-of-a-sheet';
const path = 'post /console/events/:slug/signups/sheet';

/** The forms by which a sign-in sheet is entered, in an order in which each can be sent. */
export const sheetSaves: Record<string, Save> = {
  [`${path}/entry`]: {
    at: ({ campaign: { events } }) => consoleSheetEntryAddress(events.inPerson),
    sent: { 'rows[]': key, [rowField(key, 'who')]: 'Somebody from the sheet' },
    says: '1 row is entered. 1 person is new on the list.',
  },
  [`${path}/photos/:photo`]: {
    at: ({ campaign: { events } }) => consoleSheetPhotoAddress(events.asking, 1),
    sent: { row: '1', intent: 'later' },
    says: 'Row 1 is put aside.',
  },
  [`${path}/photos/:photo/end`]: {
    at: ({ campaign: { events } }) => consoleSheetPhotoAddress(events.asking, 1, 'end'),
    says: 'The rows that are left are listed below.',
  },
  [`${path}/photos/:photo/removal`]: {
    at: ({ campaign: { events } }) => consoleSheetPhotoAddress(events.asking, 1, 'removal'),
    says: 'The photo is deleted.',
  },
};
