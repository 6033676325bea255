import { signUpAddress } from '../../templates/addresses.ts';
import { datesReceivedPage } from '../../templates/pages/signups/dates.ts';
import type { Html } from '../../templates/view.ts';
import { gistOf } from '../events/eventGist.ts';
import { eventFor } from '../fields/eventFor.ts';
import { notFound } from '../web/httpProblem.ts';
import type { Visit } from '../web/routes.ts';
import type { DatesReceipt } from './datesReceipt.ts';
import { showsTyped } from './receipt.ts';

/** The page right after the form for several dates. It reads the events and no sign-up. */
export function renderDatesReceived(
  { services, view, params }: Visit,
  receipt: DatesReceipt,
): Html {
  const { db } = services;
  const series = db.series.byId(receipt.seriesId);
  const dates = receipt.dates
    .flatMap((id) => db.events.byId(id) ?? [])
    .filter(({ state }) => state !== 'draft')
    .map((event) => gistOf(eventFor(db, event, view.reads), view));
  const [first] = dates;
  if (!series || first === undefined) throw notFound();
  const { name, email } = receipt;
  return datesReceivedPage(view, {
    slug: series.slug,
    path: signUpAddress(params['token'] ?? ''),
    title: first.title,
    language: first.language,
    dates: dates.map(({ times }) => times),
    confirms: receipt.confirms,
    typed: showsTyped(receipt, view.now) ? { name, email } : null,
  });
}
