import { html, joinHtml } from '@prairielearn/html';
import type {
  DayText,
  DayTimes,
  EventTimes,
  HourTimes,
  TimeText,
} from '../../server/time/times.ts';
import { localeOf, type Language } from '../languages.ts';
import type { Html, View } from '../view.ts';

/** "9:00 PM ET" stays on one line, and a dash does not begin one. */
const noBreak = '\u00A0';

/** Date and time of an event in its own zone, set large: always the first thing told about when. */
export function ownTime(times: EventTimes): Html {
  if (times.precision === 'day') return ownDays(times);
  const { start, end } = times;
  return html`
    <span class="when">
      <span class="when__date">${start.date}</span>
      ${
        end === null || end.date === start.date
          ? html`<span class="when__time${lookOf(times)}">${timeRange(start, end)}</span>`
          : untilAnotherDay(times, end)
      }${/\s/.test(start.zoneLabel) ? ' ' : noBreak}<span class="when__zone"
        >${start.zoneLabel}</span
      >
    </span>
  `;
}

/** An end on another day is told as the start is: its date, and below it its hour. */
function untilAnotherDay({ start }: HourTimes, end: TimeText): Html {
  const look = start.marked ? ' when__time--marked' : '';
  return html`<span class="when__time${look}">${timeElement(start)}${noBreak}–</span>
    <span class="when__date">${end.date}</span>
    <span class="when__time${look}">${timeElement(end)}</span>`;
}

/** The day, or the first and the last, and that the hour is still to be announced. */
function ownDays({ start, end, hourOpen }: DayTimes): Html {
  const day = ({ date, iso }: DayText) => html`<time datetime="${iso}">${date}</time>`;
  return html`
    <span class="when">
      <span class="when__date when__date--day"
        >${day(start)}${end === null ? '' : html` – ${day(end)}`}</span
      >
      <span class="when__open">${hourOpen}</span>
    </span>
  `;
}

/** Two hours of one day are set to fit one line; hours that tell themselves apart are long. */
function lookOf({ start, end }: HourTimes): string {
  if (start.marked) return ' when__time--marked';
  return end === null ? '' : ' when__time--range';
}

/** The same hour in the other time zones that the event is announced in, in one quiet line. */
export function elsewhereLine(view: View, times: EventTimes): Html | '' {
  if (times.elsewhere === '') return '';
  return html`<p class="other-zones">${inPieces(times.elsewhere, view.t('event.elsewhere'))}</p>`;
}

const betweenZones = ' / ';

/**
 * An announcement line that breaks between its time zones, and never within "2:30 PM ET".
 *
 * @param before a word that it begins with
 */
export function inPieces(announced: string, before = ''): Html {
  const pieces = announced.split(betweenZones);
  const shown = pieces.map((piece, index) => {
    const [, day = '', time = piece, offset = ''] =
      /^(.*[,،] )?([^,،]*?)( \([^,،]*\))?$/.exec(piece) ?? [];
    return html`<span
      >${index === 0 && before !== '' ? `${before} ` : ''}${day}<span>${time}</span>${offset}${
        index < pieces.length - 1 ? ' /' : ''
      }</span
    >`;
  });
  return html`<span class="in-pieces">${joinHtml(shown, ' ')}</span>`;
}

/**
 * The same moment on the viewer's clocks. Where their zone is unknown here, the line waits hidden
 * until the script fills it in from the browser's own zone. It then names no place: browsers know
 * many by an old name only, and none in every language.
 */
export function viewerTime(view: View, times: EventTimes): Html {
  // A day is where the event is; on other clocks it would be parts of two.
  if (times.precision === 'day') return html``;
  const { viewer, start, end } = times;
  if (viewer !== null) {
    return html`
      <span class="for-you">
        <span class="for-you__label">${view.t('event.forYou', { place: viewer.start.place })}</span>
        <span class="for-you__time"
          ><span>${viewer.start.date}</span> ${timeRange(viewer.start, viewer.end)}</span
        >
      </span>
    `;
  }
  if (view.viewerZone !== null) return html``;
  return html`
    <span
      class="for-you"
      hidden
      data-viewer-time
      data-zone="${start.zone}"
      data-locale="${localeOf(view.language)}"
      data-day="${view.t('times.day', { weekday: '{weekday}', date: '{date}' })}"
    >
      <span class="for-you__label">${view.t('event.onThisClock')}</span>
      <span class="for-you__time"
        ><time datetime="${start.iso}"></time>${
          end === null ? '' : html` – <time datetime="${end.iso}"></time>`
        }</span
      >
    </span>
  `;
}

/** "2:30 PM", or "2:30 – 4:00 PM" with the date of the end where it is another day. */
export function timeRange(start: TimeText, end: TimeText | null): Html {
  if (end === null) return timeElement(start);
  const overnight = end.date === start.date ? '' : `${end.date}, `;
  return html`${timeElement(start)}${noBreak}– ${overnight}<time datetime="${end.iso}"
      >${end.time}</time
    >`;
}

/**
 * The hours of an item of a programme, under the day on which it begins: it is over before that hour of the
 * next day.
 */
export function hoursOfItem(start: TimeText, end: TimeText | null): Html {
  return end === null
    ? timeElement(start)
    : html`${timeElement(start)}${noBreak}– ${timeElement(end)}`;
}

function timeElement(text: TimeText): Html {
  return html`<time datetime="${text.iso}">${text.time}</time>`;
}

/** The day and the hour of a start, as short as they are told: "Jan 21 · 2:30 PM ET". */
export function shortMoment(view: View, times: EventTimes): Html {
  const { short } = piecesIn(view.language);
  const day = html`<span>${short.format(dateOf(times.start))}</span>`;
  if (times.precision === 'day') return html`${day} · ${times.hourOpen}`;
  const { time, zoneLabel } = times.start;
  return html`${day} · <span>${time}${noBreak}${zoneLabel.replaceAll(' ', noBreak)}</span>`;
}

/** Day and month of a date as two pieces of a poster ("21", "Jan"). */
export function dayAndMonth(view: View, text: DayText): { day: string; month: string } {
  const date = dateOf(text);
  const { day, month } = piecesIn(view.language);
  return { day: day.format(date), month: month.format(date) };
}

/** The date as written on the event's own wall: read as UTC, no zone can move it. */
function dateOf({ iso }: DayText): Date {
  return new Date(`${iso.slice(0, 10)}T00:00:00Z`);
}

interface Pieces {
  day: Intl.DateTimeFormat;
  month: Intl.DateTimeFormat;
  short: Intl.DateTimeFormat;
}

const pieces = new Map<Language, Pieces>();

/** Made once for each language: it takes longer than all else that a line of a list needs. */
function piecesIn(language: Language): Pieces {
  const format = (part: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(localeOf(language), { ...part, timeZone: 'UTC' });
  const made = pieces.get(language) ?? {
    day: format({ day: 'numeric' }),
    month: format({ month: 'short' }),
    short: format({ day: 'numeric', month: 'short' }),
  };
  pieces.set(language, made);
  return made;
}
