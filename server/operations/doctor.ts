import { existsSync } from 'node:fs';
import { openDatabase, type Database } from '../../db/database.ts';
import { UnusableDatabase } from '../../db/unusable.ts';
import type { Config } from '../config.ts';
import { smtpHost } from '../config/smtpServer.ts';
import { verifySmtp, type SmtpFault } from '../mail/verifySmtp.ts';
import { isTzdataOld, tzdataRelease } from '../time/tzdata.ts';
import { databaseFile } from './databaseFile.ts';
import { littleSpace } from './health.ts';
import { holdsDemonstration } from './removeDemonstration.ts';

/** One thing that was looked at, in order or with what is wrong. The wording stands elsewhere. */
export type Finding =
  | { kind: 'no-database' }
  | { kind: 'database-sound' }
  | { kind: 'database-broken'; detail: string }
  | { kind: 'database-unusable'; error: UnusableDatabase }
  /** `free` is in megabytes. */
  | { kind: 'disk-low'; free: number }
  | { kind: 'organizers'; count: number }
  | { kind: 'mails-failed'; count: number }
  | { kind: 'mails-waiting'; hours: number }
  | { kind: 'mails-flow' }
  | { kind: 'mailbox-only' }
  | { kind: 'smtp-works' }
  | { kind: 'smtp-fails'; fault: SmtpFault; detail: string; host: string; port: string }
  | { kind: 'plain-http' }
  /** NODE_ENV is not set on what looks like a real site. */
  | { kind: 'looks-forgotten' }
  /** The next start in production takes it out. */
  | { kind: 'demonstration' }
  | { kind: 'tzdata' | 'tzdata-old'; version: string; date: string | null };

const hour = 3_600_000;

/** Whether somebody has to mend something. */
export function isProblem(finding: Finding): boolean {
  switch (finding.kind) {
    case 'database-broken':
    case 'database-unusable':
    case 'disk-low':
    case 'mails-failed':
    case 'mails-waiting':
    case 'smtp-fails':
    case 'plain-http':
    case 'looks-forgotten':
    case 'demonstration':
      return true;
    case 'organizers':
      return finding.count === 0;
    case 'no-database':
    case 'database-sound':
    case 'mails-flow':
    case 'mailbox-only':
    case 'smtp-works':
    case 'tzdata':
    // Advice: in some years the world changes its clocks seldom, and nothing newer exists.
    case 'tzdata-old':
      return false;
  }
}

/** Looks at the database, the outbox, the way out for mail and the public address. */
export async function examine(config: Config, now: number): Promise<Finding[]> {
  const findings = [...examineFile(config, now), await examineMail(config)];
  const free = await littleSpace(config.dataDirectory);
  if (free !== null) findings.push({ kind: 'disk-low', free });
  if (config.looksForgotten) findings.push({ kind: 'looks-forgotten' });
  if (config.production && !config.baseUrl.startsWith('https:'))
    findings.push({ kind: 'plain-http' });
  return [...findings, examineTzdata(now)];
}

function examineTzdata(now: number): Finding {
  const release = tzdataRelease();
  const { version, publishedAt } = release;
  return {
    kind: isTzdataOld(release, now) ? 'tzdata-old' : 'tzdata',
    version,
    date: publishedAt === null ? null : new Date(publishedAt).toISOString().slice(0, 10),
  };
}

function examineFile(config: Config, now: number): Finding[] {
  const file = databaseFile(config);
  if (!existsSync(file)) return [{ kind: 'no-database' }];
  let db: Database | undefined;
  try {
    db = openDatabase(file);
    const [problem] = db.problems();
    if (problem) return [{ kind: 'database-broken', detail: problem }];
    return [
      { kind: 'database-sound' },
      ...((config.production || config.looksForgotten) && holdsDemonstration(db)
        ? [{ kind: 'demonstration' as const }]
        : []),
      { kind: 'organizers', count: db.organizers.active().length },
      ...examineOutbox(db, config, now),
    ];
  } catch (error) {
    if (error instanceof UnusableDatabase) return [{ kind: 'database-unusable', error }];
    const detail = error instanceof Error ? error.message : String(error);
    return [{ kind: 'database-broken', detail }];
  } finally {
    db?.close();
  }
}

/**
 * A mail that has waited for an hour is stuck: after a refusal it is due later, not overdue. Where
 * mails keep a pace, a message to many lets others wait for longer.
 */
function examineOutbox({ counts }: Database, { mail }: Config, now: number): Finding[] {
  const findings: Finding[] = [];
  const failed = counts.mails()['failed'] ?? 0;
  if (failed > 0) findings.push({ kind: 'mails-failed', count: failed });
  const dueAt = counts.oldestDueMail();
  const longest = mail.transport === 'smtp' && mail.interval > 0 ? 24 * hour : hour;
  if (dueAt !== null && now - dueAt >= longest)
    findings.push({ kind: 'mails-waiting', hours: Math.floor((now - dueAt) / hour) });
  return findings.length > 0 ? findings : [{ kind: 'mails-flow' }];
}

async function examineMail({ mail, baseUrl }: Config): Promise<Finding> {
  if (mail.transport === 'mailbox') return { kind: 'mailbox-only' };
  const failure = await verifySmtp(mail.url, baseUrl);
  return failure === null
    ? { kind: 'smtp-works' }
    : { kind: 'smtp-fails', ...failure, ...smtpHost(mail.url) };
}
