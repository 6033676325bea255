import type { Campaign, CampaignPart } from '../../db/schema.ts';
import { campaignsAddress } from '../../templates/addresses.ts';
import { freshForm, typed, type FormState, type FormValues } from '../../templates/forms.ts';
import {
  campaignFormPage,
  type CampaignFormProps,
} from '../../templates/pages/console/campaignForm.ts';
import { campaignFormParts } from '../../templates/pages/console/campaignFormParts.ts';
import { colorNames } from '../../templates/palette.ts';
import { isTextLanguage, nativeTextName } from '../../templates/textLanguages.ts';
import type { Html, View } from '../../templates/view.ts';
import { countriesByName, countryName } from '../time/countries.ts';
import { dateInWords } from '../time/dateText.ts';
import { isDate } from '../time/day.ts';
import type { OrganizerVisit } from '../web/routes.ts';
import { longestFacts, longestTitle } from './campaignForm.ts';
import { decisionsOn } from './campaignStates.ts';

/** Longer values are told by their name alone, in characters. */
const longestShown = 40;

/** The form of a campaign that there is not yet. */
export function newCampaignPage({ services, view }: OrganizerVisit, form: FormState): Html {
  return campaignFormPage(view, {
    subject: { kind: 'new' },
    theirs: [],
    ...formProps(view, form, services.config.baseUrl),
  });
}

interface EditOptions {
  /** `updatedAt` of the campaign as whoever types saw it. */
  seenAt?: number;
  theirs?: CampaignFormProps['theirs'];
  done?: string | null;
}

/** The form of one that there is. */
export function campaignEditPage(
  { services, view }: OrganizerVisit,
  { slug, title, state, updatedAt }: Campaign,
  form: FormState,
  { seenAt = updatedAt, theirs = [], done = null }: EditOptions = {},
): Html {
  return campaignFormPage(view, {
    subject: { kind: 'edit', slug, title, state, seenAt, decisions: decisionsOn(state), done },
    theirs,
    ...formProps(view, form, services.config.baseUrl),
  });
}

function formProps(view: View, form: FormState, baseUrl: string) {
  return {
    form,
    inShort: inShortOf(view, form.values),
    longestTitle,
    longestFacts,
    addressBefore: `${baseUrl}${campaignsAddress}/`,
    countries: countriesByName(view.language),
  };
}

/** A part of a campaign as a form holds it, in words; '' where it says nothing. */
export function partInWords(view: View, part: CampaignPart, values: FormValues): string {
  const { t, language } = view;
  const value = typed(freshForm(values), part).trim();
  switch (part) {
    case 'hosting':
      return value === 'anyone' ? t('console.campaigns.hosting.anyone') : '';
    case 'placesOf':
      return countryName(value, language);
    case 'endorsementsOpen':
      return value === '' ? '' : t('console.campaigns.endorsementsOpen.open');
    case 'endorsementsContinue':
      return value === '' ? '' : t('event.coSponsors.andOthers');
    case 'language':
      return isTextLanguage(value) ? nativeTextName(value) : value;
    case 'day':
    case 'lastDay':
      return isDate(value) ? dateInWords(value, language) : value;
    case 'color': {
      const color = colorNames.find((name) => name === value);
      return color === undefined ? '' : t(`console.settings.color.names.${color}`);
    }
    case 'title':
    case 'facts':
    case 'callers':
    case 'demands':
    case 'hashtags':
    case 'contact':
    case 'bring':
    case 'startTime':
    case 'template':
    case 'slug':
      return value;
  }
}

function inShortOf(view: View, values: FormValues): CampaignFormProps['inShort'] {
  const { t } = view;
  const told = (part: CampaignPart) => {
    const value = partInWords(view, part, values);
    if (value === '') return '';
    const name = t(`console.campaigns.parts.${part}`);
    // As a part of the line begins.
    const label = name.charAt(0).toLocaleUpperCase(view.language) + name.slice(1);
    return value.includes('\n') || [...value].length > longestShown
      ? label
      : t('console.eventForm.inShort', { label, value });
  };
  return (part) => {
    const line = campaignFormParts[part].map(told).filter((text) => text !== '');
    return line.join(' · ') || t('console.eventForm.nothingYet');
  };
}
