import { html } from '@prairielearn/html';
import { field, textArea } from '../../components/forms.ts';
import type { FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import { formPart } from './eventFormPart.ts';

/** The part of the form that says where: a place, and the way to join online. */
export function placeFields(view: View, form: FormState): Html {
  const { t } = view;
  return formPart(
    'part-where',
    t('console.eventForm.parts.where'),
    html`
      ${field(view, form, {
        name: 'venue',
        label: t('console.eventForm.venue.label'),
        hint: t('console.eventForm.venue.hint'),
        optional: true,
        autocomplete: 'off',
      })}
      ${textArea(view, form, {
        name: 'address',
        label: t('console.eventForm.address.label'),
        optional: true,
        rows: 2,
      })}
      ${field(view, form, {
        name: 'city',
        label: t('console.eventForm.city.label'),
        optional: true,
        autocomplete: 'off',
      })}
      ${field(view, form, {
        name: 'joinUrl',
        label: t('console.eventForm.joinUrl.label'),
        hint: t('console.eventForm.joinUrl.hint'),
        optional: true,
        autocomplete: 'off',
      })}
      ${textArea(view, form, {
        name: 'joinNote',
        label: t('console.eventForm.joinNote.label'),
        hint: t('console.eventForm.joinNote.hint'),
        optional: true,
        rows: 2,
      })}
    `,
  );
}
