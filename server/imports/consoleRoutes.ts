import type { Event, Import } from '../../db/schema.ts';
import { consoleImportAddress, consoleImportsAddress } from '../../templates/addresses.ts';
import { freshForm, typed, type FormState } from '../../templates/forms.ts';
import { importCheckedPage } from '../../templates/pages/console/imports/checked.ts';
import { importColumnsPage } from '../../templates/pages/console/imports/columns.ts';
import { importsPage } from '../../templates/pages/console/imports/imports.ts';
import { forAMoment } from '../backgroundWorker.ts';
import { eventOf, eventOnConsole } from '../events/eventOnConsole.ts';
import { freeSeats } from '../events/signupOpening.ts';
import { takenListRoutes } from '../organizers/takenListRoutes.ts';
import type { Services } from '../services.ts';
import { tableLimits } from '../spreadsheets/table.ts';
import { formatOfTable } from '../spreadsheets/tableFile.ts';
import { doneText, redirectDone } from '../web/done.ts';
import type { ListTaken } from '../web/listTaken.ts';
import { notFound } from '../web/httpProblem.ts';
import { idInPath } from '../web/idInPath.ts';
import { refusedForm, type FieldProblem } from '../web/parseForm.ts';
import { isUpload, withUpload } from '../web/readUpload.ts';
import { page, redirect, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { shownTimes } from '../web/shownTimes.ts';
import { advanceImport } from './advanceImport.ts';
import { importDecisions } from './importDecisions.ts';
import { questionsAt } from './importReading.ts';
import { columnsView, plain, rowsView } from './importView.ts';
import { agreements, isUnderstood, mappingProblems } from './mapping.ts';
import { mendFile } from './mendFile.ts';
import { showProgress, showWritten } from './progressReply.ts';
import { largestList, startImport, type SentList, type StartedImport } from './startImport.ts';
import { beginChecking, beginUndoing, beginWriting, discardImport } from './stepImport.ts';

const importsListed = 100;
const megabytes = Math.floor(largestList / 1_000_000);

/** Lists of people from elsewhere: given, looked at, written, undone. */
export const importRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/console/events/:slug/import',
    role: 'organizer',
    need: 'people',
    handle: (visit) => showImports(visit, eventOf(visit), freshForm()),
  },
  {
    method: 'post',
    path: '/console/events/:slug/import',
    role: 'organizer',
    need: 'people',
    handle: takeList,
  },
  {
    method: 'get',
    path: '/console/events/:slug/import/:id',
    role: 'organizer',
    need: 'people',
    handle: showImport,
  },
  {
    method: 'post',
    path: '/console/events/:slug/import/:id/columns',
    role: 'organizer',
    need: 'people',
    handle: sayColumns,
  },
  {
    method: 'post',
    path: '/console/events/:slug/import/:id/writing',
    role: 'organizer',
    need: 'people',
    handle: writeList,
  },
  {
    method: 'post',
    path: '/console/events/:slug/import/:id/undoing',
    role: 'organizer',
    need: 'erase',
    fresh: true,
    handle: undoList,
  },
  {
    method: 'post',
    path: '/console/events/:slug/import/:id/removal',
    role: 'organizer',
    need: 'people',
    handle: async (visit) => {
      const { event, one } = importOf(visit);
      await discardImport(visit.services, one.id);
      return redirectDone(visit, consoleImportsAddress(event.slug), 'removed');
    },
  },
  ...takenListRoutes('/console/events/:slug/import/:id/problems', 'export', problemsTaken),
];

function importOf(visit: OrganizerVisit): { event: Event; one: Import } {
  const event = eventOf(visit);
  const one = visit.services.db.imports.byId(idInPath(visit));
  // What is still being read, or was when the program ended, is none yet.
  if (one?.eventId !== event.id || one.rows === 0) throw notFound();
  return { event, one };
}

function showImports(visit: OrganizerVisit, event: Event, form: FormState): Reply {
  const { services, view, now } = visit;
  const { moment } = shownTimes(view, event.zone);
  const listed = services.db.imports.ofEvent(event.id, importsListed);
  return page(
    importsPage(view, {
      event: eventOnConsole(services, event, now),
      form,
      limits: { megabytes, rows: tableLimits.rows },
      imports: listed.map((one) => ({
        ...one,
        by: one.organizerName,
        when: moment(one.createdAt),
      })),
      done: doneText(visit, ['removed'], () => view.t('console.imports.removed')),
    }),
    Object.keys(form.problems).length === 0 ? 200 : 422,
  );
}

function takeList(visit: OrganizerVisit): Reply | Promise<Reply> {
  const { request, form } = visit;
  if (isUpload(request))
    return withUpload(request, { name: 'file', largest: largestList }, ({ file, fileName }) =>
      useList(visit, 'file', { file, fileName }),
    );
  const pasted = typed(freshForm(form), 'pasted');
  const file = pasted.trim() === '' ? null : Buffer.from(pasted);
  const said = typed(freshForm(form), 'agree');
  const agree = agreements.find((one) => one === said);
  return useList(visit, 'pasted', { file, fileName: '', ...(agree && { agree }) });
}

async function useList(
  visit: OrganizerVisit,
  field: 'file' | 'pasted',
  sent: SentList,
): Promise<Reply> {
  const { services, organizer, form, view } = visit;
  const event = eventOf(visit);
  const started = await startImport(services, event, organizer.id, sent);
  if (started.kind === 'started') {
    const { id, mapping, columns } = started.import;
    // Whoever was asked everything with the list sees at once what would happen, and can go back from there.
    if (field === 'pasted' && isUnderstood(mapping, columns, questionsAt(services.db, event))) {
      await beginChecking(services, id, mapping);
      await goOn(services, id);
    }
    return redirect(consoleImportAddress(event.slug, id));
  }
  return showImports(
    visit,
    event,
    refusedForm(field === 'file' ? {} : form, { [field]: refusalOf(started) }, view.t),
  );
}

function refusalOf({ why, line = 0 }: Extract<StartedImport, { kind: 'refused' }>): FieldProblem {
  return {
    key: `console.imports.refused.${why}`,
    values: { megabytes, rows: tableLimits.rows, line },
  };
}

function showImport(visit: OrganizerVisit): Reply {
  const { event, one } = importOf(visit);
  switch (one.state) {
    case 'read':
      return showColumns(visit, event, one, freshForm(one.mapping));
    case 'checked':
      return visit.query.get('columns') === 'yes'
        ? showColumns(visit, event, one, freshForm({ ...one.mapping, words: one.consentWords }))
        : showChecked(visit, event, one, freshForm());
    case 'checking':
    case 'writing':
    case 'undoing':
      return showProgress(visit, event, one, one.state);
    case 'written':
    case 'undone':
      return showWritten(visit, event, one, one.state);
  }
}

function showColumns(visit: OrganizerVisit, event: Event, one: Import, form: FormState): Reply {
  const { services, view, now } = visit;
  const questions = questionsAt(services.db, event);
  return page(
    importColumnsPage(view, {
      event: eventOnConsole(services, event, now),
      ...columnsView(one, questions, form, view.t),
    }),
    Object.keys(form.problems).length === 0 ? 200 : 422,
  );
}

async function sayColumns(visit: OrganizerVisit): Promise<Reply> {
  const { services, form, view } = visit;
  const { event, one } = importOf(visit);
  const address = consoleImportAddress(event.slug, one.id);
  if (one.state !== 'read' && one.state !== 'checked') return redirect(address);
  const chosen = { product: one.mapping['product'] ?? '', ...plain(freshForm(form)) };
  const problems = mappingProblems(chosen, one.columns, questionsAt(services.db, event));
  if (Object.keys(problems).length > 0)
    return showColumns(visit, event, one, refusedForm(form, problems, view.t));
  await beginChecking(services, one.id, chosen);
  await goOn(services, one.id);
  return redirect(address);
}

function showChecked(visit: OrganizerVisit, event: Event, one: Import, form: FormState): Reply {
  const { services, view, now } = visit;
  const rows = rowsView(visit, event, one);
  const { seats, asks } = importDecisions(one, rows.counts, freeSeats(event));
  return page(
    importCheckedPage(view, {
      event: eventOnConsole(services, event, now),
      slug: event.slug,
      form,
      ...rows,
      asks: {
        ...asks,
        whenFull: asks.whenFull ? { seats, free: Math.max(0, freeSeats(event)) } : null,
      },
    }),
    Object.keys(form.problems).length === 0 ? 200 : 422,
  );
}

async function writeList(visit: OrganizerVisit): Promise<Reply> {
  const { services, form, view } = visit;
  const { event, one } = importOf(visit);
  const address = consoleImportAddress(event.slug, one.id);
  if (one.state !== 'checked') return redirect(address);
  const decided = plain(freshForm(form));
  const counts = services.db.imports.counts(one.id);
  const { problems } = importDecisions(one, counts, freeSeats(event), decided);
  if (Object.keys(problems).length > 0)
    return showChecked(visit, event, one, refusedForm(form, problems, view.t));
  await beginWriting(services, one.id, visit.organizer.id, decided);
  await goOn(services, one.id);
  return redirect(address);
}

/** A small list is done when the page comes; with a large one the worker goes on. */
function goOn(services: Services, id: number): Promise<void> {
  return forAMoment(services.log, (stopped) => advanceImport(services, id, stopped));
}

async function undoList(visit: OrganizerVisit): Promise<Reply> {
  const { event, one } = importOf(visit);
  await beginUndoing(visit.services, one.id, visit.organizer.id);
  await goOn(visit.services, one.id);
  return redirect(consoleImportAddress(event.slug, one.id));
}

function problemsTaken(visit: OrganizerVisit): ListTaken {
  const {
    services,
    view: { t },
  } = visit;
  const { event, one } = importOf(visit);
  const rows = services.db.imports.counts(one.id).problem ?? 0;
  if (rows === 0) throw notFound();
  const format = formatOfTable(one.form);
  return {
    kind: 'problems',
    title: t('console.imports.checked.mend'),
    of: { event, tab: 'signups' },
    from: { href: consoleImportAddress(event.slug, one.id), label: t('console.imports.title') },
    format,
    rows,
    file: async () => {
      const { type, bytes } = await mendFile(services.db, one, t);
      return { kind: 'content', type, body: bytes, filename: `import-${event.slug}.${format}` };
    },
  };
}
