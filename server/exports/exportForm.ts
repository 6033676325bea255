import { z } from 'zod';
import type { PeopleFilter } from '../../db/peopleCondition.ts';
import { fileOrders, mostByName, type FileOrder } from '../../db/signupRows.ts';
import type { FormValues } from '../../templates/forms.ts';
import {
  exportProfiles,
  type ExportProfile,
} from '../../templates/pages/console/exportProfiles.ts';
import type { Translate } from '../../templates/translate.ts';
import { reasonLine } from '../organizers/takenListRoutes.ts';
import {
  readPeopleFilter,
  type FilterableQuestion,
  type Withheld,
} from '../signups/peopleFilter.ts';
import { choice, optionalChoice } from '../web/fields.ts';
import { parseForm, refusedForm, type FieldProblem, type ParsedForm } from '../web/parseForm.ts';
import { mostXlsxRows } from '../spreadsheets/xlsxStream.ts';
import { formatOf, formats, profiles, type Format } from './profiles.ts';

/** What somebody wants to have as a file. */
export interface ExportChoice {
  profile: ExportProfile;
  format: Format;
  /** Names of columns, where they are chosen. */
  columns: readonly string[];
  order: FileOrder;
  /** Which of those whom the profile allows. */
  filter: PeopleFilter;
  /** What for, in words of whoever takes it. */
  reason: string;
}

const form = z.object({
  profile: choice(exportProfiles),
  format: optionalChoice(formats),
  order: optionalChoice(fileOrders),
  reason: reasonLine,
});

/**
 * Reads what somebody wants to have as a file.
 *
 * @param all names of the columns that there are
 * @param filter to which people it is narrowed; see `filterOfForm`
 */
export function readExport(
  values: FormValues,
  all: readonly string[],
  filter: PeopleFilter,
  t: Translate,
): ParsedForm<ExportChoice> {
  const parsed = parseForm(form, values, t);
  if (!parsed.ok) return parsed;
  const { profile, format, order, reason } = parsed.value;
  const ticked = [values['columns']].flat();
  const columns = all.filter((name) => ticked.includes(name));
  if (profiles[profile].columns && columns.length === 0) {
    const problem = { key: 'console.exports.problems.columns' } as const;
    return { ok: false, form: refusedForm(values, { columns: problem }, t) };
  }
  return {
    ok: true,
    value: {
      profile,
      format: formatOf(profile, format),
      columns,
      order: order ?? 'arrival',
      filter,
      reason,
    },
  };
}

/**
 * What is wrong with a choice for so many people; {} where nothing is: a spreadsheet has a last row, and the
 * order of names is found for all of them at once.
 */
export function problemsOfSize(
  { format, order }: Pick<ExportChoice, 'format' | 'order'>,
  people: number,
): Readonly<Record<string, FieldProblem>> {
  const rowsOfPeople = mostXlsxRows - 1;
  if (format === 'xlsx' && people > rowsOfPeople)
    return {
      format: { key: 'console.exports.problems.tooManyForSheet', values: { most: rowsOfPeople } },
    };
  if (order === 'name' && people > mostByName)
    return {
      order: { key: 'console.exports.problems.tooManyByName', values: { most: mostByName } },
    };
  return {};
}

/**
 * The filter of the list that somebody came from, which the form carries along as the list's address has it.
 *
 * @param questions those by whose answers they may find people
 * @param withheld as {@link readPeopleFilter} has it
 */
export function filterOfForm(
  values: FormValues,
  questions: readonly FilterableQuestion[],
  withheld?: Withheld,
): PeopleFilter {
  const parts = Object.entries(values).flatMap(([name, value]): [string, string][] => {
    const last = [value].flat().at(-1);
    return last === undefined ? [] : [[name, last]];
  });
  return readPeopleFilter(new URLSearchParams(parts), questions, withheld);
}
