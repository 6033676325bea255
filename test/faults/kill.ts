import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openConnection } from '../../db/connection.ts';
import { eventSignUpsAddress } from '../../templates/addresses.ts';
import { encodeForm } from '../helpers/app.ts';
import { startSmtpServer, type SmtpTestServer } from '../helpers/smtp.ts';

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
  /** Mails of which more than one copy arrived. */
  repeated: number;
  /** Copies of one mail that bear different Message-IDs. */
  differentIds: number;
  /** Seats as counted beside the event, less those of the sign-ups. */
  seatsOff: number;
  /** What SQLite says of the file. */
  integrity: string;
}

const slug = 'panel-argentina';
const together = 40;
const patience = 60_000;

/** Lets people sign up, kills the program while they do, starts it again, and looks at the file. */
export async function killReport(kills: number): Promise<KillReport> {
  const directory = mkdtempSync(join(tmpdir(), 'cacerola-kill-'));
  const file = join(directory, 'cacerola.sqlite');
  const smtp = await startSmtpServer();
  const answered: string[] = [];
  try {
    for (let round = 0; round < kills; round += 1) {
      const program = await start(directory, smtp);
      const signedUp = Array.from({ length: together }, (_, index) =>
        signUp(program.address, `person-${round}-${index}@example.org`),
      );
      // From "hardly begun" to "nearly done".
      await after(15 + ((round * 97) % 160));
      const ended = once(program.process, 'exit');
      program.process.kill('SIGKILL');
      await ended;
      answered.push(...(await Promise.all(signedUp)).filter((address) => address !== null));
      expireLeases(file);
    }
    await finishMails(directory, file, smtp);
    return report(file, kills, answered, smtp);
  } finally {
    await smtp.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

interface Program {
  process: ChildProcess;
  address: string;
}

async function start(directory: string, smtp: SmtpTestServer): Promise<Program> {
  const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
  const child = spawn(process.execPath, [main], {
    cwd: directory,
    env: {
      PATH: process.env['PATH'] ?? '',
      DATA_DIR: directory,
      PORT: '0',
      SMTP_URL: smtp.url,
      LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const part of child.stdout) {
    said += String(part);
    const address = /http:\/\/localhost:[1-9]\d*/.exec(said)?.[0];
    if (address !== undefined) return { process: child, address };
  }
  throw new Error(`The program ended before it listened: ${said}`);
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

async function finishMails(directory: string, file: string, smtp: SmtpTestServer): Promise<void> {
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
  const ended = once(program.process, 'exit');
  program.process.kill('SIGTERM');
  await ended;
}

function report(
  file: string,
  kills: number,
  answered: readonly string[],
  smtp: SmtpTestServer,
): KillReport {
  const connection = openConnection(file);
  const all = (query: string): unknown[] => connection.prepare(query).pluck().all();
  const stored = all('select email from signups').map(String);
  const copies = new Map<string, (string | undefined)[]>();
  for (const { to, parsed } of smtp.mails)
    copies.set(to, [...(copies.get(to) ?? []), parsed.messageId]);
  const found: KillReport = {
    kills,
    answered: answered.length,
    stored: stored.length,
    lost: answered.filter((email) => !stored.includes(email)).length,
    withoutMail: all(
      'select id from signups where id not in (select signup_id from outbox where signup_id is not null)',
    ).length,
    unmailed: stored.filter((email) => !copies.has(email)).length,
    repeated: [...copies.values()].filter((ids) => ids.length > 1).length,
    differentIds: [...copies.values()].filter((ids) => new Set(ids).size > 1).length,
    seatsOff: Number(
      all(
        `select seats_taken - (select coalesce(sum(1 + companions), 0) from signups where event_id = events.id and state = 'confirmed') from events where slug = '${slug}'`,
      )[0],
    ),
    integrity: String(connection.pragma('integrity_check', { simple: true })),
  };
  connection.close();
  return found;
}

/** Whether nothing was lost, nothing is half done and everybody was told. */
export function isWhole(found: KillReport): boolean {
  const { lost, withoutMail, unmailed, differentIds, seatsOff, integrity } = found;
  return lost + withoutMail + unmailed + differentIds === 0 && seatsOff === 0 && integrity === 'ok';
}

if (import.meta.main) {
  const found = await killReport(20);
  // oxlint-disable-next-line no-console -- the table is what this program is for
  console.table(found);
  if (!isWhole(found)) process.exitCode = 1;
}
