import { setTimeout as after } from 'node:timers/promises';
import { compare, median, ratioRow, rounded, type Row, type Subject } from '../measure.ts';
import { mailRates } from '../outboxBench.ts';
import { signUpLoad } from '../signUpLoad.ts';
import { benchFolder, startServer } from '../startServer.ts';
import { startSink } from '../startSink.ts';
import { databaseWithEvent } from './signup.ts';

/*
 * The outbox against bare nodemailer, and how soon a rush of people has its mails: they sign up over HTTP, at
 * full speed or so many a second, while the program sends, and the last mail leaves so long after the last
 * answer.
 */

const rounds = 5;
const mails = 1_000;
const rush = { connections: 64, seconds: 3, times: 3 };
/** Sign-ups a second; as many as were taken in at full speed when this was first measured. */
const knownRush = 1_568;

export const mail: Subject = {
  name: 'mail',
  rows: async function* () {
    using folder = benchFolder();
    await using sink = await startSink();
    using rates = await mailRates(folder.file('outbox.sqlite'), sink.url, mails);
    yield ratioRow(
      {
        what: 'mails of the outbox',
        floor: 'bare pooled nodemailer, handed the same messages',
        aim: { atLeast: 0.9 },
        unit: 'mails/s',
      },
      await compare(rounds, rates.worker, rates.bare),
    );
    yield await lastMailOfARush();
    yield await lastMailOfARush(knownRush);
  },
};

/** @param perSecond how many sign up; as many as are answered by default */
async function lastMailOfARush(perSecond?: number): Promise<Row> {
  const speed = perSecond === undefined ? 'full speed' : `${perSecond} a second`;
  const late: number[] = [];
  const rates: number[] = [];
  for (let time = 0; time < rush.times; time += 1) {
    using folder = benchFolder();
    await using sink = await startSink();
    const database = folder.file('rush.sqlite');
    await databaseWithEvent(database);
    await using ours = await startServer('application', { database, smtpUrl: sink.url });
    const { rate } = await signUpLoad(ours.url, rush.connections, rush.seconds, 'panel', perSecond);
    const answered = Date.now();
    rates.push(rate);
    // Whoever was not answered any more is mailed, too: all are sent when no more come for a while.
    let { taken, lastAt } = await sink.taken();
    while (Date.now() - lastAt < 2_000) {
      await after(100);
      ({ taken, lastAt } = await sink.taken());
    }
    if (taken < rate * rush.seconds) throw new Error('Not everybody was mailed.');
    late.push(Math.max(0, lastAt - answered) / 1000);
  }
  return {
    what: `last mail after the last answer of ${rush.seconds} s of sign-ups at ${speed}`,
    floor: '',
    figure: median(late),
    unit: 's',
    aim: { atMost: 2 },
    detail:
      `${rounded(Math.min(...late))} to ${rounded(Math.max(...late))}, ` +
      `${rounded(median(rates))} sign-ups/s`,
  };
}
