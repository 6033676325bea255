import { z } from 'zod';
import type { FoundAction, FoundWhen, PageOfActions } from './foundActions.ts';
import { Location, placeOf } from './osdiLocation.ts';
import { webAddress } from './webAddress.ts';

/*
 * Events of OSDI (https://opensupporter.github.io/osdi-docs/events.html), as Action Network and others
 * publish them, in HAL. They know no time zone: it is that of the place.
 */

const Text = z.string().nullish();

const Event = z.object({
  identifiers: z.array(z.string()).min(1),
  title: Text,
  name: Text,
  summary: Text,
  browser_url: Text,
  status: Text,
  visibility: Text,
  start_date: Text,
  end_date: Text,
  all_day: z.boolean().nullish(),
  all_day_date: Text,
  location: Location,
});

type Event = z.infer<typeof Event>;

const Page = z.object({
  _links: z.object({ next: z.object({ href: z.string() }).nullish() }).nullish(),
  _embedded: z.object({ 'osdi:events': z.array(z.unknown()) }),
});

/** A page of events; null where it is something else. */
export function actionsOfOsdi(data: unknown): PageOfActions | null {
  const page = Page.safeParse(data);
  if (!page.success) return null;
  const found = page.data._embedded['osdi:events'].map((one) => {
    const event = Event.safeParse(one).data;
    return event === undefined ? undefined : actionOf(event);
  });
  return {
    name: null,
    actions: found.flatMap((action) => action ?? []),
    unreadable: found.filter((action) => action === undefined).length,
    next: webAddress(page.data._links?.next?.href ?? ''),
  };
}

/** @returns undefined where it says no time or no name; null where it is not for everybody */
function actionOf(event: Event): FoundAction | null | undefined {
  if (event.visibility === 'private') return null;
  const title = event.title || event.name;
  const when = whenOf(event);
  const [uid] = event.identifiers;
  if (!title || when === null || uid === undefined) return undefined;
  return {
    uid,
    url: webAddress(event.browser_url ?? ''),
    title,
    summary: event.summary ?? '',
    calledBy: '',
    language: null,
    kind: event.location ? 'in-person' : 'online',
    cancelled: event.status === 'cancelled',
    when,
    place: placeOf(event.location),
  };
}

function whenOf(event: Event): FoundWhen | null {
  if (event.all_day === true) {
    const day = event.all_day_date ?? event.start_date?.slice(0, 10) ?? '';
    return day === '' ? null : { kind: 'days', zone: null, first: day, last: day };
  }
  const start = Date.parse(event.start_date ?? '');
  const end = Date.parse(event.end_date ?? '');
  if (Number.isNaN(start)) return null;
  return { kind: 'instant', zone: null, start, end: end > start ? end : null };
}
