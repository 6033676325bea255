import type { MappedAction } from '../../db/mappedActions.ts';
import type { Campaign } from '../../db/schema.ts';
import {
  embeddedMapAddress,
  inLanguage,
  narrowedCampaignAddress,
  newProposalAddress,
} from '../../templates/addresses.ts';
import { localeOf } from '../../templates/languages.ts';
import { embeddedMapPage } from '../../templates/pages/campaigns/embeddedMap.ts';
import type { Html, View } from '../../templates/view.ts';
import { announcedCampaignOf } from '../campaigns/campaignOf.ts';
import type { Services } from '../services.ts';
import { campaignFor, languagesOfCampaign } from '../texts/campaignFor.ts';
import { campaignDays } from '../time/campaignDays.ts';
import { countryName } from '../time/countries.ts';
import { framedHeaders } from '../web/framed.ts';
import type { Reply, Route } from '../web/routes.ts';
import { allActions, askedActions, cityKey } from './askedActions.ts';
import { campaignMap } from './campaignMap.ts';
import { actionsLeft, comingActions } from './actionPlaces.ts';
import { citiesToAdopt } from './citiesToAdopt.ts';
import { countedActions, countsOf } from './countedActions.ts';

/** The map of a campaign's actions on other sites: of the world, or of the part that the address names. */
export const campaignMapFrame: Route = {
  method: 'get',
  path: '/embed/campaigns/:slug/map',
  role: 'anyone',
  handle: (visit) =>
    announcedCampaignOf(visit, embeddedMapAddress, (campaign): Reply => {
      const { services, view } = visit;
      const asked = { ...allActions, in: askedActions(visit.query).in };
      // A frame stays where it was put when the last action of its part is over: then it shows the world.
      const isAny = actionsLeft(services, campaign.id, view.now, asked).length > 0;
      const part = isAny ? asked.in : '';
      return {
        kind: 'public-file',
        path: embeddedMapAddress(campaign.slug, part),
        shows: { kind: 'everything' },
        type: 'text/html; charset=utf-8',
        inLanguages: true,
        texts: languagesOfCampaign(services, campaign),
        render: (reader) => ({
          text: render(services, reader, campaign, part).toString(),
          modifiedAt: 0,
        }),
        headers: framedHeaders,
      };
    }),
};

function render(services: Services, view: View, stored: Campaign, part: string): Html {
  const { language, now, t } = view;
  const campaign = campaignFor(services, stored, [...view.reads, language]);
  const { slug, title } = campaign;
  const asked = { ...allActions, in: part };
  const all = comingActions(services, stored.id, now);
  const left = actionsLeft(services, stored.id, now, asked);
  const open = citiesToAdopt(services, stored, now) ?? [];
  const narrowed = (to: { in: string; city?: string }) =>
    `${inLanguage(narrowedCampaignAddress(slug, to), language)}#actions`;
  const links = {
    action: (action: MappedAction) => narrowed({ in: action.country ?? '', city: cityKey(action) }),
    open: ({ cityId }: { cityId: number }) =>
      inLanguage(newProposalAddress(slug, cityId), language),
  };
  const { compare } = new Intl.Collator(localeOf(language));
  const byCountry = Map.groupBy(
    left.filter(({ cancelled }) => !cancelled),
    ({ country }) => country ?? '',
  );
  return embeddedMapPage(view, {
    slug,
    title,
    language: campaign.language,
    original: campaign.original,
    day: campaignDays(stored, language, now)?.long ?? null,
    counted: countedActions(countsOf(services, stored.id), t),
    map: campaignMap(view, slug, { all, left, open, asked }, links),
    countries: [...byCountry]
      .filter(([country]) => country !== '')
      .map(([country, actions]) => ({
        name: countryName(country, language),
        href: narrowed({ in: country }),
        count: actions.length,
      }))
      .toSorted((one, other) => compare(one.name, other.name)),
  });
}
