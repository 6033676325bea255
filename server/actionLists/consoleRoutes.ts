import type { ActionList, Campaign } from '../../db/schema.ts';
import { consoleActionListAddress, consoleActionListsAddress } from '../../templates/addresses.ts';
import { freshForm, typed, type FormState } from '../../templates/forms.ts';
import { actionListCheckedPage } from '../../templates/pages/console/actionLists/checked.ts';
import { actionColumnsPage } from '../../templates/pages/console/actionLists/columns.ts';
import { actionListsPage } from '../../templates/pages/console/actionLists/lists.ts';
import { forAMoment } from '../backgroundWorker.ts';
import { campaignNamed, campaignOf } from '../campaigns/campaignOf.ts';
import { plain } from '../imports/importView.ts';
import type { Services } from '../services.ts';
import { siteOf } from '../siteSettings.ts';
import { formatOfTable } from '../spreadsheets/tableFile.ts';
import { doneText, redirectDone } from '../web/done.ts';
import { notFound } from '../web/httpProblem.ts';
import { idInPath } from '../web/idInPath.ts';
import { refusedForm, type FieldProblem } from '../web/parseForm.ts';
import { plainNumber } from '../web/plainNumber.ts';
import { isUpload, withUpload } from '../web/readUpload.ts';
import { page, redirect, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { shownTimes } from '../web/shownTimes.ts';
import { choiceProblems } from './actionChoices.ts';
import { advanceList } from './advanceList.ts';
import { leftOutFile } from './leftOut.ts';
import { columnsView, questionsView, rowsView } from './listView.ts';
import { showProgress, showWritten } from './listReply.ts';
import { answerField, typedField } from './questionWords.ts';
import { readAnswer } from './readAnswers.ts';
import {
  largestList,
  mostActions,
  startList,
  type SentActions,
  type StartedList,
} from './startList.ts';
import {
  answerRows,
  beginChecking,
  beginUndoing,
  beginWriting,
  discardList,
  type AnswersByLine,
} from './stepList.ts';

const listsShown = 100;
const megabytes = Math.floor(largestList / 1_000_000);

const lists = '/console/campaigns/:slug/import';
const one = `${lists}/:id`;
const role = 'organizer' as const;
const need = 'lead' as const;

/** Lists of actions from a spreadsheet: given, looked at, asked about, written, undone. */
export const actionListRoutes: readonly Route[] = [
  {
    method: 'get',
    path: lists,
    role,
    need,
    handle: (visit) =>
      campaignOf(visit, consoleActionListsAddress, (campaign) =>
        showLists(visit, campaign, freshForm()),
      ),
  },
  { method: 'post', path: lists, role, need, handle: takeList },
  { method: 'get', path: one, role, need, handle: showList },
  { method: 'post', path: `${one}/columns`, role, need, handle: sayColumns },
  { method: 'post', path: `${one}/answers`, role, need, handle: answer },
  { method: 'post', path: `${one}/writing`, role, need, handle: writeList },
  { method: 'post', path: `${one}/undoing`, role, need, handle: undoList },
  { method: 'post', path: `${one}/removal`, role, need, handle: discard },
  { method: 'get', path: `${one}/left-out`, role, need, fresh: true, handle: sendLeftOut },
];

interface Named {
  campaign: Campaign;
  list: ActionList;
  address: string;
}

/** @throws HttpProblem 404 where the campaign has no such list */
function named(visit: OrganizerVisit): Named {
  const campaign = campaignNamed(visit);
  const list = visit.services.db.actionLists.byId(idInPath(visit));
  // What is still being read, or was when the program ended, is none yet.
  if (list?.campaignId !== campaign.id || list.rows === 0) throw notFound();
  return { campaign, list, address: consoleActionListAddress(campaign.slug, list.id) };
}

function statusOf(...forms: readonly FormState[]): number {
  return forms.every(({ problems }) => Object.keys(problems).length === 0) ? 200 : 422;
}

function showLists(visit: OrganizerVisit, campaign: Campaign, form: FormState): Reply {
  const { services, view } = visit;
  const { moment } = shownTimes(view, siteOf(services).zone ?? 'Etc/UTC');
  return page(
    actionListsPage(view, {
      campaign,
      form,
      limits: { megabytes, rows: mostActions },
      lists: services.db.actionLists.ofCampaign(campaign.id, listsShown).map((list) => ({
        ...list,
        by: list.organizerName,
        when: moment(list.createdAt),
      })),
      done: doneText(visit, ['removed'], () => view.t('console.imports.removed')),
    }),
    statusOf(form),
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
  return useList(visit, 'pasted', { file, fileName: '' });
}

async function useList(
  visit: OrganizerVisit,
  field: 'file' | 'pasted',
  sent: SentActions,
): Promise<Reply> {
  const { services, organizer, form, view } = visit;
  const campaign = campaignNamed(visit);
  // Cities are looked up soon: whoever says what the columns are gives the list of them time.
  void services.cities.ready(0);
  const started = await startList(services, campaign, organizer.id, sent);
  if (started.kind === 'started')
    return redirect(consoleActionListAddress(campaign.slug, started.list.id));
  const problems = { [field]: refusalOf(started) };
  return showLists(visit, campaign, refusedForm(field === 'file' ? {} : form, problems, view.t));
}

function refusalOf({ why, line = 0 }: Extract<StartedList, { kind: 'refused' }>): FieldProblem {
  const values = { megabytes, rows: mostActions, line };
  return why === 'only-a-header' || why === 'too-large' || why === 'too-many-columns'
    ? { key: `console.actionLists.refused.${why}`, values }
    : { key: `console.imports.refused.${why}`, values };
}

function showList(visit: OrganizerVisit): Reply | Promise<Reply> {
  const { campaign, list } = named(visit);
  switch (list.state) {
    case 'read':
      return showColumns(visit, campaign, list, freshForm(list.choices));
    case 'checked':
      return visit.query.get('columns') === 'yes'
        ? showColumns(visit, campaign, list, freshForm(list.choices))
        : showChecked(visit, campaign, list);
    case 'checking':
    case 'writing':
    case 'undoing':
      return showProgress(visit, campaign, list, list.state);
    case 'written':
    case 'undone':
      return showWritten(visit, campaign, list, list.state);
  }
}

function showColumns(
  visit: OrganizerVisit,
  campaign: Campaign,
  list: ActionList,
  form: FormState,
): Reply {
  const { view } = visit;
  return page(actionColumnsPage(view, columnsView(campaign, list, form, view)), statusOf(form));
}

async function sayColumns(visit: OrganizerVisit): Promise<Reply> {
  const { services, form, view } = visit;
  const { campaign, list, address } = named(visit);
  if (list.state !== 'read' && list.state !== 'checked') return redirect(address);
  const chosen = plain(freshForm(form));
  const problems = choiceProblems(chosen, list.columns);
  if (Object.keys(problems).length > 0)
    return showColumns(visit, campaign, list, refusedForm(form, problems, view.t));
  await beginChecking(services, list.id, chosen);
  await goOn(services, list.id);
  return redirect(address);
}

async function showChecked(
  visit: OrganizerVisit,
  campaign: Campaign,
  list: ActionList,
  { questions = freshForm(), decision = freshForm({ announce: 'no' }) }: CheckedForms = {},
): Promise<Reply> {
  const { services, view } = visit;
  const rows = rowsView(visit, campaign, list);
  return page(
    actionListCheckedPage(view, {
      campaign,
      ...rows,
      questions: questionsView(visit, campaign, list, rows.counts.asked ?? 0, questions),
      decision,
      citiesKnown: await services.cities.ready(0),
      done: doneText(visit, ['saved'], () => view.t('console.actionLists.ask.saved')),
    }),
    statusOf(questions, decision),
  );
}

interface CheckedForms {
  questions?: FormState;
  decision?: FormState;
}

async function answer(visit: OrganizerVisit): Promise<Reply> {
  const { services, form, view } = visit;
  const { campaign, list, address } = named(visit);
  if (list.state !== 'checked') return redirect(address);
  const sent = freshForm(form);
  const given = new Map<number, Record<string, string>>();
  const problems: Record<string, FieldProblem> = {};
  const again = plainNumber(typed(sent, 'again'));
  if (again !== null) given.set(again, {});
  for (const line of linesIn(form)) {
    const row = services.db.actionLists.row(list.id, line);
    if (row?.outcome !== 'asked' || row.question === null) continue;
    const read = readAnswer(row.question, {
      chosen: typed(sent, answerField(line)),
      typed: typed(sent, typedField(line)),
      before: row.answers,
    });
    if (read.kind === 'answered') given.set(line, read.answers);
    else if (read.kind === 'problem') problems[typedField(line)] = read.problem;
  }
  // What could be read is kept; what could not is asked about once more, as it was typed.
  await answerRows(services, list.id, campaign, given satisfies AnswersByLine);
  if (Object.keys(problems).length > 0)
    return showChecked(visit, campaign, list, {
      questions: refusedForm(form, problems, view.t),
    });
  return redirectDone(visit, address, 'saved');
}

/** More than a page asks is nothing that it sent. */
const mostAnswered = 50;

function linesIn(form: OrganizerVisit['form']): number[] {
  return Object.keys(form)
    .slice(0, 500)
    .flatMap((name) => /^answer-(\d{1,7})$/.exec(name)?.[1] ?? [])
    .slice(0, mostAnswered)
    .map(Number);
}

async function writeList(visit: OrganizerVisit): Promise<Reply> {
  const { services, form, view, organizer } = visit;
  const { campaign, list, address } = named(visit);
  if (list.state !== 'checked') return redirect(address);
  const announce = typed(freshForm(form), 'announce');
  const refuse = (name: string, key: FieldProblem['key']) =>
    showChecked(visit, campaign, list, {
      decision: refusedForm(form, { [name]: { key } }, view.t),
    });
  if (announce !== 'yes' && announce !== 'no')
    return refuse('announce', 'console.actionLists.problems.announce');
  if ((services.db.actionLists.counts(list.id).ready ?? 0) === 0)
    return refuse('', 'console.actionLists.problems.nothing');
  await beginWriting(services, list.id, organizer.id, announce === 'yes');
  await goOn(services, list.id);
  return redirect(address);
}

async function undoList(visit: OrganizerVisit): Promise<Reply> {
  const { services, organizer } = visit;
  const { list, address } = named(visit);
  await beginUndoing(services, list.id, organizer.id);
  await goOn(services, list.id);
  return redirect(address);
}

async function discard(visit: OrganizerVisit): Promise<Reply> {
  const { campaign, list } = named(visit);
  await discardList(visit.services, list.id);
  return redirectDone(visit, consoleActionListsAddress(campaign.slug), 'removed');
}

/** A small list is done when the page comes; with a large one the worker goes on. */
function goOn(services: Services, id: number): Promise<void> {
  return forAMoment(services.log, (stopped) => advanceList(services, id, stopped));
}

async function sendLeftOut(visit: OrganizerVisit): Promise<Reply> {
  const { services, view } = visit;
  const { campaign, list } = named(visit);
  if (list.clearedAt !== null) throw notFound();
  const { type, bytes } = await leftOutFile(services, list, view);
  const extension = formatOfTable(list.form);
  return { kind: 'content', type, body: bytes, filename: `import-${campaign.slug}.${extension}` };
}
