import { html } from '@prairielearn/html';
import { textArea } from '../../components/forms.ts';
import type { FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import { formPart } from './eventFormPart.ts';

/** The part of the form with the words: what it is about, who speaks, what to bring, who gets in how. */
export function textFields(view: View, form: FormState): Html {
  const { t } = view;
  return formPart(
    'part-texts',
    t('console.eventForm.parts.texts'),
    html`
      ${textArea(view, form, {
        name: 'summary',
        label: t('console.eventForm.summary.label'),
        hint: t('console.eventForm.summary.hint'),
        optional: true,
        rows: 2,
      })}
      ${textArea(view, form, {
        name: 'description',
        label: t('console.eventForm.description.label'),
        hint: t('console.eventForm.description.hint'),
        optional: true,
        rows: 10,
      })}
      ${textArea(view, form, {
        name: 'speakers',
        label: t('console.eventForm.speakers.label'),
        hint: t('console.eventForm.speakers.hint'),
        optional: true,
        rows: 3,
      })}
      ${textArea(view, form, {
        name: 'bring',
        label: t('console.eventForm.bring.label'),
        optional: true,
        rows: 2,
      })}
      ${textArea(view, form, {
        name: 'accessibility',
        label: t('console.eventForm.accessibility.label'),
        hint: t('console.eventForm.accessibility.hint'),
        optional: true,
        rows: 3,
      })}
    `,
  );
}
