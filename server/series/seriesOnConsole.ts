import type { Series } from '../../db/schema.ts';
import { freshForm, type FormState } from '../../templates/forms.ts';
import { seriesPage } from '../../templates/pages/console/series.ts';
import type { Html } from '../../templates/view.ts';
import { seriesDatesOf } from '../events/seriesOfEvent.ts';
import { patternInWords } from '../events/seriesInWords.ts';
import { doneText } from '../web/done.ts';
import { notFound } from '../web/httpProblem.ts';
import type { OrganizerVisit } from '../web/routes.ts';
import { datesAsSeen } from './extendSeries.ts';

const deeds = ['made', 'madePublic', 'already', 'published', 'nothingPublished', 'added'] as const;

/** All dates of a series for organizers, with how many come to each. */
export function datesPage(
  visit: OrganizerVisit,
  series: Series,
  form: FormState = freshForm(),
): Html {
  const { services, view } = visit;
  const dates = seriesDatesOf(services, view, series.id);
  const first = dates[0];
  // Its last date was deleted.
  if (first === undefined) throw notFound();
  const { slug, pattern } = series;
  return seriesPage(view, {
    slug,
    title: (dates.find(({ status }) => status === 'coming') ?? first).title,
    pattern: pattern === null ? null : patternInWords(view, pattern),
    dates,
    form,
    seen: datesAsSeen(dates.map(({ id }) => id)),
    done: doneText(visit, deeds, (name, [count = 0]) =>
      view.t(`console.series.done.${name}`, { count }),
    ),
  });
}
