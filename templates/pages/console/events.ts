import { html } from '@prairielearn/html';
import {
  consoleEndorsementsAddress,
  consoleEventAddress,
  consoleEventsAddress,
  consoleNewEventAddress,
  consoleSignUpsAddress,
} from '../../addresses.ts';
import { nameText } from '../../components/facts.ts';
import { linkButton } from '../../components/buttons.ts';
import { dataTable } from '../../components/table.ts';
import { doneNotice, notice } from '../../components/notices.ts';
import { consolePage } from '../../consoleLayout.ts';
import type { Language } from '../../languages.ts';
import type { Html, View } from '../../view.ts';
import type { EventOnConsole, EventStatus } from './eventTabs.ts';
import { statusBadge } from './eventTabs.ts';

/** An event in the list of the console. */
export interface ListedEvent extends EventOnConsole {
  language: Language;
  /** Day, time and zone of the start, short. */
  when: string;
  where: string;
  /** People with a seat, companions included. */
  confirmed: number;
  /** Null where nobody counts. */
  capacity: number | null;
  /** People who wait for a seat. */
  waiting: number;
}

/** The time zone data by which every hour here is computed. */
export interface TzdataInUse {
  version: string;
  /** When it came out, in words. */
  date: string;
  old: boolean;
}

export interface EventsPageProps {
  events: readonly ListedEvent[];
  /** How many there are besides that cannot be read. */
  unreadable: number;
  /** What has just been done, as a sentence. */
  done: string | null;
  /** Megabytes that the server's disk can still take, where they are few. */
  littleSpace: number | null;
  tzdata: TzdataInUse;
}

const order: readonly EventStatus[] = ['coming', 'draft', 'past', 'cancelled'];

/** Every event with what waits there, those to come first. */
export function eventsPage(
  view: View,
  { events, unreadable, done, littleSpace, tzdata }: EventsPageProps,
): Html {
  const { t } = view;
  return consolePage(view, {
    title: t('console.events.title'),
    section: 'events',
    canonicalPath: consoleEventsAddress,
    actions: linkButton(consoleNewEventAddress, t('console.events.create')),
    body: html`
      <div class="stack">
        ${doneNotice(done)}
        ${
          littleSpace === null
            ? ''
            : notice({ tone: 'bad' }, t('console.events.diskLow', { free: littleSpace }))
        }
        ${
          unreadable === 0
            ? ''
            : notice({ tone: 'warn' }, t('console.events.unreadable', { count: unreadable }))
        }
        ${
          events.length === 0
            ? html`<p class="empty">${t('console.events.empty')}</p>`
            : order.map((status) =>
                eventTable(
                  view,
                  status,
                  events.filter((event) => event.status === status),
                ),
              )
        }
        ${tzdataInUse(view, tzdata)}
      </div>
    `,
  });
}

function tzdataInUse({ t }: View, { version, date, old }: TzdataInUse): Html {
  return old
    ? notice({ tone: 'warn' }, t('console.events.tzdataOld', { version, date }))
    : html`<p class="form-note">${t('console.events.tzdata', { version, date })}</p>`;
}

function eventTable(view: View, status: EventStatus, events: readonly ListedEvent[]): Html | '' {
  if (events.length === 0) return '';
  const { t } = view;
  return html`
    <section class="events-table" aria-labelledby="events-${status}">
      <h2 id="events-${status}">${t(`console.events.groups.${status}`)}</h2>
      ${dataTable({
        caption: t(`console.events.groups.${status}`),
        columns: [
          { label: t('console.events.columns.event'), rowHeader: true },
          { label: t('console.events.columns.when') },
          { label: t('console.events.columns.confirmed'), numeric: true },
          { label: t('console.events.columns.waiting'), numeric: true },
          { label: t('console.events.columns.toDecide'), numeric: true },
        ],
        rows: events.map((event) => [
          html`<a href="${consoleEventAddress(event.slug)}" lang="${event.language}"
              >${nameText(event.title)}</a
            >
            ${statusBadge(view, event.status)}`,
          html`${event.when}${event.where === '' ? '' : html`, <bdi>${event.where}</bdi>`}`,
          html`<a href="${consoleSignUpsAddress(event.slug)}">${peopleOf(view, event)}</a>`,
          event.capacity === null && event.waiting === 0 ? '' : event.waiting,
          event.toDecide === 0
            ? ''
            : html`<a href="${consoleEndorsementsAddress(event.slug)}"
                >${t('console.events.toDecide', { count: event.toDecide })}</a
              >`,
        ]),
        empty: '',
      })}
    </section>
  `;
}

function peopleOf({ t }: View, { confirmed, capacity }: ListedEvent): string {
  return capacity === null
    ? t('console.events.people', { count: confirmed })
    : t('console.events.seats', { count: confirmed, capacity });
}
