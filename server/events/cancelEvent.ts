import type { Store } from '../../db/database.ts';
import type { Event, TranslatedTexts } from '../../db/schema.ts';
import type { SeriesScope } from '../../templates/pages/console/seriesScope.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import { enqueueMail } from '../outbox/mail.ts';
import { removeAllReminders } from '../outbox/reminders.ts';
import type { Services } from '../services.ts';
import { wordsOf } from '../texts/textsIn.ts';
import { isOver } from '../time/lifetime.ts';
import { eventReaders } from './eventReaders.ts';
import { readEvents } from './readableEvents.ts';
import { idsInScope, type Theirs } from './seriesScope.ts';

/** Letters of the note. */
export const longestNote = 2000;

export type EventCancellation =
  /** `dates`: how many, with those of its series that it was for; none by a second click. */
  | { kind: 'cancelled'; dates: number }
  /** Nobody knows of a draft: it can be deleted. */
  | { kind: 'draft' }
  | { kind: 'over' };

type FurtherNotes = Readonly<Partial<Record<TextLanguage, string>>>;

interface CancellationOptions {
  /** The note in further languages, so that the mails, which leave at once, have it. */
  further?: FurtherNotes;
  /** Which dates of its series are cancelled with it, of those that are public and not over. */
  scope?: SeriesScope;
  /** The events that whoever cancels may change. */
  theirs?: Theirs;
}

/**
 * Cancels an event for good and mails everybody who counts on it. A second click changes nothing.
 *
 * @param note what the organizers say about it; it stands on the page and in the mails
 */
export async function cancelEvent(
  services: Services,
  eventId: number,
  organizerId: number,
  note: string,
  { further = {}, scope = 'this', theirs = null }: CancellationOptions = {},
): Promise<EventCancellation> {
  const now = services.clock();
  return services.db.write((store): EventCancellation => {
    const event = store.events.byId(eventId);
    if (!event || event.state === 'cancelled') return { kind: 'cancelled', dates: 0 };
    if (event.state === 'draft') return { kind: 'draft' };
    if (isOver(event, now)) return { kind: 'over' };
    const ids = idsInScope(store, event, scope, theirs, now);
    const others = readEvents(store, ids, (other) => other).results;
    const all = [event, ...others.filter(({ state }) => state === 'published')];
    for (const one of all) cancel(store, one, organizerId, note, further, now);
    return { kind: 'cancelled', dates: all.length };
  });
}

function cancel(
  store: Store,
  event: Event,
  organizerId: number,
  note: string,
  further: FurtherNotes,
  now: number,
): void {
  const { attendees, organizations } = eventReaders(store, event);
  store.events.update(event.id, {
    state: 'cancelled',
    cancelledAt: now,
    cancellationNote: note,
    sequence: event.sequence + 1,
    scheduledAt: now,
    updatedAt: Math.max(now, event.updatedAt + 1),
  });
  for (const { language, texts } of store.eventTexts.ofEvent(event.id)) {
    // One that came along with a copy was about another event.
    const { cancellationNote: _before, ...kept } = texts;
    const text = note === '' ? '' : (further[language] ?? '');
    const told: TranslatedTexts =
      text === '' ? {} : { cancellationNote: { text, of: wordsOf(note) } };
    store.eventTexts.put(event.id, language, { ...kept, ...told }, now);
  }
  store.audit.append({
    at: now,
    by: { organizerId },
    action: 'event-cancelled',
    eventId: event.id,
    detail: { attendees: attendees.length, organizations: organizations.length },
  });
  // Nobody needs to hear of a change to what does not take place.
  store.collectedMails.dropOfEvent(event.id, ['event-changed', 'endorsement-event-changed']);
  removeAllReminders(store, event.id, now);
  for (const { id } of attendees)
    enqueueMail(store, { kind: 'event-cancelled', eventId: event.id, signupId: id }, now);
  for (const { id } of organizations)
    enqueueMail(
      store,
      { kind: 'endorsement-event-cancelled', eventId: event.id, endorsementId: id },
      now,
    );
}
