import type { Campaign, Event } from '../../db/schema.ts';
import type { FormValues } from '../../templates/forms.ts';
import { maySite } from '../web/may.ts';
import type { ParsedForm } from '../web/parseForm.ts';
import type { OrganizerVisit } from '../web/routes.ts';
import type { EventDetails } from './eventDetails.ts';
import { offeringFor, readEventForm } from './eventForm.ts';

/**
 * The campaigns that the form of an event offers. What stands on the page of a campaign is decided by those
 * who plan: who coordinates an event neither puts it there nor takes it away, nor loses it thereby.
 */
export function campaignsFor({
  services,
  rights,
}: Pick<OrganizerVisit, 'services' | 'rights'>): Campaign[] {
  return maySite(rights, 'plan') ? services.db.campaigns.all() : [];
}

/** Reads the form of a new event; whoever coordinates a campaign makes events of that one alone. */
export function readNew(visit: OrganizerVisit, values: FormValues): ParsedForm<EventDetails> {
  return readInCampaign(visit, values, null, coordinatedCampaign(visit));
}

/** Reads the form of an event that there is; it stays in its campaign where whoever edits may choose none. */
export function readEdit(
  visit: OrganizerVisit,
  event: Event,
  values: FormValues,
): ParsedForm<EventDetails> {
  return readInCampaign(visit, values, event, event.campaignId);
}

function coordinatedCampaign({ rights }: OrganizerVisit): number | null {
  return rights.role === 'coordinator' && rights.of.kind === 'campaign'
    ? rights.of.campaignId
    : null;
}

/** @param campaignId of the event where whoever types may choose none */
function readInCampaign(
  visit: OrganizerVisit,
  values: FormValues,
  event: Event | null,
  campaignId: number | null,
): ParsedForm<EventDetails> {
  const offering = offeringFor(visit.view, event);
  if (maySite(visit.rights, 'plan')) return readEventForm(values, campaignsFor(visit), offering);
  const parsed = readEventForm({ ...values, campaign: '' }, [], offering);
  return parsed.ok ? { ...parsed, value: { ...parsed.value, campaignId } } : parsed;
}
