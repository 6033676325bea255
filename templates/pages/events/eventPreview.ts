import type { TimeText } from '../../../server/time/times.ts';
import type { View } from '../../view.ts';
import type { EventPageProps } from './eventPageProps.ts';

/** That an event takes place at another time than was announced first; null where it does not. */
export function moveOf({
  state,
  movedFrom,
  times,
}: EventPageProps): { kind: 'newDate' | 'newTime'; from: TimeText } | null {
  if (movedFrom === null || state.kind === 'cancelled' || state.kind === 'past') return null;
  return { kind: movedFrom.date === times.start.date ? 'newTime' : 'newDate', from: movedFrom };
}

/** The title in tabs, search results and link previews, where nothing else may be read. */
export function previewTitle(view: View, props: EventPageProps): string {
  const { title } = props;
  if (props.state.kind === 'cancelled') return view.t('event.preview.cancelled', { title });
  const move = moveOf(props);
  return move === null ? title : view.t(`event.preview.${move.kind}`, { title });
}

/** One or two sentences for the same places: when, what became of it, what it is about. */
export function previewText(view: View, props: EventPageProps): string {
  const { t } = view;
  const { times, summary, state } = props;
  const when = times.announced;
  const move = moveOf(props);
  const news =
    state.kind === 'cancelled'
      ? t('event.preview.cancelledText', { when })
      : move === null
        ? when
        : t('event.preview.movedText', {
            when,
            before: t('event.moved.moment', {
              date: move.from.date,
              time: move.from.time,
              zone: move.from.zoneLabel,
            }),
          });
  return summary === '' ? news : `${news.replace(/\.$/, '')}. ${summary}`;
}
