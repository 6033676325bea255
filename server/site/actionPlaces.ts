import type { MappedAction } from '../../db/mappedActions.ts';
import type { Campaign, OpenCity } from '../../db/schema.ts';
import { narrowedCampaignAddress } from '../../templates/addresses.ts';
import { localeOf, perLanguage } from '../../templates/languages.ts';
import type {
  ActionPlacesProps,
  CityOfActions,
  ContinentOfActions,
  CountryOfActions,
  NearProps,
  ToldAction,
} from '../../templates/pages/campaigns/actionPlacesProps.ts';
import { nativeTextName } from '../../templates/textLanguages.ts';
import type { View } from '../../templates/view.ts';
import { continentOf } from '../places/continents.ts';
import { countryName } from '../time/countries.ts';
import type { Services } from '../services.ts';
import { dateInWords } from '../time/dateText.ts';
import { overBy } from '../time/lifetime.ts';
import { cityKey, narrowedActions, type AskedActions } from './askedActions.ts';
import { campaignMap } from './campaignMap.ts';
import { anchorOfOpen } from './citiesToAdopt.ts';
import { actionsInWords } from './narrowedInWords.ts';
import { keyOf, toldActions } from './toldActions.ts';

/** So many actions are told one by one; of more only how many there are in each city. */
const mostTold = 300;

/** So many cities are told; of more only how many actions there are in each country. */
const mostCities = 800;

const collators = perLanguage((language) => new Intl.Collator(localeOf(language)));

interface Kept {
  key: string;
  actions: readonly MappedAction[];
}
const kept = new WeakMap<Services['db'], Kept>();

/**
 * The actions of a campaign that are not over, those of partners too; those that were asked for last are kept
 * for the next one.
 */
export function comingActions(
  { db }: Pick<Services, 'db'>,
  campaignId: number,
  now: number,
): readonly MappedAction[] {
  const minute = Math.floor(now / 60_000);
  const key = `${campaignId} ${minute} ${db.shown.version({ kind: 'everything' })}`;
  const known = kept.get(db);
  if (known?.key === key) return known.actions;
  const by = overBy(now);
  const ours = db.mappedActions.coming(campaignId, by);
  const theirs = db.mappedActions.ofPartners(campaignId, by);
  const actions =
    theirs.length === 0
      ? ours
      : [...ours, ...theirs].toSorted((one, other) => one.startsAt - other.startsAt);
  kept.set(db, { key, actions });
  return actions;
}

/** The actions that an address leaves. */
export function actionsLeft(
  services: Pick<Services, 'db'>,
  campaignId: number,
  now: number,
  asked: AskedActions,
): MappedAction[] {
  const translated =
    asked.language === ''
      ? new Set<number>()
      : services.db.mappedActions.translatedInto(campaignId, asked.language);
  return narrowedActions(comingActions(services, campaignId, now), asked, translated);
}

/** The actions of a campaign by continent, country and city, with their map. */
export function actionPlaces(
  services: Services,
  view: View,
  campaign: Pick<Campaign, 'id' | 'slug' | 'day' | 'lastDay'>,
  open: readonly OpenCity[],
  { asked, near }: { asked: AskedActions; near: NearProps },
): ActionPlacesProps {
  const { id, slug } = campaign;
  const all = comingActions(services, id, view.now);
  const left = actionsLeft(services, id, view.now, asked);
  const what = actionsInWords(view, asked, (key) => {
    if (/^\d{1,9}$/.test(key)) return services.cities.byId(Number(key), view.language)?.name ?? '';
    return all.some((action) => cityKey(action) === key) ? key : '';
  });
  const cities = new Set(left.map((action) => placeKey(action)));
  const isOne = asked.city !== '';
  const detail =
    isOne || left.length <= mostTold
      ? 'actions'
      : cities.size <= mostCities
        ? 'cities'
        : 'countries';
  const told = detail === 'actions' ? left.slice(0, mostTold) : [];
  const listed = toldActions(services, view, campaign, told);
  const grouping: Grouping = { services, view, slug, asked, detail, listed };
  const grouped = Map.groupBy(detail === 'actions' ? told : left, placeKey);
  const anchors = anchorsOf([...grouped.keys()]);
  return {
    slug,
    values: asked,
    choices: choicesIn(view, all),
    detail,
    continents: continentsOf(grouping, grouped, anchors),
    first: told.length < left.length && detail === 'actions' ? told.length : null,
    map: campaignMap(
      view,
      slug,
      { all, left, open, asked },
      {
        action: (action) =>
          detail === 'countries'
            ? narrowedCampaignAddress(slug, { ...asked, in: action.country ?? '' })
            : `#${anchors.get(placeKey(action)) ?? 'actions'}`,
        open: ({ cityId }) => `#${anchorOfOpen(cityId)}`,
      },
    ),
    any: all.length > 0,
    narrowed:
      what === ''
        ? null
        : view.t('campaign.places.narrowed', { shown: left.length, all: all.length, what }),
    ofPartners: all.some(({ from }) => from === 'partner'),
    near,
  };
}

/** Country and city: the same word may be a city of two countries. */
function placeKey(action: MappedAction): string {
  return action.kind === 'online' ? '' : `${action.country ?? ''} ${cityKey(action)}`;
}

/** Each once in the page, although a partner may say of a city that it is in another country than we do. */
function anchorsOf(keys: readonly string[]): Map<string, string> {
  const taken = new Set<string>();
  return new Map(
    keys.map((key, at) => {
      const [, id] = / (\d+)$/.exec(key) ?? [];
      const byCity = `city-${id}`;
      const anchor = id === undefined || taken.has(byCity) ? `place-${at}` : byCity;
      taken.add(anchor);
      return [key, anchor];
    }),
  );
}

interface Grouping {
  services: Services;
  view: View;
  slug: string;
  asked: AskedActions;
  detail: ActionPlacesProps['detail'];
  listed: ReadonlyMap<string, ToldAction>;
}

function continentsOf(
  grouping: Grouping,
  grouped: ReadonlyMap<string, MappedAction[]>,
  anchors: ReadonlyMap<string, string>,
): ContinentOfActions[] {
  const { view } = grouping;
  const { language, t } = view;
  const { compare } = collators(language);
  const places = [...grouped].map(([key, actions]) => ({
    actions,
    anchor: anchors.get(key) ?? '',
    country: actions[0]?.kind === 'online' ? null : (actions[0]?.country ?? null),
    isOnline: actions[0]?.kind === 'online',
  }));
  const byContinent = Map.groupBy(places, ({ country, isOnline }) => {
    if (isOnline) return 'online';
    return (country === null ? null : continentOf(country)) ?? 'elsewhere';
  });
  const named = [...byContinent].map(([continent, some]) => {
    const isNamed = continent !== 'online' && continent !== 'elsewhere';
    const byCountry = Map.groupBy(some, ({ country }) => country ?? '');
    const countries = [...byCountry]
      .map(([country, cities]) => countryOf(grouping, country, cities))
      .toSorted((one, other) => compare(one.name, other.name));
    const name = isNamed ? countryName(continent, language) : t(`campaign.places.${continent}`);
    return { name, countries, isNamed };
  });
  // What is in no part of the world comes after all that is.
  return named.toSorted(
    (one, other) => Number(other.isNamed) - Number(one.isNamed) || compare(one.name, other.name),
  );
}

function countryOf(
  grouping: Grouping,
  country: string,
  places: readonly { actions: MappedAction[]; anchor: string }[],
): CountryOfActions {
  const { view, slug, asked, detail } = grouping;
  const { compare } = collators(view.language);
  const count = places.reduce((sum, { actions }) => sum + actions.length, 0);
  return {
    anchor: country === '' ? '' : `in-${country}`,
    name: country === '' ? '' : countryName(country, view.language),
    href:
      country === '' || asked.in === country
        ? null
        : `${narrowedCampaignAddress(slug, { ...asked, in: country, city: '' })}#actions`,
    count: view.t('campaign.actions', { count }),
    cities:
      detail === 'countries'
        ? []
        : places
            .map(({ actions, anchor }) => cityOf(grouping, actions, anchor))
            .toSorted((one, other) => compare(one.name, other.name)),
  };
}

function cityOf(
  { services, view, slug, asked, detail, listed }: Grouping,
  actions: readonly MappedAction[],
  anchor: string,
): CityOfActions {
  const [first] = actions;
  const key = first === undefined ? '' : cityKey(first);
  const id = first?.cityId ?? 0;
  const known = id === 0 ? null : services.cities.byId(id, view.language);
  return {
    anchor,
    name: known?.name ?? (first?.kind === 'online' ? '' : (first?.city ?? '')),
    href:
      detail === 'actions' || key === ''
        ? null
        : `${narrowedCampaignAddress(slug, { ...asked, in: first?.country ?? '', city: key })}#actions`,
    count: view.t('campaign.actions', { count: actions.length }),
    actions: actions.flatMap((action) => listed.get(keyOf(action)) ?? []),
  };
}

/** What there is to choose among all that are coming. */
function choicesIn(
  { t, language }: View,
  actions: readonly MappedAction[],
): ActionPlacesProps['choices'] {
  const { compare } = collators(language);
  const days = [...new Set(actions.map(({ startLocal }) => startLocal.slice(0, 10)))].toSorted();
  const languages = [...new Set(actions.flatMap((action) => action.language ?? []))];
  const kinds = new Set(actions.map(({ kind }) => kind));
  const isAccessible = actions.some(({ accessFeatures }) => accessFeatures.includes('stepFree'));
  return {
    day: days.map((day) => ({ value: day, label: dateInWords(day, language, { year: false }) })),
    language: languages
      .map((one) => ({ value: one, label: nativeTextName(one), language: one }))
      .toSorted((one, other) => compare(one.label, other.label)),
    how:
      kinds.size < 2
        ? []
        : [
            { value: 'in-person', label: t('campaign.places.inPerson') },
            { value: 'online', label: t('campaign.places.online') },
          ],
    access: isAccessible ? [{ value: 'stepFree', label: t('event.access.stepFree') }] : [],
  };
}
