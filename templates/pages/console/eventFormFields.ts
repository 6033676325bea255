import { html } from '@prairielearn/html';
import type { EventField } from '../../../server/fields/eventFields.ts';
import { accessFeatures } from '../../accessFeatures.ts';
import { colorChoiceOf } from '../../components/colorChoice.ts';
import { checkbox, choices, field, selectField, textArea } from '../../components/forms.ts';
import { textLanguageField } from '../../components/textLanguageField.ts';
import { typedList } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import { cityChoices } from './eventFormCity.ts';
import type { EventFormProps } from './eventFormProps.ts';
import { dayReminder, joiningLink, soonReminder } from './eventFormMails.ts';
import { announcedZones, dateAndTime, zoneField } from './eventFormSchedule.ts';

type Draw = (view: View, props: EventFormProps) => Html | '';
type DrawnByHand = Extract<EventField, { control: 'own' }>;

const byHand: Record<DrawnByHand['name'], Draw> = {
  kind: kindField,
  slug: slugField,
  language: (view, { form }) =>
    textLanguageField(view, form, {
      label: view.t('console.eventForm.language.label'),
      hint: view.t('console.eventForm.language.hint'),
    }),
  campaignId: campaignField,
  zone: zoneField,
  start: (view, props) => dateAndTime(view, props, 'start'),
  end: (view, props) => dateAndTime(view, props, 'end'),
  assembly: (view, props) => dateAndTime(view, props, 'assembly'),
  announcedZones,
  accessFeatures: accessFeaturesField,
  color: (view, { form }) =>
    colorChoiceOf(view, form, {
      label: view.t('console.eventForm.color.label'),
      hint: view.t('console.eventForm.color.hint'),
    }),
  capacity: capacityField,
  dayReminderHour: dayReminder,
  soonReminderMinutes: soonReminder,
  joiningLinkMinutes: joiningLink,
};

/**
 * A field of the form, as its definition says. One that other kinds of event have is there all the same,
 * since the kind can change: the style hides it while it is empty.
 */
export function eventFormField(view: View, props: EventFormProps, one: EventField): Html | '' {
  const drawn = drawnField(view, props, one);
  if (!hasKinds(one)) return drawn;
  const kinds: readonly string[] = one.kinds.have;
  return html`<div class="for-${kinds.includes('in-person') ? 'place' : 'link'}">${drawn}</div>`;
}

type FieldOfKinds = Extract<EventField, { kinds: object }>;

function hasKinds(one: EventField): one is FieldOfKinds {
  return 'kinds' in one && one.kinds !== null;
}

function drawnField(view: View, props: EventFormProps, one: EventField): Html | '' {
  const { form } = props;
  const marksEmpty = hasKinds(one);
  switch (one.control) {
    case 'own':
      return byHand[one.name](view, props);
    case 'line': {
      const { name, optional } = one;
      const line = field(view, form, {
        name,
        ...words(view, one),
        optional,
        autocomplete: 'off',
        marksEmpty,
      });
      return name === 'city' ? html`${line} ${cityChoices(view, form, props.city)}` : line;
    }
    case 'text': {
      const { name, rows } = one;
      return textArea(view, form, { name, ...words(view, one), optional: true, rows, marksEmpty });
    }
    case 'box':
      return checkbox(view, form, { name: one.name, ...words(view, one), optional: true });
  }
}

function words(
  { t }: View,
  one: Exclude<EventField, DrawnByHand>,
): { label: string; hint?: string } {
  const label = t(`console.eventForm.${one.name}.label`);
  return one.hint ? { label, hint: t(`console.eventForm.${one.name}.hint`) } : { label };
}

function kindField(view: View, { form }: EventFormProps): Html {
  const { t } = view;
  return choices(view, form, {
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
  });
}

/** Once announced, an event keeps its address. */
function slugField(view: View, { form, subject }: EventFormProps): Html | '' {
  const { t, site } = view;
  if (subject.kind === 'edit' && subject.announced) return '';
  return field(view, form, {
    name: 'slug',
    label: t('console.eventForm.slug.label'),
    hint: t('console.eventForm.slug.hint', { start: `${site.baseUrl}/events/` }),
    optional: true,
    autocomplete: 'off',
  });
}

function campaignField(view: View, { form, campaigns }: EventFormProps): Html | '' {
  const { t } = view;
  if (campaigns.length === 0) return '';
  return selectField(view, form, {
    name: 'campaign',
    label: t('console.eventForm.campaign.label'),
    optional: true,
    blank: t('console.eventForm.campaign.none'),
    choices: campaigns.map(({ slug, title }) => ({ value: slug, label: title })),
  });
}

function accessFeaturesField(view: View, { form }: EventFormProps): Html {
  const { t } = view;
  const name = 'accessFeatures';
  // As it is stored they are one text, as they are sent several.
  const ticked = typedList(form, name).flatMap((one) => one.split(' '));
  const values = { ...form.values, [name]: ticked };
  return choices(
    view,
    { ...form, values },
    {
      name,
      label: t('console.eventForm.accessFeatures.label'),
      hint: t('console.eventForm.accessFeatures.hint'),
      several: true,
      choices: accessFeatures.map((one) => ({ value: one, label: t(`event.access.${one}`) })),
    },
  );
}

function capacityField(view: View, { form, subject }: EventFormProps): Html {
  const { t } = view;
  const seatsTaken = subject.kind === 'edit' ? subject.seatsTaken : 0;
  const hint = t('console.eventForm.capacity.hint');
  return field(view, form, {
    name: 'capacity',
    label: t('console.eventForm.capacity.label'),
    hint:
      seatsTaken === 0
        ? hint
        : `${hint} ${t('console.eventForm.capacity.taken', { count: seatsTaken })}`,
    type: 'number',
    min: 1,
    optional: true,
    size: 'short',
  });
}
