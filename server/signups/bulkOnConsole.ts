import type { BulkAction, Event } from '../../db/schema.ts';
import { leftReasons, type BulkOnConsole } from '../../templates/pages/console/bulkNotices.ts';
import { doneIn } from '../web/done.ts';
import type { OrganizerVisit } from '../web/routes.ts';
import { shownTimes } from '../web/shownTimes.ts';

/** What is being done to people of an event, can still be undone, or was done by the page before. */
export function bulksOnConsole(visit: OrganizerVisit, event: Event): BulkOnConsole[] {
  const { services, now } = visit;
  const [last = 0] = doneIn(visit, ['bulk'])?.values ?? [];
  const open = services.db.bulk.open(event.id, now);
  const before = open.some(({ id }) => id === last) ? undefined : services.db.bulk.byId(last);
  const all = before?.eventId === event.id ? [before, ...open] : open;
  return all.map((bulk) => ({ ...onConsole(visit, event, bulk), isLatest: bulk.id === last }));
}

function onConsole(
  { view, now }: OrganizerVisit,
  event: Event,
  bulk: BulkAction,
): Omit<BulkOnConsole, 'isLatest'> {
  const { id, kind, state, matched, changed, leftOut, undoUntil } = bulk;
  const left = leftReasons.flatMap((reason) => {
    const count = leftOut[reason] ?? 0;
    return count === 0 ? [] : [{ reason, count }];
  });
  return {
    id,
    kind,
    state,
    done: changed + left.reduce((sum, { count }) => sum + count, 0),
    all: matched,
    changed,
    left,
    until:
      undoUntil === null || undoUntil <= now
        ? null
        : shownTimes(view, event.zone).moment(undoUntil),
  };
}
