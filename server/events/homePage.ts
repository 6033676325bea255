import type { Event } from '../../db/schema.ts';
import { homePage, type ListedEvent } from '../../templates/pages/home.ts';
import type { Html, View } from '../../templates/view.ts';
import type { Services } from '../services.ts';
import { signupOpening } from '../signups/opening.ts';
import { gistOf } from './eventGist.ts';
import { overBy } from './lifetime.ts';

const mostPast = 20;

/** The start page: what is coming and what has been. */
export function renderHomePage({ db }: Services, view: View): Html {
  const { now } = view;
  const coming = db.events.coming(overBy(now));
  const past = db.events.past(overBy(now), mostPast);
  const listed = (event: Event): ListedEvent => {
    const opening = signupOpening(event, db.signups.someoneWaits(event.id), now);
    return {
      ...gistOf(event, view),
      summary: event.summary,
      cancelled: event.state === 'cancelled',
      full: opening.kind === 'waiting-list',
    };
  };
  const campaignId = coming.find((event) => event.campaignId !== null)?.campaignId ?? null;
  const campaign = campaignId === null ? undefined : db.campaigns.byId(campaignId);
  return homePage(view, {
    coming: coming.map(listed),
    past: past.map(listed),
    campaign: campaign ? { title: campaign.title } : null,
  });
}
