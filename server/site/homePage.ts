import type { Event } from '../../db/schema.ts';
import { homePageAddress } from '../../templates/addresses.ts';
import { homePage } from '../../templates/pages/home.ts';
import type { Html, View } from '../../templates/view.ts';
import { listedEvent } from '../events/listedEvent.ts';
import { readEvents } from '../events/readableEvents.ts';
import type { Services } from '../services.ts';
import { overBy } from '../time/lifetime.ts';
import { askedPage, pagingOf } from '../web/paging.ts';

const mostPast = 20;
const comingOnPage = 30;

/** The events that are coming of one page of the list. */
export interface ComingPage {
  /** From 1 on. */
  page: number;
  ids: readonly number[];
  /** Whether there is a page after it. */
  more: boolean;
}

/**
 * The page of what is coming that an address asks for; the last one where it asks for one beyond. Only in
 * that case all of them are counted: else it makes no difference how many there are.
 */
export function comingPage({ db }: Services, query: URLSearchParams, now: number): ComingPage {
  const read = (page: number): ComingPage => {
    const slice = { limit: comingOnPage + 1, offset: (page - 1) * comingOnPage };
    const ids = db.events.announced.coming(overBy(now), slice);
    return { page, ids: ids.slice(0, comingOnPage), more: ids.length > comingOnPage };
  };
  const asked = read(askedPage(query));
  if (asked.page === 1 || asked.ids.length > 0) return asked;
  return read(pagingOf(query, db.events.announced.comingCount(overBy(now)), comingOnPage).current);
}

/** The start page: what is coming and, on the first of its pages, what has been. */
export function renderHomePage(
  { db, log }: Services,
  view: View,
  { page, ids, more }: ComingPage,
): Html {
  const { now } = view;
  const listed = (event: Event) => listedEvent(db, view, event);
  const campaignIds: number[] = [];
  const coming = readEvents(db, ids, (event) => {
    const line = listed(event);
    if (event.campaignId !== null) campaignIds.push(event.campaignId);
    return line;
  });
  const pastIds = page === 1 ? db.events.announced.past(overBy(now), { limit: mostPast }) : [];
  const past = readEvents(db, pastIds, listed);
  const unreadable = [...coming.unreadable, ...past.unreadable];
  if (unreadable.length > 0) log.error({ unreadable }, 'events left out of the home page');
  return homePage(view, {
    coming: coming.results,
    past: past.results,
    campaign: page === 1 ? campaignOf(campaignIds[0]) : null,
    page,
    earlier: page > 1 ? homePageAddress(page - 1) : null,
    later: more ? homePageAddress(page + 1) : null,
  });

  function campaignOf(id: number | undefined): { title: string } | null {
    try {
      const campaign = id === undefined ? undefined : db.campaigns.byId(id);
      return campaign ? { title: campaign.title } : null;
    } catch {
      log.error({ campaign: id }, 'a campaign that cannot be read');
      return null;
    }
  }
}
