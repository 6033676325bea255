import type { Event, Series } from '../../db/schema.ts';
import { datesAsSeen } from '../../server/series/extendSeries.ts';
import { makeSeries } from '../../server/series/makeSeries.ts';
import type { Services } from '../../server/services.ts';
import { scheduleOf } from '../../server/time/eventSchedule.ts';
import { firstDayOf } from '../../server/time/schedule.ts';
import { seriesDates, seriesSchedules, suggestedPatterns } from '../../server/time/series.ts';
import type { TestApp } from './app.ts';
import { signedInOrganizer } from './organizer.ts';

/** Has an event repeat every week, so many times in all; its dates are published as it is. */
export async function repeatWeekly(
  services: Services,
  event: Event,
  times: number,
): Promise<{ series: Series; dates: Event[] }> {
  const { pattern, dates: days } = weekly(event, times);
  const schedules = seriesSchedules(scheduleOf(event), days).map((date) => {
    if (!date.ok) throw new Error(date.date);
    return date.schedule;
  });
  await signedInOrganizer(services);
  const organizer = services.db.organizers.byEmailKey('ada@example.org');
  const outcome = await makeSeries(services, {
    eventId: event.id,
    organizerId: organizer?.id ?? 0,
    pattern,
    schedules,
    publishes: event.state === 'published',
  });
  if (outcome.kind !== 'made') throw new Error(outcome.kind);
  const { db } = services;
  const dates = db.series.ids(outcome.series.id).flatMap((id) => db.events.byId(id) ?? []);
  return { series: outcome.series, dates };
}

/** The dates of an event that repeats every week, as its form sends those that were seen. */
export function datesAfter(event: Event, times: number): string {
  return weekly(event, times).dates.join(' ');
}

function weekly(event: Event, times: number) {
  const first = firstDayOf(scheduleOf(event));
  const [pattern] = suggestedPatterns(first);
  if (pattern === undefined) throw new Error('A day without a pattern');
  const found = seriesDates({ first, pattern, end: { kind: 'times', times }, except: [] });
  if (!found.ok) throw new Error(found.problem.kind);
  return { pattern, dates: found.dates };
}

/** The dates of a series, as the form sends them that adds more. */
export function seenDates({ services: { db } }: TestApp, slug: string): string {
  return datesAsSeen(db.series.ids(db.series.bySlug(slug)?.id ?? 0));
}
