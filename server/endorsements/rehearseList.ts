import type { Endorsement, EndorsementGroup } from '../../db/schema.ts';
import { isLanguage, languages, nativeName, type Language } from '../../templates/languages.ts';
import { translator } from '../../templates/translate.ts';
import { fieldProblems, type FieldProblem } from '../web/parseForm.ts';
import type { NewOrganization } from './addEndorsements.ts';
import { OrganizationForm } from './endorsementForms.ts';
import { duplicateSearch, nameKey } from './organizationName.ts';
import type { ListColumn, OrganizationRow } from './organizationTable.ts';
import { isThere, standingOf } from './states.ts';
import { withCommas } from '../../templates/withCommas.ts';

/** What becomes of a row of a list that organizers add. */
export type RehearsedRow = { line: number; name: string } & (
  | { kind: 'new'; organization: NewOrganization; similar: Endorsement[]; similarRows: string[] }
  /** It is on the list or waits for it, and stays as it is. */
  | { kind: 'known'; known: Endorsement }
  /** It stands further up in the same list. */
  | { kind: 'twice' }
  | { kind: 'wrong'; problems: { column: ListColumn; problem: FieldProblem }[] }
);

/** What a list is compared with. */
export interface Surroundings {
  /** Every co-sponsorship of the event. */
  all: readonly Endorsement[];
  groups: readonly EndorsementGroup[];
  /** Of contacts whose row names none. */
  language: Language;
  /** Those that the site speaks. */
  spoken: readonly Language[];
}

/**
 * Tells of each row what adding it would do. The same name is not added again; one that is likely to be the
 * same is, and is pointed out.
 */
export function rehearseList(
  rows: readonly OrganizationRow[],
  { all, ...offered }: Surroundings,
): RehearsedRow[] {
  const known = new Map<string, Endorsement>();
  for (const one of all.filter((endorsement) => isThere(standingOf(endorsement))))
    for (const name of [one.organization, one.listedAs]) known.set(nameKey(name), one);
  const named = all
    .filter(({ state }) => state !== 'unconfirmed')
    .flatMap((one) =>
      [...new Set([one.organization, one.listedAs])].map((name) => ({ name, one })),
    );
  const similarTo = duplicateSearch(named);
  const similarRowsTo = duplicateSearch(
    rows.map(({ cells, line }) => ({ name: cells.name, line })),
  );
  const seen = new Set<string>();
  return rows.map(({ line, cells }): RehearsedRow => {
    const read = readRow(cells, offered);
    const { name } = cells;
    if (!read.ok) return { line, name, kind: 'wrong', problems: read.problems };
    const key = nameKey(read.organization.name);
    const there = known.get(key);
    if (there) return { line, name, kind: 'known', known: there };
    if (seen.has(key)) return { line, name, kind: 'twice' };
    seen.add(key);
    const similarRows = similarRowsTo(name).filter((other) => {
      const otherKey = nameKey(other.name);
      return otherKey !== key && !known.has(otherKey);
    });
    return {
      line,
      name,
      kind: 'new',
      organization: read.organization,
      similar: [...new Set(similarTo(name).map(({ one }) => one))],
      similarRows: [...new Set(similarRows.map((other) => other.name))],
    };
  });
}

type ReadRow =
  | { ok: true; organization: NewOrganization }
  | { ok: false; problems: { column: ListColumn; problem: FieldProblem }[] };

function readRow(
  cells: OrganizationRow['cells'],
  { groups, language, spoken }: Omit<Surroundings, 'all'>,
): ReadRow {
  const parsed = OrganizationForm.safeParse(cells);
  const found = fieldProblems(parsed.error);
  const problems = (['name', 'website', 'city', 'statement', 'contactName'] as const).flatMap(
    (column) => (found[column] ? [{ column, problem: found[column] }] : []),
  );
  const group = cells.group === '' ? null : groupCalled(cells.group, groups);
  const reads = cells.language === '' ? language : languageCalled(cells.language, spoken);
  return parsed.success && group !== undefined && reads !== undefined
    ? {
        ok: true,
        organization: { ...parsed.data, groupId: group?.id ?? null, language: reads },
      }
    : {
        ok: false,
        problems: [
          ...problems,
          ...(group === undefined ? [unknown('group', cells.group, spoken)] : []),
          ...(reads === undefined ? [unknown('language', cells.language, spoken)] : []),
        ],
      };
}

function unknown(column: 'group' | 'language', said: string, spoken: readonly Language[]) {
  const values = { said: said.slice(0, 100), languages: withCommas(spoken.map(nativeName)) };
  return {
    column,
    problem: { key: `console.endorsements.add.unknown.${column}`, values },
  } as const;
}

/** A heading by its words in any language. */
function groupCalled(
  words: string,
  groups: readonly EndorsementGroup[],
): EndorsementGroup | undefined {
  const key = nameKey(words);
  return groups.find(({ kind, names }) => {
    const own =
      kind === 'free'
        ? Object.values(names).filter((name) => name !== undefined)
        : languages.map((one) => translator(one)(`event.coSponsors.groups.${kind}`));
    return own.some((name) => nameKey(name) === key);
  });
}

/** A language of the site by its code or its name, in itself or another one. */
function languageCalled(words: string, spoken: readonly Language[]): Language | undefined {
  const code = words.toLowerCase().split(/[-_]/)[0];
  if (isLanguage(code)) return spoken.includes(code) ? code : undefined;
  const key = nameKey(words);
  return spoken.find((one) =>
    [nativeName(one), ...languages.map((other) => nameOf(one, other))].some(
      (name) => nameKey(name) === key,
    ),
  );
}

function nameOf(language: Language, inLanguage: Language): string {
  return new Intl.DisplayNames([inLanguage], { type: 'language' }).of(language) ?? language;
}
