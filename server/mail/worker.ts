import type { OutboxOutcome } from '../../db/outbox.ts';
import type { Ownership } from '../../db/ownership.ts';
import type { OutboxMail } from '../../db/schema.ts';
import { addressHash } from '../outbox/addressHash.ts';
import type { Failure } from '../outbox/failure.ts';
import { noteBounce } from '../outbox/noteBounce.ts';
import { statusIn } from '../outbox/statusCode.ts';
import type { Services } from '../services.ts';
import { newPublicId } from '../web/signedLinks.ts';
import { recipientDomains, type Ended } from './domains.ts';
import { renderMail } from './renderMail.ts';
import { isPermanent, nextStep, restAfter, type Refusal } from './retryPolicy.ts';
import type { SendResult, Transport } from './transport.ts';

/** Works off the outbox. */
export interface MailWorker {
  /** Begins to look for due mails, now and then and whenever it is woken. */
  start(): void;
  /** Says that something may be due. */
  wake(): void;
  /** Starts nothing new and resolves once what is under way has been finished and written down. */
  stop(): Promise<void>;
  /** Sends what is due and resolves when nothing is left to do at this moment; for tests. */
  drain(): Promise<void>;
}

export interface WorkerOptions {
  /**
   * How long a claimed row is the worker's own, in milliseconds: longer than any sending takes, and
   * short, since what a killed worker held waits for its end.
   */
  lease?: number;
  /** How often the outbox is looked at when nobody wakes the worker, in milliseconds. */
  pollEvery?: number;
  /**
   * Proves that nobody else sends from this outbox: what is leased then is held by the dead, and is
   * due at once. While another process has it, nothing is sent here. Without it leases alone decide.
   */
  ownership?: Ownership;
}

interface Waiting {
  mail: OutboxMail;
  leaseToken: string;
  leasedUntil: number;
  domain: string;
}

/** How an attempt ended; `held`: it was none, the row is due again later as if nothing had been. */
type Outcome = OutboxOutcome | { state: 'held'; dueAt: number };

interface Sent {
  outcome: Outcome;
  /** Whether the server said something about the mail. */
  answered: boolean;
  /** Set where the server refused the recipient for good, as a report would say it later. */
  failure?: Failure;
  /** Where it went, if it was sent: by now the row may name another address. */
  address?: string;
}

/** A row that goes back untried, due as it was or later. */
interface GivenBack {
  one: Waiting;
  dueAt?: number;
}

/** Rows claimed at a time for each connection: few, since an urgent mail shall not wait for them. */
const claimedPerConnection = 4;

/** So many milliseconds of work are claimed where the mails have to keep a pace. */
const claimedAhead = 1000;

/** So many broken conversations in a row, for each connection, mean the server and not a mail. */
const lostPerConnection = 2;

/**
 * The one that sends. Several may work on one database: rows are leased, and the one that finishes
 * a row must still hold its lease. A crash between sending and writing down repeats those mails,
 * with the same Message-ID; nothing is lost. What a dead worker held stays leased until the lease
 * runs out, unless an ownership proves that nobody else is sending.
 */
export function mailWorker(
  services: Services,
  transport: Transport,
  options: WorkerOptions = {},
): MailWorker {
  const { db, log, clock } = services;
  const { lease = transport.longest + 60_000, pollEvery = 500, ownership } = options;
  let owning = ownership === undefined;
  const domains = recipientDomains(transport.concurrency);
  let waiting: Waiting[] = [];
  let underWay = 0;
  let unwritten = 0;
  let nextStartAt = 0;
  const stopping = new AbortController();
  let running: Promise<void> | null = null;

  // The server that all mails pass through may be away; then every mail would fail alike.
  let serverFailures = 0;
  let lostInARow = 0;
  let serverRestsUntil = 0;

  let bell = Promise.withResolvers<void>();
  const ring = () => bell.resolve();

  async function rung(): Promise<void> {
    const pause = nextStartAt - clock();
    const timer = setTimeout(ring, pause > 0 ? Math.min(pause, pollEvery) : pollEvery);
    await bell.promise;
    clearTimeout(timer);
    bell = Promise.withResolvers<void>();
  }

  async function workOff(): Promise<void> {
    for (;;) {
      while (
        !stopping.signal.aborted &&
        underWay < transport.concurrency &&
        clock() >= nextStartAt
      ) {
        const next = await takeNext();
        if (next === null) break;
        underWay += 1;
        const ended = domains.start(next.domain);
        void attempt(next, ended).finally(() => {
          underWay -= 1;
          ring();
        });
      }
      if (underWay === 0 && unwritten === 0) return;
      await rung();
    }
  }

  /** The next mail whose turn it is; null when none is, until something changes. */
  async function takeNext(): Promise<Waiting | null> {
    for (;;) {
      const now = clock();
      if (serverRestsUntil > now) {
        await giveBack(waiting.map((one) => ({ one })));
        return null;
      }
      if (waiting.length === 0) waiting = await claim(now);
      if (waiting.length === 0 || stopping.signal.aborted) return null;
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

  async function claim(now: number): Promise<Waiting[]> {
    if (stopping.signal.aborted || !db.outbox.anyDue(now)) return [];
    const leaseToken = newPublicId();
    const limit = claimedAtOnce(transport);
    const leasedUntil = now + lease;
    const claimed = await db.mark((outbox) =>
      outbox.claim({ leaseToken, leasedUntil, now, limit }),
    );
    return claimed.map((mail) => ({ mail, leaseToken, leasedUntil, domain: domainOf(mail) }));
  }

  function domainOf(mail: OutboxMail): string {
    const address = db.outbox.addressOf(mail) ?? '';
    return address.slice(address.lastIndexOf('@') + 1);
  }

  /**
   * What marks on an address stand under; undefined where the mail concerns nobody with one.
   *
   * @param address where it went
   */
  function hashOf(mail: OutboxMail, address: string | undefined): string | undefined {
    return address === undefined || db.outbox.addressOf(mail) === null
      ? undefined
      : addressHash(services.config, address);
  }

  /** The same, where mail has come back from it: few are. */
  function bouncingHash(mail: OutboxMail, address: string | undefined): string | undefined {
    const hash = hashOf(mail, address);
    return hash !== undefined && db.bounces.ofAddress(hash).length > 0 ? hash : undefined;
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

  async function attempt(one: Waiting, ended: Ended): Promise<void> {
    const sent = await send(one.mail);
    const endedAt = clock();
    ended(sent.answered, endedAt);
    unwritten += 1;
    // The connection goes on with the next mail meanwhile.
    void keepResult(one, sent, endedAt).finally(() => {
      unwritten -= 1;
      ring();
    });
  }

  /** Never throws. */
  async function keepResult(
    { mail, leaseToken }: Waiting,
    { outcome, failure, address }: Sent,
    endedAt: number,
  ): Promise<void> {
    const line = { mail: mail.id, kind: mail.kind, attempt: mail.attempts + 1 };
    try {
      if (outcome.state === 'held') {
        await db.mark((outbox) => outbox.release(mail.id, leaseToken, outcome.dueAt));
        return;
      }
      const hash =
        outcome.state === 'sent' ? bouncingHash(mail, address) : failure && hashOf(mail, address);
      if (hash === undefined)
        await db.mark((outbox) => outbox.finish(mail, leaseToken, outcome, endedAt));
      else
        await db.write((store) => {
          if (!store.outbox.finish(mail, leaseToken, outcome, endedAt)) return;
          if (failure) noteBounce(store, mail, hash, failure, endedAt);
          else store.bounces.tried(hash, endedAt);
        });
      log[outcome.state === 'failed' ? 'warn' : 'info'](line, `mail ${outcome.state}`);
    } catch (error) {
      // What cannot be written down is tried again when the lease has run out.
      log.error({ ...line, error }, 'result of a mail not kept');
    }
  }

  /** Never throws: a mail that cannot be made stands as failed, for an organizer to see. */
  async function send(mail: OutboxMail): Promise<Sent> {
    try {
      const rendered = db.read(() => renderMail(services, mail, clock()));
      if (rendered.kind === 'hold')
        return { outcome: { state: 'held', dueAt: rendered.until }, answered: true };
      if (rendered.kind === 'drop')
        return { outcome: { state: 'dropped', result: rendered.reason }, answered: true };
      nextStartAt = clock() + transport.interval;
      const result = await transport.send(rendered.message);
      judgeServer(result);
      const outcome = outcomeOf(mail, result, clock());
      return {
        outcome,
        ...failureIn(outcome, result),
        address: rendered.message.to.address,
        answered: result.kind === 'accepted' || result.refusal.kind !== 'lost',
      };
    } catch (error) {
      log.error({ mail: mail.id, kind: mail.kind, error }, 'mail not made');
      return { outcome: { state: 'failed', result: 'internal error' }, answered: true };
    }
  }

  /** Leaves the server alone when it cannot be reached or breaks off whatever it is given. */
  function judgeServer(result: SendResult): void {
    if (result.kind === 'accepted' || result.refusal.kind === 'answered') {
      serverFailures = 0;
      lostInARow = 0;
      return;
    }
    const { refusal } = result;
    if (refusal.kind === 'unsendable') return;
    if (refusal.kind === 'lost') {
      lostInARow += 1;
      if (lostInARow < transport.concurrency * lostPerConnection) return;
    }
    const now = clock();
    // Several connections fail together and count once.
    if (serverRestsUntil > now) return;
    serverFailures += 1;
    serverRestsUntil = now + restAfter(serverFailures);
    log.warn({ refusal: refusal.kind, code: codeOf(refusal) }, 'mail server at rest');
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        if (await owns()) await workOff();
      } catch (error) {
        log.error({ error }, 'outbox could not be read');
      }
      if (!stopping.signal.aborted) await rung();
    }
    await giveBack(waiting.map((one) => ({ one })));
    ownership?.giveUp();
  }

  async function owns(): Promise<boolean> {
    if (owning || !ownership?.take()) return owning;
    await db.mark((outbox) => outbox.endLeases());
    owning = true;
    return true;
  }

  return {
    start: () => {
      running ??= run();
    },
    wake: ring,
    stop: async () => {
      stopping.abort();
      ring();
      await running;
    },
    drain: workOff,
  };
}

/** Few, and where mails go slowly no more than soon go: an urgent one waits for what is claimed. */
function claimedAtOnce({ concurrency, interval }: Transport): number {
  const most = concurrency * claimedPerConnection;
  return interval === 0 ? most : Math.min(most, Math.max(1, Math.floor(claimedAhead / interval)));
}

function outcomeOf(mail: OutboxMail, result: SendResult, now: number): OutboxOutcome {
  if (result.kind === 'accepted') return { state: 'sent', result: result.reply };
  const { refusal } = result;
  const step = nextStep(
    refusal,
    {
      priority: mail.priority,
      made: mail.attempts + 1,
      firstTriedAt: mail.firstTriedAt ?? now,
    },
    now,
  );
  const said = refusal.reply || refusal.kind;
  return step.kind === 'retry'
    ? { state: 'due', dueAt: step.dueAt, result: said }
    : { state: 'failed', result: said };
}

/** A final answer about a recipient or a message: it is weighed as a report is. */
function failureIn(outcome: OutboxOutcome, result: SendResult): { failure?: Failure } {
  if (outcome.state !== 'failed' || result.kind !== 'refused') return {};
  const { refusal } = result;
  if (refusal.kind !== 'answered' || !isPermanent(refusal.code)) return {};
  const { reply } = refusal;
  const explanation = refusal.toMessage ? 'in reply to end of DATA' : '';
  return { failure: { status: statusIn(reply) || '5.0.0', reply, explanation } };
}

function codeOf(refusal: Refusal): number | null {
  return 'code' in refusal ? refusal.code : null;
}
