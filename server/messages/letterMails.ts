import { isTextLanguage } from '../../templates/textLanguages.ts';
import type { FactsAbout, MailDefinitions } from '../mail/mailDefinition.ts';
import { drop, type Rendered } from '../mail/rendered.ts';
import type { Services } from '../services.ts';
import { exampleOfLetter, textsToOrganizer } from './letterTexts.ts';

/**
 * What organizers of a campaign wrote to those who organize an action of it, and the test of a letter to
 * whoever wrote it.
 */
export const letterMails: MailDefinitions<'campaign-letter' | 'letter-test'> = {
  'campaign-letter': { render: renderLetter, situation: { detail: () => ({ letter: 1 }) } },
  'letter-test': { render: renderTest, situation: { detail: () => ({ letter: 1 }) } },
};

function letterOf({ db }: Services, { mail }: Pick<FactsAbout<'organizer'>, 'mail'>) {
  const id = mail.detail?.['letter'];
  return typeof id === 'number' ? db.campaignLetters.byId(id) : undefined;
}

function renderLetter(services: Services, facts: FactsAbout<'organizer'>): Rendered {
  const { organizer } = facts;
  if (organizer.removedAt !== null) return drop('gone');
  const letter = letterOf(services, facts);
  const campaign = letter && services.db.campaigns.byId(letter.campaignId);
  const texts = campaign && textsToOrganizer(services, campaign, letter, organizer);
  if (!texts) return drop('gone');
  return {
    kind: 'mail',
    to: { name: organizer.name, address: organizer.email },
    language: organizer.language,
    texts,
    calendar: null,
  };
}

function renderTest(services: Services, facts: FactsAbout<'organizer'>, now: number): Rendered {
  const { organizer, mail } = facts;
  if (organizer.removedAt !== null) return drop('gone');
  const letter = letterOf(services, facts);
  const wanted = mail.detail?.['language'];
  const text = isTextLanguage(wanted) ? wanted : organizer.language;
  const test = letter && exampleOfLetter(services, letter, organizer, text, { now, test: true });
  if (!test) return drop('gone');
  return {
    kind: 'mail',
    to: { name: organizer.name, address: organizer.email },
    language: test.language,
    texts: test.texts,
    calendar: null,
  };
}
