import {
  and,
  asc,
  count,
  countDistinct,
  desc,
  eq,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  or,
  sql,
  type SQL,
} from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import {
  campaignLetters,
  campaignUpdates,
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

/** How many emails left, and how many wait. */
export interface SentAndDue {
  sent: number;
  due: number;
}

/** Letters to the people of a whole campaign, and whom they are for. */
export function campaignLetterReads(drizzle: Drizzle) {
  const byId = drizzle
    .select()
    .from(campaignLetters)
    .where(eq(campaignLetters.id, sql.placeholder('id')))
    .prepare();
  // Looked for every second: read from an index of those alone that wait.
  const dueToGo = drizzle
    .select({ id: campaignLetters.id })
    .from(campaignLetters)
    .where(
      and(
        isNotNull(campaignLetters.sendAt),
        isNull(campaignLetters.sentAt),
        lte(campaignLetters.sendAt, sql.placeholder('until')),
      ),
    )
    .orderBy(asc(campaignLetters.sendAt))
    .prepare();

  function sentAndDue(condition: SQL | undefined): SentAndDue {
    const states = drizzle
      .select({ state: outbox.state, mails: count() })
      .from(outbox)
      .where(condition)
      .groupBy(outbox.state)
      .all();
    const number = (state: string) => states.find((one) => one.state === state)?.mails ?? 0;
    return { sent: number('sent'), due: number('due') };
  }

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
    mailsToOrganizers: (letterId: number): SentAndDue =>
      sentAndDue(
        and(
          eq(outbox.kind, 'campaign-letter'),
          sql`json_extract(${outbox.detail}, '$.letter') = ${letterId}`,
        ),
      ),
    /** The same of one to those who follow the campaign. */
    mailsToFollowers: (letterId: number): SentAndDue =>
      sentAndDue(
        inArray(
          outbox.updateId,
          drizzle
            .select({ id: campaignUpdates.id })
            .from(campaignUpdates)
            .where(eq(campaignUpdates.letterId, letterId)),
        ),
      ),
    /** Whether a test of it to an organizer waits to be sent. */
    testUnderWay: (letterId: number, organizerId: number): boolean =>
      drizzle
        .select({ id: outbox.id })
        .from(outbox)
        .where(
          and(
            eq(outbox.organizerId, organizerId),
            eq(outbox.kind, 'letter-test'),
            eq(outbox.state, 'due'),
            sql`json_extract(${outbox.detail}, '$.letter') = ${letterId}`,
          ),
        )
        .get() !== undefined,
    /** Those that are to go by themselves until an instant. */
    dueToGo: (until: number): number[] => dueToGo.all({ until }).map(({ id }) => id),
  };
}

export function campaignLetterChanges(drizzle: Drizzle) {
  return {
    insert: (letter: NewCampaignLetter): CampaignLetter =>
      drizzle.insert(campaignLetters).values(letter).returning().get(),
    update: (id: number, values: Partial<NewCampaignLetter>): void => {
      drizzle.update(campaignLetters).set(values).where(eq(campaignLetters.id, id)).run();
    },
    /**
     * Deletes letters that nobody has changed or sent since an instant: they may name people. Those stay that
     * are to go at a time.
     */
    removeOld: (before: number): number =>
      drizzle
        .delete(campaignLetters)
        .where(
          and(
            lt(campaignLetters.updatedAt, before),
            or(isNull(campaignLetters.sendAt), isNotNull(campaignLetters.sentAt)),
          ),
        )
        .run().changes,
  };
}
