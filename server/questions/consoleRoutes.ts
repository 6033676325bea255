import type { StoredQuestion } from '../../db/questions.ts';
import { questionKinds, type QuestionKind } from '../../db/schema.ts';
import { freshForm, typed, type FormState } from '../../templates/forms.ts';
import { questionFormPage } from '../../templates/pages/console/questionForm.ts';
import { questionPreviewPage } from '../../templates/pages/console/questionPreview.ts';
import { questionsPage } from '../../templates/pages/console/questions.ts';
import { doneIn, redirectDone } from '../web/done.ts';
import { notFound } from '../web/httpProblem.ts';
import type { Need } from '../web/may.ts';
import { idInPath } from '../web/idInPath.ts';
import { refusedForm, type FieldProblem } from '../web/parseForm.ts';
import { plainNumber } from '../web/plainNumber.ts';
import { page, redirect, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { eventAsking, type Asker, type FindAsker } from './asker.ts';
import {
  addQuestions,
  editQuestion,
  moveQuestion,
  mostQuestions,
  removeQuestion,
  restoreQuestion,
  type QuestionRefusal,
} from './changeQuestions.ts';
import type { Changing } from './noteQuestion.ts';
import { isPreset, presetNames, presetQuestions } from './presets.ts';
import { hasOptions, optionLines, questionValues, readQuestion } from './questionForm.ts';
import { questionIn } from './question.ts';
import { listedQuestions, possibleConditions } from './questionsOnConsole.ts';
import { answersRemovalRoutes } from './removalRoutes.ts';

/** What the pages of questions need: to ask, and to be rid of what was answered. */
export interface QuestionNeeds {
  ask: Need;
  erase: Need;
}

/**
 * What is asked of those who sign up: at an event, or at each event of a campaign.
 *
 * @param list the path of the list of questions; the others stand below it
 */
export function questionRoutesOf(
  list: string,
  { ask, erase }: QuestionNeeds,
  find: FindAsker,
): readonly Route[] {
  const route = (
    method: 'get' | 'post',
    below: string,
    handle: (visit: OrganizerVisit, asker: Asker) => Reply | Promise<Reply>,
    need = ask,
  ): Route => ({
    method,
    path: `${list}${below}`,
    role: 'organizer',
    need,
    handle: (visit) => handle(visit, find(visit)),
  });
  return [
    route('get', '', showQuestions),
    route('post', '', askOneMore),
    route('get', '/new', showNew),
    route('get', '/preview', showPreview),
    route('post', '/presets', addPreset),
    route('get', '/:id', showForm),
    route('post', '/:id', save),
    route('post', '/:id/order', move),
    route('post', '/:id/removal', remove, erase),
    route('post', '/:id/restoration', restore),
    ...answersRemovalRoutes(list, erase, find),
  ];
}

/** What is asked of those who sign up for an event. */
export const questionRoutes = questionRoutesOf(
  '/console/events/:slug/questions',
  { ask: 'organize', erase: 'erase' },
  eventAsking,
);

const deeds = [
  'saved',
  'added',
  'moved',
  'removed',
  'archived',
  'restored',
  'answersRemoved',
  'misplaced',
  'tooMany',
  'alike',
  'alikeAlready',
] as const;

function showQuestions(visit: OrganizerVisit, asker: Asker): Reply {
  const { view } = visit;
  const { frame, stored, counts, campaign, contacts } = asker;
  const isEvents = asker.owner.kind === 'event';
  const listed = (some: readonly StoredQuestion[]) =>
    listedQuestions(view, some, counts).map((one) => ({
      ...one,
      ofCampaign: isEvents && one.ofCampaign,
    }));
  const done = doneIn(visit, deeds);
  return page(
    questionsPage(view, {
      frame,
      campaign,
      asked: listed(stored.filter(({ archivedAt }) => archivedAt === null)),
      archived: listed(stored.filter(({ archivedAt }) => archivedAt !== null)),
      contacts,
      dates: asker.dates,
      presets: presetNames.filter((name) => stored.every(({ preset }) => preset !== name)),
      kinds: questionKinds,
      done: done && {
        text: view.t(`console.questions.done.${done.name}`, { count: done.values[0] ?? 0 }),
        good: done.name !== 'misplaced' && done.name !== 'tooMany',
      },
    }),
  );
}

function showPreview({ view }: OrganizerVisit, { frame, stored }: Asker): Reply {
  const asked = stored
    .filter(({ archivedAt }) => archivedAt === null)
    .map((question) => questionIn(question, [view.language, ...view.reads]));
  return page(questionPreviewPage(view, { frame, asked }));
}

function changing({ organizer }: OrganizerVisit, { owner }: Asker): Changing {
  return { owner, organizerId: organizer.id };
}

async function addPreset(visit: OrganizerVisit, asker: Asker): Promise<Reply> {
  const name = typed(freshForm(visit.form), 'preset');
  if (!isPreset(name)) return redirect(asker.frame.addresses.list);
  const { kind } = await addQuestions(
    visit.services,
    changing(visit, asker),
    presetQuestions(name, asker.language),
  );
  return back(visit, asker, kind === 'too-many' ? 'tooMany' : 'added');
}

function back(visit: OrganizerVisit, { frame }: Asker, deed: (typeof deeds)[number]): Reply {
  return redirectDone(visit, frame.addresses.list, deed);
}

/** A kind that is no kind is a line of text. */
function kindOf(text: string | null): QuestionKind {
  return questionKinds.find((kind) => kind === text) ?? 'line';
}

function showNew(visit: OrganizerVisit, asker: Asker): Reply {
  return formPage(visit, asker, kindOf(visit.query.get('kind')), null, freshForm());
}

async function askOneMore(visit: OrganizerVisit, asker: Asker): Promise<Reply> {
  const { services, view, form } = visit;
  const kind = kindOf(typed(freshForm(form), 'kind'));
  const parsed = readQuestion(kind, form, [], view.t);
  if (!parsed.ok) return formPage(visit, asker, kind, null, parsed.form);
  const change = await addQuestions(services, changing(visit, asker), [
    () => ({ ...parsed.value, kind, language: asker.language }),
  ]);
  if (change.kind === 'changed') return back(visit, asker, 'added');
  return formPage(visit, asker, kind, null, refusedForm(form, refusal(change), view.t));
}

/** Its own questions, which are changed here. */
function ownOf({ owner, stored }: Asker): StoredQuestion[] {
  return stored.filter(({ eventId }) => (eventId === null) === (owner.kind === 'campaign'));
}

/** @throws HttpProblem 404 for a question that somebody else asks, the campaign of an event among them */
function questionOf(visit: OrganizerVisit, asker: Asker): StoredQuestion {
  const id = idInPath(visit);
  const question = ownOf(asker).find((candidate) => candidate.id === id);
  if (question === undefined) throw notFound();
  return question;
}

function showForm(visit: OrganizerVisit, asker: Asker): Reply {
  const question = questionOf(visit, asker);
  return formPage(visit, asker, question.kind, question, questionValues(question));
}

async function save(visit: OrganizerVisit, asker: Asker): Promise<Reply> {
  const { services, view, form } = visit;
  const question = questionOf(visit, asker);
  const { kind, id, options } = question;
  const known = options.map((option) => option.id);
  const parsed = readQuestion(kind, form, known, view.t);
  if (!parsed.ok) return formPage(visit, asker, kind, question, parsed.form);
  const seen = plainNumber(typed(freshForm(form), 'version')) ?? question.version.id;
  // Who is shown counts alone does not get at the answers by calling them harmless.
  const sensitive = parsed.value.sensitive || (question.sensitive && !asker.seesSensitive);
  const details = { ...parsed.value, sensitive };
  const change = await editQuestion(services, changing(visit, asker), id, details, seen);
  if (change.kind === 'changed') return back(visit, asker, 'saved');
  return formPage(visit, asker, kind, question, refusedForm(form, refusal(change), view.t));
}

function refusal(change: QuestionRefusal): Record<string, FieldProblem> {
  switch (change.kind) {
    case 'too-many':
      return {
        '': { key: 'console.questions.problems.tooMany', values: { count: mostQuestions } },
      };
    case 'stale':
    case 'unknown':
      return { '': { key: 'console.questions.problems.stale' } };
    case 'misplaced':
      return {
        '': { key: 'console.questions.problems.misplaced', values: { label: change.label } },
      };
    case 'too-few-places': {
      const { option, taken } = change;
      return { '': { key: 'console.questions.problems.tooFewPlaces', values: { option, taken } } };
    }
  }
}

function formPage(
  { services, view }: OrganizerVisit,
  asker: Asker,
  kind: QuestionKind,
  question: StoredQuestion | null,
  form: FormState,
): Reply {
  const version = question?.version ?? null;
  const html = questionFormPage(view, {
    frame: asker.frame,
    id: question?.id ?? null,
    kind,
    language: version?.language ?? asker.language,
    version: version?.id ?? 0,
    answered: version !== null && services.db.answers.isVersionAnswered(version.id),
    optionLines: hasOptions(kind) ? optionLines(question?.options.length ?? 0) : 0,
    conditions: possibleConditions(view, ownOf(asker), question?.id ?? null),
    form,
  });
  return page(html, Object.keys(form.problems).length === 0 ? 200 : 422);
}

async function move(visit: OrganizerVisit, asker: Asker): Promise<Reply> {
  const { id } = questionOf(visit, asker);
  const direction = typed(freshForm(visit.form), 'direction') === 'up' ? 'up' : 'down';
  const { kind } = await moveQuestion(visit.services, changing(visit, asker), id, direction);
  return back(visit, asker, kind === 'misplaced' ? 'misplaced' : 'moved');
}

/** A second press finds it gone, and is told the same. */
async function remove(visit: OrganizerVisit, asker: Asker): Promise<Reply> {
  const { kind } = await removeQuestion(visit.services, changing(visit, asker), idInPath(visit));
  return back(visit, asker, kind === 'removed' || kind === 'archived' ? kind : 'misplaced');
}

async function restore(visit: OrganizerVisit, asker: Asker): Promise<Reply> {
  const { id } = questionOf(visit, asker);
  const { kind } = await restoreQuestion(visit.services, changing(visit, asker), id);
  return back(visit, asker, kind === 'too-many' ? 'tooMany' : 'restored');
}
