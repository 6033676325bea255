import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createTransport } from 'nodemailer';
import { openConnection } from '../../db/connection.ts';
import { openDatabase } from '../../db/database.ts';
import type { Event } from '../../db/schema.ts';
import { openLog } from '../../server/log.ts';
import { defaultLimits, mailOptions, smtpTransport } from '../../server/mail/transport.ts';
import { mailWorker } from '../../server/mail/worker.ts';
import { makeServices } from '../../server/makeServices.ts';
import { renderMail } from '../../server/mail/renderMail.ts';
import type { Services } from '../../server/services.ts';
import { newPublicId } from '../../server/web/signedLinks.ts';
import { testConfig, testNow } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { enqueue, insertSignup } from '../helpers/mails.ts';

/*
 * How fast the outbox is worked off, as a ratio to bare pooled nodemailer that is handed the very
 * same messages, ready made: both through the same number of connections to one server on this
 * machine, in alternating rounds of one run. The database is a file, with every fsync.
 *
 * With `--rows 100000` it works off one long queue instead, for at most `--seconds`, and shows the
 * memory meanwhile.
 */

const { values } = parseArgs({
  options: {
    mails: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '5' },
    rows: { type: 'string' },
    seconds: { type: 'string', default: '600' },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'cacerola-bench-'));
const file = join(folder, 'bench.sqlite');
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

const sink = fork(fileURLToPath(new URL('smtpSink.ts', import.meta.url)));
const [port] = await once(sink, 'message');
const url = `smtp://127.0.0.1:${port}`;

if (values.rows === undefined) await compare(Number(values.mails), Number(values.rounds));
else await workOffLongQueue(Number(values.rows), Number(values.seconds));

sink.disconnect();
db.close();
rmSync(folder, { recursive: true });

async function compare(mails: number, rounds: number): Promise<void> {
  await confirmations(services, event, mails);
  const messages = db.outbox.list({}, mails, 0).found.map(({ mail }) => {
    const rendered = renderMail(services, mail, testNow);
    if (rendered.kind !== 'message') throw new Error('Every mail of the comparison is sent.');
    return rendered.message;
  });

  const bare = async () => {
    const pool = createTransport({ url, pool: true, maxConnections: defaultLimits.connections });
    await Promise.all(messages.map((message) => pool.sendMail(mailOptions(message))));
    pool.close();
  };
  const worker = async () => {
    const transport = smtpTransport(url);
    await mailWorker(services, transport).drain();
    await transport.close();
    if (db.outbox.counts().sent !== mails) throw new Error('Some mails were not sent.');
  };

  const ratios: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    makeDueAgain();
    const [bareRate, workerRate] = [mails / (await seconds(bare)), mails / (await seconds(worker))];
    // The first round warms both up.
    if (round > 0) ratios.push(workerRate / bareRate);
    say(
      `${round === 0 ? 'warming up: ' : ''}nodemailer ${Math.round(bareRate)}/s, ` +
        `outbox ${Math.round(workerRate)}/s, ratio ${(workerRate / bareRate).toFixed(2)}`,
    );
  }
  const median = ratios.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
  say(`median ratio ${median.toFixed(2)}`);
}

async function workOffLongQueue(rows: number, longest: number): Promise<void> {
  await confirmations(services, event, rows);
  say(`${rows} mails are due, memory ${megabytes()} MB`);
  const transport = smtpTransport(url);
  const worker = mailWorker(services, transport);
  const started = performance.now();
  worker.start();
  let { due, sent } = db.outbox.counts();
  while (due > 0 && elapsedSeconds(started) < longest) {
    await after(5000);
    ({ due, sent } = db.outbox.counts());
    say(`${sent} sent after ${elapsedSeconds(started)} s, memory ${megabytes()} MB`);
  }
  await worker.stop();
  await transport.close();
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

function makeDueAgain(): void {
  const connection = openConnection(file);
  connection.exec("update outbox set state = 'due', attempts = 0, sent_at = null");
  connection.close();
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

function elapsedSeconds(since: number): number {
  return Math.round((performance.now() - since) / 1000);
}

function megabytes(): number {
  return Math.round(process.memoryUsage.rss() / 2 ** 20);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
