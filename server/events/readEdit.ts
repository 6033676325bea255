import { isSameCity, type NamedCity } from '../../db/sameCity.ts';
import type { Campaign, Event } from '../../db/schema.ts';
import type { FormValues } from '../../templates/forms.ts';
import { maySite } from '../web/may.ts';
import { refusedForm, type ParsedForm } from '../web/parseForm.ts';
import type { OrganizerVisit } from '../web/routes.ts';
import type { EventDetails } from './eventDetails.ts';
import { offeringFor, readEventForm } from './eventForm.ts';
import { nowhere, readPlace } from './eventPlace.ts';

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

/**
 * Reads the form of a new event. Whoever coordinates a campaign makes events of that one alone; in one city
 * of it, events there.
 */
export function readNew(visit: OrganizerVisit, values: FormValues): ParsedForm<EventDetails> {
  const { rights } = visit;
  const of = rights.role === 'coordinator' && rights.of.kind !== 'events' ? rights.of : null;
  return readInCampaign(visit, values, null, of?.campaignId ?? null);
}

/** Reads the form of an event that there is; it stays in its campaign where whoever edits may choose none. */
export function readEdit(
  visit: OrganizerVisit,
  event: Event,
  values: FormValues,
): ParsedForm<EventDetails> {
  return readInCampaign(visit, values, event, event.campaignId);
}

/** @param campaignId of the event where whoever types may choose none */
function readInCampaign(
  visit: OrganizerVisit,
  values: FormValues,
  event: Event | null,
  campaignId: number | null,
): ParsedForm<EventDetails> {
  const { services, view, rights } = visit;
  const offering = offeringFor(view, event);
  const where = readPlace(services.cities, values, event, view.language);
  const [place, located] =
    where.kind === 'read' ? [where.place, { ...values, zone: where.zone }] : [nowhere, values];
  const parsed = maySite(rights, 'plan')
    ? readEventForm(located, campaignsFor(visit), offering, place)
    : readEventForm({ ...located, campaign: '' }, [], offering, place);
  if (!parsed.ok) return parsed;
  if (where.kind === 'asked')
    return { ok: false, form: refusedForm(values, where.problems, view.t) };
  if (maySite(rights, 'plan')) return parsed;
  const city = cityOf(visit);
  // Elsewhere the event would be nobody's, or somebody else's.
  if (city !== null && !isSameCity(city, { city: parsed.value.city, cityId: place.cityId })) {
    const problem = { key: 'console.team.rights.otherCity', values: { city: city.city } } as const;
    return { ok: false, form: refusedForm(values, { city: problem }, view.t) };
  }
  return { ...parsed, value: { ...parsed.value, campaignId } };
}

/** The one city in which somebody coordinates events; null where it is any. */
export function cityOf({ rights }: Pick<OrganizerVisit, 'rights'>): NamedCity | null {
  return rights.role === 'coordinator' && rights.of.kind === 'city' ? rights.of : null;
}
