import type { Campaign, Event, TranslatedTexts } from '../../db/schema.ts';
import {
  campaignAddress,
  eventAddress,
  eventCalendarAddress,
  newEndorsementAddress,
  storedPictureAddress,
} from '../../templates/addresses.ts';
import { firstLanguage } from '../../templates/languages.ts';
import { spokenBeside } from '../../templates/textLanguages.ts';
import { entryUid } from '../calendar/eventEntry.ts';
import {
  addressInFile,
  campaignFileFormat,
  campaignFileVersion,
  mostActions,
  mostCoSponsors,
  type ActionInFile,
  type CampaignFile,
} from '../campaigns/campaignFile.ts';
import { coSponsorshipOpening } from '../campaigns/coSponsorship.ts';
import { listOfCampaign } from '../endorsements/endorsed.ts';
import { publicEndorsements } from '../endorsements/publicList.ts';
import { pictureOfCampaign } from '../campaigns/campaignPictures.ts';
import { endorsementOpening } from '../events/endorsementOpening.ts';
import { readEvents } from '../events/readableEvents.ts';
import { callersBeside } from '../fields/calledBy.ts';
import type { Services } from '../services.ts';
import { ofCampaign, originalOf, linesIn, wordsIn } from '../texts/campaignFor.ts';
import { overBy } from '../time/lifetime.ts';
import { version } from '../version.ts';

/** A campaign that everybody may see. */
export type PublicCampaign = Campaign & { state: Exclude<Campaign['state'], 'draft'> };

/** A campaign as a file for programs: everything that its page and the pages of its actions show. */
export function campaignAsFile(
  services: Services,
  campaign: PublicCampaign,
  now: number,
): CampaignFile {
  const { db, config, log } = services;
  const lists = db.events.announcedOf(campaign.id);
  const by = overBy(now);
  const coming = lists.coming(by, { limit: mostActions });
  const past = lists.past(by, { limit: mostActions - coming.length });
  const { results, unreadable } = readEvents(db, [...past.toReversed(), ...coming], (event) => ({
    action: actionAsFile(services, event, now),
    changed: Math.max(event.updatedAt, event.textsChangedAt ?? 0),
  }));
  if (unreadable.length > 0) log.error({ unreadable }, 'events left out of the file of a campaign');
  const { language } = originalOf(services, campaign);
  const list = listOfCampaign(services, campaign);
  const { listed: coSponsors, asOf } = publicEndorsements(
    db,
    list,
    spokenBeside(language, firstLanguage),
  );
  const further = db.furtherTexts.of(ofCampaign(campaign));
  const changed = Math.max(
    campaign.updatedAt,
    asOf ?? 0,
    ...further.map(({ updatedAt }) => updatedAt),
    ...results.map((one) => one.changed),
  );
  return {
    format: campaignFileFormat,
    version: campaignFileVersion,
    generator: `Cacerola ${version}`,
    url: `${config.baseUrl}${campaignAddress(campaign.slug)}`,
    changed: iso(changed),
    language,
    title: campaign.title,
    facts: campaign.facts,
    first_day: campaign.day,
    last_day: campaign.lastDay ?? campaign.day,
    called_by: linesIn(campaign.callers),
    demands: linesIn(campaign.demands),
    hashtags: wordsIn(campaign.hashtags),
    contact: campaign.contact || null,
    bring: campaign.bring,
    picture: pictureAsFile(services, campaign),
    state: campaign.state,
    translations: Object.fromEntries(
      further.map(({ language: one, texts }) => [one, plainTexts(texts)]),
    ),
    co_sponsors: coSponsors
      .slice(0, mostCoSponsors)
      .map(({ name, website, city }) => ({ name, website: addressInFile(website), city })),
    co_sponsorship:
      coSponsorshipOpening(campaign, now) === 'open'
        ? `${config.baseUrl}${newEndorsementAddress({ campaign: campaign.slug })}`
        : null,
    actions: results.map(({ action }) => action),
  };
}

function pictureAsFile(
  services: Services,
  campaign: Campaign,
): NonNullable<CampaignFile['picture']> | null {
  const { language } = originalOf(services, campaign);
  const picture = pictureOfCampaign(services, campaign, language);
  if (picture === null) return null;
  const { hash, widths, width, height, description } = picture;
  const path = storedPictureAddress(hash, widths.at(-1) ?? width, 'jpg');
  return { url: `${services.config.baseUrl}${path}`, width, height, description };
}

function actionAsFile({ db, config }: Services, event: Event, now: number): ActionInFile {
  const whole = (path: string) => `${config.baseUrl}${path}`;
  return {
    uid: entryUid(event, config),
    sequence: event.sequence,
    changed: iso(Math.max(event.updatedAt, event.textsChangedAt ?? 0)),
    url: whole(eventAddress(event.slug)),
    calendar: whole(eventCalendarAddress(event.slug)),
    origin:
      event.originUid === null || event.originUrl === null
        ? null
        : { uid: event.originUid, url: event.originUrl },
    state: event.state === 'cancelled' ? 'canceled' : 'announced',
    kind: event.kind,
    language: event.language,
    title: event.title,
    summary: event.summary,
    description: event.description,
    called_by: [event.host, ...callersBeside(event.host, db.endorsements.callers(event.id))],
    zone: event.zone,
    precision: event.startPrecision,
    start: moment(event.startLocal, event.startOccurrence, event.startsAt),
    end: momentOrNull(event.endLocal, event.endOccurrence, event.endsAt),
    arrival: momentOrNull(event.assemblyLocal, event.assemblyOccurrence, event.assemblyAt),
    announced_zones: event.announcedZones,
    place: event.kind === 'online' ? null : placeOf(event),
    meeting_points: event.meetingPoints,
    bring: event.bring,
    accessibility: event.accessibility,
    access_features: wordsIn(event.accessFeatures),
    spoken_languages: event.spokenLanguages,
    phone: event.phone,
    cancellation_note: event.cancellationNote,
    co_sponsorship:
      endorsementOpening(event, now) === 'open' ? whole(newEndorsementAddress(event.slug)) : null,
    translations: Object.fromEntries(
      db.eventTexts
        .ofEvent(event.id)
        .filter(({ language }) => language !== event.language)
        .map(({ language, texts }) => [language, publicTexts(texts)]),
    ),
  };
}

/** What of an event's texts everybody reads, as the file calls them: not how to join, and no email's. */
const publicTextNames: Readonly<Record<string, string>> = {
  title: 'title',
  summary: 'summary',
  description: 'description',
  venue: 'venue',
  city: 'city',
  meetingPoints: 'meeting_points',
  bring: 'bring',
  accessibility: 'accessibility',
  spokenLanguages: 'spoken_languages',
  cancellationNote: 'cancellation_note',
};

/** Translations without the fingerprints of the originals that they are of. */
function plainTexts(texts: TranslatedTexts): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, { text }]) => (text === '' ? [] : [[name, text]])),
  );
}

function publicTexts(texts: TranslatedTexts): Record<string, string> {
  return Object.fromEntries(
    Object.entries(publicTextNames).flatMap(([name, told]) => {
      const text = texts[name]?.text ?? '';
      return text === '' ? [] : [[told, text]];
    }),
  );
}

function placeOf(event: Event): NonNullable<ActionInFile['place']> {
  return {
    venue: event.venue,
    address: event.address,
    city: event.city,
    postal_code: event.postalCode,
    region: event.region,
    country: event.country,
    latitude: event.latitude,
    longitude: event.longitude,
  };
}

type Moment = ActionInFile['start'];

function moment(local: string, occurrence: Moment['occurrence'], instant: number): Moment {
  return { local, occurrence, instant: iso(instant) };
}

function momentOrNull(
  local: string | null,
  occurrence: Moment['occurrence'],
  instant: number | null,
): Moment | null {
  return local === null || instant === null ? null : moment(local, occurrence, instant);
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}
