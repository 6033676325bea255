import type { Endorsement } from '../../db/schema.ts';
import { consoleEndorsementsAddress } from '../../templates/addresses.ts';
import { freshForm } from '../../templates/forms.ts';
import {
  endorsementRehearsalPage,
  type RowOnConsole,
} from '../../templates/pages/console/endorsementRehearsal.ts';
import { spokenBeside } from '../../templates/textLanguages.ts';
import { redirectDone } from '../web/done.ts';
import { parseForm, refusedForm } from '../web/parseForm.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { whenNeeded } from '../whenNeeded.ts';
import { addOrganizations } from './addEndorsements.ts';
import { routesIn, type ConsolePart } from './consolePart.ts';
import type { Endorsed } from './endorsed.ts';
import { NamesForm } from './endorsementForms.ts';
import { endorsementsFrame } from './endorsementsFrame.ts';
import { endorsementsOnConsole } from './endorsementsOnConsole.ts';
import { groupName } from './groups.ts';
import { rehearseList, type RehearsedRow } from './rehearseList.ts';

/** How organizers add several organizations at once. */
export function additionRoutes(part: ConsolePart): Route[] {
  return [routesIn(part)('post', '/names', add)];
}

/** With the reader of tables, which nothing else on these pages needs. */
const reading = whenNeeded(() => import('./pastedList.ts'));

async function add(visit: OrganizerVisit, of: Endorsed): Promise<Reply> {
  const { services, view, organizer, form } = visit;
  const parsed = parseForm(NamesForm, form, view.t);
  if (!parsed.ok) return page(endorsementsOnConsole(visit, of, { names: parsed.form }), 422);
  const { pastedList } = await reading();
  const list = pastedList(parsed.value.names);
  if (!list.ok) {
    const names = refusedForm(form, { names: list.problem }, view.t);
    return page(endorsementsOnConsole(visit, of, { names }), 422);
  }
  const rows = rehearseList(list.rows, {
    all: services.db.endorsements.ofOwner(of.owner),
    groups: services.db.endorsementGroups.ofOwner(of.owner),
    language: spokenBeside(of.language, view.language),
    spoken: view.languages,
  });
  const looks = form['look'] !== undefined;
  if (looks || rows.some(({ kind }) => kind === 'wrong'))
    return page(rehearsal(visit, of, rows, list), looks ? 200 : 422);
  const { added, known } = await addOrganizations(
    services,
    of.owner,
    organizer.id,
    rows.flatMap((row) => (row.kind === 'new' ? [row.organization] : [])),
  );
  const before = rows.flatMap((row) => (row.kind === 'known' ? [row.known.id] : []));
  const there = [...new Set([...before, ...known])];
  return redirectDone(visit, consoleEndorsementsAddress(of.at), 'added', [added, ...there]);
}

function rehearsal(
  visit: OrganizerVisit,
  of: Endorsed,
  rows: readonly RehearsedRow[],
  { isTable, unused }: { isTable: boolean; unused: readonly string[] },
) {
  const { services, view, form } = visit;
  const groups = services.db.endorsementGroups.ofOwner(of.owner);
  const headingOf = (id: number | null) => {
    const group = groups.find((one) => one.id === id);
    return group === undefined ? '' : groupName(group, view.language, of.language, view.t);
  };
  return endorsementRehearsalPage(view, {
    of: endorsementsFrame(visit, of),
    form: freshForm(form),
    unused,
    wrong: rows.flatMap((row) =>
      row.kind === 'wrong'
        ? row.problems.map(({ column, problem: { key, values } }) => ({
            line: isTable ? row.line : null,
            name: row.name,
            column,
            problem: view.t(key, values),
          }))
        : [],
    ),
    rows: rows.flatMap((row) => shownRow(row, headingOf)),
  });
}

function shownRow(
  row: RehearsedRow,
  headingOf: (groupId: number | null) => string,
): RowOnConsole[] {
  const named = ({ id, listedAs }: Endorsement) => ({ id, name: listedAs });
  switch (row.kind) {
    case 'wrong':
      return [];
    case 'twice':
      return [{ kind: 'twice', name: row.name }];
    case 'known':
      return [{ kind: 'known', name: row.name, known: named(row.known) }];
    case 'new': {
      const { groupId, ...organization } = row.organization;
      return [
        {
          kind: 'new',
          ...organization,
          heading: headingOf(groupId),
          similar: row.similar.map(named),
          similarRows: row.similarRows,
        },
      ];
    }
  }
}
