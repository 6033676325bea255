import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Event } from '../../db/schema.ts';
import { consoleDoorAddress } from '../../templates/addresses.ts';
import { readAsset } from '../../templates/assets.ts';
import { freshForm, type FormState } from '../../templates/forms.ts';
import { doorPage, type DoorProps } from '../../templates/pages/door/door.ts';
import { mostAlong } from '../../templates/pages/door/mostAlong.ts';
import { eventOf } from '../events/eventOnConsole.ts';
import { doorKey } from '../organizers/doorKey.ts';
import { endOf } from '../time/lifetime.ts';
import { dayText } from '../time/times.ts';
import { doneText, redirectDone } from '../web/done.ts';
import { requiredLine, wholeNumber } from '../web/fields.ts';
import { HttpProblem, notFound } from '../web/httpProblem.ts';
import { parseForm } from '../web/parseForm.ts';
import { plainNumber } from '../web/plainNumber.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { readMarks } from './doorMarks.ts';
import { peopleForPhone, rowOf, type Cursor } from './doorPeople.ts';
import { doorSearch, personOf } from './doorSearch.ts';
import { handInMarks } from './handInMarks.ts';

const need = 'check-in';
const role = 'organizer';
const path = '/console/events/:slug/door';

/**
 * The door of an event. Names alone are told here: whoever may do nothing else of an event may do this. The
 * forms of the page are for browsers without a script, and the other addresses for its script.
 */
export const doorRoutes: readonly Route[] = [
  { method: 'get', path, role, need, handle: (visit) => showDoor(visit, eventOf(visit)) },
  { method: 'get', path: `${path}/offline`, role, need, handle: showForOffline },
  { method: 'get', path: `${path}/people`, role, need, handle: tellPeople },
  { method: 'post', path: `${path}/marks`, role, need, handle: takePress },
  { method: 'post', path: `${path}/walk-ins`, role, need, handle: takeWalkIn },
  { method: 'post', path: `${path}/hand-in`, role, need, handle: takeKept },
  { method: 'get', path: `${path}/worker.js`, role, need, handle: sendWorker },
];

const day = 86_400_000;

/** How long half of a key is given for what a phone has not handed in when all is over. */
const afterwards = 10 * 60_000;

/** A phone keeps nothing from a day after the end on. */
function keptUntil(event: Event): number {
  return endOf(event) + day;
}

/** The camera is for this page, and for no other (W3C Permissions Policy). */
const withCamera = { 'Permissions-Policy': 'camera=(self), microphone=()' };

function showDoor(
  visit: OrganizerVisit,
  event: Event,
  typed: { walkIn?: FormState; status?: number } = {},
): Reply {
  const { services, query, view, form, organizer, now } = visit;
  const list = doorSearch(services, event, query.get('q') ?? stringIn(form['q']), view.language);
  const name = list.people.length === 0 ? list.search : '';
  const html = doorPage(view, {
    ...pageProps(visit, event),
    ...list,
    done: whatWasDone(visit, event),
    walkIn: typed.walkIn ?? freshForm({ name, companions: '0' }),
  });
  const until = Math.max(keptUntil(event), now + afterwards);
  return {
    ...page(html, typed.status),
    headers: withCamera,
    cookies: [doorKey(services, { organizerId: organizer.id, eventId: event.id }, until, now)],
  };
}

/** The page with nobody on it. A phone keeps it as it is, where whoever finds the phone could read it. */
function showForOffline(visit: OrganizerVisit): Reply {
  const html = doorPage(visit.view, {
    ...pageProps(visit, eventOf(visit)),
    search: '',
    shows: 'latest',
    people: [],
    more: false,
    inRoom: 0,
    expected: 0,
    done: null,
    walkIn: freshForm({ companions: '0' }),
  });
  return { ...page(html), headers: withCamera };
}

type Given = 'event' | 'kept' | 'newMark' | 'inRoom' | 'expected';

function pageProps(
  { services: { db }, view, organizer, now }: OrganizerVisit,
  event: Event,
): Pick<DoorProps, Given> {
  const until = keptUntil(event);
  return {
    event,
    inRoom: db.arrivals.inRoom(event.id),
    expected: db.signups.counts(event.id).confirmed.people,
    newMark: randomUUID,
    kept: {
      over: now >= until,
      day: dayText(until, event.zone, view.language),
      organizer: organizer.id,
    },
  };
}

function whatWasDone(visit: OrganizerVisit, event: Event): string | null {
  const { db } = visit.services;
  return doneText(visit, ['came', 'undone', 'walkIn', 'refused'], (done, [id = 0]) => {
    const name = personOf(db, event, id)?.name ?? '';
    return visit.view.t(`console.door.done.${done}`, { name });
  });
}

/** Seconds after which somebody can write further people down. */
const later = { 'Retry-After': '600' };

/** What a button of a row says: what it does, with how many, and the id of this press. */
const press = /^(came|undone)\.(\d{1,2})\.([\da-f-]{36})$/;

async function takePress(visit: OrganizerVisit): Promise<Reply> {
  const { services, form, organizer, now } = visit;
  const event = eventOf(visit);
  const signup = plainNumber(form['signup']) ?? 0;
  const back = consoleDoorAddress(event.slug, stringIn(form['q']).slice(0, 240));
  const [, kind, along = '', mark = ''] = press.exec(stringIn(form['press'])) ?? [];
  const sent = JSON.stringify({
    marks: [{ mark, kind, of: { signup }, companions: Number(along), pressedAt: now }],
    sentAt: now,
  });
  const marks = readMarks(sent);
  if (marks === null || personOf(services.db, event, signup) === undefined) throw notFound();
  const handedIn = await handInMarks(services, event, marks, organizer.id);
  const done = (handedIn?.kept.length ?? 0) === 0 ? 'refused' : kind === 'came' ? 'came' : 'undone';
  return redirectDone(visit, back, done, [signup]);
}

const WalkInForm = z.object({
  name: requiredLine(100, 'signup.problems.name'),
  companions: wholeNumber(0, mostAlong, 0),
  mark: requiredLine(36),
});

async function takeWalkIn(visit: OrganizerVisit): Promise<Reply> {
  const { services, form, organizer, now, view } = visit;
  const event = eventOf(visit);
  const parsed = parseForm(WalkInForm, form, view.t);
  if (!parsed.ok) return showDoor(visit, event, { walkIn: parsed.form, status: 422 });
  const walkIn = { ...parsed.value, kind: 'walk-in', pressedAt: now };
  const marks = readMarks(JSON.stringify({ marks: [walkIn], sentAt: now }));
  const result = marks && (await handInMarks(services, event, marks, organizer.id));
  if (marks !== null && result === null) throw new HttpProblem(429, later);
  const signup = result?.entered[0]?.signup;
  return signup === undefined
    ? redirectDone(visit, consoleDoorAddress(event.slug), 'refused')
    : redirectDone(visit, consoleDoorAddress(event.slug), 'walkIn', [signup]);
}

async function tellPeople(visit: OrganizerVisit): Promise<Reply> {
  const { services, query } = visit;
  const since = cursorIn(query.get('signup'), query.get('mark'));
  const event = eventOf(visit);
  const search = query.get('q');
  if (search === null) return json(await peopleForPhone(services, event, since));
  const { people } = doorSearch(services, event, search, visit.view.language);
  return json({ people: people.map((one) => rowOf(services.config.secret, event.id, one)) });
}

/** What a phone kept while it had no network, or had none to spare. */
async function takeKept(visit: OrganizerVisit): Promise<Reply> {
  const { services, form, organizer } = visit;
  const event = eventOf(visit);
  const marks = readMarks(stringIn(form['marks']));
  if (marks === null) throw new HttpProblem(400);
  const handedIn = await handInMarks(services, event, marks, organizer.id);
  // A phone keeps what it could not hand in, and tries again.
  if (handedIn === null) throw new HttpProblem(429, later);
  const since = cursorIn(stringIn(form['signup']), stringIn(form['mark']));
  return json({ ...(await peopleForPhone(services, event, since)), ...handedIn });
}

/**
 * The script that answers for this page where the network does not. It may answer for what begins with the
 * address of the page, and for nothing else of the site (W3C Service Workers, section 6.3).
 */
function sendWorker(visit: OrganizerVisit): Reply {
  const script = readAsset('door-worker.js');
  if (script === undefined) throw notFound();
  return {
    kind: 'content',
    type: 'text/javascript; charset=utf-8',
    body: script.content,
    headers: { 'Service-Worker-Allowed': consoleDoorAddress(eventOf(visit).slug) },
  };
}

function json(told: unknown): Reply {
  return { kind: 'content', type: 'application/json', body: JSON.stringify(told) };
}

function cursorIn(signup: string | null, mark: string | null): Cursor | null {
  const [one, other] = [plainNumber(signup), plainNumber(mark)];
  return one === null || other === null ? null : { signup: one, mark: other };
}

function stringIn(value: string | readonly string[] | undefined): string {
  return typeof value === 'string' ? value : '';
}
