import type { Campaign } from '../../db/schema.ts';
import { campaignPage } from '../../templates/pages/campaigns/campaign.ts';
import type { CampaignPageProps } from '../../templates/pages/campaigns/campaignPageProps.ts';
import type { Html, View } from '../../templates/view.ts';
import { coSponsorshipOpening } from '../campaigns/coSponsorship.ts';
import { pictureOfCampaign } from '../campaigns/campaignPictures.ts';
import { listedEvent } from '../events/listedEvent.ts';
import { readEvents } from '../events/readableEvents.ts';
import { takesFollowers } from '../followers/followCampaign.ts';
import { campaignPictureFacts, campaignPictureText } from '../pictures/campaignPicture.ts';
import { pictureFiles, pictureVersion, pictureWords } from '../pictures/eventPicture.ts';
import type { Services } from '../services.ts';
import { siteOf } from '../siteSettings.ts';
import { campaignFor, languagesOfCampaign, linesIn, wordsIn } from '../texts/campaignFor.ts';
import { campaignDays, isCampaignOver } from '../time/campaignDays.ts';
import { dayText } from '../time/dateText.ts';
import { overBy } from '../time/lifetime.ts';
import { allActions, type AskedActions } from './askedActions.ts';
import { actionPlaces, comingActions } from './actionPlaces.ts';
import { citiesToAdopt, cityToAdopt } from './citiesToAdopt.ts';
import { countedActions, countsOf } from './countedActions.ts';
import { nearActions } from './nearActions.ts';
import { shownCoSponsorsOfCampaign, withoutLogos } from './shownCoSponsors.ts';

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
  const counts = countsOf(services, stored.id);
  const open = citiesToAdopt(services, stored, now);
  const anywhere = (open ?? []).length > 0 || comingActions(services, stored.id, now).length > 0;
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
    counted: countedActions(counts, t),
    proposing: open && {
      cities: open.map((city) => cityToAdopt(services, view, stored.slug, city)),
    },
    places: anywhere
      ? actionPlaces(services, view, stored, open ?? [], {
          asked,
          near: nearActions(services, view, stored, open ?? [], { asked, near }),
        })
      : null,
    coming: coming.results,
    past: past.results,
    takesFollowers: takesFollowers(stored, now),
    coSponsors: coSponsorsOf(services, view, stored),
    picture: pictureOfCampaign(services, stored, campaign.language),
    sharedPicture: {
      files: pictureFiles(shared),
      language: pictured,
      version: pictureVersion(shared),
      alt: campaignPictureText(shared, words),
    },
  });
}

/** Who co-sponsors the whole, and whether one can ask to. */
function coSponsorsOf(
  services: Services,
  { language, now }: View,
  campaign: Campaign,
): CampaignPageProps['coSponsors'] {
  const list = shownCoSponsorsOfCampaign(services, campaign, language);
  const { listed, parts, asOf } = campaign.state === 'draft' ? withoutLogos(list) : list;
  return {
    at: { campaign: campaign.slug },
    coSponsors: listed,
    coSponsorParts: parts,
    coSponsorsAsOf: asOf === null ? null : dayText(asOf, siteOf(services).zone ?? 'UTC', language),
    coSponsorsContinue: campaign.endorsementsContinue,
    coSponsorshipOpen: coSponsorshipOpening(campaign, now) === 'open',
    ofCampaign: null,
  };
}
