import {
  consoleDraftLinkAddress,
  consoleEventAddress,
  consoleFormAddress,
} from '../../templates/addresses.ts';
import type { Save } from './saves.ts';

const form = 'a'.repeat(16);

/** What changes on the way to an event that is public; the draft is there already. */
export const draftSaves: Record<string, Save> = {
  'post /console/events/:slug/draft-link': {
    at: () => consoleDraftLinkAddress('made-here'),
    says: 'The preview link is ready.',
  },
  'post /console/events/:slug/draft-link/revocation': {
    at: () => consoleDraftLinkAddress('made-here', 'revocation'),
    says: 'The preview link is revoked.',
  },
  'post /console/events/:slug/duplication': {
    at: () => consoleEventAddress('made-here', 'duplication'),
    says: 'Everything is copied but the people.',
  },
  'post /console/forms/:form': {
    at: () => consoleFormAddress(form),
    sent: { title: 'A panel', intent: 'keep' },
    says: 'Kept as you typed it.',
  },
  'post /console/forms/:form/deletion': {
    at: () => consoleFormAddress(form, 'deletion'),
    says: 'What was typed and not saved is deleted.',
  },
};
