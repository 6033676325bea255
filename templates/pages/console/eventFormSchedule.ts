import { html } from '@prairielearn/html';
import { checkbox, choices, field, selectField } from '../../components/forms.ts';
import type { ChoiceGroup } from '../../components/forms.ts';
import { freshForm, typed, typedList, type FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import type { EventFormProps } from './eventFormProps.ts';

/** How many places can be added to the announcement at once; a preview makes room for more. */
const newZones = 2;

/** The event's own zone, in which all its times are. */
export function zoneField(view: View, props: EventFormProps): Html {
  const { t } = view;
  return selectField(view, props.form, {
    name: 'zone',
    label: t('console.eventForm.zone.label'),
    hint: t('console.eventForm.zone.hint'),
    blank: t('console.eventForm.zone.blank'),
    choices: zoneGroups(props),
  });
}

function zoneGroups({ zones }: EventFormProps): ChoiceGroup[] {
  return zones.map(({ label, choices }) => ({
    label,
    choices: choices.map((choice) => ({ value: choice.zone, label: choice.label })),
  }));
}

/** A date and a time of day, and which of both is meant where clocks show it twice. */
export function dateAndTime(
  view: View,
  { form, questions }: EventFormProps,
  name: 'start' | 'end' | 'assembly',
): Html {
  const { t } = view;
  const question = questions[name];
  const optional = name !== 'start';
  const date = `${name}Date`;
  const time = `${name}Time`;
  return html`
    <fieldset class="field-row" ${optional ? html`aria-describedby="${name}-hint"` : ''}>
      <legend>${t(`console.eventForm.${name}.label`)}</legend>
      ${
        optional
          ? html`<p class="field__hint" id="${name}-hint">
              ${t(`console.eventForm.${name}.hint`)}
            </p>`
          : ''
      }
      <div class="field-row__fields">
        ${field(view, form, {
          name: date,
          label: t('console.eventForm.date'),
          // A picker shows nothing of what it cannot read: such a text stays in a plain field.
          type: /^(\d{4}-\d\d-\d\d)?$/.test(typed(form, date)) ? 'date' : 'text',
          optional,
        })}
        ${field(view, form, {
          name: time,
          label: t('console.eventForm.time'),
          type: /^(\d\d:\d\d)?$/.test(typed(form, time)) ? 'time' : 'text',
          optional,
          // Of the start it may be "to be announced".
          required: false,
        })}
      </div>
    </fieldset>
    ${name === 'start' ? hourOpen(view, form) : ''}
    ${
      question === undefined
        ? ''
        : choices(view, form, {
            name: `${name}Occurrence`,
            label: t('console.eventForm.occurrence.label'),
            choices: [
              {
                value: 'earlier',
                label: question.earlier,
                hint: t('console.eventForm.occurrence.earlier'),
              },
              {
                value: 'later',
                label: question.later,
                hint: t('console.eventForm.occurrence.later'),
              },
            ],
          })
    }
  `;
}

/** That an hour which is left empty is still to be announced. */
function hourOpen(view: View, form: FormState): Html {
  const { t } = view;
  return checkbox(view, form, {
    name: 'hourOpen',
    label: t('console.eventForm.hourOpen.label'),
    hint: t('console.eventForm.hourOpen.hint'),
    optional: true,
  });
}

/** The zones in which the start is announced beside its own. */
export function announcedZones(view: View, props: EventFormProps): Html {
  const { t } = view;
  const { form, announcedChoices } = props;
  const offered = announcedChoices.map(({ zone, place }) => ({ value: zone, label: place }));
  const unknown = typedList(form, 'announcedZones')
    .filter((zone) => zone !== '' && !offered.some(({ value }) => value === zone))
    .map((zone) => ({ value: zone, label: zone }));
  // The boxes hold what was chosen; the lists below them are for more and begin empty.
  const empty = freshForm();
  return html`
    ${choices(view, form, {
      name: 'announcedZones',
      label: t('console.eventForm.announcedZones.label'),
      hint: t('console.eventForm.announcedZones.hint'),
      optional: true,
      several: true,
      choices: [...offered, ...unknown],
    })}
    ${Array.from({ length: newZones }, (_, index) =>
      selectField(view, empty, {
        name: `moreZone${index + 1}`,
        label: t('console.eventForm.announcedZones.more', { number: index + 1 }),
        optional: true,
        blank: t('console.eventForm.announcedZones.none'),
        choices: zoneGroups(props),
      }),
    )}
  `;
}
