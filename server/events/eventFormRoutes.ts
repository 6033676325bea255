import type { Event } from '../../db/schema.ts';
import {
  consoleEventAddress,
  consoleEventsAddress,
  consoleNewEventAddress,
  consoleRepeatAddress,
} from '../../templates/addresses.ts';
import { freshForm, typed, type FormState } from '../../templates/forms.ts';
import { eventFormConfirmationPage } from '../../templates/pages/console/eventFormConfirmation.ts';
import type { Schedule } from '../time/schedule.ts';
import { doneText, redirectDone } from '../web/done.ts';
import { refusedForm, type FieldProblem } from '../web/parseForm.ts';
import { page, redirect, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { createEvent } from './createEvent.ts';
import { editEvent, type EventEdit, type EventEditRequest } from './editEvent.ts';
import { calendarChange, changedParts } from './eventChanges.ts';
import { detailColumns, type EventDetails } from './eventDetails.ts';
import { eventValues } from './eventForm.ts';
import { editFormPage, keepingIn, newFormPage, refused, seenAt } from './eventFormPages.ts';
import {
  announcedLines,
  confirmationOf,
  movedIntoPast,
  newEventForm,
  type FormOptions,
  wholeForm,
} from './eventFormView.ts';
import { eventOf } from './eventOnConsole.ts';
import { changeIsMailed } from './mailEventChange.ts';
import { missingParts, publishEvent } from './publishEvent.ts';
import { cityOf, readEdit, readNew } from './readEdit.ts';
import { readSeries, repeatFields, repeats } from './repeatForm.ts';
import { withoutLists } from './scheduleForm.ts';
import { seatsWithin } from './signupOpening.ts';

/** Which button of the form was pressed. */
type Intent = (typeof intents)[number];
const intents = ['preview', 'save', 'continue', 'publish', 'confirm', 'edit'] as const;

/** What became of an edit that is for further dates of a series. */
export type EditedBeyond =
  { kind: 'reply'; reply: Reply } | { kind: 'edited'; edit: EventEdit; dates: number };

/** Saves an edit for further dates, or asks before; null where it is for one event alone. */
type EditBeyond = (
  visit: OrganizerVisit,
  event: Event,
  request: EventEditRequest,
) => Promise<EditedBeyond | null>;

/**
 * The form in which events are made and changed.
 *
 * @param editBeyond what a room above does with an edit that is for more than one event
 */
export const eventFormRoutes = (editBeyond: EditBeyond): readonly Route[] => [
  {
    method: 'get',
    path: consoleNewEventAddress,
    role: 'organizer',
    need: 'create',
    handle: (visit) =>
      newFormPage(visit, newEventForm(visit.services, visit.view, cityOf(visit)?.city), {
        step: 'first',
      }),
  },
  { method: 'post', path: consoleEventsAddress, role: 'organizer', need: 'create', handle: create },
  {
    method: 'get',
    path: '/console/events/:slug/edit',
    role: 'organizer',
    need: 'organize',
    handle: (visit) => {
      const event = eventOf(visit);
      if (event.state === 'cancelled') return redirect(consoleEventAddress(event.slug));
      return editFormPage(visit, event, freshForm(valuesOf(visit, event)), {
        done: doneText(visit, ['begun'], () => visit.view.t('console.eventForm.begun')),
      });
    },
  },
  {
    method: 'post',
    path: '/console/events/:slug/edit',
    role: 'organizer',
    need: 'organize',
    handle: (visit) => edit(visit, editBeyond),
  },
];

async function create(visit: OrganizerVisit): Promise<Reply> {
  const { services, view, form } = visit;
  const intent = intentOf(visit);
  const preview = intent === 'preview';
  const begins = intent === 'continue';
  const options: FormOptions = { preview, step: begins ? 'first' : 'all' };
  // What is asked for later begins as it does in the whole form.
  const values = begins ? wholeForm(services, view, form, cityOf(visit)?.city) : form;
  const parsed = readNew(visit, values);
  if (!parsed.ok) return newFormPage(visit, parsed.form, options);
  if (preview) return newFormPage(visit, freshForm(values), options);
  if (intent === 'publish' && missingParts(parsed.value).length > 0)
    return newFormPage(visit, refused(visit, 'venue', placeMissing), options);
  const problems = repeatProblems(values, parsed.value.schedule);
  if (problems !== null) return newFormPage(visit, refusedForm(values, problems, view.t), options);

  const kept = keepingIn(visit)?.id ?? null;
  const outcome = await createEvent(services, visit.organizer.id, parsed.value, kept);
  switch (outcome.kind) {
    case 'created':
      return afterCreation(visit, outcome.event, intent);
    case 'slug-taken':
      return newFormPage(visit, refused(visit, 'slug', slugTaken(outcome.slug)), options);
  }
}

function afterCreation(
  visit: OrganizerVisit,
  event: Event,
  intent: Intent,
): Reply | Promise<Reply> {
  if (repeats(visit.form)) return redirect(repeatAddress(visit, event));
  if (intent === 'publish') return publishFromForm(visit, event);
  return intent === 'continue'
    ? redirectDone(visit, consoleEventAddress(event.slug, 'edit'), 'begun')
    : redirectDone(visit, consoleEventAddress(event.slug), 'created');
}

async function edit(visit: OrganizerVisit, editBeyond: EditBeyond): Promise<Reply> {
  const { services, view, form: values } = visit;
  const event = eventOf(visit);
  const intent = intentOf(visit);
  const preview = intent === 'preview';
  const parsed = readEdit(visit, event, values);
  if (!parsed.ok) return editFormPage(visit, event, parsed.form, { preview });
  const details = parsed.value;
  if (preview || intent === 'edit')
    return editFormPage(visit, event, freshForm(values), { preview });
  const publishes = intent === 'publish' && event.state === 'draft';
  if (publishes && missingParts(details).length > 0)
    return editFormPage(visit, event, refused(visit, 'venue', placeMissing));
  const becomesSeries = event.seriesId === null && repeats(values);
  const problems = becomesSeries ? repeatProblems(values, details.schedule) : null;
  if (problems !== null) return editFormPage(visit, event, refusedForm(values, problems, view.t));

  const request: EventEditRequest = {
    eventId: event.id,
    organizerId: visit.organizer.id,
    details,
    seenAt: seenAt(freshForm(values), event),
    form: keepingIn(visit)?.id ?? null,
  };
  const beyond = await editBeyond(visit, event, request);
  if (beyond?.kind === 'reply') return beyond.reply;
  if (beyond?.kind === 'edited') return afterEdit(visit, event, details, beyond.edit, beyond.dates);

  if (intent === 'save' || intent === 'publish') {
    const question = questionBeforeSaving(visit, event, details);
    if (question) return question;
  }
  const outcome = await editEvent(services, request);
  if (becomesSeries && (outcome.kind === 'saved' || outcome.kind === 'unchanged'))
    return redirect(repeatAddress(visit, outcome.event));
  if (publishes && (outcome.kind === 'saved' || outcome.kind === 'unchanged'))
    return publishFromForm(visit, outcome.event);
  return afterEdit(visit, event, details, outcome);
}

/** What is saved is published at once; only one that has begun is asked about. */
async function publishFromForm(visit: OrganizerVisit, event: Event): Promise<Reply> {
  const { services, organizer } = visit;
  const outcome = await publishEvent(services, event.id, organizer.id, { evenBegun: false });
  return outcome.kind === 'published'
    ? redirectDone(visit, consoleEventAddress(event.slug), 'published')
    : redirect(consoleEventAddress(event.slug, 'publication'));
}

/** What keeps the part "Repeat" from being read; null where nothing does, or where it repeats not. */
function repeatProblems(
  values: FormState['values'],
  schedule: Schedule,
): Readonly<Record<string, FieldProblem>> | null {
  if (!repeats(values)) return null;
  const read = readSeries(values, schedule);
  return read.ok ? null : read.problems;
}

/** The event is saved by then; its dates are looked at before there are any. */
function repeatAddress({ form }: OrganizerVisit, { slug }: Event): string {
  const values = withoutLists(form);
  const typed = Object.entries(values).filter(([name, value]) => isRepeat(name) && value !== '');
  return consoleRepeatAddress(slug, Object.fromEntries(typed));
}

function isRepeat(name: string): boolean {
  return repeatFields.some((field) => field === name) || name.startsWith('repeatAnswer-');
}

function afterEdit(
  visit: OrganizerVisit,
  event: Event,
  details: EventDetails,
  outcome: EventEdit,
  dates = 1,
): Reply {
  switch (outcome.kind) {
    case 'saved':
      return dates === 1
        ? redirectDone(visit, consoleEventAddress(outcome.event.slug), 'saved')
        : redirectDone(visit, consoleEventAddress(outcome.event.slug), 'savedOnDates', [dates]);
    case 'unchanged':
      return redirectDone(visit, consoleEventAddress(outcome.event.slug), 'unchanged');
    case 'cancelled':
      return redirect(consoleEventAddress(event.slug));
    case 'stale':
      return stalePage(visit, outcome.event, details);
    case 'slug-taken':
      return editFormPage(visit, event, refused(visit, 'slug', slugTaken(outcome.slug)));
    case 'slug-announced':
      return editFormPage(
        visit,
        event,
        refused(visit, 'slug', { key: 'console.eventForm.problems.slugAnnounced' }),
      );
    case 'below-seats-taken':
      return editFormPage(
        visit,
        event,
        refused(visit, 'capacity', belowSeatsTaken(outcome.seatsTaken)),
      );
  }
}

/**
 * What an edit would mail is shown first, and a start that has passed; null where it would mail nobody
 * and the event stays ahead, or where it cannot be saved.
 */
function questionBeforeSaving(
  visit: OrganizerVisit,
  event: Event,
  details: EventDetails,
): Reply | null {
  const { services, view, form: values } = visit;
  if (seenAt(freshForm(values), event) !== event.updatedAt) return null;
  if (details.capacity !== null && details.capacity < seatsWithin(event)) return null;
  const after: Event = { ...event, ...detailColumns(details) };
  const earlier = calendarChange(event, after);
  if (earlier === null) return null;
  const past = movedIntoPast(services, view, event, after);
  const { mails, ...confirmation } = confirmationOf(services, view, event, after, earlier);
  const told = changeIsMailed(after, visit.now) ? mails : [];
  if (told.length === 0 && past === null) return null;
  const { slug, title } = event;
  const announced = announcedLines(visit.view, details.schedule);
  const typedValues = withoutLists(values);
  return page(
    eventFormConfirmationPage(view, {
      slug,
      title,
      keptAs: keepingIn(visit)?.id ?? null,
      values: typedValues,
      announced,
      ...confirmation,
      mails: told,
      past,
    }),
  );
}

function stalePage(visit: OrganizerVisit, event: Event, details: EventDetails): Reply {
  const overwritten = changedParts(event, details);
  const form = refused(visit, '', { key: 'console.eventForm.problems.stale' });
  return editFormPage(visit, event, form, { overwritten, seenAt: event.updatedAt });
}

function valuesOf({ services, view }: OrganizerVisit, event: Event): FormState['values'] {
  const campaigns = services.db.campaigns.all();
  return eventValues(event, { campaigns, languages: view.languages });
}

/** Enter in a field presses the first button of a form, which saves; what is unknown only shows. */
function intentOf({ form }: OrganizerVisit): Intent {
  const intent = typed(freshForm(form), 'intent');
  return intents.find((one) => one === intent) ?? 'preview';
}

const placeMissing: FieldProblem = { key: 'console.events.overview.missingPlace' };

function slugTaken(slug: string): FieldProblem {
  return { key: 'console.eventForm.problems.slugTaken', values: { slug } };
}

function belowSeatsTaken(count: number): FieldProblem {
  return { key: 'console.eventForm.problems.belowSeatsTaken', values: { count } };
}
