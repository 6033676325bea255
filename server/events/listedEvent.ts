import type { Reads } from '../../db/database.ts';
import type { Event } from '../../db/schema.ts';
import type { ListedEvent } from '../../templates/components/eventList.ts';
import type { View } from '../../templates/view.ts';
import { eventFor } from '../fields/eventFor.ts';
import { pictureOfEvent } from '../pictures/eventPicture.ts';
import { shownPicture } from '../pictures/shownPicture.ts';
import { gistOf } from './eventGist.ts';
import { seriesMark } from './seriesInWords.ts';
import { signupOpening } from './signupOpening.ts';

/** An event as lists for everybody show it. */
export function listedEvent(
  db: Pick<Reads, 'signups' | 'eventTexts' | 'endorsements' | 'pictures' | 'series'>,
  view: View,
  stored: Event,
): ListedEvent {
  const event = eventFor(db, stored, view.reads);
  const opening = signupOpening(event, db.signups.someoneWaits(event.id), view.now);
  const given = pictureOfEvent(db, event.id);
  return {
    ...gistOf(event, view),
    summary: event.summary,
    picture: given === undefined ? null : shownPicture(given, event),
    cancelled: event.state === 'cancelled',
    full: opening.kind === 'waiting-list',
    series: seriesMark(db, view, event),
  };
}
