import type { Reads } from '../../db/database.ts';
import type { Campaign } from '../../db/schema.ts';
import { hasBegun } from '../events/publishEvent.ts';
import { readEvents } from '../events/readableEvents.ts';
import { commonChange, commonParts, type Common, type CommonChange } from './commonChange.ts';

/** What a change of a campaign would do to its actions. */
export interface PlannedChange {
  /** Of each action that is still to come, whether anything would be otherwise there or not. */
  changes: CommonChange[];
  /** What somebody has seen who confirms it: which actions, in which version. */
  seen: string;
}

/**
 * What becomes of the actions of a campaign where what they share is changed. Canceled ones and those that
 * have begun stay as they are.
 */
export function plannedChange(
  db: Pick<Reads, 'events'>,
  before: Campaign,
  after: Common,
  now: number,
): PlannedChange {
  if (commonParts.every((part) => before[part] === after[part])) return { changes: [], seen: '' };
  const ids = db.events.inCampaign(before.id);
  const { results } = readEvents(db, ids, (event) => event);
  const changes = results
    .filter((event) => event.state !== 'cancelled' && !hasBegun(event, now))
    .map((event) => commonChange(before, after, event, now));
  const following = changes.filter(({ parts }) => parts.length > 0);
  return {
    changes,
    seen: following.map(({ event }) => `${event.id}.${event.updatedAt}`).join(' '),
  };
}
