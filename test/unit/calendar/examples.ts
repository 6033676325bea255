import type { HourEntry } from '../../../server/calendar/entry.ts';

/** The online panel of the campaign, announced for 2:30 PM in New York without an end. */
export const panel: HourEntry = {
  uid: 'panel-argentina@events.example.org',
  sequence: 0,
  stamp: Date.UTC(2024, 0, 20, 12),
  start: Date.UTC(2024, 0, 21, 19, 30),
  end: null,
  title: 'Online panel: the struggle in Argentina',
  description: 'With Fer Scolnik and Raul Godoy.\n\nJoining: through your own page.',
  location: null,
  url: 'https://events.example.org/events/panel-argentina',
  organizer: { name: 'Left Voice', address: 'rsvp@example.org' },
  attendee: null,
  status: 'confirmed',
};

/** The action at the embassy, announced for 4 pm. */
export const action: HourEntry = {
  ...panel,
  uid: 'embassy-action-nyc@events.example.org',
  start: Date.UTC(2024, 0, 24, 21),
  title: 'Solidarity action at the Argentine embassy',
  description: 'Bring pots and pans.',
  location: 'Argentine embassy, New York City',
  url: 'https://events.example.org/events/embassy-action-nyc',
};

export const ada = { name: 'Ada Example', address: 'ada@example.org', rsvp: true };
