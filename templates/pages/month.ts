import { html } from '@prairielearn/html';
import { eventAddress, homeAddress, monthAddress, narrowedAddress } from '../addresses.ts';
import { linkButton } from '../components/buttons.ts';
import type { ListedEvent } from '../components/eventList.ts';
import { nameText } from '../components/facts.ts';
import { page, type PageParts } from '../layout.ts';
import type { Html, View } from '../view.ts';

/** A day of a month with what begins on it, or still goes on. */
export interface MonthDay {
  /** `YYYY-MM-DD` */
  date: string;
  /** `Sunday, January 21` */
  text: string;
  number: number;
  today: boolean;
  events: readonly { event: ListedEvent; goesOn: boolean }[];
  /** How many more there are than are shown. */
  more: number;
}

export interface MonthPageProps {
  /** `YYYY-MM` */
  month: string;
  /** `January 2024` */
  text: string;
  weekdays: readonly { long: string; short: string }[];
  /** Days of other months are null. */
  weeks: readonly (readonly (MonthDay | null)[])[];
  /** The nearest months in which there are events. */
  earlier: { month: string; text: string } | null;
  later: { month: string; text: string } | null;
  /** In which languages there is something to read, and in which it is read. */
  texts: NonNullable<PageParts['texts']>;
}

/** The events of a month on the days of its calendar. */
export function monthPage(view: View, props: MonthPageProps): Html {
  const { t } = view;
  const { month, text, weekdays, weeks } = props;
  const empty = weeks.flat().every((day) => (day?.events.length ?? 0) === 0);
  return page(view, {
    title: t('home.months.title', { month: text }),
    description: t('home.description', { organization: view.site.organization }),
    canonicalPath: monthAddress(month),
    wide: true,
    ...(empty
      ? { robots: 'noindex' as const }
      : { alternates: 'page' as const, texts: props.texts }),
    body: html`
      <div class="home home--month">
        <h1 class="month__title">${text}</h1>
        ${ways(view, props)}
        ${
          empty
            ? html`<p class="empty">${t('home.months.nothing')}</p>`
            : html`<table class="month">
                <caption class="visually-hidden">
                  ${t('home.months.title', { month: text })}
                </caption>
                <thead>
                  <tr>
                    ${weekdays.map(
                      ({ long, short }) => html`<th scope="col" abbr="${long}">${short}</th>`,
                    )}
                  </tr>
                </thead>
                <tbody>
                  ${weeks.map(
                    (week) =>
                      html`<tr>
                        ${week.map((day) => cell(view, day))}
                      </tr>`,
                  )}
                </tbody>
              </table>`
        }
        <div class="actions">${linkButton(homeAddress, t('layout.allEvents'), 'quiet')}</div>
      </div>
    `,
  });
}

/** To the months before and after, as far as there are events. */
function ways({ t }: View, { earlier, later }: MonthPageProps): Html | '' {
  if (earlier === null && later === null) return '';
  return html`<nav class="pagination" aria-label="${t('home.months.label')}">
    ${
      earlier === null
        ? ''
        : html`<a class="button button--quiet" rel="prev" href="${monthAddress(earlier.month)}"
            >${earlier.text}</a
          >`
    }
    ${
      later === null
        ? ''
        : html`<a class="button button--quiet" rel="next" href="${monthAddress(later.month)}"
            >${later.text}</a
          >`
    }
  </nav>`;
}

function cell(view: View, day: MonthDay | null): Html {
  if (day === null) return html`<td class="month__other"></td>`;
  const { t } = view;
  const { date, text, number, events, more, today } = day;
  const full = events.length > 0;
  return html`<td
    class="${full ? 'month__day month__day--full' : 'month__day'}"
    ${today ? html`aria-current="date"` : ''}
  >
    <time class="month__number" datetime="${date}"
      ><span class="month__short">${String(number)}</span
      ><span class="month__long" aria-hidden="true">${text}</span></time
    >
    ${
      full
        ? html`<ul>
            ${events.map(({ event, goesOn }) => entry(view, event, goesOn))}
            ${
              more > 0
                ? html`<li>
                    <a href="${narrowedAddress({ day: date })}"
                      >${t('home.months.more', { count: more })}</a
                    >
                  </li>`
                : ''
            }
          </ul>`
        : ''
    }
  </td>`;
}

function entry({ t }: View, event: ListedEvent, goesOn: boolean): Html {
  const { times } = event;
  const time =
    times.precision === 'day' ? times.hourOpen : `${times.start.time} ${times.start.zoneLabel}`;
  return html`<li class="${event.cancelled ? 'month__off' : ''}">
    <span class="month__time">${goesOn ? t('home.months.goesOn') : time}</span>
    <a href="${eventAddress(event.slug)}" lang="${event.language}">${nameText(event.title)}</a>
    ${event.cancelled ? html`<span class="month__note">${t('event.cancelled.stamp')}</span>` : ''}
  </li>`;
}
