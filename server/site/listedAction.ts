import type { Campaign, Event } from '../../db/schema.ts';
import type { ListedEvent } from '../../templates/components/eventList.ts';
import type { View } from '../../templates/view.ts';
import { listedEvent } from '../events/listedEvent.ts';
import { announcementLine } from '../time/announcementLine.ts';
import { scheduleOf } from '../time/eventSchedule.ts';

/**
 * An action as the page of its campaign lists it. Where the campaign has one day, that day stands large at
 * the head of the page, and hundreds of lines need not repeat it: only an action of another day says its own.
 */
export function listedAction(
  db: Parameters<typeof listedEvent>[0],
  view: View,
  { day, lastDay }: Pick<Campaign, 'day' | 'lastDay'>,
  event: Event,
): ListedEvent {
  const listed = listedEvent(db, view, event);
  if (day === null || lastDay !== null || listed.times.precision === 'day') return listed;
  const announced = announcementLine(scheduleOf(event), view.language, { saidDay: day });
  return { ...listed, times: { ...listed.times, announced } };
}
