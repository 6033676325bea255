import {
  consoleQuestionsOnDatesAddress,
  consoleRepeatAddress,
  consoleSeriesAddress,
} from '../../templates/addresses.ts';
import { datesAfter, seenDates } from './series.ts';
import { eventCalled, type Save } from './worldOfSaves.ts';

/** The forms by which an event repeats. */
export const seriesSaves: Record<string, Save> = {
  'post /console/events/:slug/repeat': {
    at: () => consoleRepeatAddress('made-here'),
    sent: ({ app }) => ({
      repeat: 'weekly',
      repeatTimes: '2',
      repeatSeen: datesAfter(eventCalled(app, 'made-here'), 2),
      intent: 'save',
    }),
    says: '2 dates are saved as drafts.',
  },
  'post /console/series/:slug/dates': {
    at: () => consoleSeriesAddress('made-here', 'dates'),
    sent: ({ app }) => ({ moreTimes: '2', seen: seenDates(app, 'made-here') }),
    says: '2 dates are added as drafts.',
  },
  'post /console/series/:slug/publication': {
    at: () => consoleSeriesAddress('made-here', 'publication'),
    says: '4 dates are published.',
  },
  'post /console/events/:slug/questions/dates': {
    at: () => consoleQuestionsOnDatesAddress('made-here'),
    sent: { seriesScope: 'all' },
    says: 'The other dates asked the same already.',
  },
};
