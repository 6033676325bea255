import type { Campaign, Event } from '../../db/schema.ts';
import type { Language } from '../../templates/languages.ts';
import type { CoSponsor, CoSponsorPart } from '../../templates/pages/events/coSponsors.ts';
import { listOfCampaign, listOfEvent, type EndorsedList } from '../endorsements/endorsed.ts';
import { nameKey } from '../endorsements/organizationName.ts';
import { publicEndorsements, type PublicEndorsement } from '../endorsements/publicList.ts';
import type { Services } from '../services.ts';
import { keptWhileShown } from '../keptWhileShown.ts';

/** Who co-sponsors, as the page of an event or a campaign lists them. */
interface ShownCoSponsors {
  listed: readonly CoSponsor[];
  /** The same in groups; empty where there are none. */
  parts: readonly CoSponsorPart[];
  /** When the list last changed, in epoch milliseconds; null where there is none. */
  asOf: number | null;
}

/** The same of an event, and who co-sponsors its whole campaign and is not named already. */
interface ShownAtEvent extends ShownCoSponsors {
  ofCampaign: {
    listed: readonly CoSponsor[];
    /** Whether there are more than an event names; the campaign's page names them all. */
    cut: boolean;
  };
}

/** So many co-sponsors of a whole campaign does each of its events name. */
const mostOfCampaign = 100;

/** Bounds the memory: events times languages whose lists are kept. */
const mostLists = 30;

const eventLists = keptWhileShown<ShownAtEvent>(mostLists);
const campaignLists = keptWhileShown<ShownCoSponsors>(mostLists);

/**
 * The list of an event, which stays the same one until something changes that everybody sees of the event:
 * then it is read and put in order anew, and so are its lines (`templates/pages/events/coSponsors.ts`).
 *
 * @param campaign that of the event, where everybody may see it
 */
export function shownCoSponsors(
  services: Pick<Services, 'db' | 'config'>,
  event: Pick<Event, 'id' | 'endorsementOrder' | 'language'>,
  campaign: Campaign | undefined,
  language: Language,
): ShownAtEvent {
  const { db } = services;
  const key = `${event.id} ${language}`;
  return eventLists(services, { kind: 'event', id: event.id }, key, () => {
    const own = publicEndorsements(db, listOfEvent(event), language);
    const ofCampaign =
      campaign === undefined
        ? []
        : publicEndorsements(db, listOfCampaign(services, campaign), language).listed;
    const named = new Set(own.listed.flatMap(keysOf));
    const others = ofCampaign.filter((one) => !keysOf(one).some((name) => named.has(name)));
    const listed = others.slice(0, mostOfCampaign).map(shownName);
    return { ...shown(own), ofCampaign: { listed, cut: listed.length < others.length } };
  });
}

/** The list of a whole campaign, kept in the same way. */
export function shownCoSponsorsOfCampaign(
  services: Pick<Services, 'db' | 'config'>,
  campaign: Campaign,
  language: Language,
): ShownCoSponsors {
  const list: EndorsedList = listOfCampaign(services, campaign);
  const key = `${campaign.id} ${language}`;
  return campaignLists(services, { kind: 'everything' }, key, () =>
    shown(publicEndorsements(services.db, list, language)),
  );
}

/** The same for a page that is not public: the files of logos are not, either. */
export function withoutLogos<List extends ShownCoSponsors>(list: List): List {
  const named = (those: readonly CoSponsor[]) => those.map((one) => ({ ...one, logo: null }));
  return {
    ...list,
    listed: named(list.listed),
    parts: list.parts.map((part) => ({ ...part, listed: named(part.listed) })),
  };
}

/** By what an organization is known again: its own name, and the one by which it is listed. */
function keysOf({ name, nameKey: own }: PublicEndorsement): string[] {
  return [own, nameKey(name)];
}

function shown({ listed, parts, asOf }: ReturnType<typeof publicEndorsements>): ShownCoSponsors {
  return {
    listed: listed.map(shownName),
    parts: parts.map((part) => ({ ...part, listed: part.listed.map(shownName) })),
    asOf,
  };
}

function shownName({ name, website, city, statement, logo }: PublicEndorsement): CoSponsor {
  return { listed: name, website, city, statement, logo };
}
