import type { Store } from '../../db/database.ts';
import { entryChanged } from '../calendar/eventEntry.ts';
import type { Services } from '../services.ts';

export interface EventChoice {
  campaignId: number;
  organizerId: number;
  /** Ids of events that are to be of it, whatever campaign they are of now. */
  join: readonly number[];
  /** Ids of events that are to be of it no more. */
  leave: readonly number[];
}

export type EventChoosing = { kind: 'chosen'; joined: number; left: number } | { kind: 'gone' };

/**
 * Lets events join a campaign and leave it. What somebody else decided of another event meanwhile stays: each
 * is changed by itself, and one that is so already, or gone, counts for nothing.
 */
export async function chooseEvents(
  { db, clock, config }: Services,
  { campaignId, organizerId, join, leave }: EventChoice,
): Promise<EventChoosing> {
  const now = clock();
  return db.write((store): EventChoosing => {
    const campaign = store.campaigns.byId(campaignId);
    if (!campaign) return { kind: 'gone' };
    const move = (id: number, from: (now: number | null) => boolean, to: number | null) =>
      moved(store, { id, from, to, config, organizerId, now });
    const joined = join.filter((id) => move(id, (of) => of !== campaignId, campaignId)).length;
    const left = leave.filter((id) => move(id, (of) => of === campaignId, null)).length;
    if (joined + left > 0)
      store.audit.append({
        at: now,
        by: { organizerId },
        action: 'campaign-events-chosen',
        detail: { slug: campaign.slug, joined, left },
      });
    return { kind: 'chosen', joined, left };
  });
}

interface Move {
  id: number;
  /** Whether it moves from the campaign that it is of. */
  from: (campaignId: number | null) => boolean;
  to: number | null;
  config: Services['config'];
  organizerId: number;
  now: number;
}

function moved(store: Store, { id, from, to, config, organizerId, now }: Move): boolean {
  const before = store.events.byId(id);
  if (!before || !from(before.campaignId)) return false;
  const after = store.events.update(id, {
    campaignId: to,
    updatedAt: Math.max(now, before.updatedAt + 1),
  });
  if (entryChanged(before, after, config))
    store.events.update(id, { sequence: before.sequence + 1, scheduledAt: now });
  store.audit.append({
    at: now,
    by: { organizerId },
    action: 'event-edited',
    eventId: id,
    detail: { parts: 'campaignId' },
  });
  return true;
}
