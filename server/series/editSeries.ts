import { edited, type EventEdit, type EventEditRequest } from '../events/editEvent.ts';
import type { Services } from '../services.ts';
import { plannedEdit, type SeriesEditing } from './plannedEdit.ts';

export type SeriesEdit =
  | { kind: 'edited'; edit: EventEdit; dates: number }
  /** The other dates are not as they were shown: somebody has to look again. */
  | { kind: 'otherwise' };

export interface SeriesEditRequest extends EventEditRequest, SeriesEditing {
  /** Of the other dates, as {@link plannedEdit} had them. */
  seen: string;
}

/**
 * Changes a date and others of its series, all of them or none. Each is an edit like any other: its
 * SEQUENCE rises, its reminders move, and those who signed up for it are mailed.
 *
 * Somebody who signed up for several dates gets a mail for each. Every date is an entry of its own in
 * their calendar, and a mail can bring one entry up to date: programs act on one `text/calendar` part
 * with one UID (RFC 5546, section 3.2.2; RFC 6047). One mail for all would leave the others wrong.
 */
export async function editSeries(
  services: Services,
  request: SeriesEditRequest,
): Promise<SeriesEdit> {
  const now = services.clock();
  const { organizerId, details } = request;
  return services.db.write((store): SeriesEdit => {
    const before = store.events.byId(request.eventId);
    if (!before) return { kind: 'edited', edit: { kind: 'cancelled' }, dates: 0 };
    const { changes, seen } = plannedEdit(store, before, details, request, now);
    if (seen !== request.seen || changes.some(({ open }) => open)) return { kind: 'otherwise' };
    const edit = edited(services, store, request, now);
    if (edit.kind !== 'saved') return { kind: 'edited', edit, dates: 0 };
    const changed = changes.filter(({ parts }) => parts.length > 0);
    for (const { event, details } of changed)
      edited(
        services,
        store,
        { eventId: event.id, organizerId, details, seenAt: event.updatedAt },
        now,
      );
    return { kind: 'edited', edit, dates: changed.length + 1 };
  });
}
