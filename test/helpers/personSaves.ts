import {
  consoleCorrectionAddress,
  consoleMergingAddress,
  consoleNewPersonAddress,
  consoleNoteAddress,
  consolePersonDeedAddress,
} from '../../templates/addresses.ts';
import { eventCalled, type Save, type World } from './worldOfSaves.ts';

const one = 'post /console/events/:slug/signups/:id';

/** The first of those who come to the panel. */
const deed =
  (name: Parameters<typeof consolePersonDeedAddress>[2]) =>
  ({ campaign: { events } }: World) =>
    consolePersonDeedAddress(events.online, 1, name);

function noteOf({ app, campaign: { events } }: World, action?: 'removal'): string {
  const [note] = app.services.db.signupNotes.ofSignup(1);
  return consoleNoteAddress(events.online, 1, note?.id ?? 0, action);
}

function whoWaits({ app, campaign: { events } }: World): number {
  const { id } = eventCalled(app, events.full);
  return app.services.db.signups.ofEvent(id, ['waiting'])[0]?.id ?? 0;
}

/** What an organizer does with one person, before anybody is taken off a list. */
export const personSaves: Record<string, Save> = {
  'post /console/events/:slug/signups/new': {
    at: ({ campaign: { events } }) => consoleNewPersonAddress(events.inPerson),
    sent: { name: 'Ada Example' },
    says: 'Ada Example is on the list.',
  },
  [`${one}/correction`]: {
    at: ({ campaign: { events } }) => consoleCorrectionAddress(events.online, 1),
    sent: { name: 'Ada E. Example', email: 'ada@example.org', accessNeeds: 'A ramp' },
    says: 'Saved. No one was emailed.',
  },
  [`${one}/seat`]: {
    at: (world) => consolePersonDeedAddress(world.campaign.events.full, whoWaits(world), 'seat'),
    sent: { beyond: 'yes' },
    says: 'They have a spot. An email tells them.',
  },
  [`${one}/confirmation`]: {
    at: ({ campaign: { events }, app }) =>
      consolePersonDeedAddress(
        events.asking,
        app.services.db.signups.newestId(eventCalled(app, events.asking).id),
        'confirmation',
      ),
    says: 'The confirmation is on its way again.',
  },
  [`${one}/arrival`]: { at: deed('arrival'), says: 'Marked as came.' },
  [`${one}/arrival/removal`]: { at: deed('arrival/removal'), says: 'No longer marked as came.' },
  [`${one}/notes`]: {
    at: deed('notes'),
    sent: { text: 'Brings a drum.' },
    says: 'The note is saved.',
  },
  [`${one}/notes/:note`]: {
    at: (world) => noteOf(world),
    sent: { text: 'Brings two drums.' },
    says: 'The note is changed.',
  },
  [`${one}/notes/:note/removal`]: {
    at: (world) => noteOf(world, 'removal'),
    says: 'The note is deleted.',
  },
  [`${one}/merging`]: {
    at: ({ campaign: { events } }) => consoleMergingAddress(events.online, 4),
    sent: { other: '5' },
    says: 'Both sign-ups are one now.',
  },
};
