import type { EventChoices } from '../../db/narrowedLists.ts';
import type { Event } from '../../db/schema.ts';
import { homePageAddress, narrowedAddress } from '../../templates/addresses.ts';
import type { NarrowingProps } from '../../templates/components/narrowing.ts';
import { freshForm } from '../../templates/forms.ts';
import { homePage, narrowedPage } from '../../templates/pages/home.ts';
import { languageOfText } from '../../templates/textsAsRead.ts';
import type { Html, View } from '../../templates/view.ts';
import { listedEvent } from '../events/listedEvent.ts';
import { readEvents } from '../events/readableEvents.ts';
import { textsOnList } from '../events/textsOnList.ts';
import type { Services } from '../services.ts';
import { campaignFor, languagesOfCampaign } from '../texts/campaignFor.ts';
import { monthText } from '../time/calendarMonth.ts';
import { dateInWords } from '../time/dateText.ts';
import { overBy } from '../time/lifetime.ts';
import { askedPage, pagingOf } from '../web/paging.ts';
import { keptWhileShown } from '../keptWhileShown.ts';
import { noNarrowing, shownChoices, type AskedNarrowing } from './narrowing.ts';
import { pastYears } from './pastYears.ts';

const mostPast = 20;
const comingOnPage = 30;
/** From so many events on that are coming there is a choice of them. */
const enoughToChoose = 12;

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
  const read = (page: number) =>
    onPage(page, (slice) => db.series.comingInShort(overBy(now), slice));
  const asked = read(askedPage(query));
  if (asked.page === 1 || asked.ids.length > 0) return asked;
  return read(pagingOf(query, db.series.comingInShortCount(overBy(now)), comingOnPage).current);
}

type Read = (slice: { limit: number; offset: number }) => number[];

function onPage(page: number, read: Read): ComingPage {
  const ids = read({ limit: comingOnPage + 1, offset: (page - 1) * comingOnPage });
  return { page, ids: ids.slice(0, comingOnPage), more: ids.length > comingOnPage };
}

/** The start page: what is coming and, on the first of its pages, what has been. */
export function renderHomePage(
  services: Services,
  view: View,
  { page, ids, more }: ComingPage,
): Html {
  const { db, log } = services;
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
  const campaign = page === 1 ? firstOf(campaignIds) : null;
  const texts = textsOnList(db, view);
  const choice = page > 1 || ids.length >= enoughToChoose;
  return homePage(view, {
    coming: coming.results,
    past: past.results,
    campaign,
    texts: {
      languages: [...texts.languages, ...(campaign?.languages ?? [])],
      read: texts.read,
    },
    narrowing: choice ? narrowingProps(services, view, noNarrowing) : null,
    pastYears: past.results.length === 0 ? [] : pastYears(services, now),
    page,
    earlier: page > 1 ? homePageAddress(page - 1) : null,
    later: more ? homePageAddress(page + 1) : null,
  });

  /** The first that is announced and not over with. */
  function firstOf(ids: readonly number[]) {
    for (const id of new Set(ids)) {
      const found = campaignOf(id);
      if (found !== null) return found;
    }
    return null;
  }

  function campaignOf(id: number) {
    try {
      const campaign = db.campaigns.announcedById(id);
      if (campaign === undefined || campaign.state === 'archived') return null;
      const read = campaignFor(services, campaign, [...view.reads, view.language]);
      const written = languagesOfCampaign(services, campaign);
      return {
        slug: read.slug,
        title: read.title,
        language: languageOfText(read, 'title'),
        // With one alone there is nothing to choose.
        languages: written.length > 1 ? written : [],
      };
    } catch {
      log.error({ campaign: id }, 'a campaign that cannot be read');
      return null;
    }
  }
}

/** What is left of the events where an address narrows them. */
export function renderNarrowedPage(
  services: Services,
  view: View,
  asked: AskedNarrowing,
  page: number,
): Html {
  const { db, log } = services;
  const lists = db.narrowedEvents.narrowed(asked.narrowing);
  const by = overBy(view.now);
  const listed = (event: Event) => listedEvent(db, view, event);
  const { ids, more } = onPage(page, (slice) => lists.coming(by, slice));
  const coming = readEvents(db, ids, listed);
  const past = readEvents(db, page === 1 ? lists.past(by, { limit: mostPast }) : [], listed);
  const unreadable = [...coming.unreadable, ...past.unreadable];
  if (unreadable.length > 0) log.error({ unreadable }, 'events left out of a narrowed list');
  const address = (number: number) => narrowedAddress(asked.values, number);
  return narrowedPage(view, {
    coming: coming.results,
    past: past.results,
    narrowing: narrowingProps(services, view, asked),
    page,
    earlier: page > 1 ? address(page - 1) : null,
    later: more ? address(page + 1) : null,
  });
}

const keptChoices = keptWhileShown<EventChoices>(1);

/** What there is to choose; as of a kept page, what is over by now is told in a minute. */
function choicesOf(services: Services, now: number): EventChoices {
  const minute = String(Math.floor(now / 60_000));
  return keptChoices(services, { kind: 'everything' }, minute, () =>
    services.db.narrowedEvents.choices(overBy(now)),
  );
}

function narrowingProps(
  services: Services,
  view: View,
  { values, problems }: Pick<AskedNarrowing, 'values' | 'problems'>,
): NarrowingProps {
  const { months, ...choices } = shownChoices(services, choicesOf(services, view.now), view);
  const { language } = view;
  // A month that is over, or a city, can be asked for by its address: it then stays among the choices.
  const month = problems['month'] === undefined ? values.month : '';
  const day = problems['day'] === undefined ? values.day : '';
  const shown = month === '' ? months : [...new Set([...months, month])].toSorted();
  const city = problems['city'] === undefined ? values.city : '';
  const cities = city === '' ? choices.cities : [...new Set([...choices.cities, city])];
  return {
    ...choices,
    cities,
    form: { ...freshForm(values), problems },
    values,
    months: shown.map((one) => ({ month: one, text: monthText(one, language) })),
    dayText: day === '' ? '' : dateInWords(day, language),
  };
}
