import type { Event } from '../../db/schema.ts';
import type { Choice } from '../../templates/components/forms.ts';
import type { ComparedEvent } from '../../templates/pages/console/eventNumbersCompared.ts';
import type { View } from '../../templates/view.ts';
import { startInWords } from '../time/times.ts';
import type { EventNumbers } from './eventNumbers.ts';
import { grownBy } from './signupDays.ts';

/** So many points make a line that is read as one, and a table that can be read. */
const mostPoints = 60;

/** The events that can be compared with, as a list names them. */
export function comparisonChoices(view: View, offered: readonly Event[]): Choice[] {
  return offered.map((event) => ({
    value: event.slug,
    label: `${event.title} · ${startInWords(event, view.language)}`,
  }));
}

/** An event and another one side by side, in words. */
export function comparedEvent(view: View, own: EventNumbers, other: EventNumbers): ComparedEvent {
  const { t, language } = view;
  const { event } = other;
  const row = (label: string, of: (numbers: EventNumbers) => number | null) => ({
    label,
    own: shown(of(own)),
    other: shown(of(other)),
  });
  const ifCounted = (of: (numbers: EventNumbers) => number) => (numbers: EventNumbers) =>
    numbers.came.signups === 0 ? null : of(numbers);
  return {
    slug: event.slug,
    title: event.title,
    when: startInWords(event, language),
    purged: event.purgedAt !== null,
    rows: [
      row(t('console.numbers.figures.signups'), ({ states }) => states.confirmed.signups),
      row(t('console.numbers.figures.people'), ({ states }) => states.confirmed.people),
      row(t('console.numbers.figures.waiting'), ({ states }) => states.waiting.signups),
      row(t('console.numbers.figures.canceled'), ({ states }) => states.cancelled.signups),
      row(
        t('console.numbers.figures.came'),
        ifCounted(({ came }) => came.people),
      ),
      row(
        t('console.numbers.figures.absent'),
        ifCounted(({ absent }) => absent),
      ),
    ],
    growth: growthOf(view, own, other),
  };
}

function shown(number: number | null): string {
  return number === null ? '–' : String(number);
}

function growthOf({ t }: View, own: EventNumbers, other: EventNumbers): ComparedEvent['growth'] {
  const both = [...own.growth, ...other.growth].map(({ before }) => before);
  if (own.growth.length === 0 || other.growth.length === 0) return null;
  const from = Math.max(...both);
  // After the day of the event only those are added whom somebody wrote down.
  const until = Math.max(0, Math.min(...both));
  const every = Math.ceil((from - until + 1) / mostPoints);
  const today = Math.min(...own.growth.map(({ before }) => before));
  const otherToday = Math.min(...other.growth.map(({ before }) => before));
  const days = Array.from(
    { length: Math.ceil((from - until + 1) / every) },
    (_, index) => until + index * every,
  ).toReversed();
  const points = days.map((before) => ({
    label:
      before === 0 ? t('console.numbers.onTheDay') : t('console.numbers.before', { count: before }),
    own: before < today ? null : grownBy(own.growth, before),
    other: before < otherToday ? null : grownBy(other.growth, before),
  }));
  const highest = (numbers: readonly (number | null)[]) =>
    Math.max(0, ...numbers.map((number) => number ?? 0));
  const ownMost = highest(points.map((point) => point.own));
  const otherMost = highest(points.map((point) => point.other));
  const at = Math.max(until, today);
  return {
    points,
    most: Math.max(ownMost, otherMost),
    text: t('console.numbers.growthText', {
      own: grownBy(own.growth, at),
      other: grownBy(other.growth, at),
      when: at === 0 ? t('console.numbers.onTheDay') : t('console.numbers.before', { count: at }),
    }),
  };
}
