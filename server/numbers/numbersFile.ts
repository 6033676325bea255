import type { EventNumbersProps, NumberGroup } from '../../templates/pages/console/eventNumbers.ts';
import { countText } from '../../templates/pages/console/eventNumbers.ts';
import type { ComparedEvent } from '../../templates/pages/console/eventNumbersCompared.ts';
import type { View } from '../../templates/view.ts';
import type { CsvCell } from '../web/csv.ts';
import type { SignupDay } from './signupDays.ts';

interface FileParts {
  figures: EventNumbersProps['figures'];
  days: readonly SignupDay[];
  groups: readonly NumberGroup[];
  compared: ComparedEvent | null;
}

/**
 * The numbers of an event as the rows of a file: what is counted, of what, and how many, with those of the
 * event that it is compared with in a last column.
 */
export function numbersFile(
  view: View,
  { figures, days, groups, compared }: FileParts,
): { columns: string[]; rows: CsvCell[][] } {
  const { t } = view;
  const rows: CsvCell[][] =
    compared === null
      ? figures.map(({ label, value }) => [t('console.numbers.title'), label, Number(value)])
      : compared.rows.map(({ label, own, other }) => [
          t('console.numbers.title'),
          label,
          numberIn(own),
          numberIn(other),
        ]);
  for (const { date, signups } of days) rows.push([t('console.numbers.days'), date, signups]);
  for (const { title, lines } of groups)
    for (const { label, count } of lines)
      rows.push([
        title,
        label,
        count.kind === 'exact' ? count.people : countText(view, count, null),
      ]);
  const columns = [
    t('console.numbers.part'),
    t('console.numbers.what'),
    t('console.numbers.number'),
    ...(compared === null ? [] : [compared.title]),
  ];
  return { columns, rows: rows.map((row) => columns.map((_, index) => row[index] ?? null)) };
}

/** A number that was written; null for the dash that says that nobody counted. */
function numberIn(text: string): number | null {
  return /^\d+$/.test(text) ? Number(text) : null;
}
