import { domainToASCII } from 'node:url';
import type { Language } from '../../templates/languages.ts';
import { testMail } from '../../templates/emails/testMail.ts';
import { translator } from '../../templates/translate.ts';
import type { Config } from '../config.ts';
import { newPublicId, signedLinks } from '../web/signedLinks.ts';
import { mailChoicesUrl } from '../outbox/choiceLink.ts';
import { smtpTransport, type SendResult } from './transport.ts';
import { hostsSite } from '../siteSettings.ts';

/** What is particular to a test mail; by default it is a new one whose reports go to nobody. */
interface Marks {
  messageKey?: string;
  returnAddress?: string | null;
}

/**
 * Sends one mail the way every mail goes, signed as every mail is, but past the outbox: whoever asks
 * for it waits for the answer of the server.
 *
 * @param url of the SMTP server
 * @param now epoch milliseconds
 */
export async function sendTestMail(
  config: Config,
  url: string,
  address: string,
  language: Language,
  now: number,
  { messageKey = newPublicId(), returnAddress = null }: Marks = {},
): Promise<SendResult> {
  const transport = smtpTransport(url, { connections: 1 }, config);
  const { mailFrom } = config;
  const domain = domainToASCII(mailFrom.address.slice(mailFrom.address.lastIndexOf('@') + 1));
  const links = signedLinks(config.secret);
  const site = {
    ...hostsSite(config),
    choicesUrl: mailChoicesUrl({ config, links }, address, null),
  };
  try {
    return await transport.send({
      messageId: `<${messageKey}@${domain}>`,
      date: now,
      from: mailFrom,
      replyTo: null,
      to: { name: '', address },
      returnAddress,
      unsubscribeUrl: null,
      language,
      ...testMail({ site }, translator(language), language),
      calendar: null,
    });
  } finally {
    await transport.close();
  }
}
