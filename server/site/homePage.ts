import type { Event } from '../../db/schema.ts';
import { homePage, type ListedEvent } from '../../templates/pages/home.ts';
import type { Html, View } from '../../templates/view.ts';
import { gistOf } from '../events/eventGist.ts';
import { readEvents } from '../events/readableEvents.ts';
import { signupOpening } from '../events/signupOpening.ts';
import type { Services } from '../services.ts';
import { overBy } from '../time/lifetime.ts';

const mostPast = 20;

/** The start page: what is coming and what has been. */
export function renderHomePage({ db, log }: Services, view: View): Html {
  const { now } = view;
  const listed = (event: Event): ListedEvent => {
    const opening = signupOpening(event, db.signups.someoneWaits(event.id), now);
    return {
      ...gistOf(event, view),
      summary: event.summary,
      cancelled: event.state === 'cancelled',
      full: opening.kind === 'waiting-list',
    };
  };
  const campaignIds: number[] = [];
  const coming = readEvents(db, db.events.comingIds(overBy(now)), (event) => {
    const line = listed(event);
    if (event.campaignId !== null) campaignIds.push(event.campaignId);
    return line;
  });
  const past = readEvents(db, db.events.pastIds(overBy(now), mostPast), listed);
  const unreadable = [...coming.unreadable, ...past.unreadable];
  if (unreadable.length > 0) log.error({ unreadable }, 'events left out of the home page');
  return homePage(view, {
    coming: coming.results,
    past: past.results,
    campaign: campaignOf(campaignIds[0]),
  });

  function campaignOf(id: number | undefined): { title: string } | null {
    try {
      const campaign = id === undefined ? undefined : db.campaigns.byId(id);
      return campaign ? { title: campaign.title } : null;
    } catch {
      log.error({ campaign: id }, 'a campaign that cannot be read');
      return null;
    }
  }
}
