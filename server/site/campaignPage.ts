import type { Campaign } from '../../db/schema.ts';
import { campaignPage } from '../../templates/pages/campaigns/campaign.ts';
import type { CampaignPageProps } from '../../templates/pages/campaigns/campaignPageProps.ts';
import type { Html, View } from '../../templates/view.ts';
import { listedEvent } from '../events/listedEvent.ts';
import { readEvents } from '../events/readableEvents.ts';
import { takesFollowers } from '../followers/followCampaign.ts';
import { campaignPictureFacts, campaignPictureText } from '../pictures/campaignPicture.ts';
import { pictureVersion, pictureWords } from '../pictures/eventPicture.ts';
import { citiesLookedFor } from '../proposals/openCities.ts';
import { openingOf } from '../proposals/opening.ts';
import { followedShown } from '../following/followedShown.ts';
import type { Services } from '../services.ts';
import { campaignFor, languagesOfCampaign, linesIn, wordsIn } from '../texts/campaignFor.ts';
import { campaignDays, isCampaignOver } from '../time/campaignDays.ts';
import { countryName } from '../time/countries.ts';
import { overBy } from '../time/lifetime.ts';
import { allActions, type AskedActions } from './askedActions.ts';
import { actionPlaces } from './campaignPlaces.ts';
import { nearActions } from './nearActions.ts';

/** So many events stand on the page: the next, and the last that are over. */
const mostComing = 200;
const mostPast = 30;

/** What a campaign is about, and its events. */
export function renderCampaignPage(
  services: Services,
  view: View,
  stored: Campaign,
  asked: AskedActions = allActions,
  near = '',
): Html {
  const { db, log } = services;
  const { t, language, now } = view;
  const campaign = campaignFor(services, stored, [...view.reads, language]);
  const lists = db.events.announcedOf(campaign.id);
  const by = overBy(now);
  const read = (ids: readonly number[]) =>
    readEvents(db, ids, (event) => listedEvent(db, view, event));
  const coming = read(lists.coming(by, { limit: mostComing }));
  const past = read(lists.past(by, { limit: mostPast }));
  const unreadable = [...coming.unreadable, ...past.unreadable];
  if (unreadable.length > 0) log.error({ unreadable }, 'events left out of the page of a campaign');
  // With one alone there is nothing to choose.
  const languages = [
    ...new Set([
      ...languagesOfCampaign(services, stored),
      ...db.eventTexts.announcedLanguages(stored.id),
    ]),
  ];
  const counts = db.campaigns.counts(stored.id);
  const { actions, countries } = counts;
  // A picture is the same for all who read its texts in one language, wherever they read the page.
  const pictured = campaign.original === undefined ? language : campaign.language;
  const words = pictureWords(services, pictured);
  const shared = campaignPictureFacts(services, campaign, counts, words, now);
  const { slug, title, facts, state, day, lastDay, color } = campaign;
  return campaignPage(view, {
    slug,
    title,
    facts,
    state,
    color,
    demands: linesIn(campaign.demands),
    hashtags: wordsIn(campaign.hashtags),
    callers: linesIn(campaign.callers),
    contact: campaign.contact,
    bring: campaign.bring,
    language: campaign.language,
    original: campaign.original,
    texts: {
      languages: languages.length > 1 ? languages : [],
      read: view.reads[0] ?? language,
    },
    days: campaignDays(stored, language, now),
    over: state === 'archived' || isCampaignOver({ day, lastDay }, now),
    counted:
      actions === 0
        ? null
        : countries < 2
          ? t('campaign.actions', { count: actions })
          : t('campaign.actionsIn', {
              actions: t('campaign.actions', { count: actions }),
              countries: t('campaign.countries', { count: countries }),
            }),
    proposing: proposingOf(services, view, stored),
    places:
      coming.results.length === 0
        ? null
        : actionPlaces(
            services,
            view,
            stored,
            asked,
            nearActions(services, view, stored, asked, near),
          ),
    coming: coming.results,
    past: past.results,
    takesFollowers: takesFollowers(stored, now),
    followed: followedShown(services, view, stored.id),
    sharedPicture: {
      language: pictured,
      version: pictureVersion(shared),
      alt: campaignPictureText(shared, words),
    },
  });
}

/** Where the campaign looks for somebody; null while nobody can propose an action. */
function proposingOf(
  services: Services,
  { language, now }: View,
  campaign: Campaign,
): CampaignPageProps['proposing'] {
  if (openingOf(campaign, now) !== 'open') return null;
  const cities = citiesLookedFor(services, campaign.id).map(({ cityId, city, country }) => ({
    id: cityId,
    name: services.cities.byId(cityId, language)?.name ?? city,
    country: countryName(country, language),
  }));
  return { cities };
}
