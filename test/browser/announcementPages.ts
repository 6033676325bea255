import {
  consoleAnnouncementAddress,
  consoleNewEventAnnouncementAddress,
} from '../../templates/addresses.ts';
import { pastedTexts } from '../helpers/pastedTexts.ts';
import type { Shown } from './shown.ts';

/** What is made of pasted announcements, as pages. */
export const announcementPages: Record<string, Shown> = {
  'the events of an announcement': {
    at: () => consoleNewEventAnnouncementAddress,
    sent: { text: pastedTexts.two },
    onConsole: true,
  },
  'a new event that an announcement filled in': {
    at: () => consoleNewEventAnnouncementAddress,
    sent: { text: pastedTexts.one },
    onConsole: true,
  },
  'a text that was checked against an event': {
    at: ({ events }) => consoleAnnouncementAddress(events.online),
    sent: { text: pastedTexts.two },
    onConsole: true,
  },
};
