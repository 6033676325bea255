import type { Event, Series } from '../../db/schema.ts';
import { seriesAddress } from '../../templates/addresses.ts';
import type { ListedEvent } from '../../templates/components/eventList.ts';
import { freshForm, type FormState } from '../../templates/forms.ts';
import { seriesPage } from '../../templates/pages/series/series.ts';
import type { SeriesSignUpProps } from '../../templates/pages/series/signUp.ts';
import type { Html, View } from '../../templates/view.ts';
import { confirmsAddresses } from '../events/addressConfirmation.ts';
import { listedEvent } from '../events/listedEvent.ts';
import { readEvents } from '../events/readableEvents.ts';
import { textsOnList } from '../events/textsOnList.ts';
import { seriesInShort } from '../events/seriesInWords.ts';
import type { Services } from '../services.ts';
import { mostDates } from '../time/series.ts';
import { eraseAt } from '../time/retentionDay.ts';
import { dayText } from '../time/times.ts';
import { siteOf } from '../siteSettings.ts';
import { overBy } from '../time/lifetime.ts';
import { notFound } from '../web/httpProblem.ts';
import type { Route } from '../web/routes.ts';
import { openDates } from './openDates.ts';
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

/**
 * The page of a series.
 *
 * @param form what was typed to sign up for some of its dates, or a fresh one
 */
export function renderSeries(
  services: Services,
  view: View,
  series: Series,
  form: FormState = freshForm({}),
): Html {
  const { db, log } = services;
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
    signUp: signUpOf(services, view, series, { coming: coming.results, form }),
    texts: textsOnList(db, view),
  });
}

function signUpOf(
  services: Services,
  view: View,
  series: Series,
  { coming, form }: { coming: readonly ListedEvent[]; form: FormState },
): SeriesSignUpProps {
  const open = openDates(services.db, series, view.now);
  const slugs = new Set(open.map(({ slug }) => slug));
  const last = open.at(-1);
  return {
    slug: series.slug,
    open: coming.filter(({ slug }) => slugs.has(slug)),
    form,
    confirms: open.some(confirmsAddresses),
    retentionDate:
      last === undefined
        ? ''
        : dayText(eraseAt(last, siteOf(services).retentionDays), last.zone, view.language),
  };
}
