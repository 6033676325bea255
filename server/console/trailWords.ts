import type { NamedTrailEntry } from '../../db/trail.ts';
import { eventTrailActions } from '../../templates/pages/console/eventTrail.ts';
import type { TrailLine } from '../../templates/pages/console/eventTrail.ts';
import type { View } from '../../templates/view.ts';
import { changeableParts } from '../events/eventChanges.ts';
import { shortDate, timeInWords, timeText } from '../events/times.ts';

/**
 * What stands in the trail, in words.
 *
 * @param zone on whose clocks the times are told
 */
export function trailLines(
  view: View,
  entries: readonly NamedTrailEntry[],
  zone: string,
): TrailLine[] {
  return entries.map((entry) => ({
    when: `${shortDate(entry.at, zone, view.language)}, ${timeText(entry.at, zone, view.language).time}`,
    who: entry.organizerName ?? view.t(`console.trail.actors.${entry.actor}`),
    what: inWords(view, entry),
  }));
}

function inWords({ t, language }: View, { action, detail }: NamedTrailEntry): string {
  const known = eventTrailActions.find((name) => name === action);
  if (known === undefined) return t('console.trail.other');
  const parts = partsIn(detail?.['parts']).map((part) => t(`console.events.parts.${part}`));
  return t(`console.trail.actions.${known}`, {
    parts: parts.join(', '),
    hours: number(detail?.['hours']),
    rows: number(detail?.['rows']),
    attendees: number(detail?.['attendees']),
    // The event's own clocks show the same hour as before: UTC tells by how much it has moved.
    before: timeInWords(number(detail?.['before']), 'UTC', language),
    now: timeInWords(number(detail?.['now']), 'UTC', language),
    tzdata: text(detail?.['tzdata']),
  });
}

function partsIn(list: unknown) {
  const names = typeof list === 'string' ? list.split(' ') : [];
  return changeableParts.filter((part) => names.includes(part));
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
