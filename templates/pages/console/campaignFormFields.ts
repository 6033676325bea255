import type { CampaignPart } from '../../../db/schema.ts';
import { colorChoiceOf } from '../../components/colorChoice.ts';
import { checkbox, choices, field, selectField, textArea } from '../../components/forms.ts';
import { textLanguageField } from '../../components/textLanguageField.ts';
import type { FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';

/** What the fields of the form of a campaign need beside what was typed. */
export interface CampaignFields {
  form: FormState;
  isNew: boolean;
  longestTitle: number;
  longestFacts: number;
  /** What stands before the name of a campaign in its web address. */
  addressBefore: string;
  /** Whose embassies and consulates can be meant, in the order of their names. */
  countries: readonly { code: string; name: string }[];
}

type Draw = (view: View, fields: CampaignFields) => Html | '';

/** The fields of the form of a campaign, each as it stands in the form. */
export const campaignFormFields: Readonly<Record<CampaignPart, Draw>> = {
  title: (view, { form, longestTitle }) =>
    field(view, form, {
      name: 'title',
      label: view.t('console.campaigns.titleField.label'),
      maxLength: longestTitle,
      autocomplete: 'off',
    }),
  facts: (view, { form, longestFacts }) =>
    textArea(view, form, {
      ...worded(view, 'facts'),
      rows: 6,
      maxLength: longestFacts,
      optional: true,
    }),
  day: (view, { form }) =>
    field(view, form, { ...worded(view, 'day'), type: 'date', optional: true, size: 'short' }),
  lastDay: (view, { form }) =>
    field(view, form, { ...worded(view, 'lastDay'), type: 'date', optional: true, size: 'short' }),
  callers: (view, { form }) =>
    textArea(view, form, { ...worded(view, 'callers'), rows: 3, optional: true }),
  demands: (view, { form }) =>
    textArea(view, form, { ...worded(view, 'demands'), rows: 4, optional: true }),
  hashtags: (view, { form }) =>
    field(view, form, { ...worded(view, 'hashtags'), autocomplete: 'off', optional: true }),
  contact: (view, { form }) =>
    field(view, form, {
      ...worded(view, 'contact'),
      type: 'email',
      autocomplete: 'off',
      optional: true,
    }),
  endorsementsOpen: (view, { form }) =>
    checkbox(view, form, { ...worded(view, 'endorsementsOpen'), required: false }),
  endorsementsContinue: (view, { form }) =>
    checkbox(view, form, {
      name: 'endorsementsContinue',
      label: view.t('console.campaigns.endorsementsContinue.label'),
      required: false,
    }),
  bring: (view, { form }) =>
    textArea(view, form, { ...worded(view, 'bring'), rows: 2, optional: true }),
  startTime: (view, { form }) =>
    field(view, form, {
      ...worded(view, 'startTime'),
      type: 'time',
      optional: true,
      size: 'short',
    }),
  hosting: (view, { form }) =>
    choices(view, form, {
      name: 'hosting',
      label: view.t('console.campaigns.hosting.label'),
      choices: (['nobody', 'anyone'] as const).map((value) => ({
        value,
        label: view.t(`console.campaigns.hosting.${value}`),
        hint: view.t(`console.campaigns.hosting.${value}Hint`),
      })),
    }),
  placesOf: (view, { form, countries }) =>
    selectField(view, form, {
      ...worded(view, 'placesOf'),
      blank: view.t('console.campaigns.placesOf.none'),
      optional: true,
      choices: countries.map(({ code, name }) => ({ value: code, label: name })),
    }),
  template: (view, { form }) =>
    textArea(view, form, { ...worded(view, 'template'), rows: 8, optional: true }),
  color: (view, { form }) =>
    colorChoiceOf(view, form, {
      label: view.t('console.campaigns.color.label'),
      hint: view.t('console.campaigns.color.hint'),
    }),
  slug: (view, { form, isNew, addressBefore: address }) =>
    field(view, form, {
      name: 'slug',
      label: view.t('console.campaigns.slug.label'),
      hint: view.t(`console.campaigns.slug.${isNew ? 'hint' : 'hintEdit'}`, { address }),
      autocomplete: 'off',
      optional: true,
    }),
  language: (view, { form }) =>
    textLanguageField(view, form, {
      label: view.t('console.campaigns.language.label'),
      hint: view.t('console.campaigns.language.hint'),
    }),
};

type Worded = Exclude<
  CampaignPart,
  'title' | 'hosting' | 'color' | 'slug' | 'language' | 'endorsementsContinue'
>;

function worded({ t }: View, name: Worded) {
  return {
    name,
    label: t(`console.campaigns.${name}.label`),
    hint: t(`console.campaigns.${name}.hint`),
  };
}
