import type { Reads } from '../../db/database.ts';
import { folded } from '../../db/folded.ts';
import { roles, type Rights } from '../../db/schema.ts';
import { freshForm, typed, typedList, type FormValues } from '../../templates/forms.ts';
import type { OfferedRights } from '../../templates/components/rightsFields.ts';
import { eventChoices } from '../events/eventChoices.ts';
import { optionalLine } from '../web/fields.ts';
import type { FieldProblem } from '../web/parseForm.ts';
import type { Services } from '../services.ts';
import { plainNumber } from '../web/plainNumber.ts';

/** More events than anybody coordinates one by one. */
const mostEvents = 500;

/** As events have it. */
const cityLine = optionalLine(100);

export type RightsRead =
  { ok: true; rights: Rights } | { ok: false; problems: Readonly<Record<string, FieldProblem>> };

/** The id of the city that somebody means who types one; null where it is not certain which. */
export type CityNamed = (typed: string) => number | null;

/** What somebody of the team shall be allowed, as it was chosen in a form. */
export function readRights(values: FormValues, cityNamed: CityNamed): RightsRead {
  const form = freshForm(values);
  const role = roles.find((one) => one === typed(form, 'role'));
  switch (role) {
    case undefined:
      return { ok: false, problems: { role: { key: 'console.team.rights.noRole' } } };
    case 'owner':
    case 'organizer':
      return { ok: true, rights: { role } };
    case 'coordinator': {
      const campaignId = plainNumber(typed(form, 'campaign'));
      const parsed = cityLine.safeParse(typed(form, 'city'));
      if (!parsed.success)
        return { ok: false, problems: { city: { key: 'console.team.rights.wrongCity' } } };
      // A country behind a comma says which one is meant, and is no part of how events call it.
      const [city = ''] = parsed.data.split(',').map((part) => part.trim());
      if (campaignId === null && city !== '')
        return {
          ok: false,
          problems: { campaign: { key: 'console.team.rights.noCampaignOfCity' } },
        };
      if (campaignId !== null && city !== '') {
        const of = { kind: 'city' as const, campaignId, city, cityId: cityNamed(parsed.data) };
        return { ok: true, rights: { role, of } };
      }
      if (campaignId !== null)
        return { ok: true, rights: { role, of: { kind: 'campaign', campaignId } } };
      const eventIds = typedList(form, 'events').flatMap((id) => plainNumber(id) ?? []);
      const of = { kind: 'events' as const, eventIds: eventIds.slice(0, mostEvents) };
      return { ok: true, rights: { role, of } };
    }
    case 'door': {
      const eventId = plainNumber(typed(form, 'door'));
      return eventId === null
        ? { ok: false, problems: { door: { key: 'console.team.rights.noDoor' } } }
        : { ok: true, rights: { role, eventId } };
    }
  }
}

/** The values of the form that say what somebody is allowed. */
export function rightsValues(rights: Rights): FormValues {
  switch (rights.role) {
    case 'owner':
    case 'organizer':
      return { role: rights.role };
    case 'coordinator':
      return rights.of.kind === 'events'
        ? { role: rights.role, events: rights.of.eventIds.map(String) }
        : {
            role: rights.role,
            campaign: String(rights.of.campaignId),
            city: rights.of.kind === 'city' ? rights.of.city : '',
          };
    case 'door':
      return { role: rights.role, door: String(rights.eventId) };
  }
}

/** The events and campaigns that the form offers: those around today, and those that are theirs. */
export function offeredRights(
  db: Pick<Reads, 'events' | 'campaigns'>,
  now: number,
  rights: Rights | null,
): OfferedRights {
  const around = eventChoices(db, now, undefined);
  const known = new Set(around.map(({ id }) => id));
  const others = namedEvents(rights)
    .filter((id) => !known.has(id))
    .flatMap((id) => db.events.byId(id) ?? []);
  return {
    events: [...others, ...around].map(({ id, title }) => ({ id, title })),
    campaigns: db.campaigns.all().map(({ id, title }) => ({ id, title })),
  };
}

/** The events that rights name one by one. */
export function namedEvents(rights: Rights | null): readonly number[] {
  if (rights?.role === 'door') return [rights.eventId];
  return rights?.role === 'coordinator' && rights.of.kind === 'events' ? rights.of.eventIds : [];
}

/**
 * Rights without the events that are gone meanwhile; null where nothing is left of what they are for.
 * Asked within the write that gives them.
 */
export function stillThere(
  { events, campaigns }: Pick<Reads, 'events' | 'campaigns'>,
  rights: Rights,
): Rights | null {
  switch (rights.role) {
    case 'owner':
    case 'organizer':
      return rights;
    case 'door':
      return events.byId(rights.eventId) ? rights : null;
    case 'coordinator': {
      const { of } = rights;
      if (of.kind !== 'events') return campaigns.byId(of.campaignId) ? rights : null;
      const eventIds = of.eventIds.filter((id) => events.byId(id) !== undefined);
      return { role: 'coordinator', of: { kind: 'events', eventIds } };
    }
  }
}

/**
 * Finds the city that somebody means: one by its whole name, as long as no other is called so, or a country
 * behind it says which.
 */
export function citiesNamed({ cities }: Pick<Services, 'cities'>, language: string): CityNamed {
  return (line) => {
    const [name = ''] = line.split(',');
    const found = cities
      .find(line, { language, limit: 5 })
      .filter((one) => folded(one.name) === folded(name.trim()));
    return found.length === 1 || line.includes(',') ? (found[0]?.id ?? null) : null;
  };
}
