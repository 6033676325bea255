import {
  consoleMessageAddress,
  consoleMessagesAddress,
  consoleNewMessageAddress,
  consoleNumbersAddress,
  withQuery,
} from '../../templates/addresses.ts';
import type { Shown } from './shown.ts';

/** Pages on which organizers write to those who signed up, and see an event in numbers. */
export const messagePages: Record<string, Shown> = {
  'the messages to those who signed up': {
    at: ({ events }) => consoleMessagesAddress(events.online),
    onConsole: true,
  },
  'a new message': { at: ({ events }) => consoleNewMessageAddress(events.online), onConsole: true },
  'a message in draft': {
    at: ({ events, messages }) => consoleMessageAddress(events.online, messages.draft),
    onConsole: true,
  },
  'a message that is edited': {
    at: ({ events, messages }) => consoleMessageAddress(events.online, messages.draft, 'edit'),
    onConsole: true,
  },
  'the question whether to send a message': {
    at: ({ events, messages }) => consoleMessageAddress(events.online, messages.draft, 'sending'),
    onConsole: true,
  },
  'the question whether to stop a message': {
    at: ({ events, messages }) => consoleMessageAddress(events.online, messages.sending, 'stop'),
    onConsole: true,
  },
  'a message on its way': {
    at: ({ events, messages }) => consoleMessageAddress(events.online, messages.sending),
    onConsole: true,
  },
  'the question whether to delete a message': {
    at: ({ events, messages }) => consoleMessageAddress(events.online, messages.draft, 'deletion'),
    onConsole: true,
  },
  'the question when to send a message': {
    at: ({ events, messages }) => consoleMessageAddress(events.online, messages.draft, 'schedule'),
    onConsole: true,
  },
  'a time for a message that is past': {
    at: ({ events, messages }) => consoleMessageAddress(events.online, messages.draft, 'schedule'),
    onConsole: true,
    sent: { version: '1', sendDate: '2024-01-01', sendTime: '09:00' },
    status: 422,
  },
  'an event in numbers': {
    at: ({ events }) => withQuery(consoleNumbersAddress(events.asking), { with: events.online }),
    onConsole: true,
  },
  'an event in numbers that nobody signed up for': {
    at: ({ events }) => consoleNumbersAddress(events.draft),
    onConsole: true,
  },
};
