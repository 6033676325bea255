import type { Store } from '../../db/database.ts';
import type { Campaign } from '../../db/schema.ts';
import { deleteUntouched, eventsInUse, isUntouched } from '../proposals/untouchedEvent.ts';

/**
 * Deletes the next actions that a list made. One for which somebody has signed up, or on which somebody has
 * worked, stays. Runs inside a write.
 *
 * @param isTimeUp is asked after each row
 * @returns whether there may be more
 */
export function undoActions(
  store: Store,
  listId: number,
  { id: campaignId, slug }: Pick<Campaign, 'id' | 'slug'>,
  now: number,
  isTimeUp: () => boolean,
): boolean {
  const list = store.actionLists.byId(listId);
  if (list?.state !== 'undoing') return false;
  const { organizerId } = list;
  const inUse = eventsInUse(store, campaignId, null);
  let { doneThrough, kept } = list;
  for (const { line, eventId } of store.actionLists.rowsAfter(listId, doneThrough, 100)) {
    doneThrough = line;
    if (eventId === null) continue;
    if (isUntouched(store, eventId, inUse)) deleteUntouched(store, eventId, organizerId, now);
    else kept += 1;
    if (isTimeUp()) break;
  }
  const more = doneThrough > list.doneThrough;
  store.actionLists.update(listId, { doneThrough, kept });
  if (more) return true;
  store.actionLists.update(listId, { state: 'undone', undoneAt: now, doneThrough: 0 });
  store.audit.append({
    at: now,
    by: list.failed ? 'system' : { organizerId },
    action: 'actions-import-undone',
    detail: { campaign: slug, events: Math.max(0, list.made - kept), kept },
  });
  return false;
}
