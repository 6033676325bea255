import type { Event } from '../../db/schema.ts';
import { monthPage, type MonthDay } from '../../templates/pages/month.ts';
import type { ListedEvent } from '../../templates/components/eventList.ts';
import type { Html, View } from '../../templates/view.ts';
import { listedEvent } from '../events/listedEvent.ts';
import { readEvents } from '../events/readableEvents.ts';
import { textsOnList } from '../events/textsOnList.ts';
import type { Services } from '../services.ts';
import { calendarMonth, monthAfter, monthText, weekdays } from '../time/calendarMonth.ts';
import { dateInWords } from '../time/dateText.ts';
import { dateAfter, dateAt } from '../time/day.ts';
import { mostDays } from '../time/schedule.ts';
import { zoneOfPage } from '../web/shownTimes.ts';

/** So many events stand on a day of a month; a link leads to the others. */
const mostOnDay = 6;
const mostLasting = 100;

/** Whether an event begins in a month, `YYYY-MM`. */
export function isMonthWithEvents({ db }: Pick<Services, 'db'>, month: string): boolean {
  return db.narrowedEvents.firstDayFrom(`${month}-01`)?.startsWith(month) ?? false;
}

/** The month that is shown unless another is asked for: of the next event, else of the last one. */
export function usualMonth({ db }: Pick<Services, 'db'>, today: string): string {
  const { firstDayFrom, lastDayBefore } = db.narrowedEvents;
  return (firstDayFrom(today) ?? lastDayBefore(today) ?? today).slice(0, 7);
}

/** The events of a month, each on its own days. */
export function renderMonth(services: Services, view: View, month: string): Html {
  const { db, log } = services;
  const { language, now } = view;
  const { first, next, weeks } = calendarMonth(month, language);
  const today = dateAt(now, zoneOfPage(view));
  const read = (ids: readonly number[]) =>
    readEvents(db, ids, (event) => ({ stored: event, event: listedEvent(db, view, event) }));
  const lasting = read(
    db.narrowedEvents.lasting(
      { from: dateAfter(first, -mostDays), before: next },
      first,
      mostLasting,
    ),
  );
  const unreadable = [...lasting.unreadable];

  const dayOf = (date: string): MonthDay => {
    const days = { from: date, before: dateAfter(date, 1) };
    const begins = read(db.narrowedEvents.onDays(days, mostOnDay));
    unreadable.push(...begins.unreadable);
    const all = begins.results.length < mostOnDay ? 0 : db.narrowedEvents.countOnDays(days);
    return {
      date,
      text: dateInWords(date, language, { year: false }),
      number: Number(date.slice(8)),
      today: date === today,
      events: [
        ...lasting.results.filter(({ stored }) => goesOnAt(stored, date)).map(shown(true)),
        ...begins.results.map(shown(false)),
      ],
      more: Math.max(0, all - mostOnDay),
    };
  };
  const filled = weeks.map((week) => week.map((date) => (date === null ? null : dayOf(date))));
  if (unreadable.length > 0) log.error({ unreadable }, 'events left out of a month');
  return monthPage(view, {
    texts: textsOnList(db, view),
    month,
    text: monthText(month, language),
    weekdays: weekdays(language),
    weeks: filled,
    earlier: named(db.narrowedEvents.lastDayBefore(first)),
    later: named(db.narrowedEvents.firstDayFrom(monthAfter(month))),
  });

  function named(day: string | null): { month: string; text: string } | null {
    if (day === null) return null;
    const other = day.slice(0, 7);
    return { month: other, text: monthText(other, language) };
  }
}

const shown =
  (goesOn: boolean) =>
  ({ event }: { event: ListedEvent }) => ({ event, goesOn });

/** Whether an event of several days goes on on a day on which it did not begin. */
function goesOnAt({ startLocal, endLocal }: Event, date: string): boolean {
  return startLocal.slice(0, 10) < date && (endLocal ?? '').slice(0, 10) >= date;
}
