import { z } from 'zod';
import type { Window } from '../calendar/readCalendar.ts';
import type { FoundAction, PageOfActions } from './foundActions.ts';
import { Location, placeOf } from './osdiLocation.ts';
import { webAddress } from './webAddress.ts';

/*
 * Public events of Mobilize: https://github.com/mobilizeamerica/api#list-organization-events, which need no
 * key: `https://api.mobilize.us/v1/organizations/<number>/events`. An event has several times; each is an
 * action. Instants are in seconds.
 */

const Text = z.string().nullish();

const Event = z.object({
  id: z.int(),
  title: z.string().min(1),
  summary: Text,
  timezone: z.string(),
  browser_url: Text,
  is_virtual: z.boolean().nullish(),
  sponsor: z.object({ name: Text }).nullish(),
  timeslots: z.array(z.object({ id: z.int(), start_date: z.number(), end_date: z.number() })),
  location: Location,
});

type Event = z.infer<typeof Event>;

const Page = z.object({
  count: z.int(),
  next: Text,
  previous: Text,
  data: z.array(z.unknown()),
});

/** A page of events; null where it is something else. */
export function actionsOfMobilize(data: unknown, window: Window): PageOfActions | null {
  const page = Page.safeParse(data);
  if (!page.success) return null;
  const events = page.data.data.map((one) => Event.safeParse(one).data);
  return {
    name: events.find((event) => event?.sponsor?.name)?.sponsor?.name ?? null,
    actions: events.flatMap((event) => (event === undefined ? [] : actionsOf(event, window))),
    unreadable: events.filter((event) => event === undefined).length,
    next: webAddress(page.data.next ?? ''),
  };
}

function actionsOf(event: Event, { from, until }: Window): FoundAction[] {
  return event.timeslots
    .map((slot) => ({ id: slot.id, start: slot.start_date * 1000, end: slot.end_date * 1000 }))
    .filter(({ start }) => start >= from && start <= until)
    .map(({ id, start, end }) => ({
      uid: `mobilize-${event.id}-${id}`,
      url: webAddress(event.browser_url ?? ''),
      title: event.title,
      summary: event.summary ?? '',
      calledBy: event.sponsor?.name ?? '',
      language: null,
      kind: event.is_virtual === true ? 'online' : 'in-person',
      // What was called off is no longer listed there.
      cancelled: false,
      when: { kind: 'instant', zone: event.timezone, start, end: end > start ? end : null },
      place: placeOf(event.location),
    }));
}
