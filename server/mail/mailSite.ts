import type { MailSite } from '../../templates/emails/letter.ts';
import { mailChoicesUrl } from '../outbox/choiceLink.ts';
import type { Services } from '../services.ts';
import { logoInMail } from './logoInMail.ts';
import { siteInView } from '../siteSettings.ts';

/**
 * What stands around a mail to one address.
 *
 * @param eventId the event that the mail tells of; null for none
 */
export function mailSite(
  services: Pick<Services, 'config' | 'db' | 'links'>,
  address: string,
  eventId: number | null,
): MailSite {
  return {
    ...siteInView(services),
    choicesUrl: mailChoicesUrl(services, address, eventId),
    logoInMail: logoInMail(services),
  };
}
