import { firstLanguage, isLanguage } from '../../templates/languages.ts';
import type { Translate } from '../../templates/translate.ts';
import type { Config } from '../config.ts';
import { sendTestMail } from '../mail/sendTestMail.ts';
import { checkedAddress } from '../web/emailAddress.ts';
import { examine, isProblem, type Finding } from './doctor.ts';
import {
  examineSender,
  isSenderProblem,
  type ResolveText,
  type SenderFinding,
} from './senderDns.ts';
import { databaseProblem } from './startProblem.ts';

/** What is said at the terminal, and whether nothing is to be mended. */
export interface Report {
  lines: readonly string[];
  well: boolean;
}

/**
 * Looks at everything that the person who hosts the site can mend and says it in sentences; a
 * configuration that could be read at all has been judged before.
 *
 * @param resolve asks the DNS
 * @param now epoch milliseconds
 */
export async function doctorReport(
  config: Config,
  t: Translate,
  resolve: ResolveText,
  now: number,
): Promise<Report> {
  const site = await examine(config, now);
  const sender = await examineSender(config, resolve);
  const said = [
    { bad: false, text: t('doctor.configured') },
    ...site.map((finding) => ({ bad: isProblem(finding), text: siteSentence(finding, t) })),
    ...sender.map((finding) => ({
      bad: isSenderProblem(finding),
      text: senderSentence(finding, t),
    })),
  ];
  return {
    lines: said.map(({ bad, text }) => `${t(bad ? 'cli.doctor.mend' : 'cli.doctor.good')} ${text}`),
    well: !said.some(({ bad }) => bad),
  };
}

/** One sentence with its mark. */
export function judged(bad: boolean, text: string, t: Translate): Report {
  return { lines: [`${t(bad ? 'cli.doctor.mend' : 'cli.doctor.good')} ${text}`], well: !bad };
}

/** Sends a mail to see whether one arrives. */
export async function testMailReport(
  config: Config,
  t: Translate,
  typed: string,
  language: string | undefined,
  now: number,
): Promise<Report> {
  const address = checkedAddress(typed.trim());
  const say = (bad: boolean, text: string) => judged(bad, text, t);
  if (address === null) return say(true, t('doctor.send.noAddress'));
  if (config.mail.transport === 'mailbox') return say(true, t('doctor.send.noServer'));
  const chosen = isLanguage(language) ? language : (config.locales[0] ?? firstLanguage);
  const result = await sendTestMail(config, config.mail.url, address, chosen, now);
  return result.kind === 'accepted'
    ? say(false, t('doctor.send.accepted', { address, reply: result.reply }))
    : say(
        true,
        t('doctor.send.refused', { address, reply: result.refusal.reply || result.refusal.kind }),
      );
}

function siteSentence(finding: Finding, t: Translate): string {
  switch (finding.kind) {
    case 'organizers':
      return finding.count === 0
        ? t('cli.doctor.noOrganizer')
        : t('cli.doctor.organizers', { count: finding.count });
    case 'database-broken':
      return t('cli.doctor.database-broken', { detail: finding.detail });
    case 'disk-low':
      return t('cli.doctor.disk-low', { free: finding.free });
    case 'database-unusable':
      return databaseProblem(finding.error, t);
    case 'smtp-fails': {
      const { fault, detail, host, port } = finding;
      return t(`doctor.smtp.${fault}`, { detail, host, port });
    }
    case 'mails-failed':
      return t('cli.doctor.mails-failed', { count: finding.count });
    case 'mails-waiting':
      return t('cli.doctor.mails-waiting', { count: finding.hours });
    case 'no-database':
    case 'database-sound':
    case 'mails-flow':
    case 'mailbox-only':
    case 'smtp-works':
    case 'plain-http':
    case 'looks-forgotten':
    case 'demonstration':
      return t(`cli.doctor.${finding.kind}`);
    case 'tzdata':
    case 'tzdata-old':
      return t(`cli.doctor.${finding.kind}`, {
        version: finding.version,
        date: finding.date ?? '?',
      });
  }
}

function senderSentence(finding: SenderFinding, t: Translate): string {
  const { kind, ...facts } = finding;
  return t(`doctor.sender.${kind}`, facts);
}
