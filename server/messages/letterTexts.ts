import type { Campaign, CampaignLetter, Organizer } from '../../db/schema.ts';
import { campaignAddress, consoleAddress, privacyAddress } from '../../templates/addresses.ts';
import { campaignLetter } from '../../templates/emails/campaignLetter.ts';
import { campaignUpdateMail, type FollowerMailProps } from '../../templates/emails/followers.ts';
import type { MailSite, MailTexts } from '../../templates/emails/letter.ts';
import { firstLanguage, type Language } from '../../templates/languages.ts';
import { spokenBeside, type TextLanguage } from '../../templates/textLanguages.ts';
import { translator } from '../../templates/translate.ts';
import { eventFor } from '../fields/eventFor.ts';
import { mailSite } from '../mail/mailSite.ts';
import type { Services } from '../services.ts';
import { siteInView, siteOf } from '../siteSettings.ts';
import { campaignFor, originalOf } from '../texts/campaignFor.ts';
import { followersKeptUntil } from '../time/campaignDays.ts';
import { dayText } from '../time/dateText.ts';
import { variantFor } from './messageLanguages.ts';
import { exampleReader, messageTexts } from './messageMails.ts';

type Texts = Pick<CampaignLetter, 'texts'>;

/** A letter to those who organize an action, as one of them gets it; null without a text. */
export function textsToOrganizer(
  services: Services,
  campaign: Campaign,
  letter: Texts,
  { email, language }: Pick<Organizer, 'email' | 'language'>,
  test?: TextLanguage,
): MailTexts | null {
  const written = variantFor(letter, [test ?? language]);
  const texts = written === undefined ? undefined : letter.texts[written];
  if (written === undefined || texts === undefined) return null;
  const { title, language: ofTitle } = campaignFor(services, campaign, [language]);
  return campaignLetter(
    {
      site: mailSite(services, email, null),
      campaign: { title, language: ofTitle },
      written: { ...texts, language: written },
      dashboardUrl: `${services.config.baseUrl}${consoleAddress}`,
      test: test !== undefined,
    },
    translator(language),
    language,
  );
}

/** Somebody who gets updates of a campaign, as far as an email speaks of them. */
export interface UpdateReader {
  /** '' where they gave none. */
  name: string;
  language: Language;
  site: MailSite;
  /** The whole address of their own page. */
  ownPageUrl: string;
  /** When they signed up, in epoch milliseconds. */
  createdAt: number;
}

/** What every email to somebody who follows a campaign knows. */
export function followerMailProps(
  services: Services,
  campaign: Campaign,
  { name, language, site, ownPageUrl, createdAt }: UpdateReader,
): FollowerMailProps {
  const { title, language: ofTitle } = campaignFor(services, campaign, [language]);
  const { retentionDays } = siteOf(services);
  const kept = followersKeptUntil(
    campaign,
    services.db.followers.lastEnd(campaign.id),
    createdAt,
    retentionDays,
  );
  return {
    site,
    name,
    campaign: { title, language: ofTitle },
    pageUrl: `${services.config.baseUrl}${campaignAddress(campaign.slug)}`,
    ownPageUrl,
    keptUntil: dayText(kept, 'UTC', language),
  };
}

/** The text of a letter for who follows a campaign: in their language, else in that of the campaign. */
export function writtenForFollower(
  services: Services,
  campaign: Campaign,
  letter: Texts,
  reads: readonly TextLanguage[],
): { subject: string; text: string; language: TextLanguage } | null {
  const language = variantFor(letter, [...reads, originalOf(services, campaign).language]);
  const texts = language === undefined ? undefined : letter.texts[language];
  return language === undefined || texts === undefined ? null : { ...texts, language };
}

/**
 * A letter as one of its readers would get it in a language, for its preview and for the test of whoever
 * wrote it; in another where there is none in that; null without a text.
 *
 * @param test whether it is sent, and says of itself that it is a test
 */
export function exampleOfLetter(
  services: Services,
  letter: CampaignLetter,
  organizer: Organizer,
  text: TextLanguage,
  { now, test }: { now: number; test: boolean },
): { texts: MailTexts; language: Language } | null {
  const { db, config } = services;
  const campaign = db.campaigns.byId(letter.campaignId);
  if (campaign === undefined) return null;
  const language = spokenBeside(text, siteOf(services).locales[0] ?? firstLanguage);
  const texts = textsOf(campaign);
  return texts === null ? null : { texts, language };

  function textsOf(of: Campaign): MailTexts | null {
    switch (letter.audience) {
      case 'organizing':
        return toOrganizer(of);
      case 'attendees':
        return toAttendee() ?? toOrganizer(of);
      case 'followers':
        return toFollower(of);
    }
  }

  function toOrganizer(of: Campaign): MailTexts | null {
    const written = letter.texts[text];
    const only = written === undefined ? letter : { texts: { [text]: written } };
    return textsToOrganizer(
      services,
      of,
      only,
      { ...organizer, language },
      test ? text : undefined,
    );
  }

  function toAttendee(): MailTexts | null {
    const [id] = db.campaignLetters.eventsWithPeople(letter.campaignId);
    const event = id === undefined ? undefined : db.events.byId(id);
    if (event === undefined) return null;
    const reader = exampleReader(services, event, { audience: 'all' }, text, language);
    return messageTexts(services, eventFor(db, event, [text]), letter, reader, now, test);
  }

  function toFollower(of: Campaign): MailTexts | null {
    const written = writtenForFollower(services, of, letter, [text]);
    if (written === null) return null;
    const t = translator(language);
    const props = followerMailProps(services, of, {
      name: t('mail.message.exampleName'),
      language,
      site: { ...siteInView(services), choicesUrl: `${config.baseUrl}${privacyAddress}` },
      // They have no page of their own.
      ownPageUrl: `${config.baseUrl}${campaignAddress(of.slug)}`,
      createdAt: now,
    });
    return campaignUpdateMail({ ...props, written, test }, t, language);
  }
}
