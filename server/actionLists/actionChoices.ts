import type { ActionListChoices, ActionListColumn } from '../../db/schema.ts';
import { isTextLanguage, type TextLanguage } from '../../templates/textLanguages.ts';
import { isDate } from '../time/day.ts';
import type { FieldProblem } from '../web/parseForm.ts';
import { isActionField, type ColumnMeaning } from './actionFields.ts';
import type { CampaignDays } from './days.ts';

/** How a list is read: what its columns are, and what holds where a cell says nothing. */
export interface ActionMapping {
  fields: readonly ColumnMeaning[];
  /** `YYYY-MM-DD`; null: each row is asked about. */
  day: string | null;
  /** `HH:mm`; null: the hour is still to be announced. */
  hour: string | null;
  language: TextLanguage;
}

/** The field of the form that says what a column is. */
export function fieldOfColumn(index: number): string {
  return `column-${index}`;
}

/** What is proposed before organizers have looked at a list. */
export function proposedChoices(
  fields: readonly ColumnMeaning[],
  { day, language }: { day: string | null; language: TextLanguage },
): ActionListChoices {
  return {
    ...Object.fromEntries(fields.map((field, index) => [fieldOfColumn(index), field])),
    day: day ?? '',
    hour: 'open',
    language,
  };
}

/** Reads how a list is to be read, as it was chosen. */
export function mappingOf(
  choices: ActionListChoices,
  columns: readonly ActionListColumn[],
  otherwise: TextLanguage,
): ActionMapping {
  const { day = '', hour = '', language } = choices;
  return {
    fields: columns.map((_, index) => {
      const chosen = choices[fieldOfColumn(index)] ?? '';
      return isActionField(chosen) ? chosen : 'none';
    }),
    day: isDate(day) ? day : null,
    hour: isClock(hour) ? hour : null,
    language: isTextLanguage(language) ? language : otherwise,
  };
}

/** What is wrong with what was chosen, by the fields of the form. */
export function choiceProblems(
  choices: ActionListChoices,
  columns: readonly ActionListColumn[],
): Record<string, FieldProblem> {
  const chosen = columns.map((_, index) => choices[fieldOfColumn(index)] ?? 'none');
  const problems: Record<string, FieldProblem> = {};
  if (!chosen.includes('city'))
    problems[fieldOfColumn(0)] = { key: 'console.actionLists.problems.noCity' };
  chosen.forEach((field, index) => {
    // Texts go one behind the other; of all else there is one.
    if (field !== 'none' && !manyColumns.has(field) && chosen.indexOf(field) !== index)
      problems[fieldOfColumn(index)] = { key: 'console.actionLists.problems.twice' };
  });
  const day = (choices['day'] ?? '').trim();
  if (day !== '' && !isDate(day)) problems['day'] = { key: 'console.actionLists.problems.day' };
  return problems;
}

const manyColumns: ReadonlySet<string> = new Set(['address', 'description', 'contact']);

export function isClock(text: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** The days of a campaign; null where it says none. */
export function daysOfCampaign({
  day,
  lastDay,
}: {
  day: string | null;
  lastDay: string | null;
}): CampaignDays | null {
  return day === null ? null : { first: day, last: lastDay ?? day };
}
