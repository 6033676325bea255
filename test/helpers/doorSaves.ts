import { consoleDoorPart } from '../../templates/addresses.ts';
import type { Save } from './worldOfSaves.ts';

const press = 'came.1.7b0c6c0e-6f9b-4c39-9d28-0f3c6b9d4a11';
const mark = '7b0c6c0e-6f9b-4c39-9d28-0f3c6b9d4a12';

/** At the door of an event, before anybody is taken off its list. */
export const doorSaves: Record<string, Save> = {
  'post /console/events/:slug/door/marks': {
    at: ({ campaign: { events } }) => consoleDoorPart(events.online, 'marks'),
    sent: { signup: '1', press },
    says: 'is here.',
  },
  'post /console/events/:slug/door/walk-ins': {
    at: ({ campaign: { events } }) => consoleDoorPart(events.online, 'walk-ins'),
    sent: { name: 'Bo Example', companions: '1', mark },
    says: 'Bo Example is on the list now, and here.',
  },
};
