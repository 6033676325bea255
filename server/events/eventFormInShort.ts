import type { Campaign } from '../../db/schema.ts';
import { typed, type FormState, type FormValues } from '../../templates/forms.ts';
import { isTextLanguage, nativeTextName } from '../../templates/textLanguages.ts';
import type { FormPart } from '../../templates/pages/console/eventFormPart.ts';
import { colorNames } from '../../templates/palette.ts';
import type { View } from '../../templates/view.ts';
import { fieldsByPart, inputsOf, type EventField } from '../fields/eventFields.ts';
import { isZone, placeName } from '../time/zones.ts';
import { repeatInShort } from './repeatView.ts';
import { announcedZonesIn } from './scheduleForm.ts';
import { withCommas } from '../../templates/withCommas.ts';

/** Longer values are told by their name alone, in characters. */
const longestShown = 40;

/** What a part of the form holds, in a line: so it can stay folded. */
export function inShortOf(
  view: View,
  values: FormValues,
  campaigns: readonly Pick<Campaign, 'slug' | 'title'>[],
): (part: FormPart) => string {
  const form: FormState = { values, problems: {} };
  return (part) => {
    if (part === 'repeat') return repeatInShort(view, values);
    const fields: readonly EventField[] = fieldsByPart[part];
    const told = fields.map((field) => inShort(view, form, field, campaigns));
    const line = told.filter((text) => text !== '').join(' · ');
    return line || view.t('console.eventForm.nothingYet');
  };
}

function inShort(
  view: View,
  form: FormState,
  field: EventField,
  campaigns: readonly Pick<Campaign, 'slug' | 'title'>[],
): string {
  const { t, language } = view;
  const value = typed(form, inputsOf(field)[0]).trim();
  const label = t(`console.events.parts.${field.name}`);
  const withValue = (text: string) =>
    [...text].length <= longestShown
      ? t('console.eventForm.inShort', { label, value: text })
      : label;
  switch (field.control) {
    case 'text':
      return value === '' ? '' : label;
    case 'line':
      return value === '' ? '' : withValue(value);
    case 'box':
      if (value !== '') return t(`console.eventForm.${field.name}.label`);
      return field.name === 'signupsOpen' ? t('console.eventForm.signupsClosed') : '';
    case 'own':
      break;
  }
  switch (field.name) {
    case 'end':
    case 'assembly': {
      const time = typed(form, `${field.name}Time`).trim();
      return time === '' && value === '' ? '' : withValue(`${value} ${time}`.trim());
    }
    case 'announcedZones':
      return withCommas(
        announcedZonesIn(form.values).map((zone) =>
          isZone(zone) ? placeName(zone, language) : zone,
        ),
      );
    case 'language':
      return isTextLanguage(value) ? nativeTextName(value) : value;
    case 'campaignId':
      return campaigns.find(({ slug }) => slug === value)?.title ?? '';
    case 'dayReminderHour':
    case 'joiningLinkMinutes':
    case 'soonReminderMinutes':
      return value === 'off' ? '' : label;
    case 'color': {
      const color = colorNames.find((name) => name === value);
      return color === undefined ? '' : withValue(t(`console.settings.color.names.${color}`));
    }
    case 'accessFeatures':
      return value === '' ? '' : label;
    case 'kind':
    case 'start':
    case 'zone':
    case 'slug':
    case 'capacity':
      return value === '' ? '' : withValue(value);
  }
}
