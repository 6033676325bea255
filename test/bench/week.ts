import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openDatabase } from '../../db/database.ts';
import type { Event } from '../../db/schema.ts';
import { createApp } from '../../server/app.ts';
import { openLog } from '../../server/log.ts';
import { makeServices } from '../../server/makeServices.ts';
import { registerAttendee } from '../../server/signups/registerAttendee.ts';
import { eventAddress } from '../../templates/addresses.ts';
import { testConfig } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { benchFolder } from './startServer.ts';
import { readPages } from './week/pages.ts';

/*
 * The largest week that we know of, on one machine: 604,000 people signed up for actions by one product
 * in August 2020. They sign up here, each in a write that waits for the disk, while the same process answers
 * ten times as many requests for pages, as the program does; their confirmations are composed by a second
 * process on the same file. At the end everything is counted, and the file is checked.
 *
 *     npm run bench:week -- --people 604000
 */

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '604000' },
    events: { type: 'string', default: '2000' },
  },
});
const people = Number(values.people);
const atOnce = 256;

using folder = benchFolder();
const database = folder.file('week.sqlite');
const config = testConfig();
const db = openDatabase(database);
const services = makeServices(config, db, openLog({ logLevel: 'silent' }), Date.now);
const nextYear = new Date().getFullYear() + 1;
const events: Event[] = [];
for (let index = 0; index < Number(values.events); index += 1)
  events.push(
    await insertEvent(
      services,
      {},
      { startLocal: `${nextYear}-01-${String((index % 28) + 1).padStart(2, '0')}T14:30` },
    ),
  );

const began = performance.now();
const addresses = events.map(({ slug }) => eventAddress(slug));
const pagesRead = readPages(createApp(services), addresses, people * 10);
const mailsComposed = told<{ composed: number }>(fork(program('mails'), [database, `${people}`]));

let arrived = 0;
await Promise.all(Array.from({ length: atOnce }, arrive));
const signedUp = seconds();
tell(`${people} sign-ups in ${signedUp.toFixed(0)} s`);

const pages = await pagesRead;
const answered = pages.statuses[200] ?? 0;
const [took, slowest] = [pages.seconds.toFixed(0), pages.slowest.toFixed(0)];
tell(`${answered} pages in ${took} s beside them, the slowest in ${slowest} ms`);

const { composed } = await mailsComposed;
const whole = seconds();
tell(`${composed} mails composed; ${whole.toFixed(0)} s in all`);

const found = db.counts.signups()['confirmed'] ?? 0;
const problems = db.problems();
tell(`${found} sign-ups found, ${problems.length} problems of the file`);
const lost = people - found + (people - composed) + (people * 10 - answered);
if (lost !== 0 || problems.length > 0) process.exitCode = 1;
db.close();

function program(name: string): string {
  return fileURLToPath(new URL(`week/${name}.ts`, import.meta.url));
}

/** What a child says when it is done. */
async function told<Message>(child: ChildProcess): Promise<Message> {
  const ended = once(child, 'exit').then(() => {
    throw new Error('A part of the week ended before it was done.');
  });
  const [message]: Message[] = await Promise.race([once(child, 'message'), ended]);
  if (message === undefined) throw new Error('A part of the week said nothing.');
  return message;
}

/** One visitor after the other, until all have come. */
async function arrive(): Promise<void> {
  while (arrived < people) {
    arrived += 1;
    const number = arrived;
    const event = events[number % events.length];
    if (event === undefined) throw new Error('There are no events.');
    const outcome = await registerAttendee(services, event.id, {
      name: `Example ${number}`,
      email: `example${number}@example.org`,
      companions: 0,
      accessNeeds: '',
      language: number % 4 === 0 ? 'es' : 'en',
      zone: { zone: 'America/New_York' },
    });
    if (outcome.kind !== 'registered') throw new Error(outcome.kind);
  }
}

function seconds(): number {
  return (performance.now() - began) / 1000;
}

function tell(text: string): void {
  process.stdout.write(`${text}\n`);
}
