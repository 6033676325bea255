import {
  consoleBulkAddress,
  consoleBulkErasureAddress,
  consoleBulkUndoAddress,
  consoleSavedFilterRemovalAddress,
  consoleSavedFiltersAddress,
} from '../../templates/addresses.ts';
import { eventCalled, type Save, type World } from './worldOfSaves.ts';

const list = 'post /console/events/:slug/signups';

/** What was done last to many people of the panel. */
function lastBulk({ app, campaign: { events } }: World): number {
  return app.services.db.bulk.open(eventCalled(app, events.online).id, 0)[0]?.id ?? 0;
}

function firstFilter({ app, campaign: { events } }: World): number {
  const { id } = eventCalled(app, events.online);
  return app.services.db.people.savedFilters(id)[0]?.id ?? 0;
}

/** What an organizer does with many people at once; nobody is left out by it. */
export const peopleSaves: Record<string, Save> = {
  [`${list}/filters`]: {
    at: ({ campaign: { events } }) => consoleSavedFiltersAddress(events.online),
    sent: { name: 'Who needs something', filter: 'needs=any' },
    says: 'The filter is saved',
  },
  [`${list}/filters/:id/removal`]: {
    at: (world) =>
      consoleSavedFilterRemovalAddress(world.campaign.events.online, firstFilter(world)),
    says: 'The filter is forgotten.',
  },
  [`${list}/bulk`]: {
    at: ({ campaign: { events } }) => consoleBulkAddress(events.online),
    sent: { do: 'tag', filter: 'only=1', tag: 'press' },
    says: '1 person got the tag.',
  },
  [`${list}/bulk/:id/undo`]: {
    at: (world) => consoleBulkUndoAddress(world.campaign.events.online, lastBulk(world)),
    says: 'Undone.',
  },
  [`${list}/bulk/erasure`]: {
    at: ({ campaign: { events } }) => consoleBulkErasureAddress(events.online),
    sent: { filter: 'only=0', formKey: 'E'.repeat(16), told: 0 },
    says: '0 people were deleted.',
  },
};
