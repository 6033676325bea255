import type { Event, SignupOrigin } from '../../db/schema.ts';
import { isTextLanguage, textLanguageName } from '../../templates/textLanguages.ts';
import type { EventNumbersProps, NumberGroup } from '../../templates/pages/console/eventNumbers.ts';
import type { View } from '../../templates/view.ts';
import { exactly } from '../questions/smallCounts.ts';
import type { ListedSource } from '../events/sources.ts';
import { dateInWords } from '../time/dateText.ts';
import { toldNeeds, type EventNumbers, type QuestionNumbers } from './eventNumbers.ts';
import { spansOf, type SignupDay, type SignupSpan } from './signupDays.ts';

/** So many bars can be told apart on a phone. */
const mostBars = 90;

/** What matters first: how many come, and how many came. */
export function figures({ t }: View, numbers: EventNumbers): EventNumbersProps['figures'] {
  const { states, came, absent, event } = numbers;
  const line = (label: string, number: number) => ({ label, value: String(number) });
  return [
    line(t('console.numbers.figures.signups'), states.confirmed.signups),
    line(t('console.numbers.figures.people'), states.confirmed.people),
    ...(states.waiting.signups > 0 || event.capacity !== null
      ? [line(t('console.numbers.figures.waiting'), states.waiting.signups)]
      : []),
    line(t('console.numbers.figures.canceled'), states.cancelled.signups),
    // Where nobody was marked, nobody counted: "nobody came" would be a lie.
    ...(came.signups === 0
      ? []
      : [
          line(t('console.numbers.figures.came'), came.people),
          line(t('console.numbers.figures.absent'), absent),
        ]),
  ];
}

/** How many spots are taken; null where nobody counts. */
export function capacityInWords(
  { t }: View,
  { capacity, seatsTaken }: Event,
): EventNumbersProps['capacity'] {
  if (capacity === null) return null;
  const text = t('console.first.spots', { count: seatsTaken, capacity });
  return { taken: seatsTaken, capacity, text };
}

/** Sign-ups by day as they are drawn; null where there are none. */
export function daysInWords(view: View, { days }: EventNumbers): EventNumbersProps['days'] {
  const spans = spansOf(days, mostBars);
  if (spans.length === 0) return null;
  const highest = spans.reduce((most, span) => (span.signups > most.signups ? span : most));
  const all = days.reduce((sum, { signups }) => sum + signups, 0);
  const weeks = spans.length < days.length;
  return {
    spans: spans.map((span) => ({
      from: shortDay(view, span.date),
      until: span.until === span.date ? null : shortDay(view, span.until),
      signups: span.signups,
    })),
    most: highest.signups,
    text: view.t(weeks ? 'console.numbers.weeksText' : 'console.numbers.daysText', {
      count: all,
      from: longDay(view, days[0]?.date ?? ''),
      until: longDay(view, days.at(-1)?.date ?? ''),
      most: highest.signups,
      on: spanInWords(view, highest),
    }),
  };
}

function spanInWords(view: View, { date, until }: SignupSpan): string {
  return date === until
    ? longDay(view, date)
    : view.t('console.numbers.span', { from: longDay(view, date), until: longDay(view, until) });
}

function shortDay({ language }: View, date: SignupDay['date']): string {
  return dateInWords(date, language, { length: 'short', year: false });
}

function longDay({ language }: View, date: SignupDay['date']): string {
  return dateInWords(date, language);
}

/** How people came onto the list, by which links, in which languages, and what they need. */
export function groupsOf(
  view: View,
  numbers: EventNumbers,
  sources: readonly ListedSource[],
): NumberGroup[] {
  const { t, language: reader } = view;
  const { origins, languages, states } = numbers;
  const signups = t('console.numbers.signups');
  const origin = (of: SignupOrigin) => t(`console.numbers.origins.${of}`);
  const needs = toldNeeds(numbers);
  const bySource = sources.reduce((sum, one) => sum + one.signups, 0);
  const groups: NumberGroup[] = [
    {
      title: t('console.numbers.standing'),
      unit: signups,
      lines: (['confirmed', 'waiting', 'cancelled', 'unconfirmed'] as const)
        .filter((state) => state === 'confirmed' || states[state].signups > 0)
        .map((state) => ({
          label: t(`console.signups.state.${state}`),
          count: exactly(states[state].signups),
        })),
    },
    {
      title: t('console.numbers.origin'),
      unit: signups,
      lines: origins.map((one) => ({ label: origin(one.origin), count: exactly(one.signups) })),
    },
    {
      title: t('console.numbers.sources'),
      unit: signups,
      note: t('console.numbers.sourcesNote', { count: bySource }),
      lines: sources.map((source) => ({
        label: source.kind === 'own' ? t(`console.sources.own.${source.name}`) : source.label,
        count: exactly(source.signups),
      })),
    },
    {
      title: t('console.numbers.languages'),
      unit: signups,
      lines: languages.map(({ language, signups: count }) => ({
        label: isTextLanguage(language) ? textLanguageName(language, reader) : language,
        count: exactly(count),
      })),
    },
    {
      title: t('console.numbers.needs'),
      unit: t('console.numbers.signups'),
      lines: needs === null ? [] : [{ label: t('console.numbers.needsLine'), count: needs }],
    },
  ];
  return groups.filter(({ lines }) => lines.length > 0);
}

/** What was answered, question by question. */
export function questionGroups({ t }: View, questions: readonly QuestionNumbers[]): NumberGroup[] {
  return questions.map(({ label, language, answers, counted }) => ({
    title: label,
    language,
    unit: t('console.numbers.people'),
    lines: [
      ...counted.map((one) => ({ ...one, language })),
      ...(answers === null ? [] : [{ label: t('console.numbers.answered'), count: answers }]),
    ],
  }));
}
