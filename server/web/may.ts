import { isSameCity } from '../../db/sameCity.ts';
import type { Event, Rights, RoleOfTeam } from '../../db/schema.ts';

/*
 * Who of the team may do what. Routes say what they need, in these words; `may` alone decides.
 */

/** What can be done beyond a single event, and the roles that may. */
export const siteNeeds = {
  /** What is everybody's own: how they sign in, and where they are signed in. */
  self: ['owner', 'organizer', 'coordinator', 'door'],
  /** Lists over several events. Each shows what is theirs, and nothing else. */
  lists: ['owner', 'organizer', 'coordinator'],
  /** Whatever is of several events: campaigns, series, events out of an announcement. */
  plan: ['owner', 'organizer'],
  /**
   * New events: of a coordinator of a campaign, in that one alone, perhaps in one city, and of one of named
   * events, none.
   */
  create: ['owner', 'organizer', 'coordinator'],
  /** Emails of the whole site, those among them that are about no event. */
  mail: ['owner', 'organizer'],
  /** Who is of the team, and emails by which others could sign in. */
  team: ['owner'],
  /** How the site is set up. */
  settings: ['owner'],
} as const satisfies Readonly<Record<string, readonly RoleOfTeam[]>>;

/** What can be done with an event, and the roles that may where the event is theirs. */
export const eventNeeds = {
  /** All that is about the event and nobody who signed up: its texts, its co-sponsors, its days. */
  organize: ['owner', 'organizer', 'coordinator'],
  /** Another event like it; whoever does may create events, too. */
  duplicate: ['owner', 'organizer', 'coordinator'],
  /** Who signed up, with what they wrote and how they are reached. */
  people: ['owner', 'organizer', 'coordinator'],
  /** Each sensitive answer of theirs: others see how many gave it. */
  sensitive: ['owner', 'organizer'],
  /** To take a list of people out as a file. */
  export: ['owner', 'organizer', 'coordinator'],
  /** To delete what somebody told us, for good. */
  erase: ['owner', 'organizer', 'coordinator'],
  /** To write to those who signed up. */
  message: ['owner', 'organizer', 'coordinator'],
  /** Names alone, at the door. */
  'check-in': ['owner', 'organizer', 'coordinator', 'door'],
} as const satisfies Readonly<Record<string, readonly RoleOfTeam[]>>;

/** What can be done with a whole campaign, and the roles that may where the campaign is theirs. */
export const campaignNeeds = {
  /** To decide who organizes an action of it, and to write to all of them. */
  lead: ['owner', 'organizer', 'coordinator'],
} as const satisfies Readonly<Record<string, readonly RoleOfTeam[]>>;

export type SiteNeed = keyof typeof siteNeeds;
export type EventNeed = keyof typeof eventNeeds;
export type CampaignNeed = keyof typeof campaignNeeds;
export type Need = SiteNeed | EventNeed | CampaignNeed;

export function isEventNeed(need: Need): need is EventNeed {
  return need in eventNeeds;
}

/** What of an event says whose it is. */
export type EventOfSomebody = Pick<Event, 'id' | 'campaignId' | 'city' | 'cityId'>;

export function isCampaignNeed(need: Need): need is CampaignNeed {
  return need in campaignNeeds;
}

/**
 * Whether somebody with these rights may do what is needed with a campaign; null for one that there is not,
 * of which only who sees all is told that by the page itself.
 */
export function mayCampaign(
  rights: Rights,
  need: CampaignNeed,
  campaignId: number | null,
): boolean {
  const able: readonly RoleOfTeam[] = campaignNeeds[need];
  if (!able.includes(rights.role)) return false;
  if (rights.role !== 'coordinator') return true;
  return rights.of.kind === 'campaign' && rights.of.campaignId === campaignId;
}

/** What an address is about: it decides whether somebody may do there what the address needs. */
export type Subject =
  | { of: 'event'; event: EventOfSomebody }
  /** No such thing; only who may see all is told so by the page itself. */
  | { of: 'nothing' }
  /** Something of no event, such as the form of one that there is not yet. */
  | { of: 'site'; need: SiteNeed };

/** Whether somebody with these rights may do what is needed beyond a single event. */
export function maySite(rights: Rights, need: SiteNeed): boolean {
  const able: readonly RoleOfTeam[] = siteNeeds[need];
  if (!able.includes(rights.role)) return false;
  return need !== 'create' || rights.role !== 'coordinator' || rights.of.kind !== 'events';
}

/** Whether somebody with these rights may do what is needed with what an address is about. */
export function may(rights: Rights, need: EventNeed, subject: Subject): boolean {
  const able: readonly RoleOfTeam[] = eventNeeds[need];
  if (!able.includes(rights.role)) return false;
  if (need === 'duplicate' && !maySite(rights, 'create')) return false;
  switch (subject.of) {
    case 'event':
      return isTheirs(rights, subject.event);
    case 'nothing':
      return rights.role === 'owner' || rights.role === 'organizer';
    case 'site':
      return maySite(rights, subject.need);
  }
}

/** All that somebody may do beyond a single event. */
export function allSiteNeeds(rights: Rights): SiteNeed[] {
  const all: readonly SiteNeed[] = ['self', 'lists', 'plan', 'create', 'mail', 'team', 'settings'];
  return all.filter((need) => maySite(rights, need));
}

function isTheirs(rights: Rights, event: EventOfSomebody): boolean {
  switch (rights.role) {
    case 'owner':
    case 'organizer':
      return true;
    case 'coordinator': {
      const { of } = rights;
      if (of.kind === 'events') return of.eventIds.includes(event.id);
      return (
        of.campaignId === event.campaignId && (of.kind === 'campaign' || isSameCity(of, event))
      );
    }
    case 'door':
      return rights.eventId === event.id;
  }
}
