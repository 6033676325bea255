import type { Event } from '../../db/schema.ts';
import {
  consoleEventAddress,
  consoleEventsAddress,
  consoleNewEventAddress,
} from '../../templates/addresses.ts';
import { freshForm, typed, type FormState } from '../../templates/forms.ts';
import { eventFormPage } from '../../templates/pages/console/eventForm.ts';
import { eventFormConfirmationPage } from '../../templates/pages/console/eventFormConfirmation.ts';
import { textLanguages, type TextLanguage } from '../../templates/textLanguages.ts';
import type { EventFormSubject } from '../../templates/pages/console/eventFormProps.ts';
import { redirectDone } from '../web/done.ts';
import { refusedForm, type FieldProblem } from '../web/parseForm.ts';
import { plainNumber } from '../web/plainNumber.ts';
import { page, redirect, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { createEvent } from './createEvent.ts';
import { editEvent, type EventEdit } from './editEvent.ts';
import { calendarChange, changedParts } from './eventChanges.ts';
import { detailColumns, type EventDetails } from './eventDetails.ts';
import { eventValues, readEventForm } from './eventForm.ts';
import {
  announcedLines,
  confirmationOf,
  formProps,
  movedIntoPast,
  newEventForm,
} from './eventFormView.ts';
import { eventOf } from './eventOnConsole.ts';
import { changeIsMailed } from './mailEventChange.ts';
import { withoutLists } from './scheduleForm.ts';

/** Which button of the form was pressed. */
type Intent = 'preview' | 'save' | 'confirm' | 'edit';

/** The form in which events are made and changed. */
export const eventFormRoutes: readonly Route[] = [
  {
    method: 'get',
    path: consoleNewEventAddress,
    role: 'organizer',
    handle: (visit) => newFormPage(visit, newEventForm(visit.services, visit.view)),
  },
  { method: 'post', path: consoleEventsAddress, role: 'organizer', handle: create },
  {
    method: 'get',
    path: '/console/events/:slug/edit',
    role: 'organizer',
    handle: (visit) => {
      const event = eventOf(visit);
      if (event.state === 'cancelled') return redirect(consoleEventAddress(event.slug));
      return editFormPage(visit, event, freshForm(valuesOf(visit, event)));
    },
  },
  { method: 'post', path: '/console/events/:slug/edit', role: 'organizer', handle: edit },
];

async function create(visit: OrganizerVisit): Promise<Reply> {
  const { services, view, form: values } = visit;
  const preview = intentOf(visit) === 'preview';
  const languages = languagesToWrite(view);
  const parsed = readEventForm(values, services.db.campaigns.all(), { ...view, languages });
  if (!parsed.ok) return newFormPage(visit, parsed.form, { preview });
  if (preview) return newFormPage(visit, freshForm(values), { preview });

  const outcome = await createEvent(services, visit.organizer.id, parsed.value);
  switch (outcome.kind) {
    case 'created':
      return redirectDone(visit, consoleEventAddress(outcome.event.slug), 'created');
    case 'slug-taken':
      return newFormPage(visit, refused(visit, 'slug', slugTaken(outcome.slug)));
  }
}

async function edit(visit: OrganizerVisit): Promise<Reply> {
  const { services, view, form: values } = visit;
  const event = eventOf(visit);
  const intent = intentOf(visit);
  const preview = intent === 'preview';
  // The language that it has stays among them where the site offers it no more.
  const languages = [...languagesToWrite(view), event.language];
  const parsed = readEventForm(values, services.db.campaigns.all(), { ...view, languages });
  if (!parsed.ok) return editFormPage(visit, event, parsed.form, { preview });
  const details = parsed.value;
  if (preview || intent === 'edit')
    return editFormPage(visit, event, freshForm(values), { preview });

  if (intent === 'save') {
    const question = questionBeforeSaving(visit, event, details);
    if (question) return question;
  }
  const outcome = await editEvent(services, {
    eventId: event.id,
    organizerId: visit.organizer.id,
    details,
    seenAt: seenAt(visit, event),
  });
  return afterEdit(visit, event, details, outcome);
}

function afterEdit(
  visit: OrganizerVisit,
  event: Event,
  details: EventDetails,
  outcome: EventEdit,
): Reply {
  switch (outcome.kind) {
    case 'saved':
      return redirectDone(visit, consoleEventAddress(outcome.event.slug), 'saved');
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
  if (seenAt(visit, event) !== event.updatedAt) return null;
  if (details.capacity !== null && details.capacity < event.seatsTaken) return null;
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

type PageOptions = NonNullable<Parameters<typeof formProps>[4]>;

function newFormPage(visit: OrganizerVisit, form: FormState, options: PageOptions = {}): Reply {
  return formPage(visit, { kind: 'new' }, form, options);
}

function editFormPage(
  visit: OrganizerVisit,
  event: Event,
  form: FormState,
  { seenAt: seen, ...options }: PageOptions & { seenAt?: number } = {},
): Reply {
  const subject = {
    kind: 'edit' as const,
    slug: event.slug,
    title: event.title,
    announced: event.publishedAt !== null,
    seenAt: seen ?? seenAt(visit, event),
    seatsTaken: event.seatsTaken,
  };
  return formPage(visit, subject, form, options);
}

function formPage(
  { services, view }: OrganizerVisit,
  subject: EventFormSubject,
  form: FormState,
  options: PageOptions,
): Reply {
  const props = formProps(services, view, form, services.db.campaigns.all(), options);
  const refusedOnce = Object.keys(form.problems).length > 0;
  return page(eventFormPage(view, { subject, ...props }), refusedOnce ? 422 : 200);
}

function valuesOf({ services, view }: OrganizerVisit, event: Event): FormState['values'] {
  const campaigns = services.db.campaigns.all();
  return eventValues(event, { campaigns, languages: view.languages });
}

/** In which an event can be written: a site of one language asks for none. */
function languagesToWrite({ languages }: OrganizerVisit['view']): readonly TextLanguage[] {
  return languages.length < 2 ? languages : textLanguages;
}

/** Without the hidden field, a form was made by hand; it is taken to be of now. */
function seenAt({ form }: OrganizerVisit, event: Event): number {
  return plainNumber(typed(freshForm(form), 'seenAt')) ?? event.updatedAt;
}

/** Enter in a field presses the first button of a form, which saves; what is unknown only shows. */
function intentOf({ form }: OrganizerVisit): Intent {
  const intent = typed(freshForm(form), 'intent');
  return intent === 'save' || intent === 'confirm' || intent === 'edit' ? intent : 'preview';
}

function refused({ form, view }: OrganizerVisit, field: string, problem: FieldProblem): FormState {
  return refusedForm(form, { [field]: problem }, view.t);
}

function slugTaken(slug: string): FieldProblem {
  return { key: 'console.eventForm.problems.slugTaken', values: { slug } };
}

function belowSeatsTaken(count: number): FieldProblem {
  return { key: 'console.eventForm.problems.belowSeatsTaken', values: { count } };
}
