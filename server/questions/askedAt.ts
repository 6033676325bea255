import type { Reads } from '../../db/database.ts';
import type { Event } from '../../db/schema.ts';
import type { View } from '../../templates/view.ts';
import { questionIn, type Question } from './question.ts';

/**
 * What is asked of those who sign up for an event, from top to bottom. Where nothing ever was, nothing is
 * looked up. A form is in one language as far as it can be: that of the page before all others.
 */
export function askedAt(
  { questions }: Pick<Reads, 'questions'>,
  event: Pick<Event, 'id' | 'campaignId' | 'questionsChangedAt'>,
  { language, reads }: Pick<View, 'language' | 'reads'>,
): Question[] {
  if (event.questionsChangedAt === null) return [];
  return questions
    .atEvent(event)
    .filter(({ archivedAt }) => archivedAt === null)
    .map((question) => questionIn(question, [language, ...reads]));
}

/** Tells the words of questions from others; a form says by it what it asked. */
export function stampOf(questions: readonly Question[]): string {
  return String(Math.max(0, ...questions.map(({ versionId }) => versionId)));
}
