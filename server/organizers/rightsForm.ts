import type { Reads } from '../../db/database.ts';
import { roles, type Rights } from '../../db/schema.ts';
import { freshForm, typed, typedList, type FormValues } from '../../templates/forms.ts';
import type { OfferedRights } from '../../templates/components/rightsFields.ts';
import { eventChoices } from '../events/eventChoices.ts';
import type { FieldProblem } from '../web/parseForm.ts';
import { plainNumber } from '../web/plainNumber.ts';

/** More events than anybody coordinates one by one. */
const mostEvents = 500;

export type RightsRead =
  { ok: true; rights: Rights } | { ok: false; problems: Readonly<Record<string, FieldProblem>> };

/** What somebody of the team shall be allowed, as it was chosen in a form. */
export function readRights(values: FormValues): RightsRead {
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
      return rights.of.kind === 'campaign'
        ? { role: rights.role, campaign: String(rights.of.campaignId) }
        : { role: rights.role, events: rights.of.eventIds.map(String) };
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
      if (of.kind === 'campaign') return campaigns.byId(of.campaignId) ? rights : null;
      const eventIds = of.eventIds.filter((id) => events.byId(id) !== undefined);
      return { role: 'coordinator', of: { kind: 'events', eventIds } };
    }
  }
}
