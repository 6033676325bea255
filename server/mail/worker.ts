import type { Ownership } from '../../db/ownership.ts';
import type { Services } from '../services.ts';
import { attemptMail } from './attemptMail.ts';
import { claimedMails, type ClaimedMail } from './claimedMails.ts';
import { recipientDomains, type Ended } from './domains.ts';
import { keepAttempt } from './keepAttempt.ts';
import type { Message } from './message.ts';
import { serverStanding } from './serverStanding.ts';
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
  const { concurrency, longest, interval } = transport;
  const { lease = longest + 60_000, pollEvery = 500, ownership } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const domains = recipientDomains(concurrency);
  const server = serverStanding(concurrency, log);
  const conditions = { domains, server, lease, stopping: signal };
  const claimed = claimedMails(services, transport, conditions);
  let owning = ownership === undefined;
  let underWay = 0;
  let unwritten = 0;
  let nextStartAt = 0;
  /** Where a pace is kept: the one that is being made, of which nobody knows yet whether it goes. */
  let making: ClaimedMail | null = null;
  let running: Promise<void> | null = null;

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
        !signal.aborted &&
        underWay < concurrency &&
        making === null &&
        clock() >= nextStartAt
      ) {
        const next = await claimed.next();
        if (next === null) break;
        underWay += 1;
        if (interval > 0) making = next;
        void work(next, domains.start(next.domain)).finally(() => {
          underWay -= 1;
          if (making === next) making = null;
          ring();
        });
      }
      if (underWay === 0 && unwritten === 0) return;
      await rung();
    }
  }

  async function work(one: ClaimedMail, ended: Ended): Promise<void> {
    const attempt = await attemptMail(services, { send }, one.mail);
    const endedAt = clock();
    ended(attempt.answered, endedAt);
    unwritten += 1;
    // The connection goes on with the next mail meanwhile.
    void keepAttempt(services, one, attempt, endedAt).finally(() => {
      unwritten -= 1;
      ring();
    });
  }

  /** Keeps the pace, and an eye on the server. */
  async function send(message: Message): Promise<SendResult> {
    nextStartAt = clock() + interval;
    making = null;
    ring();
    const result = await transport.send(message);
    server.note(result, clock());
    return result;
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      try {
        if (await owns()) await workOff();
      } catch (error) {
        log.error({ error }, 'outbox could not be read');
      }
      if (!signal.aborted) await rung();
    }
    await claimed.giveBack();
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
