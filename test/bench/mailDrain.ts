import { setTimeout as after } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { smtpTransport } from '../../server/mail/transport.ts';
import { mailWorker } from '../../server/mail/worker.ts';
import { compare, rounded } from './measure.ts';
import { mailRates, outboxBench } from './outboxBench.ts';
import { benchFolder } from './startServer.ts';
import { startSink } from './startSink.ts';

/*
 * How fast the outbox is worked off, as a ratio to bare pooled nodemailer, see `outboxBench.ts`.
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

using folder = benchFolder();
await using sink = await startSink();

if (values.rows === undefined) await beside(Number(values.mails), Number(values.rounds));
else await workOffLongQueue(Number(values.rows), Number(values.seconds));

async function beside(mails: number, rounds: number): Promise<void> {
  using rates = await mailRates(folder.file('bench.sqlite'), sink.url, mails);
  const compared = await compare(rounds, rates.worker, rates.bare);
  const { ratio, lowest, highest, ours, floor } = compared;
  say(
    `nodemailer ${rounded(floor)}/s, outbox ${rounded(ours)}/s, ` +
      `median ratio ${rounded(ratio)} (${rounded(lowest)} to ${rounded(highest)})`,
  );
}

async function workOffLongQueue(rows: number, longest: number): Promise<void> {
  using bench = await outboxBench(folder.file('bench.sqlite'));
  const { services } = bench;
  const { db } = services;
  await bench.confirmations(rows);
  say(`${rows} mails are due, memory ${megabytes()} MB`);
  const transport = smtpTransport(sink.url);
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

function elapsedSeconds(since: number): number {
  return Math.round((performance.now() - since) / 1000);
}

function megabytes(): number {
  return Math.round(process.memoryUsage.rss() / 2 ** 20);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
