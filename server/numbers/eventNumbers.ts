import type { Event } from '../../db/schema.ts';
import { sourcesOf, type ListedSource } from '../events/sources.ts';
import { listedQuestions } from '../questions/questionsOnConsole.ts';
import type { Services } from '../services.ts';
import { dateAt } from '../time/day.ts';
import { endOf } from '../time/lifetime.ts';
import type { View } from '../../templates/view.ts';
import { allSignupDays, growth, type DayBefore, type SignupDay } from './signupDays.ts';
import { sensitiveCounts, toldAnswers, type ToldCount } from '../questions/smallCounts.ts';
import { tallied, type Tallied } from './tallied.ts';

/** What was answered to a question, in numbers; `counted` is empty where people answered in words. */
export interface QuestionNumbers {
  label: string;
  language: string;
  /** How many answered; null where that would tell what the counts do not. */
  answers: ToldCount | null;
  counted: readonly { label: string; count: ToldCount; places: number | null }[];
}

/** How an event is doing, in numbers, and nobody who is in them. */
export interface EventNumbers extends Tallied {
  event: Event;
  days: readonly SignupDay[];
  growth: readonly DayBefore[];
}

/** The numbers of an event that cost the same however many signed up. */
export function eventNumbers(
  { db }: Pick<Services, 'db'>,
  event: Event,
  now: number,
): EventNumbers {
  const until = Math.min(now, endOf(event) - 1);
  const days = allSignupDays(db.needs.hoursOf(event.id, -1), until, event.zone);
  return {
    event,
    ...tallied(db.signupTallies.ofEvent(event.id)),
    days,
    growth: growth(days, dateAt(event.startsAt, event.zone)),
  };
}

/** Where the link was shown by which people signed up, the most first; only what anybody came by. */
export function sourceNumbers({ db }: Pick<Services, 'db'>, event: Event): ListedSource[] {
  return sourcesOf(db.eventSources.ofEvent(event.id))
    .filter(({ signups }) => signups > 0)
    .toSorted((one, other) => other.signups - one.signups);
}

/** What was answered at an event, as counts; of sensitive answers none that is small. */
export function questionNumbers(
  { db }: Pick<Services, 'db'>,
  view: View,
  event: Event,
): QuestionNumbers[] {
  if (event.questionsChangedAt === null) return [];
  const asked = db.questions.atEvent(event);
  return listedQuestions(view, asked, db.answers.countsOf(event.id))
    .filter(({ answers }) => answers > 0)
    .map(({ label, language, kind, sensitive, answers, counted }): QuestionNumbers => {
      const all: ToldCount = { kind: 'exact', people: answers };
      const exact = counted.map(({ label: choice, people, places }) => ({
        label: choice,
        places,
        count: { kind: 'exact' as const, people },
      }));
      if (!sensitive) return { label, language, answers: all, counted: exact };
      // A sum of few numbers tells each of them, and so does how often somebody wrote something.
      const [few = all] = sensitiveCounts([answers], false);
      const chosen = kind === 'one-of' || kind === 'several-of' || kind === 'yes-no';
      if (!chosen)
        return { label, language, answers: few, counted: few.kind === 'exact' ? exact : [] };
      const told = toldAnswers({ kind, sensitive, answers, counted });
      return {
        label,
        language,
        answers: null,
        counted: exact.map((one, index) => ({ ...one, count: told[index] ?? { kind: 'few' } })),
      };
    });
}

/** How many said what they need to take part: about their health, and told as a sensitive answer is. */
export function toldNeeds({ needs }: Pick<Tallied, 'needs'>): ToldCount | null {
  return needs === 0 ? null : (sensitiveCounts([needs], false)[0] ?? null);
}
