import type { Campaign, FollowedAction } from '../../db/schema.ts';
import type { FollowedShown } from '../../templates/pages/campaigns/followedLine.ts';
import type { View } from '../../templates/view.ts';
import type { Services } from '../services.ts';
import { agoText } from '../time/agoText.ts';
import { timesBesideDay } from '../time/besideDay.ts';
import { scheduleOf } from '../time/eventSchedule.ts';
import { eventTimes } from '../time/times.ts';

/** An action of a partner as a campaign shows it, with whose it is; null where it is gone. */
export function followedShown(
  { db }: Pick<Services, 'db'>,
  view: View,
  campaign: Pick<Campaign, 'day' | 'lastDay'>,
  id: number,
): FollowedShown | null {
  const found = db.following.withFeed(id);
  if (found === undefined) return null;
  const { action, feed } = found;
  const schedule = scheduleOf(asAnnounced(action));
  const times = eventTimes(schedule, view.language, view.viewerZone);
  return {
    title: action.title,
    url: action.url,
    language: action.language,
    kind: action.kind,
    cancelled: action.cancelled,
    times: timesBesideDay(times, schedule, campaign, view.language),
    venue: action.venue,
    city: action.city,
    from: feed.name,
    seen: agoText(feed.seenAt, view.now, view.language),
  };
}

/** It is announced in the hours of its place alone. */
function asAnnounced(action: FollowedAction) {
  return {
    ...action,
    announcedZones: [action.zone],
    assemblyLocal: null,
    assemblyOccurrence: 'only' as const,
    assemblyAt: null,
  };
}
