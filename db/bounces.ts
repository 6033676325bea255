import { and, asc, count, desc, eq, isNull, lt, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { bounces, unreadReports, type Bounce, type UnreadReport } from './schema.ts';

/** A mail that could not be made sense of, as the list shows it, without its bytes. */
export type UnreadReportLine = Omit<UnreadReport, 'raw' | 'digest'>;

export function bounceReads(drizzle: Drizzle) {
  const ofAddress = drizzle
    .select()
    .from(bounces)
    .where(eq(bounces.addressHash, sql.placeholder('addressHash')))
    .prepare();
  const ofMail = drizzle
    .select()
    .from(bounces)
    .where(eq(bounces.mailId, sql.placeholder('mailId')))
    .prepare();

  return {
    /** What came back from an address, the earliest first. */
    ofAddress: (addressHash: string): Bounce[] =>
      // Every mail asks, nearly always for nothing; ORDER BY would make that ten times as dear.
      ofAddress.all({ addressHash }).toSorted((one, other) => one.at - other.at),
    /** The same of every address from which anything came back. */
    byAddress: (): Map<string, Bounce[]> => {
      const result = new Map<string, Bounce[]>();
      for (const bounce of drizzle.select().from(bounces).orderBy(asc(bounces.at)).all()) {
        const ofOne = result.get(bounce.addressHash);
        if (ofOne) ofOne.push(bounce);
        else result.set(bounce.addressHash, [bounce]);
      }
      return result;
    },
    ofMail: (mailId: number): Bounce | undefined => ofMail.get({ mailId }),
    unread: (limit: number): UnreadReportLine[] =>
      drizzle
        .select({
          id: unreadReports.id,
          receivedAt: unreadReports.receivedAt,
          subject: unreadReports.subject,
          sender: unreadReports.sender,
          mailId: unreadReports.mailId,
          personalAt: unreadReports.personalAt,
          size: unreadReports.size,
        })
        .from(unreadReports)
        .orderBy(desc(unreadReports.id))
        .limit(limit)
        .all(),
    /** How many nobody has said anything about. */
    unreadCount: (): number =>
      drizzle
        .select({ total: count() })
        .from(unreadReports)
        .where(isNull(unreadReports.personalAt))
        .get()?.total ?? 0,
    /** Whether one names a mail. */
    unreadAbout: (mailId: number): boolean =>
      drizzle
        .select({ id: unreadReports.id })
        .from(unreadReports)
        .where(eq(unreadReports.mailId, mailId))
        .get() !== undefined,
    unreadById: (id: number): UnreadReport | undefined =>
      drizzle.select().from(unreadReports).where(eq(unreadReports.id, id)).get(),
  };
}

export function bounceChanges(drizzle: Drizzle) {
  const forget = drizzle
    .delete(bounces)
    .where(eq(bounces.addressHash, sql.placeholder('addressHash')))
    .prepare();

  return {
    /**
     * Notes that a mail came back. Of two reports about one mail the hard one stands; what comes back
     * after the address was tried once more counts anew.
     */
    note: (bounce: Omit<Bounce, 'triedAt'>): void => {
      const { weight, status, reply, at } = bounce;
      drizzle
        .insert(bounces)
        .values(bounce)
        .onConflictDoUpdate({
          target: bounces.mailId,
          set: { weight, status, reply, at, triedAt: null },
          setWhere: sql`(${bounces.weight} = 'soft' and ${weight} = 'hard')
            or ${bounces.triedAt} is not null`,
        })
        .run();
    },
    /** Notes that the mail server took another mail to an address from which some came back. */
    tried: (addressHash: string, now: number): void => {
      drizzle
        .update(bounces)
        .set({ triedAt: now })
        .where(and(eq(bounces.addressHash, addressHash), lt(bounces.at, now)))
        .run();
    },
    /** Forgets what came back from an address; how many rows that were. */
    forget: (addressHash: string): number => forget.run({ addressHash }).changes,
    /** Keeps a message that nobody could make sense of, once, and no more than the newest few. */
    keepUnread: (report: Omit<UnreadReport, 'id' | 'personalAt'>, most: number): void => {
      drizzle.insert(unreadReports).values(report).onConflictDoNothing().run();
      const oldest = drizzle
        .select({ id: unreadReports.id })
        .from(unreadReports)
        .orderBy(desc(unreadReports.id))
        .limit(1)
        .offset(most - 1)
        .get();
      if (oldest) drizzle.delete(unreadReports).where(lt(unreadReports.id, oldest.id)).run();
    },
    /** Notes that a person wrote it; false where that was said before. */
    markPersonal: (id: number, now: number): boolean =>
      drizzle
        .update(unreadReports)
        .set({ personalAt: now })
        .where(and(eq(unreadReports.id, id), isNull(unreadReports.personalAt)))
        .run().changes === 1,
    removeUnread: (id: number): boolean =>
      drizzle.delete(unreadReports).where(eq(unreadReports.id, id)).run().changes === 1,
  };
}
