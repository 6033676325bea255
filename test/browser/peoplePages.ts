import {
  consoleBulkAddress,
  consoleBulkErasureAddress,
  consolePeopleAddress,
  consoleSignUpsAddress,
  withQuery,
} from '../../templates/addresses.ts';
import type { Shown } from './shown.ts';

/** Many people at once: found, chosen, and what can be done with them. */
export const peoplePages: Record<string, Shown> = {
  'the people of all events': { at: () => consolePeopleAddress, onConsole: true },
  'people narrowed to what they need': {
    at: ({ events }) =>
      withQuery(consoleSignUpsAddress(events.online), { needs: 'any', sort: 'name' }),
    onConsole: true,
  },
  'what can be done with many': {
    at: ({ events }) => consoleBulkAddress(events.online),
    onConsole: true,
  },
  'a tag that nobody typed': {
    at: ({ events }) => consoleBulkAddress(events.online),
    sent: { do: 'tag', filter: '', tag: '' },
    onConsole: true,
    status: 422,
  },
  'the question whether to delete many': {
    at: ({ events }) => consoleBulkErasureAddress(events.online),
    onConsole: true,
  },
};
