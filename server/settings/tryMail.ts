import type { Organizer } from '../../db/schema.ts';
import type { TestMailResult } from '../../templates/pages/console/settings.ts';
import { sendTestMail } from '../mail/sendTestMail.ts';
import type { Services } from '../services.ts';

/** Sends an organizer an email to see whether one arrives; null where no mail server is set. */
export async function tryMail(
  { config, clock }: Pick<Services, 'config' | 'clock'>,
  { email, language }: Pick<Organizer, 'email' | 'language'>,
): Promise<TestMailResult | null> {
  if (config.mail.transport === 'mailbox') return null;
  const result = await sendTestMail(config, config.mail.url, email, language, clock());
  return result.kind === 'accepted'
    ? { taken: true, to: email, reply: result.reply }
    : { taken: false, to: email, reply: result.refusal.reply || result.refusal.kind };
}
