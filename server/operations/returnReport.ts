import type { Bounce } from '../../db/schema.ts';
import { firstLanguage } from '../../templates/languages.ts';
import type { Translate } from '../../templates/translate.ts';
import { deadAddress, probeKind } from '../incoming/probe.ts';
import { returnAddress } from '../mail/returnAddress.ts';
import { sendTestMail } from '../mail/sendTestMail.ts';
import type { Services } from '../services.ts';
import { newPublicId } from '../web/signedLinks.ts';
import { judged, type Report } from './doctorReport.ts';
import { siteOf } from '../siteSettings.ts';

/** As long is waited for a report, in milliseconds: mail servers give up at once on such an address. */
export const longestReturn = 120_000;

const lookEvery = 500;

/** How the way of a mail that nobody can get ended. */
type Return =
  | { kind: 'no-server' }
  /** The server knew in the conversation that the address is none: it writes no report. */
  | { kind: 'refused-at-once'; reply: string }
  | { kind: 'not-sent'; reply: string }
  | { kind: 'came-back'; bounce: Bounce; seconds: number }
  | { kind: 'not-understood' }
  | { kind: 'nothing-came' };

/**
 * Proves the whole circle of a mail that comes back: one goes to an address that cannot exist, the
 * mail server writes its report, hands it to the command `bounces`, and that finds the mail.
 *
 * @param longest in milliseconds
 */
export async function returnReport(
  services: Services,
  t: Translate,
  longest = longestReturn,
): Promise<Report> {
  const outcome = await sendAndWait(services, longest);
  const { bounceAddress, mailFrom } = services.config;
  const to = bounceAddress ?? mailFrom.address;
  switch (outcome.kind) {
    case 'no-server':
      return judged(true, t('doctor.send.noServer'), t);
    case 'refused-at-once':
      return judged(true, t('doctor.bounce.refused-at-once', { reply: outcome.reply, to }), t);
    case 'not-sent':
      return judged(true, t('doctor.bounce.not-sent', { reply: outcome.reply }), t);
    case 'came-back': {
      const { seconds, bounce } = outcome;
      const { status } = bounce;
      return judged(false, t('doctor.bounce.came-back', { count: seconds, status }), t);
    }
    case 'not-understood':
      return judged(true, t('doctor.bounce.not-understood'), t);
    case 'nothing-came':
      return judged(true, t('doctor.bounce.nothing-came', { seconds: longest / 1000, to }), t);
  }
}

async function sendAndWait(services: Services, longest: number): Promise<Return> {
  const { db, config, clock } = services;
  if (config.mail.transport === 'mailbox') return { kind: 'no-server' };
  const messageKey = newPublicId();
  const begun = clock();
  const id = await db.write((store) =>
    store.outbox.insert({
      kind: probeKind,
      messageKey,
      priority: 0,
      state: 'sent',
      dueAt: begun,
      createdAt: begun,
    }),
  );
  try {
    const marks = { messageKey, returnAddress: returnAddress(services, messageKey) };
    const language = siteOf(services).locales[0] ?? firstLanguage;
    const sent = await sendTestMail(config, config.mail.url, deadAddress, language, begun, marks);
    if (sent.kind === 'refused') {
      const { refusal } = sent;
      const atOnce = refusal.kind === 'answered' && refusal.code >= 500;
      return {
        kind: atOnce ? 'refused-at-once' : 'not-sent',
        reply: refusal.reply || refusal.kind,
      };
    }
    while (clock() - begun < longest) {
      const bounce = db.bounces.ofMail(id);
      if (bounce)
        return { kind: 'came-back', bounce, seconds: Math.ceil((clock() - begun) / 1000) };
      if (db.bounces.unreadAbout(id)) return { kind: 'not-understood' };
      await new Promise((resolve) => setTimeout(resolve, lookEvery));
    }
    return { kind: 'nothing-came' };
  } finally {
    await db.write((store) => store.outbox.remove(id));
  }
}
