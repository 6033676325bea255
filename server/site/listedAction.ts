import type { Campaign, Event } from '../../db/schema.ts';
import type { ListedEvent } from '../../templates/components/eventList.ts';
import type { View } from '../../templates/view.ts';
import { listedEvent } from '../events/listedEvent.ts';
import { timesBesideDay } from '../time/besideDay.ts';
import { scheduleOf } from '../time/eventSchedule.ts';

/** An action as the page of its campaign lists it. */
export function listedAction(
  db: Parameters<typeof listedEvent>[0],
  view: View,
  campaign: Pick<Campaign, 'day' | 'lastDay'>,
  event: Event,
): ListedEvent {
  const listed = listedEvent(db, view, event);
  const times = timesBesideDay(listed.times, scheduleOf(event), campaign, view.language);
  return { ...listed, times };
}
