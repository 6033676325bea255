import type { DayText, EventTimes, TimeText } from '../../../server/time/times.ts';
import type { View } from '../../view.ts';
import type { EventTold } from './eventPageProps.ts';

/** What became of the time that was announced first; of `openHour` only the day is left of it. */
export interface Move {
  kind: 'newDate' | 'newTime' | 'openHour';
  from: TimeText | DayText;
}

/** That an event takes place at another time than was announced first; null where it does not. */
export function moveOf({ state, movedFrom, times }: EventTold): Move | null {
  if (movedFrom === null || state.kind === 'cancelled' || state.kind === 'past') return null;
  return { kind: moveKind(movedFrom, times), from: movedFrom };
}

/** What the times of an event are beside those that were announced first. */
export function moveKind(from: Move['from'], { precision, start }: EventTimes): Move['kind'] {
  if (from.date !== start.date) return 'newDate';
  return precision === 'hour' ? 'newTime' : 'openHour';
}

/** The time that was announced first, in words. */
export function timeBefore({ t }: Pick<View, 't'>, from: Move['from']): string {
  return 'time' in from
    ? t('event.moved.moment', { date: from.date, time: from.time, zone: from.zoneLabel })
    : t('announcement.dayAndTime', { day: from.date, time: t('announcement.hourOpen') });
}

/** The title in tabs, search results and link previews, where nothing else may be read. */
export function previewTitle(view: View, props: EventTold): string {
  const { title } = props;
  if (props.state.kind === 'cancelled') return view.t('event.preview.cancelled', { title });
  const move = moveOf(props);
  return move === null ? title : view.t(`event.preview.${move.kind}`, { title });
}

/** One or two sentences for the same places: when, what became of it, what it is about. */
export function previewText(view: View, props: EventTold): string {
  const { t } = view;
  const { times, summary, state } = props;
  const when = times.announced;
  const move = moveOf(props);
  const news =
    state.kind === 'cancelled'
      ? t('event.preview.cancelledText', { when })
      : move === null
        ? when
        : t('event.preview.movedText', { when, before: timeBefore(view, move.from) });
  return summary === '' ? news : `${news.replace(/\.$/, '')}. ${summary}`;
}
