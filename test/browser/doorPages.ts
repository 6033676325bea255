import { consoleDoorAddress, consoleDoorPart } from '../../templates/addresses.ts';
import type { Shown } from './shown.ts';

/** The door of an event, in each of its states. */
export const doorPages: Record<string, Shown> = {
  'the door': { at: ({ events }) => consoleDoorAddress(events.inPerson), onConsole: true },
  'the door, where nobody is found': {
    at: ({ events }) => consoleDoorAddress(events.inPerson, 'nobody of that name'),
    onConsole: true,
  },
  'the door as a phone keeps it': {
    at: ({ events }) => consoleDoorPart(events.inPerson, 'offline'),
    onConsole: true,
  },
  'the door of an event that is over': {
    at: ({ events }) => consoleDoorAddress(events.past),
    onConsole: true,
  },
  'the door, with a mistake': {
    at: ({ events }) => consoleDoorPart(events.inPerson, 'walk-ins'),
    sent: { name: '', companions: 'many', mark: 'x' },
    onConsole: true,
    status: 422,
  },
};
