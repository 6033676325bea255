import { consoleAddress } from '../../templates/addresses.ts';
import { campaignLetter } from '../../templates/emails/campaignLetter.ts';
import { translator } from '../../templates/translate.ts';
import type { FactsAbout, MailDefinitions } from '../mail/mailDefinition.ts';
import { mailSite } from '../mail/mailSite.ts';
import { drop, type Rendered } from '../mail/rendered.ts';
import type { Services } from '../services.ts';
import { campaignFor } from '../texts/campaignFor.ts';
import { variantFor } from './messageLanguages.ts';

/** What organizers of a campaign wrote to those who organize an action of it. */
export const letterMails: MailDefinitions<'campaign-letter'> = {
  'campaign-letter': { render: renderLetter, situation: { detail: () => ({ letter: 1 }) } },
};

function renderLetter(services: Services, { organizer, mail }: FactsAbout<'organizer'>): Rendered {
  if (organizer.removedAt !== null) return drop('gone');
  const id = mail.detail?.['letter'];
  const letter = typeof id === 'number' ? services.db.campaignLetters.byId(id) : undefined;
  const campaign = letter && services.db.campaigns.byId(letter.campaignId);
  const written = letter && variantFor(letter, [organizer.language]);
  const texts = written === undefined ? undefined : letter?.texts[written];
  if (!campaign || written === undefined || texts === undefined) return drop('gone');
  const { language } = organizer;
  const { title, language: ofTitle } = campaignFor(services, campaign, [language]);
  return {
    kind: 'mail',
    to: { name: organizer.name, address: organizer.email },
    language,
    texts: campaignLetter(
      {
        site: mailSite(services, organizer.email, null),
        campaign: { title, language: ofTitle },
        written: { ...texts, language: written },
        dashboardUrl: `${services.config.baseUrl}${consoleAddress}`,
      },
      translator(language),
      language,
    ),
    calendar: null,
  };
}
