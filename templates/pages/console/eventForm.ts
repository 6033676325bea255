import { html } from '@prairielearn/html';
import {
  consoleEventAddress,
  consoleEventsAddress,
  consoleNewEventAddress,
  consoleNewEventAnnouncementAddress,
} from '../../addresses.ts';
import { linkButton } from '../../components/buttons.ts';
import { errorSummary, hiddenField, titleWithProblems } from '../../components/forms.ts';
import { doneNotice, notice } from '../../components/notices.ts';
import { consolePage } from '../../consoleLayout.ts';
import { typed } from '../../forms.ts';
import { viewerMay, type Html, type View } from '../../view.ts';
import { formBar, keepingAddressOf } from './eventFormBar.ts';
import { eventFormField } from './eventFormFields.ts';
import { localName, pageBeside, typedBeforeNotice } from './eventFormKeeping.ts';
import { foldedPart, formParts, openPart, type FormPart } from './eventFormPart.ts';
import { previewPanel } from './eventFormPreview.ts';
import type { EventFormProps } from './eventFormProps.ts';
import { repeatInputs, repeatPart } from './eventFormRepeat.ts';
import { eventCrumbs } from './eventTabs.ts';
import { announcementAsReadNotice } from './newEventAnnouncement.ts';
import { scopeField } from './seriesScope.ts';
import { unsavedNotice } from './unsavedForms.ts';

/**
 * The form in which an event is made or changed. It works without scripts, preview and all; with them
 * it is kept while it is typed, and the page stands beside it.
 */
export function eventFormPage(view: View, props: EventFormProps): Html {
  const { t } = view;
  const { subject, form, step } = props;
  const isNew = subject.kind === 'new';
  const address = isNew ? consoleEventsAddress : consoleEventAddress(subject.slug, 'edit');
  const title = isNew
    ? t('console.eventForm.newTitle')
    : t('console.eventForm.editTitle', { title: subject.title });
  const later = step === 'first' ? [] : formParts.filter((part) => isLater(view, props, part));
  return consolePage(view, {
    title: titleWithProblems(view, form, title),
    section: 'events',
    crumbs: eventCrumbs(view, isNew ? undefined : subject),
    canonicalPath: isNew ? consoleNewEventAddress : address,
    actions:
      isNew && viewerMay(view, 'plan')
        ? linkButton(
            consoleNewEventAnnouncementAddress,
            t('console.announcementStart.link'),
            'quiet',
          )
        : '',
    body: html`
      <div class="announcing">
        <form
          class="form"
          method="post"
          action="${address}"
          data-keep="${keepingAddressOf(props)}"
          data-local="${localName(props)}"
          data-unsaved="${t('console.eventForm.state.unsaved')}"
          data-offline="${t('console.eventForm.state.offline')}"
          data-signed-out="${t('console.eventForm.state.signedOut')}"
        >
          ${doneNotice(props.done)} ${errorSummary(view, form)} ${typedBeforeNotice(view)}
          ${unsavedNotice(view, props.unsaved)} ${overwrittenNotice(view, props.overwritten)}
          ${
            props.announcement === undefined
              ? ''
              : announcementAsReadNotice(view, props.announcement)
          }
          ${props.preview === null ? '' : previewPanel(view, props.preview)}
          ${isNew ? '' : hiddenField('seenAt', String(subject.seenAt))}
          ${openPart(view, 'basics', fieldsOf(view, props, 'basics'))}
          ${later.map((part) =>
            foldedPart(
              view,
              part,
              { holds: props.inShort(part), open: needsALook(props, part) },
              fieldsOf(view, props, part),
            ),
          )}
          ${isNew ? '' : scopeField(view, form, subject.series, t('console.series.scope.label'))}
          ${formBar(view, props)}
        </form>
        ${pageBeside(view, props)}
      </div>
    `,
  });
}

/** A date of a series repeats no more; series are made by those who plan. */
function isLater(view: View, { subject }: EventFormProps, part: FormPart): boolean {
  if (part === 'repeat')
    return viewerMay(view, 'plan') && (subject.kind === 'new' || subject.series === null);
  return part !== 'basics';
}

function fieldsOf(view: View, props: EventFormProps, part: FormPart): (Html | '')[] {
  if (part === 'repeat') return [repeatPart(view, props.form, props.repeat)];
  return props.fields[part].map((one) => eventFormField(view, props, one));
}

/** Whether something in a part is wrong, or was asked for just now. */
function needsALook({ fields, form, preview, questions }: EventFormProps, part: FormPart): boolean {
  if (
    part === 'times' &&
    (preview !== null || Object.keys(questions).some((one) => one !== 'start'))
  )
    return true;
  if (part === 'repeat')
    return typed(form, 'repeat') !== '' || repeatInputs.some((name) => name in form.problems);
  return fields[part].some((field) => {
    const inputs: readonly string[] = 'inputs' in field ? field.inputs : [field.name];
    return inputs.some((name) => name in form.problems) || field.name in form.problems;
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
