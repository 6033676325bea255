import type { Reads, Store } from '../../db/database.ts';
import type { Campaign, Event } from '../../db/schema.ts';
import { readEvents } from '../events/readableEvents.ts';
import { demonstrationAddress } from '../organizers/firstSignInLink.ts';
import type { Services } from '../services.ts';
import { closeDoor, takeConsole } from '../web/takeConsole.ts';
import { addressKey } from '../web/emailAddress.ts';

export interface RemovedDemonstration {
  /** How many events are gone. */
  events: number;
  /** Whether its organizer could sign in until now. */
  organizer: boolean;
}

/**
 * Takes the demonstration out of a database that becomes a real site's: the organizer whom nobody
 * invited, with every session and link of theirs, and the events that nobody has touched. One that
 * was edited, or that somebody signed up for, is somebody's own by now and stays.
 */
export async function removeDemonstration({
  db,
  clock,
}: Pick<Services, 'db' | 'clock'>): Promise<RemovedDemonstration> {
  const now = clock();
  if (!holdsDemonstration(db)) return { events: 0, organizer: false };
  return db.write((store) => ({
    organizer: removeOrganizer(store, now),
    events: store.campaigns
      .all()
      .filter(({ demonstration }) => demonstration)
      .reduce((count, campaign) => count + removeCampaign(store, campaign, now), 0),
  }));
}

/** Whether a database holds events or an organizer of the demonstration. */
export function holdsDemonstration(db: Pick<Reads, 'campaigns' | 'organizers'>): boolean {
  const organizer = db.organizers.byEmailKey(addressKey(demonstrationAddress));
  return (
    organizer?.removedAt === null || db.campaigns.all().some(({ demonstration }) => demonstration)
  );
}

/** Whether nobody has made, changed or signed up for anything yet, nor been invited. */
export function holdsOnlyDemonstration(db: Reads): boolean {
  const campaigns = db.campaigns.all();
  const organizers = db.organizers.active();
  return (
    organizers.every(({ email }) => email === demonstrationAddress) &&
    db.events.all().every((event) => {
      const campaign = campaigns.find(({ id }) => id === event.campaignId);
      return campaign?.demonstration === true && isUntouched(db, event, campaign);
    })
  );
}

function removeOrganizer(store: Store, now: number): boolean {
  const organizer = store.organizers.byEmailKey(addressKey(demonstrationAddress));
  if (organizer?.removedAt !== null) return false;
  takeConsole(store, organizer.id, 'host', now);
  return true;
}

function removeCampaign(store: Store, campaign: Campaign, now: number): number {
  const ids = store.events.inCampaign(campaign.id);
  const events = readEvents(store, ids, (event) => event).results;
  const untouched = events.filter((event) => isUntouched(store, event, campaign));
  for (const event of untouched) {
    for (const { id } of store.endorsements.ofEvent(event.id)) store.endorsements.remove(id);
    closeDoor(store, event.id, 'host', now);
    store.audit.outliveEvent(event.id);
    store.events.remove(event.id);
    store.audit.append({
      at: now,
      by: 'host',
      action: 'event-deleted',
      detail: { slug: event.slug },
    });
  }
  // Organizations that asked to co-sponsor the whole have made it somebody's own.
  const isAsked = store.endorsements
    .ofOwner({ kind: 'campaign', id: campaign.id })
    .some(({ source }) => source === 'request');
  if (untouched.length === events.length && !isAsked) store.campaigns.remove(campaign.id);
  else store.campaigns.adopt(campaign.id);
  return untouched.length;
}

/** Whether an event is as it was loaded, with nobody on its lists who asked to be there. */
function isUntouched(store: Reads, event: Event, campaign: Campaign): boolean {
  return (
    event.createdAt === campaign.updatedAt &&
    event.updatedAt === event.createdAt &&
    (event.textsChangedAt ?? event.createdAt) === event.createdAt &&
    store.signups.newestId(event.id) === 0 &&
    store.messages.ofEvent(event.id).length === 0 &&
    store.endorsements.ofEvent(event.id).every(({ source }) => source === 'organizer')
  );
}
