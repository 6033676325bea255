import type { FormValues } from '../../templates/forms.ts';
import { freshForm, typed } from '../../templates/forms.ts';
import type {
  RepeatedDate,
  RepeatPlan,
  RepeatProps,
} from '../../templates/pages/console/eventFormRepeat.ts';
import { repeatChoices } from '../../templates/pages/console/repeatChoices.ts';
import type { View } from '../../templates/view.ts';
import { monthText } from '../time/calendarMonth.ts';
import { clockText, dateInWords } from '../time/dateText.ts';
import { isDate } from '../time/day.ts';
import { firstDayOf, type Schedule, type ScheduleProblem } from '../time/schedule.ts';
import {
  readSeries,
  repeats,
  repeatSuggestions,
  type PlannedDate,
  type ReadSeries,
} from './repeatForm.ts';
import { passInWords, readSchedule, sentenceOf } from './scheduleForm.ts';
import { patternInWords } from './seriesInWords.ts';

/** The part "Repeat" of the form, as far as the day that was typed can be read. */
export function repeatInForm(view: View, values: FormValues): RepeatProps {
  const timing = readSchedule(values, view.language);
  const day = typed(freshForm(values), 'startDate').trim();
  return {
    choices: choicesOn(view, isDate(day) ? day : null, values),
    plan: timing.ok && repeats(values) ? planOf(view, readSeries(values, timing.schedule)) : null,
  };
}

/** The same for an event that there is. */
export function repeatOfEvent(
  view: View,
  schedule: Schedule,
  values: FormValues,
  read: ReadSeries | null,
): RepeatProps {
  return {
    choices: choicesOn(view, firstDayOf(schedule), values),
    plan: read === null ? null : planOf(view, read),
  };
}

/** What the part holds, in a line. */
export function repeatInShort(view: View, values: FormValues): string {
  if (!repeats(values)) return view.t('console.repeat.once');
  const { choices, plan } = repeatInForm(view, values);
  const chosen = typed(freshForm(values), 'repeat');
  const how = choices.find(({ value }) => value === chosen)?.label ?? '';
  return plan === null
    ? how
    : view.t('console.repeat.inShort', { how, count: plan.count, last: plan.last });
}

/** Each in words of the day, where one is known; what was chosen stays, also where the day has no such. */
function choicesOn(view: View, day: string | null, values: FormValues): RepeatProps['choices'] {
  const chosen = typed(freshForm(values), 'repeat').trim();
  const suggested = day === null ? [] : repeatSuggestions(day);
  return repeatChoices.flatMap((value) => {
    const found = suggested.find(({ choice }) => choice === value);
    if (found !== undefined) return { value, label: patternInWords(view, found.pattern) };
    return day === null || value === chosen
      ? { value, label: view.t(`console.repeat.choices.${value}`) }
      : [];
  });
}

function planOf(view: View, read: ReadSeries): RepeatPlan | null {
  if (!read.ok) return null;
  const { language } = view;
  const { dates, leftOut, without, unknown } = read;
  const inWords = (date: string) => dateInWords(date, language);
  const all: RepeatedDate[] = [
    ...dates.map((date) => ({ ...shownDate(view, date), leftOut: false })),
    ...leftOut.map((date) => ({
      date,
      text: inWords(date),
      leftOut: true,
      questions: [],
      choices: [],
    })),
  ];
  return {
    count: dates.length,
    last: inWords(dates.at(-1)?.date ?? ''),
    dates: all.toSorted((one, other) => (one.date < other.date ? -1 : 1)),
    open: dates.filter(({ ok }) => !ok).length,
    without: without.map((month) => monthText(month, language)),
    unknown: unknown.map(inWords),
  };
}

function shownDate(view: View, planned: PlannedDate): Omit<RepeatedDate, 'leftOut'> {
  const { asked } = planned;
  const problems = planned.ok ? asked : [...asked, ...planned.problems];
  const sentences = problems.map((problem) => problemInWords(view, problem));
  return {
    date: planned.date,
    text: dateInWords(planned.date, view.language),
    questions: [...new Set(sentences)],
    choices: answersInWords(asked, view.language),
  };
}

/** What is wrong with the hour of a date. */
export function problemInWords({ t, language }: View, problem: ScheduleProblem): string {
  const { key, values } = sentenceOf(problem, {}, language);
  return t(key, values);
}

/** What can be meant where clocks jump over an hour or show it twice. */
export function answersInWords(
  problems: readonly ScheduleProblem[],
  language: View['language'],
): RepeatedDate['choices'] {
  for (const problem of problems)
    if (problem.kind === 'skipped')
      return [
        { value: 'earlier', label: clockText(problem.before.instant, problem.zone, language) },
        { value: 'later', label: clockText(problem.after.instant, problem.zone, language) },
      ];
    else if (problem.kind === 'doubled')
      return [
        { value: 'earlier', label: passInWords(problem.earlier, problem.zone, language) },
        { value: 'later', label: passInWords(problem.later, problem.zone, language) },
      ];
  return [];
}
