import { z } from 'zod';
import type { City } from '../../db/cities.ts';
import type { Campaign } from '../../db/schema.ts';
import { consoleCampaignPlacesAddress } from '../../templates/addresses.ts';
import { freshForm, typed, type FormState } from '../../templates/forms.ts';
import { campaignPlacesPage } from '../../templates/pages/console/campaignPlaces.ts';
import type { OfferedCity } from '../../templates/pages/proposals/newProposal.ts';
import { campaignNamed, campaignOf } from '../campaigns/campaignOf.ts';
import { countryName } from '../time/countries.ts';
import { doneText, redirectDone } from '../web/done.ts';
import { optionalText, requiredLine } from '../web/fields.ts';
import { notFound } from '../web/httpProblem.ts';
import { parseForm, refusedForm } from '../web/parseForm.ts';
import { plainNumber } from '../web/plainNumber.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { whenNeeded } from '../whenNeeded.ts';
import { lookForSomeone, stopLooking } from './lookForSomeone.ts';
import { cityPatience } from './newProposalPage.ts';
import { takenCities } from './openCities.ts';
import { offeredCity } from './proposalView.ts';
import { suggestPlaces } from './suggestPlaces.ts';

const places = '/console/campaigns/:slug/places';
const role = 'organizer' as const;
const need = 'lead' as const;

/** Where a campaign looks for somebody, and which places its form suggests. */
export const campaignPlacesRoutes: readonly Route[] = [
  {
    method: 'get',
    path: places,
    role,
    need,
    handle: (visit) =>
      campaignOf(visit, consoleCampaignPlacesAddress, (campaign) => show(visit, campaign)),
  },
  { method: 'post', path: places, role, need, handle: suggest },
  { method: 'post', path: `${places}/cities`, role, need, handle: add },
  { method: 'post', path: `${places}/removal`, role, need, handle: remove },
];

/** With the reader of tables, which nothing else on these pages needs. */
const reading = whenNeeded(() => import('./pastedPlaces.ts'));

const mostOffered = 8;
const ListForm = z.object({ list: optionalText(150_000) });
const CityForm = z.object({ place: requiredLine(100) });

async function show(
  visit: OrganizerVisit,
  campaign: Campaign,
  refused: { city?: FormState; several?: readonly OfferedCity[]; list?: FormState } = {},
): Promise<Reply> {
  const { services, view } = visit;
  const { db, cities } = services;
  const { mostPlaces, placeLines } = await reading();
  const suggested = db.campaignPlaces.suggested(campaign.id);
  const taken = takenCities(services, campaign.id, visit.now);
  const unknown = suggested.filter(({ cityKey }) => cityKey.startsWith('name '));
  return page(
    campaignPlacesPage(view, {
      campaign,
      cities: db.campaignPlaces.openCities(campaign.id).map(({ cityId, city, country }) => ({
        cityId,
        name: cities.byId(cityId, view.language)?.name ?? city,
        country: countryName(country, view.language),
        taken: taken.has(cityId),
      })),
      cityForm: refused.city ?? freshForm(),
      several: refused.several ?? [],
      listForm: refused.list ?? freshForm({ list: placeLines(suggested) }),
      mostPlaces,
      unknown: [...new Set(unknown.map(({ city }) => city))],
      done: doneText(visit, ['added', 'removed', 'saved'], (name, [id = 0]) =>
        view.t(`console.proposals.places.done.${name}`, {
          city: cities.byId(id, view.language)?.name ?? '',
        }),
      ),
    }),
    refused.city === undefined && refused.list === undefined ? 200 : 422,
  );
}

async function suggest(visit: OrganizerVisit): Promise<Reply> {
  const { services, view, form, organizer } = visit;
  const campaign = campaignNamed(visit);
  const parsed = parseForm(ListForm, form, view.t);
  if (!parsed.ok) return show(visit, campaign, { list: parsed.form });
  const { pastedPlaces } = await reading();
  const read = pastedPlaces(parsed.value.list);
  if (!read.ok)
    return show(visit, campaign, { list: refusedForm(form, { list: read.problem }, view.t) });
  await services.cities.ready(cityPatience);
  await suggestPlaces(services, campaign, read.places, organizer.id);
  return redirectDone(visit, consoleCampaignPlacesAddress(campaign.slug), 'saved');
}

async function add(visit: OrganizerVisit): Promise<Reply> {
  const { services, view, form } = visit;
  const campaign = campaignNamed(visit);
  await services.cities.ready(cityPatience);
  const chosen = plainNumber(typed(freshForm(form), 'city'));
  if (chosen !== null) {
    const city = services.cities.byId(chosen, view.language);
    if (city === null) throw notFound();
    return added(visit, campaign, city);
  }
  const parsed = parseForm(CityForm, form, view.t);
  if (!parsed.ok) return show(visit, campaign, { city: parsed.form });
  const { place } = parsed.value;
  const found = services.cities.find(place, { language: view.language, limit: mostOffered });
  const [first, ...others] = found;
  if (first === undefined) {
    const key = 'console.proposals.places.problems.none' as const;
    const problem = { place: { key, values: { typed: place } } };
    return show(visit, campaign, { city: refusedForm(form, problem, view.t) });
  }
  if (others.length === 0) return added(visit, campaign, first);
  const several = found.map((city) => offeredCity(city, view));
  return show(visit, campaign, { city: freshForm(form), several });
}

async function added(visit: OrganizerVisit, campaign: Campaign, city: City): Promise<Reply> {
  await lookForSomeone(visit.services, campaign, city, visit.organizer.id);
  return redirectDone(visit, consoleCampaignPlacesAddress(campaign.slug), 'added', [city.id]);
}

async function remove(visit: OrganizerVisit): Promise<Reply> {
  const campaign = campaignNamed(visit);
  const cityId = plainNumber(typed(freshForm(visit.form), 'city')) ?? 0;
  await stopLooking(visit.services, campaign, cityId, visit.organizer.id);
  return redirectDone(visit, consoleCampaignPlacesAddress(campaign.slug), 'removed');
}
