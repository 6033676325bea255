import type { OutboxMail } from '../../db/schema.ts';
import { feedReminders } from '../outbox/feedReminders.ts';
import type { Services } from '../services.ts';
import { newPublicId } from '../web/signedLinks.ts';
import type { Domains } from './domains.ts';
import type { ServerStanding } from './serverStanding.ts';
import type { Transport } from './transport.ts';

/** A row that is the worker's own until its lease runs out, in epoch milliseconds. */
export interface ClaimedMail {
  mail: OutboxMail;
  leaseToken: string;
  leasedUntil: number;
  /** Where it goes to. */
  domain: string;
}

/** The rows that a worker has claimed and not yet begun. */
export interface ClaimedMails {
  /** The next mail whose turn it is; null when none is, until something changes. */
  next(): Promise<ClaimedMail | null>;
  /** Gives all of them back untried. */
  giveBack(): Promise<void>;
}

/** A row that goes back untried, due as it was or later. */
interface GivenBack {
  one: ClaimedMail;
  dueAt?: number;
}

/** Rows claimed at a time for each connection: few, since an urgent mail shall not wait for them. */
const claimedPerConnection = 4;

/** So many milliseconds of work are claimed where the mails have to keep a pace. */
const claimedAhead = 1000;

/** What decides whether a mail may be begun. */
interface Conditions {
  domains: Domains;
  server: ServerStanding;
  /** How long a claimed row is the worker's own, in milliseconds. */
  lease: number;
  /** Once it is aborted nothing new is claimed. */
  stopping: AbortSignal;
}

/**
 * Claims a few due rows at a time and hands them out one by one, in the order in which they are due,
 * but past those whose domain or server has to be left alone.
 */
export function claimedMails(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  transport: Transport,
  { domains, server, lease, stopping }: Conditions,
): ClaimedMails {
  let waiting: ClaimedMail[] = [];

  async function next(): Promise<ClaimedMail | null> {
    for (;;) {
      const now = clock();
      if (server.rests(now)) {
        await giveBackAll();
        return null;
      }
      if (waiting.length === 0) waiting = await claim(now);
      if (waiting.length === 0 || stopping.aborted) return null;
      const late: GivenBack[] = [];
      for (const one of waiting) {
        if (one.leasedUntil < now + transport.longest) {
          // Behind slow mails it waited so long that another worker could begin it meanwhile.
          late.push({ one });
          continue;
        }
        const turn = domains.turn(one.domain, now);
        if (turn.kind === 'now') {
          waiting = waiting.filter((other) => other !== one);
          return one;
        }
        if (turn.kind === 'later') late.push({ one, dueAt: turn.at });
      }
      if (late.length === 0) return null;
      await giveBack(late);
    }
  }

  async function claim(now: number): Promise<ClaimedMail[]> {
    if (stopping.aborted) return [];
    // A slice each time, so that a reminder to very many is neither in the way nor left behind.
    do if (!(await feedReminders({ db, clock }))) break;
    while (!db.outbox.anyDue(now));
    if (!db.outbox.anyDue(now)) return [];
    const leaseToken = newPublicId();
    const leasedUntil = now + lease;
    const limit = claimedAtOnce(transport);
    const claimed = await db.mark((outbox) =>
      outbox.claim({ leaseToken, leasedUntil, now, limit }),
    );
    return claimed.map((mail) => ({ mail, leaseToken, leasedUntil, domain: domainOf(mail) }));
  }

  function domainOf(mail: OutboxMail): string {
    const address = db.outbox.addressOf(mail) ?? '';
    return address.slice(address.lastIndexOf('@') + 1);
  }

  async function giveBack(back: readonly GivenBack[]): Promise<void> {
    if (back.length === 0) return;
    const gone = new Set(back.map(({ one }) => one));
    waiting = waiting.filter((one) => !gone.has(one));
    await db.mark((outbox) => {
      for (const { one, dueAt } of back)
        outbox.release(one.mail.id, one.leaseToken, dueAt ?? one.mail.dueAt);
    });
  }

  const giveBackAll = () => giveBack(waiting.map((one) => ({ one })));

  return { next, giveBack: giveBackAll };
}

/** Few, and where mails go slowly no more than soon go: an urgent one waits for what is claimed. */
function claimedAtOnce({ concurrency, interval }: Transport): number {
  const most = concurrency * claimedPerConnection;
  return interval === 0 ? most : Math.min(most, Math.max(1, Math.floor(claimedAhead / interval)));
}
