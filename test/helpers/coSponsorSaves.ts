import {
  consoleEndorsementAddress,
  consoleEndorsementGroupAddress,
  consoleEndorsementRemindersAddress,
  endorsementLogoAddress,
} from '../../templates/addresses.ts';
import type { TestApp } from './app.ts';
import { eventCalled, type Save } from './worldOfSaves.ts';

/** The heading that the first of these forms adds. */
function groupOf(app: TestApp, slug: string): number {
  const owner = { kind: 'event', id: eventCalled(app, slug).id } as const;
  const [group] = app.services.db.endorsementGroups.ofOwner(owner);
  return group?.id ?? 0;
}

/** What organizers do with co-sponsors beside deciding, in an order in which each can be sent. */
export const coSponsorSaves: Record<string, Save> = {
  'post /console/events/:slug/endorsements/groups': {
    at: ({ campaign: { events } }) => consoleEndorsementGroupAddress(events.inPerson),
    sent: { 'name-en': 'With the help of' },
    says: 'The headings are saved.',
  },
  'post /console/events/:slug/endorsements/groups/:group/names': {
    at: ({ app, campaign: { events } }) =>
      consoleEndorsementGroupAddress(events.inPerson, {
        id: groupOf(app, events.inPerson),
        action: 'names',
      }),
    sent: { 'name-en': 'With the support of' },
    says: 'The headings are saved.',
  },
  'post /console/events/:slug/endorsements/groups/:group/place': {
    at: ({ app, campaign: { events } }) =>
      consoleEndorsementGroupAddress(events.inPerson, {
        id: groupOf(app, events.inPerson),
        action: 'place',
      }),
    sent: { direction: 'up' },
    says: 'The headings are saved.',
  },
  'post /console/events/:slug/endorsements/groups/:group/removal': {
    at: ({ app, campaign: { events } }) =>
      consoleEndorsementGroupAddress(events.inPerson, {
        id: groupOf(app, events.inPerson),
        action: 'removal',
      }),
    says: 'The headings are saved.',
  },
  'post /console/events/:slug/endorsements/reminders': {
    at: ({ campaign: { events } }) => consoleEndorsementRemindersAddress(events.inPerson),
    says: '0 organizations get a reminder.',
  },
  'post /console/events/:slug/endorsements/:id/undo': {
    at: ({ campaign: { events, endorsements } }) =>
      consoleEndorsementAddress(events.inPerson, endorsements.waiting.id, 'undo'),
    sent: ({ app, campaign: { endorsements } }) => ({
      seen: String(app.services.db.endorsements.byId(endorsements.waiting.id)?.updatedAt),
    }),
    says: 'Undone.',
  },
  'post /console/events/:slug/endorsements/:id/notes': {
    at: ({ campaign: { events, endorsements } }) =>
      consoleEndorsementAddress(events.inPerson, endorsements.waiting.id, 'notes'),
    sent: { text: 'They bring the sound system.' },
    says: 'The note is added.',
  },
  'post /console/events/:slug/endorsements/:id/note-removal': {
    at: ({ campaign: { events, endorsements } }) =>
      consoleEndorsementAddress(events.inPerson, endorsements.waiting.id, 'note-removal'),
    sent: ({ app, campaign: { endorsements } }) => ({
      note: String(app.services.db.endorsementNotes.of(endorsements.waiting.id)[0]?.id),
    }),
    says: 'The note is deleted.',
  },
  'post /console/events/:slug/endorsements/:id/logo-approval': {
    at: ({ campaign: { events, endorsements } }) =>
      consoleEndorsementAddress(events.inPerson, endorsements.correcting.id, 'logo-approval'),
    sent: ({ app, campaign: { endorsements } }) => ({
      logo: app.services.db.endorsementLogos.of(endorsements.correcting.id).proposed?.hash ?? '',
    }),
    says: 'The logo of “Example Nurses’ Union” is approved.',
  },
  'post /console/events/:slug/endorsements/:id/logo-refusal': {
    at: ({ campaign: { events, endorsements } }) =>
      consoleEndorsementAddress(events.inPerson, endorsements.correcting.id, 'logo-refusal'),
    says: 'The logo of “Example Nurses’ Union” is declined.',
  },
  'post /console/events/:slug/endorsements/:id/logo-removal': {
    at: ({ campaign: { events, endorsements } }) =>
      consoleEndorsementAddress(events.inPerson, endorsements.approved.id, 'logo-removal'),
    says: 'The logo of “Example Teachers’ Union” is removed.',
  },
  'post /endorsements/:token/logo-removal': {
    at: ({ campaign: { endorsements } }) =>
      endorsementLogoAddress(endorsements.approved.token, 'removal'),
    says: 'The logo is removed.',
  },
  'post /console/events/:slug/endorsements/:id/links': {
    at: ({ campaign: { events, endorsements } }) =>
      consoleEndorsementAddress(events.inPerson, endorsements.waiting.id, 'links'),
    says: 'has new links.',
  },
};
