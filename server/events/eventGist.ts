import type { EventGist } from '../../templates/pages/events/eventGist.ts';
import type { View } from '../../templates/view.ts';
import type { EventAsRead } from '../fields/eventIn.ts';
import { calledBy } from '../fields/calledBy.ts';
import { placeLines } from '../fields/placeLines.ts';
import { scheduleOf } from '../time/eventSchedule.ts';
import { eventTimes } from '../time/times.ts';

/** What every page about an event shows of it, in the viewer's language and zone. */
export function gistOf(event: EventAsRead, view: View): EventGist {
  const { slug, kind, title, language, original, venue, address, city, color } = event;
  const times = eventTimes(scheduleOf(event), view.language, view.viewerZone);
  const below = placeLines(event);
  const place = { venue, address, city, placeLines: below };
  const host = calledBy(event, view.language);
  return { slug, kind, title, language, original, host, color, times, ...place };
}
