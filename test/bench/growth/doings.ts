import { get, Agent } from 'node:http';
import type { Event } from '../../../db/schema.ts';
import { pageCache } from '../../../server/web/pageCache.ts';
import { registerAttendee } from '../../../server/signups/registerAttendee.ts';
import {
  allEventsCalendarAddress,
  announcementsAddress,
  consoleEventsAddress,
  consoleSignUpsAddress,
  eventAddress,
  homeAddress,
  homePageAddress,
  narrowedAddress,
  withQuery,
} from '../../../templates/addresses.ts';
import type { TestApp } from '../../helpers/app.ts';
import { ownPagePath, registerOne } from '../../helpers/signups.ts';
import type { Axis, Curve } from './curve.ts';

/*
 * What visitors and organizers do, and how long it takes. Pages are asked for over HTTP, as people get
 * them, by a client in the same process.
 */

/** Where something is done: an application of some size. */
export interface Site {
  app: TestApp;
  event: Event;
  /** What an organizer's browser sends. */
  cookie: string;
}

export interface Doing extends Omit<Curve, 'points'> {
  /** Gets a site ready for it; what comes back does it once, `times` times where that is more. */
  on: (site: Site) => Promise<() => Promise<unknown>>;
  times?: number;
  /** Smaller sites have no such page. */
  least?: number;
}

/** So many sign up at once: where each waited for an fsync of its own, that would be all of the time. */
const atOnce = 64;
/** One page of a list is full with so many. */
const fullList = 100;
/** Thirty coming ones fill a home page, 250 a calendar; every tenth is coming. */
const fullHome = 300;
const fullTenth = 3000;
const fullCalendar = 2500;
/** What grows with the logarithm does not grow faster, nor what the noise of a machine lets pass. */
const logarithmic = 0.15;

/** Public pages are made anew at each request, or come from the cache. */
function publicPage(axis: Axis, how: 'kept' | 'anew', what: string, path: Path, from = 1): Doing {
  return {
    axis,
    what: `${what}, ${how === 'kept' ? 'from the cache' : 'made anew'}`,
    from,
    atMost: logarithmic,
    on: async ({ app, event }) => {
      app.services.pages = how === 'kept' ? pageCache() : pageCache(0);
      return () => opened(app, path(event));
    },
  };
}

function organizerPage(axis: Axis, what: string, path: Path, from: number): Doing {
  return {
    axis,
    what,
    from,
    atMost: logarithmic,
    on:
      async ({ app, event, cookie }) =>
      () =>
        opened(app, path(event), cookie),
  };
}

type Path = (event: Event) => string;

const pageOfEvent: Path = ({ slug }) => eventAddress(slug);
const listOf =
  (query: Record<string, string | number>): Path =>
  ({ slug }) =>
    withQuery(consoleSignUpsAddress(slug), query);

/** Everything that is measured at each size of an axis, in this order. */
export const doings: readonly Doing[] = [
  publicPage('sign-ups', 'kept', 'page of an event', pageOfEvent),
  publicPage('sign-ups', 'anew', 'page of an event', pageOfEvent),
  {
    axis: 'sign-ups',
    what: 'somebody’s own page',
    from: 1,
    atMost: logarithmic,
    on: async ({ app, event }) => {
      const email = 'owner@example.org';
      const signup = await registerOne(app.services, event, { name: 'Ada Example', email });
      return () => opened(app, ownPagePath(app.services, signup));
    },
  },
  organizerPage('sign-ups', 'list of sign-ups, first page', listOf({}), fullList),
  organizerPage('sign-ups', 'list of sign-ups, last page', listOf({ page: 999_999 }), fullList),
  {
    ...organizerPage(
      'sign-ups',
      'search for part of a name, which looks at each',
      listOf({ q: 'munoz 1' }),
      fullList,
    ),
    atMost: 1,
  },
  {
    axis: 'sign-ups',
    what: 'sign-up, one of 64 at once',
    from: fullList,
    atMost: logarithmic,
    on: async (site) => () => Promise.all(Array.from({ length: atOnce }, () => signUp(site))),
    times: atOnce,
  },

  publicPage('events', 'kept', 'home page', () => homeAddress, fullHome),
  publicPage('events', 'anew', 'home page', () => homeAddress, fullHome),
  {
    ...publicPage('events', 'anew', 'home page, its tenth', () => homePageAddress(10), fullTenth),
    least: fullTenth,
  },
  publicPage('events', 'anew', 'events of a city that has none', () =>
    narrowedAddress({ city: 'Example City' }),
  ),
  publicPage('events', 'anew', 'calendar', () => allEventsCalendarAddress, fullCalendar),
  publicPage('events', 'anew', 'announcements feed', () => announcementsAddress, fullList),
  publicPage('events', 'anew', 'page of an event', pageOfEvent),
  organizerPage('events', 'dashboard', () => consoleEventsAddress, fullList * 10),

  publicPage('co-sponsors', 'kept', 'page of an event', pageOfEvent),
  {
    // It grows with what there is to read.
    ...publicPage('co-sponsors', 'anew', 'page of an event, which names them all', pageOfEvent),
    atMost: 1,
  },
];

let people = 0;

function signUp({ app, event }: Site): Promise<unknown> {
  people += 1;
  return registerAttendee(app.services, event.id, {
    name: `Sam Example ${people}`,
    email: `new${people}@example.org`,
    companions: 0,
    accessNeeds: '',
    language: 'en',
    zone: { zone: null },
  });
}

const agent = new Agent({ keepAlive: true });

function opened({ baseUrl }: TestApp, path: string, cookie?: string): Promise<void> {
  const headers = cookie === undefined ? {} : { cookie };
  return new Promise((resolve, reject) => {
    get(`${baseUrl}${path}`, { agent, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${path}: ${response.statusCode}`));
      response.resume().on('end', resolve).on('error', reject);
    }).on('error', reject);
  });
}
