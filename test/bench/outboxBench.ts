import { createTransport } from 'nodemailer';
import { openConnection } from '../../db/connection.ts';
import { openDatabase } from '../../db/database.ts';
import type { Event } from '../../db/schema.ts';
import { openLog } from '../../server/log.ts';
import { renderMail } from '../../server/mail/renderMail.ts';
import { defaultLimits, mailOptions, smtpTransport } from '../../server/mail/transport.ts';
import { mailWorker } from '../../server/mail/worker.ts';
import { makeServices } from '../../server/makeServices.ts';
import type { Services } from '../../server/services.ts';
import { newPublicId } from '../../server/web/signedLinks.ts';
import { testConfig, testNow } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { enqueue, insertSignup } from '../helpers/mails.ts';

/** A database file with an event whose people are to be mailed. */
export interface OutboxBench extends Disposable {
  services: Services;
  /** Has so many people sign up, each of whom is owed a confirmation. */
  confirmations(number: number): Promise<void>;
}

export async function outboxBench(file: string): Promise<OutboxBench> {
  const db = openDatabase(file);
  const log = openLog({ logLevel: 'info' }, { write: () => {} });
  const services = makeServices(testConfig(), db, log, () => testNow);
  const event = await insertEvent(services, {
    kind: 'hybrid',
    venue: 'Example Hall',
    address: '1 Example Street',
    city: 'New York City',
    speakers: [{ name: 'Bo Example', role: 'worker at the example factory' }],
    bring: 'Pots and pans',
  });
  return {
    services,
    confirmations: (number) => confirmations(services, event, number),
    [Symbol.dispose]: () => db.close(),
  };
}

/** The outbox beside bare nodemailer; each answers with mails a second. */
export interface MailRates extends Disposable {
  worker: () => Promise<number>;
  /** Bare pooled nodemailer, as its manual shows it, is handed the very same messages, ready made. */
  bare: () => Promise<number>;
}

/**
 * Prepares both for so many mails: through the same number of connections to one server, the outbox with
 * a database file and every fsync.
 */
export async function mailRates(file: string, url: string, mails: number): Promise<MailRates> {
  const bench = await outboxBench(file);
  const { services } = bench;
  const { db } = services;
  await bench.confirmations(mails);
  const messages = db.outbox.list({}, mails, 0).found.map(({ mail }) => {
    const rendered = renderMail(services, mail, testNow);
    if (rendered.kind !== 'message') throw new Error('Every mail of the comparison is sent.');
    return rendered.message;
  });
  return {
    bare: () =>
      rateOf(mails, async () => {
        const { connections } = defaultLimits;
        const pool = createTransport({ url, pool: true, maxConnections: connections });
        await Promise.all(messages.map((message) => pool.sendMail(mailOptions(message))));
        pool.close();
      }),
    worker: async () => {
      makeDueAgain(file);
      return await rateOf(mails, async () => {
        const transport = smtpTransport(url);
        await mailWorker(services, transport).drain();
        await transport.close();
        if (db.outbox.counts().sent !== mails) throw new Error('Some mails were not sent.');
      });
    },
    [Symbol.dispose]: () => bench[Symbol.dispose](),
  };
}

async function confirmations(to: Services, about: Event, number: number): Promise<void> {
  const together = 200;
  for (let done = 0; done < number; done += together)
    await Promise.all(
      Array.from({ length: Math.min(together, number - done) }, async () => {
        const { id } = await insertSignup(to, about, { uid: newPublicId() });
        await enqueue(to, { kind: 'signup-confirmed', eventId: about.id, signupId: id });
      }),
    );
}

function makeDueAgain(file: string): void {
  const connection = openConnection(file);
  connection.exec("update outbox set state = 'due', attempts = 0, sent_at = null");
  connection.close();
}

async function rateOf(mails: number, work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (mails / (performance.now() - started)) * 1000;
}
