import { html } from '@prairielearn/html';
import {
  consoleEventAddress,
  consoleEventsAddress,
  consoleNewEventAddress,
  consoleNewEventAnnouncementAddress,
} from '../../addresses.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import { errorSummary, hiddenField, titleWithProblems } from '../../components/forms.ts';
import { notice } from '../../components/notices.ts';
import { consolePage } from '../../consoleLayout.ts';
import type { Html, View } from '../../view.ts';
import { eventFormField } from './eventFormFields.ts';
import { formPart, formParts } from './eventFormPart.ts';
import { previewPanel } from './eventFormPreview.ts';
import { eventCrumbs } from './eventTabs.ts';
import { announcementAsReadNotice } from './newEventAnnouncement.ts';
import type { EventFormProps } from './eventFormProps.ts';

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
        ${isNew ? '' : hiddenField('seenAt', String(subject.seenAt))}
        ${formParts.map((part) =>
          formPart(
            view,
            part,
            props.fields[part].map((one) => eventFormField(view, props, one)),
          ),
        )}
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
