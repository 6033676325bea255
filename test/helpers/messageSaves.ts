import { consoleMessageAddress, consoleMessagesAddress } from '../../templates/addresses.ts';
import type { Save } from './worldOfSaves.ts';

const message = { audience: 'all', search: '', pace: '60', formKey: 'a'.repeat(16) };
const written = { ...message, 'subject-en': 'News', 'text-en': 'Bring a pan.' };

function tomorrowAtNine(now: number) {
  const tomorrow = new Date(now + 86_400_000).toISOString();
  return { sendDate: tomorrow.slice(0, 10), sendTime: '09:00' };
}

/** Every form by which a message to attendees is written and sent, in an order in which each can be sent. */
export const messageSaves: Record<string, Save> = {
  'post /console/events/:slug/messages': {
    at: ({ campaign: { events } }) => consoleMessagesAddress(events.online),
    sent: written,
    says: 'Draft saved.',
  },
  'post /console/events/:slug/messages/:id/edit': {
    at: ({ campaign: { events, messages } }) =>
      consoleMessageAddress(events.online, messages.draft, 'edit'),
    sent: { ...written, version: '1' },
    says: 'Draft saved.',
  },
  'post /console/events/:slug/messages/:id/test': {
    at: ({ campaign: { events, messages } }) =>
      consoleMessageAddress(events.online, messages.draft, 'test'),
    says: 'A test email is on its way',
  },
  'post /console/events/:slug/messages/:id/schedule': {
    at: ({ campaign: { events, messages } }) =>
      consoleMessageAddress(events.online, messages.draft, 'schedule'),
    sent: ({ app }) => ({ version: '2', ...tomorrowAtNine(app.clock.now) }),
    says: 'Scheduled.',
  },
  'post /console/events/:slug/messages/:id/unscheduling': {
    at: ({ campaign: { events, messages } }) =>
      consoleMessageAddress(events.online, messages.draft, 'unscheduling'),
    says: 'a draft now',
  },
  'post /console/events/:slug/messages/:id/sending': {
    at: ({ campaign: { events, messages } }) =>
      consoleMessageAddress(events.online, messages.draft, 'sending'),
    sent: { version: '2' },
    says: 'The message is on its way to',
  },
  'post /console/events/:slug/messages/:id/pause': {
    at: ({ campaign: { events, messages } }) =>
      consoleMessageAddress(events.online, messages.draft, 'pause'),
    says: 'Paused.',
  },
  'post /console/events/:slug/messages/:id/resumption': {
    at: ({ campaign: { events, messages } }) =>
      consoleMessageAddress(events.online, messages.draft, 'resumption'),
    says: 'Resumed.',
  },
  'post /console/events/:slug/messages/:id/stop': {
    at: ({ campaign: { events, messages } }) =>
      consoleMessageAddress(events.online, messages.draft, 'stop'),
    says: 'Stopped.',
  },
  'post /console/events/:slug/messages/:id/deletion': {
    at: ({ campaign: { events, messages } }) =>
      consoleMessageAddress(events.online, messages.draft + 2, 'deletion'),
    says: 'Draft deleted.',
  },
};
