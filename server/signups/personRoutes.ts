import { hasAddress, type Event, type Signup } from '../../db/schema.ts';
import {
  consoleMergingAddress,
  consoleNewPersonAddress,
  consolePersonAddress,
} from '../../templates/addresses.ts';
import { freshForm, type FormState } from '../../templates/forms.ts';
import {
  personFormPage,
  type Holder,
  type PersonFormProps,
} from '../../templates/pages/console/personForm.ts';
import type { Html } from '../../templates/view.ts';
import { eventOf, eventOnConsole } from '../events/eventOnConsole.ts';
import { askedAt } from '../questions/askedAt.ts';
import type { Question } from '../questions/question.ts';
import { doneIn, redirectDone } from '../web/done.ts';
import { offeredLanguage } from '../web/offeredLanguage.ts';
import { refusedForm, type FieldProblem } from '../web/parseForm.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { signupOf } from './accessRoutes.ts';
import { correctSignup } from './correctSignup.ts';
import { enterAttendee } from './enterAttendee.ts';
import { answerValues, rewordedForm } from './formAnswers.ts';
import { seesSensitive } from './listedSignups.ts';
import { readPerson } from './personForm.ts';
import { seatProblem } from './seatProblem.ts';

const list = '/console/events/:slug/signups';

/** The forms by which organizers write somebody down, and correct what is known of them. */
export const personFormRoutes: readonly Route[] = [
  {
    method: 'get',
    path: `${list}/new`,
    role: 'organizer',
    need: 'people',
    handle: (visit) => {
      const event = eventOf(visit);
      return page(newPage(visit, event, freshForm({ language: eventLanguage(visit, event) })));
    },
  },
  { method: 'post', path: `${list}/new`, role: 'organizer', need: 'people', handle: enter },
  {
    method: 'get',
    path: `${list}/:id/correction`,
    role: 'organizer',
    need: 'people',
    handle: (visit) => {
      const event = eventOf(visit);
      const signup = signupOf(visit, event);
      return page(correctionPage(visit, event, signup, freshForm(valuesOf(visit, event, signup))));
    },
  },
  {
    method: 'post',
    path: `${list}/:id/correction`,
    role: 'organizer',
    need: 'people',
    handle: correct,
  },
];

async function enter(visit: OrganizerVisit): Promise<Reply> {
  const { services, view, form, organizer } = visit;
  const event = eventOf(visit);
  const asked = shownQuestions(visit, event).asked;
  const again = (problems: Record<string, FieldProblem>, holder: Signup | null = null) =>
    page(newPage(visit, event, refusedForm(form, problems, view.t), holder), 422);
  const parsed = readPerson(form, asked, view);
  if (!parsed.ok) return page(newPage(visit, event, parsed.form), 422);
  const { mailed, beyond, language, ...person } = parsed.value;
  const entered = await enterAttendee(
    services,
    event.id,
    { ...person, language: language ?? eventLanguage(visit, event) },
    {
      organizerId: organizer.id,
      origin: 'hand',
      whenFull: beyond ? 'beyond' : 'wait',
      mailed,
    },
  );
  switch (entered.kind) {
    case 'entered': {
      const { id, state } = entered.signup;
      const done = entered.mailed ? 'enteredMailed' : state === 'waiting' ? 'waits' : 'entered';
      return redirectDone(visit, consoleNewPersonAddress(event.slug), done, [id]);
    }
    case 'known':
      return again({ email: { key: 'console.person.problems.known' } }, entered.signup);
    case 'not-open':
      return page(newPage(visit, event, freshForm(form)), 409);
    case 'asked-otherwise':
      return page(newPage(visit, event, rewordedForm(asked, form, view)), 422);
    case 'option-full':
      return again({ [entered.name]: entered.problem });
    case 'more-than-capacity':
      return again({ companions: seatProblem(entered) });
  }
}

async function correct(visit: OrganizerVisit): Promise<Reply> {
  const { services, view, form, organizer } = visit;
  const event = eventOf(visit);
  const signup = signupOf(visit, event);
  const { asked, hidden } = shownQuestions(visit, event);
  const again = (problems: Record<string, FieldProblem>, holder: Signup | null = null) =>
    page(correctionPage(visit, event, signup, refusedForm(form, problems, view.t), holder), 422);
  const parsed = readPerson(form, asked, view);
  if (!parsed.ok) return page(correctionPage(visit, event, signup, parsed.form), 422);
  const { mailed, beyond, language, ...person } = parsed.value;
  const correction = await correctSignup(
    services,
    signup.id,
    { ...person, language: language ?? signup.language },
    { organizerId: organizer.id, beyond, mailed, unasked: hidden },
  );
  const address = consolePersonAddress(event.slug, signup.id);
  switch (correction.kind) {
    case 'corrected':
      return redirectDone(visit, address, correction.mailed ? 'correctedMailed' : 'corrected');
    case 'unchanged':
    case 'cancelled-before':
      return redirectDone(visit, address, 'unchanged');
    case 'taken':
      return again({ email: { key: 'console.person.problems.known' } }, correction.other);
    case 'asked-otherwise':
      return page(correctionPage(visit, event, signup, rewordedForm(asked, form, view)), 422);
    case 'option-full':
      return again({ [correction.name]: correction.problem });
    case 'more-than-capacity':
    case 'no-seats':
      return again({ companions: seatProblem(correction) });
  }
}

function newPage(
  visit: OrganizerVisit,
  event: Event,
  form: FormState,
  holder: Signup | null = null,
): Html {
  const takesPeople = event.state === 'published';
  const subject = { kind: 'new' as const, takesPeople, done: addedBefore(visit, event) };
  return formPage(visit, event, form, subject, holderOf(holder, null, event));
}

function correctionPage(
  visit: OrganizerVisit,
  event: Event,
  { id, name }: Signup,
  form: FormState,
  holder: Signup | null = null,
): Html {
  const subject = { kind: 'correction' as const, id, name };
  return formPage(visit, event, form, subject, holderOf(holder, id, event));
}

function formPage(
  visit: OrganizerVisit,
  event: Event,
  form: FormState,
  subject: PersonFormProps['subject'],
  holder: Holder | null,
): Html {
  return personFormPage(visit.view, {
    event: eventOnConsole(visit.services, event, visit.now),
    asked: shownQuestions(visit, event).asked,
    form,
    limited: event.capacity !== null,
    holder,
    subject,
  });
}

function holderOf(holder: Signup | null, corrected: number | null, event: Event): Holder | null {
  if (holder === null) return null;
  const { id, name } = holder;
  const merging = corrected === null ? null : consoleMergingAddress(event.slug, corrected, id);
  return { id, name, merging };
}

/** Whom the page before this one wrote down, so that the next one can follow. */
function addedBefore(visit: OrganizerVisit, event: Event): { text: string; href: string } | null {
  const done = doneIn(visit, ['entered', 'enteredMailed', 'waits']);
  const [id = 0] = done?.values ?? [];
  const signup = done === null ? undefined : visit.services.db.signups.byId(id);
  if (done === null || !signup) return null;
  return {
    text: visit.view.t(`console.person.add.${done.name}`, { name: signup.name }),
    href: consolePersonAddress(event.slug, id),
  };
}

/** The questions that an organizer may read answers to, and those that they may not, with what follows. */
function shownQuestions(
  visit: OrganizerVisit,
  event: Event,
): { asked: Question[]; hidden: ReadonlySet<number> } {
  // Nobody is there who could be asked: no answer is needed.
  const all = askedAt(visit.services.db, event, visit.view).map((question) => ({
    ...question,
    required: false,
  }));
  if (seesSensitive(visit, event)) return { asked: all, hidden: new Set() };
  const hidden = new Set<number>();
  // From top to bottom: what follows from an answer stands below it.
  for (const { id, sensitive, condition } of all)
    if (sensitive || (condition !== null && hidden.has(condition.question))) hidden.add(id);
  return { asked: all.filter(({ id }) => !hidden.has(id)), hidden };
}

function valuesOf(visit: OrganizerVisit, event: Event, signup: Signup) {
  const { name, companions, accessNeeds, language } = signup;
  return {
    name,
    email: hasAddress(signup) ? signup.email : '',
    companions: String(companions),
    accessNeeds,
    language,
    ...answerValues(visit.services.db, shownQuestions(visit, event).asked, signup),
  };
}

function eventLanguage({ view }: OrganizerVisit, { language }: Event) {
  return offeredLanguage(view, view.languages.find((one) => one === language) ?? null);
}
