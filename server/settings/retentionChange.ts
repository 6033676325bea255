import type { Reads } from '../../db/database.ts';
import type { RetentionQuestion } from '../../templates/pages/console/retentionQuestion.ts';
import type { View } from '../../templates/view.ts';
import { readEvents } from '../events/readableEvents.ts';
import { endOf, overBy } from '../time/lifetime.ts';
import { shortDate } from '../time/times.ts';

const day = 86_400_000;

/** So many events are named; of more, how many there are. */
const mostNamed = 10;

/**
 * What another time of keeping would erase with the next purge, which comes within the hour.
 *
 * @param change in days
 */
export function retentionChange(
  db: Pick<Reads, 'events' | 'retention'>,
  { language, now }: Pick<View, 'language' | 'now'>,
  change: { before: number; after: number },
): RetentionQuestion {
  const ids = (days: number) =>
    db.retention.expiredEvents(overBy(now - days * day)).map(({ id }) => id);
  const gone = new Set(ids(change.before));
  const expired = ids(change.after).filter((id) => !gone.has(id));
  const { signups, contacts } = db.retention.personalRows(expired);
  const named = readEvents(db, expired.slice(-mostNamed), (event) => event).results;
  return {
    ...change,
    events: expired.length,
    signups,
    contacts,
    named: named.map((event) => ({
      title: event.title,
      language: event.language,
      day: shortDate(endOf(event), event.zone, language),
    })),
  };
}
