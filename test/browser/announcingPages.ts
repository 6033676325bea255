import {
  consoleEventAddress,
  consoleEventsAddress,
  consoleFormAddress,
  consoleNewEventAddress,
  consoleNewEventAnnouncementAddress,
  draftAddress,
  eventAddress,
} from '../../templates/addresses.ts';
import type { Shown } from './shown.ts';

/** The pages on the way from nothing to an event that is public. */
export const announcingPages: Record<string, Shown> = {
  'a new event': { at: () => consoleNewEventAddress, onConsole: true },
  'a new event with mistakes': {
    at: () => consoleEventsAddress,
    onConsole: true,
    sent: {
      kind: 'hybrid',
      title: '',
      zone: 'Nowhere/Land',
      startDate: '2024-03-10',
      startTime: '02:30',
      endDate: '2024-03-09',
    },
    status: 422,
  },
  'a new event from an announcement': {
    at: () => consoleNewEventAnnouncementAddress,
    onConsole: true,
  },
  'an event that is edited': {
    at: ({ events }) => consoleEventAddress(events.online, 'edit'),
    onConsole: true,
  },
  'an event of several days that is edited': {
    at: ({ events }) => consoleEventAddress(events.ofDays, 'edit'),
    onConsole: true,
  },
  'a draft that is edited': {
    at: ({ events }) => consoleEventAddress(events.draft, 'edit'),
    onConsole: true,
  },
  'a form that was begun': { at: ({ form }) => consoleFormAddress(form), onConsole: true },
  'the page that a form begins': {
    at: ({ form }) => consoleFormAddress(form, 'page'),
    onConsole: true,
  },
  'the page beside the form of an event': {
    at: ({ events }) => consoleEventAddress(events.draft, 'page'),
    onConsole: true,
  },
  'a draft at its address': { at: ({ events }) => eventAddress(events.draft), onConsole: true },
  'a draft by its secret link': { at: ({ draftLink }) => draftAddress(draftLink) },
};
