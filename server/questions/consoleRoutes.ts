import type { StoredQuestion } from '../../db/questions.ts';
import { questionKinds, type Event, type QuestionKind } from '../../db/schema.ts';
import { consoleQuestionsAddress } from '../../templates/addresses.ts';
import { freshForm, typed, type FormState } from '../../templates/forms.ts';
import { questionFormPage } from '../../templates/pages/console/questionForm.ts';
import { questionPreviewPage, questionsPage } from '../../templates/pages/console/questions.ts';
import { eventOf, eventOnConsole } from '../events/eventOnConsole.ts';
import { doneIn, redirectDone } from '../web/done.ts';
import { notFound } from '../web/httpProblem.ts';
import { may } from '../web/may.ts';
import { idInPath } from '../web/idInPath.ts';
import { refusedForm, type FieldProblem } from '../web/parseForm.ts';
import { plainNumber } from '../web/plainNumber.ts';
import { page, redirect, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { askedAt } from './askedAt.ts';
import {
  addQuestions,
  editQuestion,
  moveQuestion,
  mostQuestions,
  removeQuestion,
  restoreQuestion,
  type Changing,
  type QuestionRefusal,
} from './changeQuestions.ts';
import { contactsOf } from './contactRoutes.ts';
import { isPreset, presetNames, presetQuestions } from './presets.ts';
import { hasOptions, optionLines, questionValues, readQuestion } from './questionForm.ts';
import { listedQuestions, possibleConditions } from './questionsOnConsole.ts';

const list = '/console/events/:slug/questions';
const one = `${list}/:id`;

/** What is asked of those who sign up for an event. */
export const questionRoutes: readonly Route[] = [
  { method: 'get', path: list, role: 'organizer', need: 'organize', handle: showQuestions },
  { method: 'post', path: list, role: 'organizer', need: 'organize', handle: askOneMore },
  { method: 'get', path: `${list}/new`, role: 'organizer', need: 'organize', handle: showNew },
  {
    method: 'get',
    path: `${list}/preview`,
    role: 'organizer',
    need: 'organize',
    handle: showPreview,
  },
  {
    method: 'post',
    path: `${list}/presets`,
    role: 'organizer',
    need: 'organize',
    handle: addPreset,
  },
  { method: 'get', path: one, role: 'organizer', need: 'organize', handle: showForm },
  { method: 'post', path: one, role: 'organizer', need: 'organize', handle: save },
  { method: 'post', path: `${one}/order`, role: 'organizer', need: 'organize', handle: move },
  { method: 'post', path: `${one}/removal`, role: 'organizer', need: 'erase', handle: remove },
  {
    method: 'post',
    path: `${one}/restoration`,
    role: 'organizer',
    need: 'organize',
    handle: restore,
  },
];

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
] as const;

function showQuestions(visit: OrganizerVisit): Reply {
  const { services, view, now } = visit;
  const event = eventOf(visit);
  const stored = services.db.questions.atEvent(event);
  const counts = stored.length === 0 ? [] : services.db.answers.countsOf(event.id);
  const listed = (some: readonly StoredQuestion[]) => listedQuestions(view, some, counts);
  const done = doneIn(visit, deeds);
  return page(
    questionsPage(view, {
      event: eventOnConsole(services, event, now),
      asked: listed(stored.filter(({ archivedAt }) => archivedAt === null)),
      archived: listed(stored.filter(({ archivedAt }) => archivedAt !== null)),
      contacts: contactsOf(visit, event, stored, (question) =>
        counts.reduce((sum, one) => sum + (one.questionId === question ? one.people : 0), 0),
      ),
      presets: presetNames.filter((name) => stored.every(({ preset }) => preset !== name)),
      kinds: questionKinds,
      done: done && {
        text: view.t(`console.questions.done.${done.name}`),
        good: done.name !== 'misplaced' && done.name !== 'tooMany',
      },
    }),
  );
}

function showPreview(visit: OrganizerVisit): Reply {
  const { services, view, now } = visit;
  const event = eventOf(visit);
  const asked = askedAt(services.db, event, view);
  return page(questionPreviewPage(view, { event: eventOnConsole(services, event, now), asked }));
}

function changing(visit: OrganizerVisit, event: Event): Changing {
  return { owner: { kind: 'event', id: event.id }, organizerId: visit.organizer.id };
}

async function addPreset(visit: OrganizerVisit): Promise<Reply> {
  const event = eventOf(visit);
  const name = typed(freshForm(visit.form), 'preset');
  if (!isPreset(name)) return redirect(consoleQuestionsAddress(event.slug));
  const { kind } = await addQuestions(
    visit.services,
    changing(visit, event),
    presetQuestions(name, event.language),
  );
  return back(visit, event, kind === 'too-many' ? 'tooMany' : 'added');
}

function back(visit: OrganizerVisit, event: Event, deed: (typeof deeds)[number]): Reply {
  return redirectDone(visit, consoleQuestionsAddress(event.slug), deed);
}

/** A kind that is no kind is a line of text. */
function kindOf(text: string | null): QuestionKind {
  return questionKinds.find((kind) => kind === text) ?? 'line';
}

function showNew(visit: OrganizerVisit): Reply {
  return formPage(visit, eventOf(visit), kindOf(visit.query.get('kind')), null, freshForm());
}

async function askOneMore(visit: OrganizerVisit): Promise<Reply> {
  const { services, view, form } = visit;
  const event = eventOf(visit);
  const kind = kindOf(typed(freshForm(form), 'kind'));
  const parsed = readQuestion(kind, form, [], view.t);
  if (!parsed.ok) return formPage(visit, event, kind, null, parsed.form);
  const change = await addQuestions(services, changing(visit, event), [
    () => ({ ...parsed.value, kind, language: event.language }),
  ]);
  if (change.kind === 'changed') return back(visit, event, 'added');
  return formPage(visit, event, kind, null, refusedForm(form, refusal(change), view.t));
}

interface Shown {
  event: Event;
  question: StoredQuestion;
}

/** @throws HttpProblem 404 for a question of no or another event, or of its campaign */
function questionOf(visit: OrganizerVisit): Shown {
  const event = eventOf(visit);
  const id = idInPath(visit);
  const question = visit.services.db.questions
    .ofOwner({ kind: 'event', id: event.id })
    .find((candidate) => candidate.id === id);
  if (question === undefined) throw notFound();
  return { event, question };
}

function showForm(visit: OrganizerVisit): Reply {
  const { event, question } = questionOf(visit);
  return formPage(visit, event, question.kind, question, questionValues(question));
}

async function save(visit: OrganizerVisit): Promise<Reply> {
  const { services, view, form } = visit;
  const { event, question } = questionOf(visit);
  const { kind, id, options } = question;
  const known = options.map((option) => option.id);
  const parsed = readQuestion(kind, form, known, view.t);
  if (!parsed.ok) return formPage(visit, event, kind, question, parsed.form);
  const seen = plainNumber(typed(freshForm(form), 'version')) ?? question.version.id;
  // Who is shown counts alone does not get at the answers by calling them harmless.
  const sensitive =
    parsed.value.sensitive ||
    (question.sensitive && !may(visit.rights, 'sensitive', { of: 'event', event }));
  const details = { ...parsed.value, sensitive };
  const change = await editQuestion(services, changing(visit, event), id, details, seen);
  if (change.kind === 'changed') return back(visit, event, 'saved');
  return formPage(visit, event, kind, question, refusedForm(form, refusal(change), view.t));
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
  visit: OrganizerVisit,
  event: Event,
  kind: QuestionKind,
  question: StoredQuestion | null,
  form: FormState,
): Reply {
  const { services, view, now } = visit;
  const stored = services.db.questions.ofOwner({ kind: 'event', id: event.id });
  const version = question?.version ?? null;
  const html = questionFormPage(view, {
    event: eventOnConsole(services, event, now),
    id: question?.id ?? null,
    kind,
    language: version?.language ?? event.language,
    version: version?.id ?? 0,
    answered: version !== null && services.db.answers.isVersionAnswered(version.id),
    optionLines: hasOptions(kind) ? optionLines(question?.options.length ?? 0) : 0,
    conditions: possibleConditions(view, stored, question?.id ?? null),
    form,
  });
  return page(html, Object.keys(form.problems).length === 0 ? 200 : 422);
}

async function move(visit: OrganizerVisit): Promise<Reply> {
  const { event, question } = questionOf(visit);
  const direction = typed(freshForm(visit.form), 'direction') === 'up' ? 'up' : 'down';
  const { kind } = await moveQuestion(
    visit.services,
    changing(visit, event),
    question.id,
    direction,
  );
  return back(visit, event, kind === 'misplaced' ? 'misplaced' : 'moved');
}

/** A second press finds it gone, and is told the same. */
async function remove(visit: OrganizerVisit): Promise<Reply> {
  const event = eventOf(visit);
  const { kind } = await removeQuestion(visit.services, changing(visit, event), idInPath(visit));
  return back(visit, event, kind === 'removed' || kind === 'archived' ? kind : 'misplaced');
}

async function restore(visit: OrganizerVisit): Promise<Reply> {
  const { event, question } = questionOf(visit);
  const { kind } = await restoreQuestion(visit.services, changing(visit, event), question.id);
  return back(visit, event, kind === 'too-many' ? 'tooMany' : 'restored');
}
