import { html } from '@prairielearn/html';
import type { OccurrenceQuestion } from '../../../server/events/scheduleForm.ts';
import type { ZoneChoiceGroup } from '../../../server/time/zones.ts';
import {
  consoleEventAddress,
  consoleEventsAddress,
  consoleNewEventAddress,
  consoleNewEventAnnouncementAddress,
} from '../../addresses.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import {
  checkbox,
  choices,
  errorSummary,
  field,
  hiddenField,
  selectField,
  titleWithProblems,
} from '../../components/forms.ts';
import { languageField } from '../../components/languageField.ts';
import { notice } from '../../components/notices.ts';
import { consolePage } from '../../consoleLayout.ts';
import type { FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import { mailFields, type HourChoice } from './eventFormMails.ts';
import { formPart } from './eventFormPart.ts';
import { placeFields } from './eventFormPlace.ts';
import type { EventPreview } from './eventFormPreview.ts';
import { previewPanel } from './eventFormPreview.ts';
import { scheduleFields } from './eventFormSchedule.ts';
import { textFields } from './eventFormTexts.ts';
import { eventCrumbs } from './eventTabs.ts';
import type { AnnouncementAsRead } from './newEventAnnouncement.ts';
import { announcementAsReadNotice } from './newEventAnnouncement.ts';

export type EventFormSubject =
  | { kind: 'new' }
  | {
      kind: 'edit';
      slug: string;
      title: string;
      /** Once announced, an event keeps its address. */
      announced: boolean;
      /** `updatedAt` of the event that the form shows. */
      seenAt: number;
      seatsTaken: number;
    };

export interface EventFormProps {
  subject: EventFormSubject;
  form: FormState;
  campaigns: readonly { slug: string; title: string }[];
  zones: readonly ZoneChoiceGroup[];
  /** Zones that can be ticked for the announcement: those chosen and those used before. */
  announcedChoices: readonly { zone: string; place: string }[];
  /** For each time that clocks show twice: which is meant? */
  questions: Partial<Record<'start' | 'end' | 'assembly', OccurrenceQuestion>>;
  /** In which the reminder of the day before can be sent. */
  reminderHours: readonly HourChoice[];
  preview: EventPreview | null;
  /** What somebody else saved meanwhile and saving would overwrite: names of parts. */
  overwritten: readonly string[];
  /** What was read from the announcement that filled the form in. */
  announcement?: AnnouncementAsRead;
}

/** The form in which an event is made or changed. It works without scripts, preview and all. */
export function eventFormPage(view: View, props: EventFormProps): Html {
  const { t } = view;
  const { subject, form } = props;
  const isNew = subject.kind === 'new';
  const title = isNew
    ? t('console.eventForm.newTitle')
    : t('console.eventForm.editTitle', { title: subject.title });
  return consolePage(view, {
    title: titleWithProblems(view, form, title),
    section: 'events',
    crumbs: eventCrumbs(view, isNew ? undefined : subject),
    canonicalPath: isNew ? consoleNewEventAddress : consoleEventAddress(subject.slug, 'edit'),
    narrow: true,
    actions: isNew
      ? linkButton(consoleNewEventAnnouncementAddress, t('console.announcementStart.link'), 'quiet')
      : '',
    body: html`
      <form
        class="form"
        method="post"
        action="${isNew ? consoleEventsAddress : consoleEventAddress(subject.slug, 'edit')}"
      >
        ${errorSummary(view, form)} ${overwrittenNotice(view, props.overwritten)}
        ${props.announcement === undefined ? '' : announcementAsReadNotice(view, props.announcement)}
        ${props.preview === null ? '' : previewPanel(view, props.preview)}
        ${isNew ? '' : hiddenField('seenAt', String(subject.seenAt))} ${whatFields(view, props)}
        ${scheduleFields(view, props)} ${placeFields(view, form)} ${textFields(view, form)}
        ${openingFields(view, props)} ${mailFields(view, form, props.reminderHours)}
        <div class="actions">
          ${submitButton(t(isNew ? 'console.eventForm.create' : 'console.eventForm.save'), {
            name: 'intent',
            value: 'save',
          })}
          ${submitButton(t('console.eventForm.showPreview'), {
            name: 'intent',
            value: 'preview',
            tone: 'quiet',
            unchecked: true,
          })}
          ${linkButton(
            isNew ? consoleEventsAddress : consoleEventAddress(subject.slug),
            t('console.eventForm.leave'),
            'quiet',
          )}
        </div>
      </form>
    `,
  });
}

function overwrittenNotice(view: View, parts: readonly string[]): Html | '' {
  if (parts.length === 0) return '';
  return notice(
    { tone: 'warn', title: view.t('console.eventForm.overwritten') },
    html`<ul>
      ${parts.map((part) => html`<li>${part}</li>`)}
    </ul>`,
  );
}

function whatFields(view: View, { form, subject, campaigns }: EventFormProps): Html {
  const { t } = view;
  const slugFixed = subject.kind === 'edit' && subject.announced;
  return formPart(
    'part-what',
    t('console.eventForm.parts.what'),
    html`
      ${choices(view, form, {
        name: 'kind',
        label: t('console.eventForm.kind.label'),
        choices: [
          {
            value: 'in-person',
            label: t('event.kind.in-person'),
            hint: t('console.eventForm.kind.inPerson'),
          },
          {
            value: 'online',
            label: t('event.kind.online'),
            hint: t('console.eventForm.kind.online'),
          },
          {
            value: 'hybrid',
            label: t('event.kind.hybrid'),
            hint: t('console.eventForm.kind.hybrid'),
          },
        ],
      })}
      ${field(view, form, {
        name: 'title',
        label: t('console.eventForm.title.label'),
        hint: t('console.eventForm.title.hint'),
        autocomplete: 'off',
      })}
      ${
        slugFixed
          ? ''
          : field(view, form, {
              name: 'slug',
              label: t('console.eventForm.slug.label'),
              hint: t('console.eventForm.slug.hint', { start: `${view.site.baseUrl}/events/` }),
              optional: true,
              autocomplete: 'off',
            })
      }
      ${field(view, form, {
        name: 'host',
        label: t('console.eventForm.host.label'),
        hint: t('console.eventForm.host.hint'),
        autocomplete: 'off',
      })}
      ${languageField(view, form, {
        label: t('console.eventForm.language.label'),
        hint: t('console.eventForm.language.hint'),
      })}
      ${
        campaigns.length === 0
          ? ''
          : selectField(view, form, {
              name: 'campaign',
              label: t('console.eventForm.campaign.label'),
              optional: true,
              blank: t('console.eventForm.campaign.none'),
              choices: campaigns.map(({ slug, title }) => ({ value: slug, label: title })),
            })
      }
    `,
  );
}

function openingFields(view: View, { form, subject }: EventFormProps): Html {
  const { t } = view;
  const seatsTaken = subject.kind === 'edit' ? subject.seatsTaken : 0;
  const hint = t('console.eventForm.capacity.hint');
  const taken = t('console.eventForm.capacity.taken', { count: seatsTaken });
  return formPart(
    'part-people',
    t('console.eventForm.parts.people'),
    html`
      ${checkbox(view, form, {
        name: 'signupsOpen',
        label: t('console.eventForm.signupsOpen.label'),
        optional: true,
      })}
      ${checkbox(view, form, {
        name: 'confirmAddress',
        label: t('console.eventForm.confirmAddress.label'),
        hint: t('console.eventForm.confirmAddress.hint'),
        optional: true,
      })}
      ${field(view, form, {
        name: 'capacity',
        label: t('console.eventForm.capacity.label'),
        hint: seatsTaken === 0 ? hint : `${hint} ${taken}`,
        type: 'number',
        min: 1,
        optional: true,
        size: 'short',
      })}
      ${checkbox(view, form, {
        name: 'endorsementsOpen',
        label: t('console.eventForm.endorsementsOpen.label'),
        hint: t('console.eventForm.endorsementsOpen.hint'),
        optional: true,
      })}
      ${checkbox(view, form, {
        name: 'endorsementsContinue',
        label: t('console.eventForm.endorsementsContinue.label'),
        optional: true,
      })}
    `,
  );
}
