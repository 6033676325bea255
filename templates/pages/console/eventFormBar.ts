import { html } from '@prairielearn/html';
import {
  consoleEventAddress,
  consoleEventsAddress,
  keepingAddress,
  signInAddress,
  withQuery,
} from '../../addresses.ts';
import { submitButton, type ButtonTone } from '../../components/buttons.ts';
import type { Html, View } from '../../view.ts';
import type { EventFormProps } from './eventFormProps.ts';

/**
 * What can be done with the form, in sight wherever in it one is. Enter in a field presses the first of
 * these buttons.
 */
export function formBar(view: View, props: EventFormProps): Html {
  const { t } = view;
  const { subject, step } = props;
  const address =
    subject.kind === 'new' ? consoleEventsAddress : consoleEventAddress(subject.slug, 'edit');
  // What is saved is kept no longer.
  const formAction = withQuery(address, { form: props.keeping.id });
  const intent = (value: string, label: string, tone: ButtonTone = 'primary') =>
    submitButton(label, { name: 'intent', value, tone, formAction });
  return html`
    <div class="form-bar">
      ${
        step === 'first'
          ? intent('continue', t('console.eventForm.continue'))
          : subject.kind === 'edit' && !subject.isDraft
            ? intent('save', t('console.eventForm.save'))
            : html`
                ${intent(
                  'save',
                  t(`console.eventForm.${subject.kind === 'new' ? 'create' : 'save'}`),
                  'quiet',
                )}
                ${intent('publish', t('console.eventForm.publish'))}
              `
      }
      ${keepingButton(props, 'page', t('console.eventForm.seePage'))}
      ${subject.kind === 'new' ? keepingButton(props, 'keep', t('console.eventForm.keep')) : ''}
      <p class="form-bar__state" role="status" data-form-state></p>
      <a class="form-bar__state" href="${signInAddress}" target="_blank" hidden data-sign-in
        >${t('console.signIn.title')}</a
      >
    </div>
  `;
}

/** Keeps everything as it is typed, whatever is missing, and then shows the page or the form again. */
function keepingButton(props: EventFormProps, intent: 'page' | 'keep', label: string): Html {
  return html`<button
    class="button button--quiet"
    type="submit"
    name="intent"
    value="${intent}"
    formaction="${keepingAddressOf(props)}"
    formnovalidate
    ${intent === 'page' ? html`formtarget="_blank"` : ''}
    data-keeps
  >
    ${label}
  </button>`;
}

/** Where the form is kept while it is typed. */
export function keepingAddressOf({ subject, keeping }: EventFormProps): string {
  const event = subject.kind === 'edit' ? subject.slug : null;
  return keepingAddress(keeping.id, event, keeping.version);
}
