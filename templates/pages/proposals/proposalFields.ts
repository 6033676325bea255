import { html } from '@prairielearn/html';
import { choices, checkbox, field, selectField, textArea } from '../../components/forms.ts';
import { languageField } from '../../components/languageField.ts';
import type { FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';

/** What the fields of a proposal have to know beside what was typed. */
export interface ProposalFieldsProps {
  form: FormState;
  /** The name of the city, on whose clocks the hour is. */
  city: string;
  /** The days to choose from, with their words; null where any day may be typed. */
  days: readonly { date: string; words: string }[] | null;
  /** Both passes of an hour that clocks show twice; null where they show it once. */
  occurrence: { earlier: string; later: string } | null;
}

/** Where people meet. */
export function placeFields(view: View, { form }: ProposalFieldsProps): Html {
  const { t } = view;
  return html`
    ${field(view, form, {
      name: 'venue',
      label: t('proposal.fields.venue.label'),
      hint: t('proposal.fields.venue.hint'),
      autocomplete: 'off',
    })}
    ${field(view, form, {
      name: 'address',
      label: t('proposal.fields.address'),
      autocomplete: 'off',
      optional: true,
    })}
    ${field(view, form, {
      name: 'landmark',
      label: t('proposal.fields.landmark.label'),
      hint: t('proposal.fields.landmark.hint'),
      autocomplete: 'off',
      optional: true,
    })}
  `;
}

/** On which day and at which hour there. */
export function hourFields(view: View, props: ProposalFieldsProps): Html {
  const { t } = view;
  const { form, days, city, occurrence } = props;
  return html`
    ${
      days === null
        ? field(view, form, {
            name: 'startDate',
            label: t('proposal.fields.day'),
            type: 'date',
            size: 'short',
          })
        : selectField(view, form, {
            name: 'startDate',
            label: t('proposal.fields.day'),
            choices: days.map(({ date, words }) => ({ value: date, label: words })),
          })
    }
    ${field(view, form, {
      name: 'startTime',
      label: t('proposal.fields.hour.label'),
      hint: t('proposal.fields.hour.hint', { city }),
      type: 'time',
      size: 'short',
    })}
    ${
      occurrence === null
        ? ''
        : choices(view, form, {
            name: 'startOccurrence',
            label: t('proposal.fields.occurrence'),
            choices: [
              { value: 'earlier', label: occurrence.earlier },
              { value: 'later', label: occurrence.later },
            ],
          })
    }
  `;
}

/** What stands on the page of the action. */
export function textFields(view: View, { form }: ProposalFieldsProps): Html {
  const { t } = view;
  return html`
    ${field(view, form, {
      name: 'title',
      label: t('proposal.fields.title.label'),
      hint: t('proposal.fields.title.hint'),
      autocomplete: 'off',
    })}
    ${textArea(view, form, {
      name: 'description',
      label: t('proposal.fields.description.label'),
      hint: t('proposal.fields.description.hint'),
      rows: 8,
      optional: true,
    })}
    ${field(view, form, {
      name: 'host',
      label: t('proposal.fields.host.label'),
      hint: t('proposal.fields.host.hint'),
      autocomplete: 'organization',
    })}
    ${languageField(view, form, { label: t('proposal.fields.language') })}
  `;
}

/**
 * How whoever proposes it is reached.
 *
 * @param address the field of the email address; '' where that is settled
 */
export function contactFields(view: View, { form }: ProposalFieldsProps, address: Html | ''): Html {
  const { t } = view;
  return html`
    ${field(view, form, {
      name: 'contactName',
      label: t('proposal.fields.contactName.label'),
      hint: t('proposal.fields.contactName.hint'),
      autocomplete: 'name',
    })}
    ${address}
    ${field(view, form, {
      name: 'phone',
      label: t('proposal.fields.phone.label'),
      hint: t('proposal.fields.phone.hint'),
      type: 'tel',
      autocomplete: 'tel',
      optional: true,
    })}
    ${checkbox(view, form, {
      name: 'contactPublic',
      label: t('proposal.fields.contactPublic'),
      required: false,
    })}
  `;
}
