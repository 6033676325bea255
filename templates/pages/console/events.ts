import { html } from '@prairielearn/html';
import {
  consoleEndorsementsAddress,
  consoleEventAddress,
  consoleEventListAddress,
  consoleEventsAddress,
  consoleExportOfSeveralAddress,
  consoleNewEventAddress,
  consoleSeriesAddress,
  consoleSignUpsAddress,
} from '../../addresses.ts';
import { nameText } from '../../components/facts.ts';
import { linkButton } from '../../components/buttons.ts';
import { pagination } from '../../components/navigation.ts';
import { dataTable } from '../../components/table.ts';
import { doneNotice, notice } from '../../components/notices.ts';
import { consolePage } from '../../consoleLayout.ts';
import type { TextLanguage } from '../../textLanguages.ts';
import { viewerMay, type Html, type View } from '../../view.ts';
import type { EventOnConsole, EventStatus } from './eventTabs.ts';
import type { UnsavedForm } from './eventFormProps.ts';
import { statusBadge } from './eventTabs.ts';
import { unsavedList } from './unsavedForms.ts';

/** An event in the list of the console. */
export interface ListedEvent extends EventOnConsole {
  language: TextLanguage;
  /** Day, time and zone of the start, short. */
  when: string;
  where: string;
  /** People with a seat, companions included. */
  confirmed: number;
  /** Null where nobody counts. */
  capacity: number | null;
  /** People who wait for a seat. */
  waiting: number;
  /** The series of which it is one date. */
  series: { slug: string; inShort: string } | null;
}

/** The time zone data by which every hour here is computed. */
export interface TzdataInUse {
  version: string;
  /** When it came out, in words. */
  date: string;
  old: boolean;
}

/** Events of one status. */
export interface EventGroup {
  status: EventStatus;
  /** Whether there are more than are shown here. */
  more: boolean;
}

export interface EventsPageProps {
  events: readonly ListedEvent[];
  /** The parts of the list that are shown, in this order. */
  groups: EventGroup[];
  /** Which page of one part this is; null where it is the beginning of all of them. */
  paging: { status: EventStatus; page: number; pages: number } | null;
  /** What organizers have typed and not saved; on the first page alone. */
  unsaved: readonly UnsavedForm[];
  /** How many there are besides that cannot be read. */
  unreadable: number;
  /** What has just been done, as a sentence. */
  done: string | null;
  /** Megabytes that the server's disk can still take, where they are few. */
  littleSpace: number | null;
  tzdata: TzdataInUse;
}

/** Events with what waits there, those to come first. */
export function eventsPage(view: View, props: EventsPageProps): Html {
  const { events, groups, paging, unreadable, done, littleSpace, tzdata } = props;
  const { t } = view;
  const part = paging === null ? '' : `: ${t(`console.events.groups.${paging.status}`)}`;
  return consolePage(view, {
    title: `${t('console.events.title')}${part}`,
    section: 'events',
    canonicalPath:
      paging === null ? consoleEventsAddress : consoleEventListAddress(paging.status, paging.page),
    ...(paging === null
      ? {}
      : { crumbs: [{ href: consoleEventsAddress, label: t('console.events.title') }] }),
    actions: html`${
      viewerMay(view, 'create')
        ? linkButton(consoleNewEventAddress, t('console.events.create'))
        : ''
    }
    ${
      events.length === 0
        ? ''
        : linkButton(consoleExportOfSeveralAddress(), t('console.exports.several.link'), 'quiet')
    }`,
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
        ${unsavedList(view, props.unsaved)}
        ${
          events.length === 0
            ? html`<p class="empty">
                ${t(viewerMay(view, 'create') ? 'console.events.empty' : 'console.events.noneYours')}
              </p>`
            : groups.map((group) =>
                eventTable(
                  view,
                  group,
                  events.filter((event) => event.status === group.status),
                ),
              )
        }
        ${
          paging === null
            ? ''
            : pagination(view, {
                ...paging,
                hrefOf: (page) => consoleEventListAddress(paging.status, page),
              })
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

function eventTable(
  view: View,
  { status, more }: EventGroup,
  events: readonly ListedEvent[],
): Html | '' {
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
            ${statusBadge(view, event.status)}
            ${
              event.series === null
                ? ''
                : viewerMay(view, 'plan')
                  ? html`<a href="${consoleSeriesAddress(event.series.slug)}"
                      >${event.series.inShort}</a
                    >`
                  : event.series.inShort
            }`,
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
      ${
        more
          ? html`<p>
              <a href="${consoleEventListAddress(status, 2)}"
                >${t(`console.events.more.${status}`)}</a
              >
            </p>`
          : ''
      }
    </section>
  `;
}

function peopleOf({ t }: View, { confirmed, capacity }: ListedEvent): string {
  return capacity === null
    ? t('console.events.people', { count: confirmed })
    : t('console.events.seats', { count: confirmed, capacity });
}
