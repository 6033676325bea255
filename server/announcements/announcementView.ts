import type { FormValues } from '../../templates/forms.ts';
import type { ReadPieces } from '../../templates/components/readText.ts';
import type { Language } from '../../templates/languages.ts';
import type { AnnouncementQuestion } from '../../templates/pages/console/newEventAnnouncement.ts';
import { clockText, dayText } from '../time/dateText.ts';
import { placeName } from '../time/zones.ts';
import type { Draft } from './announcementDrafts.ts';
import type { Piece } from './announcementPieces.ts';
import type { Question } from './announcementQuestions.ts';

/** A text cut at the pieces that were read in it. */
export function cutAt(text: string, pieces: readonly Piece[]): ReadPieces {
  const cut: ReadPieces[number][] = [];
  let at = 0;
  for (const { from, to, as, also } of pieces) {
    if (from > at) cut.push({ text: text.slice(at, from), as: null });
    cut.push({ text: text.slice(from, to), as, also });
    at = to;
  }
  if (at < text.length) cut.push({ text: text.slice(at), as: null });
  return cut;
}

/** The questions of drafts, with their choices in words. */
export function questionsOf(drafts: readonly Draft[], language: Language): AnnouncementQuestion[] {
  return drafts.flatMap(({ questions }) =>
    questions
      .filter(({ choices }) => choices.length > 1)
      .map((question) => ({
        about: question.about,
        said: question.said,
        choices: question.choices.map((choice, index) => ({
          value: `${question.id}=${choice}`,
          label: question.labels?.[index] ?? choiceText(question, choice, language),
          taken: index === 0,
        })),
      })),
  );
}

function choiceText({ about }: Question, choice: string, language: Language): string {
  // Read as UTC: these are words about a day and an hour, not about an instant.
  switch (about) {
    case 'zone':
      return placeName(choice, language);
    case 'day':
      return dayText(Date.parse(`${choice}T12:00Z`), 'UTC', language);
    case 'title':
      return choice;
    case 'time':
    case 'start':
      return clockText(Date.parse(`2024-01-01T${choice}Z`), 'UTC', language);
  }
  return about satisfies never;
}

/** Answers as forms carry them, `0.day=2027-01-24`, by their questions. */
export function answersIn(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.slice(0, 60).flatMap((pair) => {
      const match = /^(\d{1,2}\.[a-z]+)=([\w/:+-]{1,64})$/.exec(pair);
      const [, id, answer] = match ?? [];
      return id === undefined || answer === undefined ? [] : [[id, answer]];
    }),
  );
}

/** What was typed into a form, with what an answer makes different in the reading and nothing else. */
export function withAnswer(typed: FormValues, before: FormValues, after: FormValues): FormValues {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const different = [...names].filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  return { ...typed, ...Object.fromEntries(different.map((name) => [name, after[name]])) };
}
