import type { Event, Series } from '../../db/schema.ts';
import { seriesAddress } from '../../templates/addresses.ts';
import { seriesPage } from '../../templates/pages/series/series.ts';
import type { Html, View } from '../../templates/view.ts';
import { listedEvent } from '../events/listedEvent.ts';
import { readEvents } from '../events/readableEvents.ts';
import { textsOnList } from '../events/textsOnList.ts';
import { seriesInShort } from '../events/seriesInWords.ts';
import type { Services } from '../services.ts';
import { mostDates } from '../time/series.ts';
import { overBy } from '../time/lifetime.ts';
import { notFound } from '../web/httpProblem.ts';
import type { Route } from '../web/routes.ts';
import { announcedSeries } from './seriesOf.ts';

/** So many dates that are over stand on the page, the last first. */
const mostPast = 30;

/** The page of a series, for everybody. */
export const seriesRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/series/:slug',
    role: 'anyone',
    handle: (visit) => {
      const series = announcedSeries(visit);
      return {
        kind: 'public-page',
        path: seriesAddress(series.slug),
        shows: { kind: 'everything' },
        texts: visit.services.db.eventTexts.languages(),
        render: (view) => renderSeries(visit.services, view, series),
      };
    },
  },
];

function renderSeries({ db, log }: Services, view: View, series: Series): Html {
  const lists = db.series.announcedOf(series.id);
  const by = overBy(view.now);
  const read = (ids: readonly number[]) =>
    readEvents(db, ids, (event: Event) => listedEvent(db, view, event));
  const coming = read(lists.coming(by, { limit: 2 * mostDates }));
  const past = read(lists.past(by, { limit: mostPast }));
  const unreadable = [...coming.unreadable, ...past.unreadable];
  if (unreadable.length > 0) log.error({ unreadable }, 'dates left out of the page of a series');
  const chief =
    coming.results.find(({ cancelled }) => !cancelled) ?? coming.results[0] ?? past.results[0];
  if (chief === undefined) throw notFound();
  return seriesPage(view, {
    slug: series.slug,
    chief,
    inShort: seriesInShort(db, view, series),
    coming: coming.results,
    past: past.results,
    texts: textsOnList(db, view),
  });
}
