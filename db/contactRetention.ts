import { and, eq, inArray, isNotNull, ne, or, sql, type SQL } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { endorsementLogos, endorsementNotes, endorsements, mailbox, outbox } from './schema.ts';

/**
 * Takes what is personal from some co-sponsorships: the approved names stay on the public list, whatever else
 * was asked goes.
 *
 * @returns how many of them left or lost something, how many mails that the mailbox caught are gone, and how
 *   many rows beside those: mails, notes and logos
 */
export function removeContacts(
  drizzle: Drizzle,
  those: SQL,
): { rows: number; caught: number; besides: number } {
  const recipients = drizzle
    .select({ email: sql<string>`${endorsements.email}` })
    .from(endorsements)
    .where(and(those, isNotNull(endorsements.email)));
  const caught = drizzle.delete(mailbox).where(inArray(mailbox.recipient, recipients)).run();
  const requests = drizzle
    .delete(endorsements)
    .where(and(those, ne(endorsements.state, 'approved')))
    .run();
  const approved = drizzle.select({ id: endorsements.id }).from(endorsements).where(those);
  const mails = drizzle.delete(outbox).where(inArray(outbox.endorsementId, approved)).run();
  const contacts = drizzle
    .update(endorsements)
    .set({
      contactName: '',
      email: null,
      emailKey: null,
      proposed: null,
      decisionNote: '',
      before: null,
    })
    .where(
      and(
        those,
        or(
          isNotNull(endorsements.email),
          ne(endorsements.contactName, ''),
          isNotNull(endorsements.before),
        ),
      ),
    )
    .run();
  // What was noted may be about people, and a logo that nobody accepted is on no list.
  const notes = drizzle
    .delete(endorsementNotes)
    .where(inArray(endorsementNotes.endorsementId, approved))
    .run();
  const logos = drizzle
    .delete(endorsementLogos)
    .where(
      and(
        inArray(endorsementLogos.endorsementId, approved),
        eq(endorsementLogos.stage, 'proposed'),
      ),
    )
    .run();
  return {
    rows: requests.changes + contacts.changes,
    caught: caught.changes,
    besides: mails.changes + notes.changes + logos.changes,
  };
}
