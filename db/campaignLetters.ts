import {
  and,
  asc,
  countDistinct,
  desc,
  eq,
  inArray,
  isNotNull,
  isNull,
  sql,
  type SQL,
} from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import {
  campaignLetters,
  coordinatedEvents,
  events,
  messages,
  organizers,
  outbox,
  signups,
  type CampaignLetter,
  type NewCampaignLetter,
  type Organizer,
} from './schema.ts';

/** Whether nobody with the same address has got a letter to a whole campaign by the list of another event. */
export function hasNotGot(letterId: number): SQL {
  return sql`not exists (select 1 from signups as other
    join outbox as mail on mail.signup_id = other.id
    join messages as part on part.id = mail.message_id
    where other.email_key = ${signups.emailKey} and other.state <> 'cancelled'
      and other.id <> ${signups.id} and part.letter_id = ${letterId})`;
}

/** Letters to the people of a whole campaign, and whom they are for. */
export function campaignLetterReads(drizzle: Drizzle) {
  const byId = drizzle
    .select()
    .from(campaignLetters)
    .where(eq(campaignLetters.id, sql.placeholder('id')))
    .prepare();
  return {
    byId: (id: number): CampaignLetter | undefined => byId.get({ id }),
    byFormKey: (formKey: string): CampaignLetter | undefined =>
      drizzle.select().from(campaignLetters).where(eq(campaignLetters.formKey, formKey)).get(),
    /** Those of a campaign, the newest first. */
    ofCampaign: (campaignId: number): CampaignLetter[] =>
      drizzle
        .select()
        .from(campaignLetters)
        .where(eq(campaignLetters.campaignId, campaignId))
        .orderBy(desc(campaignLetters.id))
        .all(),
    /** Those who coordinate an event of the campaign by name. */
    organizing: (campaignId: number): Organizer[] =>
      drizzle
        .selectDistinct({ organizer: organizers })
        .from(coordinatedEvents)
        .innerJoin(events, eq(events.id, coordinatedEvents.eventId))
        .innerJoin(organizers, eq(organizers.id, coordinatedEvents.organizerId))
        .where(and(eq(events.campaignId, campaignId), isNull(organizers.removedAt)))
        .orderBy(asc(organizers.id))
        .all()
        .map(({ organizer }) => organizer),
    /** The published events of the campaign that have somebody on their list. */
    eventsWithPeople: (campaignId: number): number[] =>
      drizzle
        .select({ id: events.id })
        .from(events)
        .where(
          and(
            eq(events.campaignId, campaignId),
            eq(events.state, 'published'),
            sql`exists (select 1 from ${signups} where ${signups.eventId} = ${events.id}
              and ${signups.state} in ('confirmed', 'waiting') and ${signups.email} is not null)`,
          ),
        )
        .orderBy(asc(events.id))
        .all()
        .map(({ id }) => id),
    /** How many addresses are on the lists of some events; who is on several counts once. */
    addresses: (eventIds: readonly number[]): number =>
      drizzle
        .select({ addresses: countDistinct(signups.emailKey) })
        .from(signups)
        .where(
          and(
            inArray(signups.eventId, [...eventIds]),
            inArray(signups.state, ['confirmed', 'waiting']),
            isNotNull(signups.email),
          ),
        )
        .get()?.addresses ?? 0,
    /** The messages that a letter went as, with how far each has come. */
    messagesOf: (letterId: number): { id: number; eventSlug: string; eventTitle: string }[] =>
      drizzle
        .select({ id: messages.id, eventSlug: events.slug, eventTitle: events.title })
        .from(messages)
        .innerJoin(events, eq(events.id, messages.eventId))
        .where(eq(messages.letterId, letterId))
        .orderBy(asc(messages.id))
        .all(),
    /** How many emails of a letter to organizers left, and how many wait. */
    mailsToOrganizers: (letterId: number): { sent: number; due: number } => {
      const ofLetter = and(
        eq(outbox.kind, 'campaign-letter'),
        sql`json_extract(${outbox.detail}, '$.letter') = ${letterId}`,
      );
      const states = drizzle.select({ state: outbox.state }).from(outbox).where(ofLetter).all();
      const number = (state: string) => states.filter((one) => one.state === state).length;
      return { sent: number('sent'), due: number('due') };
    },
  };
}

export function campaignLetterChanges(drizzle: Drizzle) {
  return {
    insert: (letter: NewCampaignLetter): CampaignLetter =>
      drizzle.insert(campaignLetters).values(letter).returning().get(),
    begin: (id: number, now: number): void => {
      drizzle
        .update(campaignLetters)
        .set({ sentAt: now, updatedAt: now })
        .where(eq(campaignLetters.id, id))
        .run();
    },
    /** Deletes letters that nobody has changed or sent since an instant: they may name people. */
    removeOld: (before: number): number =>
      drizzle
        .delete(campaignLetters)
        .where(sql`${campaignLetters.updatedAt} < ${before}`)
        .run().changes,
  };
}
