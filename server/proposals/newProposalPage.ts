import type { City } from '../../db/cities.ts';
import type { Campaign } from '../../db/schema.ts';
import { freshForm, type FormState, type FormValues } from '../../templates/forms.ts';
import {
  newProposalPage,
  type CityStep,
  type DetailsStep,
} from '../../templates/pages/proposals/newProposal.ts';
import type { Html } from '../../templates/view.ts';
import { siteOf } from '../siteSettings.ts';
import { campaignFor } from '../texts/campaignFor.ts';
import { countryName } from '../time/countries.ts';
import type { Visit } from '../web/routes.ts';
import { daysOf } from './proposalForm.ts';
import { fieldsFor, offeredCity, proposedTo } from './proposalView.ts';
import { openingOf } from './states.ts';
import { suggestedIn } from './suggestedPlaces.ts';

/** So many cities are offered where one was typed. */
const mostFound = 12;

/** How long somebody waits for the list of cities, made when it is first asked for, in milliseconds. */
export const cityPatience = 8000;

/** The page on which nobody can propose anything. */
export function closedPage(visit: Visit, campaign: Campaign): Html {
  return rendered(visit, campaign, {
    kind: 'city',
    typed: '',
    found: null,
    problem: null,
    kept: {},
  });
}

/**
 * The page that asks for the city.
 *
 * @param typed what was looked for; '' for nothing yet
 * @param kept what was typed into the rest of the form; it travels along
 */
export async function cityPage(
  visit: Visit,
  campaign: Campaign,
  typed: string,
  kept: FormValues = {},
  refused: CityStep['problem'] = null,
): Promise<Html> {
  const { services, view } = visit;
  const { t, language } = view;
  if (typed === '')
    return rendered(visit, campaign, { kind: 'city', typed, found: null, problem: refused, kept });
  const ready = await services.cities.ready(cityPatience);
  const found = services.cities
    .find(typed, { language, limit: mostFound })
    .map((city) => offeredCity(city, view));
  const none = ready ? t('proposal.city.none', { typed }) : t('proposal.city.notReady');
  const problem = refused ?? (found.length === 0 ? none : null);
  return rendered(visit, campaign, { kind: 'city', typed, found, problem, kept });
}

/** The page with all the rest, once the city is known. */
export function detailsPage(
  visit: Visit,
  campaign: Campaign,
  city: City,
  form: FormState = freshForm(beginning(visit, campaign, city)),
): Html {
  const { services, view } = visit;
  const step: DetailsStep = {
    kind: 'details',
    ...fieldsFor(form, campaign, city, view),
    chosen: offeredCity(city, view),
    suggested: suggestedIn(services, campaign.id, city),
    embassiesOf: campaign.placesOf === null ? null : countryName(campaign.placesOf, view.language),
    retentionDays: siteOf(services).retentionDays,
  };
  return rendered(visit, campaign, step);
}

/** What the form begins with: the campaign's own words and hour. */
export function beginning(
  { services, view, now }: Visit,
  campaign: Campaign,
  { name, zone }: Pick<City, 'name' | 'zone'>,
): FormValues {
  const read = campaignFor(services, campaign, [...view.reads, view.language]);
  const [first = ''] = daysOf(campaign, zone, now);
  return {
    title: `${read.title}: ${name}`.slice(0, 120),
    description: campaign.template,
    startDate: campaign.day === null ? '' : first,
    startTime: campaign.startTime ?? '',
    language: view.language,
  };
}

function rendered(visit: Visit, campaign: Campaign, step: CityStep | DetailsStep): Html {
  const { services, view, now } = visit;
  return newProposalPage(view, {
    campaign: proposedTo(services, campaign, view),
    opening: openingOf(campaign, now),
    step,
  });
}
