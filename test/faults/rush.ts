import autocannon from 'autocannon';
import { openDatabase } from '../../db/database.ts';
import type { Event } from '../../db/schema.ts';
import { openLog } from '../../server/log.ts';
import { makeServices } from '../../server/makeServices.ts';
import type { Services } from '../../server/services.ts';
import { eventAddress, eventSignUpsAddress } from '../../templates/addresses.ts';
import { benchFolder, startServer } from '../bench/startServer.ts';
import { encodeForm, testConfig } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { confirmationPath } from '../helpers/signups.ts';

/** What came of very many people who all want one of few seats at the same moment. */
export interface RushReport {
  people: number;
  seats: number;
  /** Sign-ups and confirmations that were answered with anything but 303, or not at all. */
  errors: number;
  /** Sign-ups a second, and the time within which 99 of 100 were answered, in milliseconds. */
  signUps: { rate: number; p99: number };
  confirmations: { rate: number; p99: number };
  /** The same of the event's page, asked for all the while by one visitor. */
  pages: { answered: number; errors: number; p99: number };
  confirmed: number;
  waiting: number;
  seatsTaken: number;
  /** People on the waiting list who are told another number than their arrival gives. */
  outOfOrder: number;
  /** People who were given a seat after somebody had been sent to the waiting list. */
  overtook: number;
}

/**
 * Lets that many people sign up at once, each over a connection of their own, and then press the button
 * behind the mailed link at once, while somebody looks at the page. Then seats and places are counted.
 */
export async function rushReport(people: number, seats: number): Promise<RushReport> {
  using folder = benchFolder();
  const database = folder.file('rush.sqlite');
  const db = openDatabase(database);
  const services = makeServices(testConfig(), db, openLog({ logLevel: 'silent' }), Date.now);
  const year = new Date().getFullYear() + 1;
  const startLocal = `${year}-01-21T14:30`;
  const event = await insertEvent(services, { slug: 'panel', capacity: seats }, { startLocal });
  await using server = await startServer('application', { database });
  const looking = new AbortController();
  const looked = look(`${server.url}${eventAddress(event.slug)}`, looking.signal);

  const forms = Array.from({ length: people }, (_, index) => ({
    path: eventSignUpsAddress(event.slug),
    body: encodeForm({ name: `Example ${index}`, email: `example${index}@example.org` }),
  }));
  const signUps = await allAtOnce(server.url, forms);
  const links = db.signups
    .ofEvent(event.id, ['unconfirmed'])
    .map((signup) => ({ path: confirmationPath(services, signup), body: '' }));
  const confirmations = await allAtOnce(server.url, links);
  looking.abort();
  const report = {
    people,
    seats,
    errors: signUps.errors + confirmations.errors,
    signUps: { rate: signUps.rate, p99: signUps.p99 },
    confirmations: { rate: confirmations.rate, p99: confirmations.p99 },
    pages: await looked,
    ...counted(services, event),
  };
  db.close();
  return report;
}

interface Answers {
  rate: number;
  p99: number;
  errors: number;
}

/** Sends each form once, all at the same time. */
async function allAtOnce(
  url: string,
  forms: readonly { path: string; body: string }[],
): Promise<Answers> {
  let next = 0;
  const began = performance.now();
  const result = await autocannon({
    url,
    connections: forms.length,
    amount: forms.length,
    timeout: 60,
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    },
    requests: [
      {
        setupRequest: (request) => {
          const form = forms[next];
          next += 1;
          return { ...request, ...form };
        },
      },
    ],
  });
  const seconds = (performance.now() - began) / 1000;
  return {
    rate: Math.round(result['3xx'] / seconds),
    p99: result.latency.p99,
    errors: forms.length - result['3xx'],
  };
}

/** Asks for a page again and again, ten times a second. */
async function look(url: string, until: AbortSignal): Promise<RushReport['pages']> {
  const times: number[] = [];
  let errors = 0;
  while (!until.aborted) {
    const began = performance.now();
    const answer = await fetch(url).catch(() => null);
    await answer?.arrayBuffer();
    times.push(performance.now() - began);
    if (answer?.status !== 200) errors += 1;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const p99 = times.toSorted((one, other) => one - other)[Math.floor(times.length * 0.99)] ?? 0;
  return { answered: times.length, errors, p99: Math.round(p99) };
}

function counted({ db }: Services, { id }: Event) {
  const everybody = db.signups.ofEvent(id, ['confirmed', 'waiting']);
  const waiting = everybody.filter(({ state }) => state === 'waiting');
  const given = db.audit
    .ofEvent(id, everybody.length * 3)
    .map(({ action }) => action)
    .toReversed();
  const firstWait = given.indexOf('signup-waiting');
  return {
    confirmed: everybody.length - waiting.length,
    waiting: waiting.length,
    seatsTaken: db.events.byId(id)?.seatsTaken ?? 0,
    outOfOrder: waiting.filter((signup, index) => db.signups.waitingBefore(id, signup.id) !== index)
      .length,
    overtook:
      firstWait < 0
        ? 0
        : given.slice(firstWait).filter((action) => action === 'signup-confirmed').length,
  };
}

/** Whether as many as fit are in, everybody else waits in order, and nobody was turned away. */
export function isFair(found: RushReport): boolean {
  const { people, seats, errors, pages, confirmed, waiting, seatsTaken } = found;
  return (
    errors + pages.errors + found.outOfOrder + found.overtook === 0 &&
    confirmed === seats &&
    seatsTaken === seats &&
    waiting === people - seats
  );
}

if (process.argv[1] === import.meta.filename) {
  const found = await rushReport(10_000, 100);
  process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
  const quick = [found.signUps, found.confirmations].every(({ p99 }) => p99 <= 3000);
  process.exit(isFair(found) && quick ? 0 : 1);
}
