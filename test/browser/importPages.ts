import { consoleImportsAddress } from '../../templates/addresses.ts';
import type { Shown } from './shown.ts';

/** Where lists of people are given; what comes then is looked at in `imports.test.ts`. */
export const importPages: Record<string, Shown> = {
  'the imports of an event': {
    at: ({ events }) => consoleImportsAddress(events.inPerson),
    onConsole: true,
  },
  'the imports of an event, with nothing pasted': {
    at: ({ events }) => consoleImportsAddress(events.inPerson),
    onConsole: true,
    sent: { pasted: '' },
    status: 422,
  },
};
