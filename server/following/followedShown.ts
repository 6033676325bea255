import type { FollowedAction } from '../../db/schema.ts';
import type { FollowedShown } from '../../templates/pages/campaigns/followedActions.ts';
import type { View } from '../../templates/view.ts';
import type { Services } from '../services.ts';
import { agoText } from '../time/agoText.ts';
import { scheduleOf } from '../time/eventSchedule.ts';
import { isOver } from '../time/lifetime.ts';
import { eventTimes } from '../time/times.ts';
import { withCommas } from '../../templates/withCommas.ts';

/** So many are shown; the others are on the pages of those who call them. */
const mostShown = 300;

/** The actions of partners that a campaign shows: those that are not over, the first to start first. */
export function followedShown(
  { db }: Pick<Services, 'db'>,
  view: View,
  campaignId: number,
): FollowedShown[] {
  return db.following
    .shownIn(campaignId)
    .filter(({ action }) => !isOver(action, view.now))
    .slice(0, mostShown)
    .map(({ action, feed }) => ({
      title: action.title,
      url: action.url,
      language: action.language,
      kind: action.kind,
      cancelled: action.cancelled,
      times: eventTimes(scheduleOf(asAnnounced(action)), view.language, view.viewerZone),
      place: withCommas([action.venue, action.city]),
      from: feed.name,
      seen: agoText(feed.seenAt, view.now, view.language),
    }));
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
