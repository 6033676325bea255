import type { Series } from '../../db/schema.ts';
import { freshForm, typed, type FormValues } from '../../templates/forms.ts';
import type { View } from '../../templates/view.ts';
import { problemInWords } from '../events/repeatView.ts';
import type { Services } from '../services.ts';
import { dateInWords } from '../time/dateText.ts';
import { isDate } from '../time/day.ts';
import { scheduleOf } from '../time/eventSchedule.ts';
import type { Schedule } from '../time/schedule.ts';
import { furtherDates, seriesSchedules } from '../time/series.ts';
import type { FieldProblem } from '../web/parseForm.ts';

/** So many dates are added at once, and so many a series has in all. */
const mostAdded = 52;
const mostInAll = 208;

export type MoreDates =
  | { ok: true; likeId: number; schedules: Schedule[] }
  | { ok: false; problems: Readonly<Record<string, FieldProblem>> };

/**
 * The dates that are added to a series: `moreTimes`, so many as its pattern goes on after the last one, or
 * `moreDate`, one day more, whichever is filled in.
 */
export function readMoreDates(
  { db }: Pick<Services, 'db'>,
  view: View,
  { id, pattern }: Series,
  values: FormValues,
): MoreDates {
  const one = (name: string) => typed(freshForm(values), name).trim();
  const [times, date] = [one('moreTimes'), one('moreDate')];
  const known = db.series.rows(id).map((row) => row.startLocal.slice(0, 10));
  const ids = db.series.ids(id);
  const like = db.events.byId(ids.at(-1) ?? 0);
  const [first, last] = [known[0], known.at(-1)];
  if (like === undefined || first === undefined || last === undefined)
    return wrong('', { key: 'console.series.more.otherwise' });
  if ((times === '') === (date === ''))
    return wrong('moreTimes', { key: 'console.series.more.problems.one' });
  const field = date === '' ? 'moreTimes' : 'moreDate';
  if (date !== '' && !isDate(date))
    return wrong(field, { key: 'console.eventForm.problems.dateMalformed' });
  if (known.includes(date)) return wrong(field, { key: 'console.series.more.problems.there' });
  const number = /^\d{1,3}$/.test(times) ? Number(times) : 0;
  if (date === '' && (pattern === null || number < 1 || number > mostAdded))
    return wrong(field, {
      key: 'console.series.more.problems.times',
      values: { most: mostAdded },
    });
  const days =
    date === '' && pattern !== null ? furtherDates(pattern, first, last, number) : [date];
  if (ids.length + days.length > mostInAll)
    return wrong(field, { key: 'console.repeat.problems.tooMany', values: { most: mostInAll } });
  const schedules: Schedule[] = [];
  for (const found of seriesSchedules(scheduleOf(like), days)) {
    if (found.ok) schedules.push(found.schedule);
    else
      return wrong(field, {
        key: 'console.series.more.problems.hour',
        values: {
          date: dateInWords(found.date, view.language),
          problem: found.problems.map((problem) => problemInWords(view, problem)).join(' '),
        },
      });
  }
  return { ok: true, likeId: like.id, schedules };
}

function wrong(field: string, problem: FieldProblem): MoreDates {
  return { ok: false, problems: { [field]: problem } };
}
