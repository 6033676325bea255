import type { Event } from '../../db/schema.ts';
import { typed, type FormState } from '../../templates/forms.ts';
import { eventFormPage } from '../../templates/pages/console/eventForm.ts';
import type {
  EventFormSubject,
  UnsavedForm,
} from '../../templates/pages/console/eventFormProps.ts';
import type { ListedForm } from '../../db/drafts.ts';
import { refusedForm, type FieldProblem } from '../web/parseForm.ts';
import { plainNumber } from '../web/plainNumber.ts';
import { page, type OrganizerVisit, type Reply } from '../web/routes.ts';
import { shownTimes, zoneOfPage } from '../web/shownTimes.ts';
import { datesAhead } from './seriesScope.ts';
import { formProps, type FormOptions } from './eventFormView.ts';
import { campaignsFor } from './readEdit.ts';

/** Of so many unsaved forms of an event its own form tells. */
const mostTold = 10;

/** What is kept under no such name was not made here. */
const formName = /^[\w-]{16}$/;

/** The page of the form of an event that there is not yet. */
export function newFormPage(
  visit: OrganizerVisit,
  form: FormState,
  options: FormOptions = {},
): Reply {
  return formPage(visit, { kind: 'new' }, form, options);
}

/** The page of the form of an event that there is. */
export function editFormPage(
  visit: OrganizerVisit,
  event: Event,
  form: FormState,
  { seenAt: seen, ...options }: FormOptions & { seenAt?: number } = {},
): Reply {
  const subject = {
    kind: 'edit' as const,
    slug: event.slug,
    title: event.title,
    announced: event.publishedAt !== null,
    isDraft: event.state === 'draft',
    seenAt: seen ?? seenAt(form, event),
    seatsTaken: event.seatsTaken,
    series: datesAhead(visit.services.db, event, visit.theirs, visit.now),
  };
  return formPage(visit, subject, form, { unsaved: unsavedOf(visit, event, options), ...options });
}

function formPage(
  visit: OrganizerVisit,
  subject: EventFormSubject,
  form: FormState,
  options: FormOptions,
): Reply {
  const { services, view } = visit;
  const keeping = keepingIn(visit);
  const props = formProps(services, view, form, campaignsFor(visit), {
    ...(keeping === null ? {} : { keeping }),
    ...options,
  });
  const refusedOnce = Object.keys(form.problems).length > 0;
  return page(eventFormPage(view, { subject, ...props }), refusedOnce ? 422 : 200);
}

/** Under which the form that was sent is kept, by the address it was sent to; null where it says none. */
export function keepingIn({ query }: OrganizerVisit): { id: string; version: number } | null {
  const id = query.get('form') ?? '';
  const version = plainNumber(query.get('version') ?? '') ?? 0;
  return formName.test(id) ? { id, version } : null;
}

/** Whether a name can be that of a kept form. */
export function isFormName(text: string): boolean {
  return formName.test(text);
}

function unsavedOf(
  { services, view }: OrganizerVisit,
  { id, zone }: Event,
  { keeping }: FormOptions,
): UnsavedForm[] {
  const { moment } = shownTimes(view, zone);
  return services.db.drafts
    .formsOfEvent(id, mostTold)
    .filter((form) => form.id !== keeping?.id)
    .map((form) => unsavedForm(form, moment));
}

/** The forms that nobody has saved and that are theirs, the newest first. */
export function unsavedForms(
  { services, view, theirs, organizer }: OrganizerVisit,
  most: number,
): UnsavedForm[] {
  const { moment } = shownTimes(view, zoneOfPage(view));
  return services.db.drafts
    .newestForms(most, theirs, organizer.id)
    .map((form) => unsavedForm(form, moment));
}

function unsavedForm(form: ListedForm, moment: (instant: number) => string): UnsavedForm {
  const title = form.title.trim() || (form.event?.title ?? '');
  return { id: form.id, title, by: form.organizerName, when: moment(form.updatedAt) };
}

/** Without the hidden field, a form was made by hand; it is taken to be of now. */
export function seenAt(form: FormState, event: Event): number {
  return plainNumber(typed(form, 'seenAt')) ?? event.updatedAt;
}

/** The form as it was sent, with a sentence at one of its fields; '' is the form as a whole. */
export function refused(
  { form, view }: OrganizerVisit,
  field: string,
  problem: FieldProblem,
): FormState {
  return refusedForm(form, { [field]: problem }, view.t);
}
