import { eq, isNull, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { isSameCity } from './sameCity.ts';
import {
  coordinatedEvents,
  events,
  organizers,
  rights,
  type Organizer,
  type Rights,
} from './schema.ts';

/** Somebody of the team with what they may do. */
export interface TeamMember {
  organizer: Organizer;
  rights: Rights;
}

export function rightsReads(drizzle: Drizzle) {
  const row = drizzle
    .select()
    .from(rights)
    .where(eq(rights.organizerId, sql.placeholder('organizerId')))
    .prepare();
  const named = drizzle
    .select({ id: coordinatedEvents.eventId })
    .from(coordinatedEvents)
    .where(eq(coordinatedEvents.organizerId, sql.placeholder('organizerId')))
    .orderBy(coordinatedEvents.eventId)
    .prepare();
  const ofCampaign = drizzle
    .select({ id: events.id, city: events.city, cityId: events.cityId })
    .from(events)
    .where(eq(events.campaignId, sql.placeholder('campaignId')))
    .prepare();
  const team = drizzle
    .select({ organizer: organizers, right: rights })
    .from(organizers)
    .innerJoin(rights, eq(rights.organizerId, organizers.id))
    .where(isNull(organizers.removedAt))
    .orderBy(organizers.id)
    .prepare();
  const atDoor = drizzle
    .select({ id: rights.organizerId })
    .from(rights)
    .where(eq(rights.doorEventId, sql.placeholder('eventId')))
    .prepare();

  const read = (found: typeof rights.$inferSelect): Rights | null => {
    const { organizerId, role, doorEventId, campaignId, city, cityId } = found;
    switch (role) {
      case 'owner':
      case 'organizer':
        return { role };
      case 'door':
        return doorEventId === null ? null : { role, eventId: doorEventId };
      case 'coordinator':
        if (campaignId === null)
          return {
            role,
            of: { kind: 'events', eventIds: named.all({ organizerId }).map(({ id }) => id) },
          };
        return city === ''
          ? { role, of: { kind: 'campaign', campaignId } }
          : { role, of: { kind: 'city', campaignId, city, cityId } };
    }
  };

  return {
    /** What somebody may do; null for who may do nothing. */
    of: (organizerId: number): Rights | null => {
      const found = row.get({ organizerId });
      return found ? read(found) : null;
    },
    /** Everybody who may do something, in the order in which they were first invited. */
    team: (): TeamMember[] =>
      team.all().flatMap(({ organizer, right }) => {
        const theirs = read(right);
        return theirs === null ? [] : [{ organizer, rights: theirs }];
      }),
    /** Those who help at the door of an event. */
    atDoor: (eventId: number): number[] => atDoor.all({ eventId }).map(({ id }) => id),
    /** The events that are somebody's; null for all that there are. */
    eventIds: (theirs: Rights): readonly number[] | null => {
      switch (theirs.role) {
        case 'owner':
        case 'organizer':
          return null;
        case 'door':
          return [theirs.eventId];
        case 'coordinator': {
          const { of } = theirs;
          if (of.kind === 'events') return of.eventIds;
          return ofCampaign
            .all({ campaignId: of.campaignId })
            .filter((event) => of.kind === 'campaign' || isSameCity(of, event))
            .map(({ id }) => id);
        }
      }
    },
  };
}

export function rightsChanges(drizzle: Drizzle) {
  const take = (organizerId: number): void => {
    drizzle.delete(rights).where(eq(rights.organizerId, organizerId)).run();
  };
  return {
    /** Gives somebody these rights, in place of those that they had. */
    give: (organizerId: number, theirs: Rights): void => {
      take(organizerId);
      const of = theirs.role === 'coordinator' ? theirs.of : null;
      drizzle
        .insert(rights)
        .values({
          organizerId,
          role: theirs.role,
          doorEventId: theirs.role === 'door' ? theirs.eventId : null,
          campaignId: of === null || of.kind === 'events' ? null : of.campaignId,
          ...(of?.kind === 'city' ? { city: of.city, cityId: of.cityId } : {}),
        })
        .run();
      if (of?.kind === 'events')
        for (const eventId of new Set(of.eventIds))
          drizzle.insert(coordinatedEvents).values({ organizerId, eventId }).run();
    },
    /** Takes all rights from somebody. */
    take,
  };
}
