import {
  and,
  count,
  desc,
  eq,
  inArray,
  isNotNull,
  isNull,
  lt,
  ne,
  or,
  sql,
  type SQLWrapper,
} from 'drizzle-orm';
import { isNamedInChangeOf } from './addressChanges.ts';
import type { Drizzle } from './connection.ts';
import { removeContacts } from './contactRetention.ts';
import { isOverBy, type OverBy } from './eventLists.ts';
import {
  endorsementLogos,
  endorsementNotes,
  bulkActions,
  endorsements,
  events,
  imports,
  keptForms,
  mailbox,
  mailRefusals,
  messages,
  organizers,
  outbox,
  savedFilters,
  sessions,
  sheetPhotos,
  sheetRows,
  signIns,
  signups,
  auditEntries,
  unreadReports,
  withheldTags,
  type Organizer,
} from './schema.ts';
import { keepingTallies } from './signupTallies.ts';

/** How many rows left the tables, or lost what was personal in them. */
export interface RemovedRows {
  signups: number;
  endorsements: number;
  mails: number;
}

export function retentionReads(drizzle: Drizzle) {
  // Not only what was never purged: a row may arrive late, or an event may have been held twice.
  const holdsPersonalData = or(
    isNull(events.purgedAt),
    sql`exists (select 1 from ${signups} where ${signups.eventId} = ${events.id})`,
    sql`exists (select 1 from ${outbox} where ${outbox.eventId} = ${events.id})`,
    sql`exists (select 1 from ${sheetPhotos} where ${sheetPhotos.eventId} = ${events.id})`,
    sql`exists (select 1 from ${sheetRows} where ${sheetRows.eventId} = ${events.id})`,
    sql`exists (select 1 from ${messages} where ${messages.eventId} = ${events.id})`,
    sql`exists (select 1 from ${imports} where ${imports.eventId} = ${events.id})`,
    sql`exists (select 1 from ${mailRefusals} where ${mailRefusals.eventId} = ${events.id})`,
    sql`exists (select 1 from ${endorsements} where ${endorsements.eventId} = ${events.id}
      and (${endorsements.email} is not null or ${endorsements.contactName} <> ''
        or ${endorsements.state} <> 'approved' or ${endorsements.before} is not null))`,
    sql`exists (select 1 from ${endorsementNotes} join ${endorsements}
      on ${endorsements.id} = ${endorsementNotes.endorsementId}
      where ${endorsements.eventId} = ${events.id})`,
    sql`exists (select 1 from ${endorsementLogos} join ${endorsements}
      on ${endorsements.id} = ${endorsementLogos.endorsementId}
      where ${endorsements.eventId} = ${events.id} and ${endorsementLogos.stage} = 'proposed')`,
  );
  // Of ids: an event that cannot be read must not keep what is personal in the others.
  const expiredEvents = drizzle
    .select({ id: events.id })
    .from(events)
    .where(and(isOverBy, holdsPersonalData))
    .prepare();
  const among = (column: SQLWrapper) =>
    sql`${column} in (select value from json_each(${sql.placeholder('ids')}))`;
  const signupsOf = drizzle
    .select({ rows: count() })
    .from(signups)
    .where(among(signups.eventId))
    .prepare();
  const contactsOf = drizzle
    .select({ rows: count() })
    .from(endorsements)
    .where(and(among(endorsements.eventId), isNotNull(endorsements.email)))
    .prepare();
  const formerOrganizers = drizzle
    .select()
    .from(organizers)
    .where(and(lt(organizers.removedAt, sql.placeholder('before')), ne(organizers.email, '')))
    .prepare();

  return {
    /** Events that are over and still hold personal data. */
    expiredEvents: (overBy: OverBy): { id: number }[] => expiredEvents.all({ ...overBy }),
    /** How many sign-ups, and contacts of organizations, some events hold. */
    personalRows: (eventIds: readonly number[]): { signups: number; contacts: number } => {
      const ids = JSON.stringify(eventIds);
      return {
        signups: signupsOf.get({ ids })?.rows ?? 0,
        contacts: contactsOf.get({ ids })?.rows ?? 0,
      };
    },
    /** Organizers who were removed before an instant and whose address is still known. */
    formerOrganizers: (before: number): Organizer[] => formerOrganizers.all({ before }),
    /** Id of the newest entry of the audit log of some actions, 0 where there is none. */
    newestEntry: (actions: readonly string[]): number =>
      drizzle
        .select({ id: auditEntries.id })
        .from(auditEntries)
        .where(inArray(auditEntries.action, [...actions]))
        .orderBy(desc(auditEntries.id))
        .limit(1)
        .get()?.id ?? 0,
  };
}

export function retentionChanges(drizzle: Drizzle) {
  const removeCaught = drizzle
    .delete(mailbox)
    .where(eq(mailbox.recipient, sql.placeholder('recipient')))
    .prepare();

  return {
    /** Takes everything personal from an event; the approved names stay on its public list. */
    removeOfEvent: (eventId: number, now: number): RemovedRows => {
      const ofEvent = eq(endorsements.eventId, eventId);
      const recipients = drizzle
        .select({ email: signups.email })
        .from(signups)
        .where(eq(signups.eventId, eventId));
      const caught = drizzle
        .delete(mailbox)
        .where(or(inArray(mailbox.recipient, recipients), isNamedInChangeOf(eventId)))
        .run();
      const mails = drizzle.delete(outbox).where(eq(outbox.eventId, eventId)).run();
      // Organizers may have named people in them, or searched for one.
      drizzle.delete(messages).where(eq(messages.eventId, eventId)).run();
      drizzle.delete(keptForms).where(eq(keptForms.eventId, eventId)).run();
      drizzle.delete(imports).where(eq(imports.eventId, eventId)).run();
      drizzle.delete(savedFilters).where(eq(savedFilters.eventId, eventId)).run();
      drizzle.delete(withheldTags).where(eq(withheldTags.eventId, eventId)).run();
      drizzle.delete(bulkActions).where(eq(bulkActions.eventId, eventId)).run();
      drizzle.delete(sheetRows).where(eq(sheetRows.eventId, eventId)).run();
      drizzle.delete(sheetPhotos).where(eq(sheetPhotos.eventId, eventId)).run();
      drizzle.delete(mailRefusals).where(eq(mailRefusals.eventId, eventId)).run();
      const people = keepingTallies(drizzle, eventId, () =>
        drizzle.delete(signups).where(eq(signups.eventId, eventId)).run(),
      );
      const contacts = removeContacts(drizzle, ofEvent);
      drizzle.update(events).set({ purgedAt: now }).where(eq(events.id, eventId)).run();
      return {
        signups: people.changes,
        endorsements: contacts.rows,
        mails: mails.changes + caught.changes + contacts.caught,
      };
    },
    /**
     * The same of those who asked before an instant to co-sponsor a whole campaign, or were put on its list.
     *
     * @returns how many of them left, or lost what was personal in them, and how many rows beside those
     */
    removeOfCampaign: (campaignId: number, before: number): { rows: number; besides: number } => {
      const those = and(
        eq(endorsements.campaignId, campaignId),
        lt(endorsements.createdAt, before),
      );
      if (those === undefined) return { rows: 0, besides: 0 };
      const { rows, caught, besides } = removeContacts(drizzle, those);
      return { rows, besides: caught + besides };
    },
    /** Deletes sign-ups that nobody has confirmed since the link for it was mailed, and their mails. */
    removeUnconfirmed: (before: number): number => {
      const old = and(
        eq(signups.state, 'unconfirmed'),
        lt(sql`coalesce(${signups.linkMailedAt}, ${signups.createdAt})`, before),
      );
      const addresses = drizzle.select({ email: signups.email }).from(signups).where(old);
      drizzle.delete(mailbox).where(inArray(mailbox.recipient, addresses)).run();
      return drizzle.delete(signups).where(old).run().changes;
    },
    /** Deletes mails that concern no event, and caught and unread ones, from before an instant. */
    removeMails: (before: number): number =>
      drizzle
        .delete(outbox)
        .where(and(isNull(outbox.eventId), ne(outbox.state, 'due'), lt(outbox.createdAt, before)))
        .run().changes +
      drizzle.delete(mailbox).where(lt(mailbox.receivedAt, before)).run().changes +
      drizzle.delete(unreadReports).where(lt(unreadReports.receivedAt, before)).run().changes,
    /** Deletes forms of events that were never made, which nobody has typed on since an instant. */
    removeForms: (before: number): number =>
      drizzle
        .delete(keptForms)
        .where(and(isNull(keptForms.eventId), lt(keptForms.updatedAt, before)))
        .run().changes,
    /** Deletes the mails to an address that the mailbox caught. */
    removeCaught: (recipient: string): number => removeCaught.run({ recipient }).changes,
    /** Deletes links that ran out before an instant, and what is left of their mails. */
    removeSignIns: (before: number): number =>
      drizzle.delete(signIns).where(lt(signIns.expiresAt, before)).run().changes,
    removeSessions: (limits: { seenBefore: number; createdBefore: number }): number =>
      drizzle
        .delete(sessions)
        .where(
          or(
            lt(sessions.lastSeenAt, limits.seenBefore),
            lt(sessions.createdAt, limits.createdBefore),
          ),
        )
        .run().changes,
    /** Leaves of a former organizer the row that the audit log names. */
    anonymizeOrganizer: (id: number, name: string): void => {
      drizzle
        .update(organizers)
        .set({ name, email: '', emailKey: `former ${id}` })
        .where(eq(organizers.id, id))
        .run();
    },
  };
}
