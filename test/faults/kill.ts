import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { openConnection } from '../../db/connection.ts';
import { openDatabase } from '../../db/database.ts';
import { openLog } from '../../server/log.ts';
import { defaultLimits } from '../../server/mail/transport.ts';
import { makeServices } from '../../server/makeServices.ts';
import { registerAttendee } from '../../server/signups/registerAttendee.ts';
import { eventSignUpsAddress } from '../../templates/addresses.ts';
import { encodeForm, testConfig } from '../helpers/app.ts';
import { startProgram, type RunningProgram } from '../helpers/program.ts';
import { startSmtpServer } from '../helpers/smtp.ts';

/** What is left after the program was killed again and again in the middle of its work. */
export interface KillReport {
  kills: number;
  /** Sign-ups that were answered with a page of their own. */
  answered: number;
  /** Sign-ups that are stored: the answered ones, and some whose answer was cut off. */
  stored: number;
  /** Answered, and not stored. */
  lost: number;
  /** Stored, and without a mail in the outbox. */
  withoutMail: number;
  /** Stored, and no mail arrived. */
  unmailed: number;
  /** Mails that were due when the program was killed, on average. */
  queued: number;
  /** Mails that the server had taken when the program was killed and that were not written down. */
  inFlight: number;
  /** The most that were new among those at one kill. */
  mostInFlight: number;
  /** Copies beyond the first. */
  repeated: number;
  /** Copies of one mail that bear different Message-IDs. */
  differentIds: number;
  /** Seats as counted beside the event, less those of the sign-ups. */
  seatsOff: number;
  /** What SQLite says of the file. */
  integrity: string;
}

const slug = 'panel-argentina';
/** Sign-ups over HTTP at once while the mails flow. */
const together = 40;
/** Mails that wait for the program when it starts, so that some are always on their way. */
const ahead = 400;
const patience = 60_000;

/**
 * Lets people sign up and mails go out, kills the program meanwhile, starts it again, and looks at
 * the file and at what the SMTP server was given.
 */
export async function killReport(kills: number): Promise<KillReport> {
  const directory = mkdtempSync(join(tmpdir(), 'cacerola-kill-'));
  const file = join(directory, 'cacerola.sqlite');
  const smtp = await startReceiver();
  const answered: string[] = [];
  const flights: Flight[] = [];
  try {
    await stop(await start(directory, smtp), 'SIGTERM');
    for (let round = 0; round < kills; round += 1) {
      await signUpAhead(file, round);
      const program = await start(directory, smtp);
      const signedUp = Array.from({ length: together }, (_, index) =>
        signUp(program.address, `person-${round}-${index}@example.org`),
      );
      // From "hardly begun" to "nearly done".
      await after(20 + Math.random() * 1000);
      await stop(program, 'SIGKILL');
      answered.push(...(await Promise.all(signedUp)).filter((address) => address !== null));
      // What the program had sent when it was killed may still have to be read.
      await smtp.deserted();
      flights.push(flightOf(file, smtp));
      expireLeases(file);
    }
    await finishMails(directory, file, smtp);
    return report(file, kills, answered, smtp, flights);
  } finally {
    await smtp.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** An SMTP server that only remembers which messages it took. */
interface Receiver {
  url: string;
  /** The recipients of each Message-ID, one for each copy. */
  copies: Map<string, string[]>;
  deserted(): Promise<void>;
  close(): Promise<void>;
}

async function startReceiver(): Promise<Receiver> {
  const copies = new Map<string, string[]>();
  const smtp = await startSmtpServer({
    onData: (stream, session, done) => {
      let text = '';
      stream.setEncoding('utf8');
      stream.on('data', (part: string) => {
        text += part;
      });
      stream.on('end', () => {
        const id = /^Message-ID: *<(.+)>/im.exec(text)?.[1] ?? '';
        const to = session.envelope.rcptTo[0]?.address ?? '';
        // Organizers are told of news, and as often as there are some.
        if (/^(?:early|person)-/.test(to)) copies.set(id, [...(copies.get(id) ?? []), to]);
        done();
      });
    },
  });
  return { url: smtp.url, copies, deserted: () => smtp.deserted(), close: () => smtp.close() };
}

/** Puts people on the list whose mails wait for the next start. */
async function signUpAhead(file: string, round: number): Promise<void> {
  const db = openDatabase(file);
  const services = makeServices(testConfig(), db, openLog({ logLevel: 'silent' }), Date.now);
  const event = db.events.bySlug(slug);
  if (!event) throw new Error('The demonstration has lost its panel.');
  await Promise.all(
    Array.from({ length: ahead }, (_, index) =>
      registerAttendee(services, event.id, {
        name: 'Ada Example',
        email: `early-${round}-${index}@example.org`,
        companions: 0,
        accessNeeds: '',
        language: 'en',
        zone: { zone: null },
      }),
    ),
  );
  db.close();
}

interface Flight {
  queued: number;
  /**
   * The mails that the server had taken and that were not written down, with how often it had: they will
   * be repeated.
   */
  inFlight: ReadonlyMap<string, number>;
}

function flightOf(file: string, { copies }: Receiver): Flight {
  const connection = openConnection(file);
  const due = connection
    .prepare(`select message_key from outbox where state = 'due' and due_at <= ?`)
    .pluck()
    .all(Date.now())
    .map(String);
  connection.close();
  const taken = new Map(
    [...copies].map(([id, to]) => [id.slice(0, id.indexOf('@')), to.length] as const),
  );
  const inFlight = due.flatMap((key) => {
    const times = taken.get(key);
    return times === undefined ? [] : [[key, times] as const];
  });
  return { queued: due.length, inFlight: new Map(inFlight) };
}

/**
 * How many were on the wire at each kill. What one start had no time to repeat, the next finds once more,
 * and that counts once; what it has repeated and not written down either will be repeated again.
 */
function onTheWire(flights: readonly Flight[]): number[] {
  return flights.map(({ inFlight }, index) => {
    const before = flights[index - 1]?.inFlight;
    return [...inFlight].filter(([key, times]) => times > (before?.get(key) ?? 0)).length;
  });
}

async function stop(
  { process: child }: RunningProgram,
  signal: 'SIGTERM' | 'SIGKILL',
): Promise<void> {
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

function start(directory: string, smtp: Receiver): Promise<RunningProgram> {
  return startProgram(directory, { SMTP_URL: smtp.url });
}

/** The address that signed up, or null where no answer came. */
async function signUp(address: string, email: string): Promise<string | null> {
  try {
    const answer = await fetch(`${address}${eventSignUpsAddress(slug)}`, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'Sec-Fetch-Site': 'same-origin',
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: encodeForm({ name: 'Ada Example', email }),
    });
    return answer.status === 303 ? email : null;
  } catch {
    return null;
  }
}

/** Lets the time pass after which a dead process's claims are anybody's and retries are due. */
function expireLeases(file: string): void {
  const connection = openConnection(file);
  connection.exec('update outbox set leased_until = 0 where leased_until is not null');
  connection.exec(`update outbox set due_at = created_at where state = 'due' and attempts > 0`);
  connection.close();
}

async function finishMails(directory: string, file: string, smtp: Receiver): Promise<void> {
  const program = await start(directory, smtp);
  const connection = openConnection(file);
  // A row that is under way is due until its result is written down; reminders wait for their day.
  const due = connection
    .prepare(
      `select count(*) from outbox
      where state = 'due' and kind in ('signup-confirmed', 'signup-waiting')`,
    )
    .pluck();
  const until = performance.now() + patience;
  while (due.get() !== 0 && performance.now() < until) await after(100);
  connection.close();
  await stop(program, 'SIGTERM');
}

function report(
  file: string,
  kills: number,
  answered: readonly string[],
  { copies }: Receiver,
  flights: readonly Flight[],
): KillReport {
  const connection = openConnection(file);
  const all = (query: string): unknown[] => connection.prepare(query).pluck().all();
  const stored = all('select email from signups').map(String);
  const mailed = [...copies.values()].flat();
  const reached = new Set(mailed);
  const wire = onTheWire(flights);
  const found: KillReport = {
    kills,
    answered: answered.length,
    stored: stored.length,
    lost: answered.filter((email) => !stored.includes(email)).length,
    withoutMail: all(
      'select id from signups where id not in (select signup_id from outbox where signup_id is not null)',
    ).length,
    unmailed: stored.filter((email) => !reached.has(email)).length,
    queued: Math.round(flights.reduce((sum, { queued }) => sum + queued, 0) / kills),
    inFlight: wire.reduce((sum, mails) => sum + mails, 0),
    mostInFlight: Math.max(...wire),
    repeated: mailed.length - copies.size,
    // Everybody here gets one mail: two of them are one mail under two names.
    differentIds: copies.size - reached.size,
    seatsOff: Number(
      all(
        `select seats_taken - (
          select coalesce(sum(1 + companions), 0) from signups
          where event_id = events.id and state = 'confirmed'
        ) from events where slug = '${slug}'`,
      )[0],
    ),
    integrity: String(connection.pragma('integrity_check', { simple: true })),
  };
  connection.close();
  return found;
}

/**
 * Whether nothing was lost, nothing is half done, everybody was told, and no mail was repeated that
 * was not on the wire: at one kill at most one for each connection.
 */
export function isWhole(found: KillReport): boolean {
  const { lost, withoutMail, unmailed, differentIds, seatsOff, integrity } = found;
  return (
    lost + withoutMail + unmailed + differentIds === 0 &&
    seatsOff === 0 &&
    integrity === 'ok' &&
    found.repeated <= found.inFlight &&
    found.mostInFlight <= defaultLimits.connections
  );
}

if (process.argv[1] === import.meta.filename) {
  const found = await killReport(30);
  // oxlint-disable-next-line no-console -- the table is what this program is for
  console.table(found);
  if (!isWhole(found)) process.exitCode = 1;
}
