import type { Event, Rights } from '../../db/schema.ts';
import {
  consoleDigestAddress,
  consoleEndorsementsAddress,
  consoleProposalsAddress,
  consoleSignUpsAddress,
} from '../../templates/addresses.ts';
import {
  organizerDigest,
  type EventNewsInMail,
  type CampaignNewsInMail,
} from '../../templates/emails/digest.ts';
import type { Language } from '../../templates/languages.ts';
import { translator } from '../../templates/translate.ts';
import type { FactsAbout, MailDefinitions } from '../mail/mailDefinition.ts';
import { mailSite } from '../mail/mailSite.ts';
import { drop, type Rendered } from '../mail/rendered.ts';
import type { Services } from '../services.ts';
import { campaignFor } from '../texts/campaignFor.ts';
import { mayCampaign } from '../web/may.ts';
import { isOver } from '../time/lifetime.ts';
import { dayText } from '../time/times.ts';
import { hearsOf } from './announceNews.ts';

/** The digest for organizers. */
export const digestMails: MailDefinitions<'organizer-digest'> = {
  'organizer-digest': { render: renderDigest, situation: { organizer: { digest: 'daily' } } },
};

/**
 * Makes the digest of an organizer: the sign-ups that came since the digest before, without those
 * that were cancelled again, and every request that waits. It names nobody.
 */
function renderDigest(
  services: Services,
  { organizer, mail }: FactsAbout<'organizer'>,
  now: number,
): Rendered {
  if (organizer.removedAt !== null) return drop('gone');
  if (organizer.digest === 'off') return drop('superseded');
  const from = mail.detail?.['traceFrom'];
  const { db, config } = services;
  const until = db.digests.traceOfNext(organizer.id, mail.id);
  const { language } = organizer;
  const rights = db.rights.of(organizer.id);
  const since = typeof from === 'number' ? from : 1;
  const events = newsOf(services, rights, since, until, language, now);
  const campaigns = waitingFor(services, rights, language);
  if (events.length + campaigns.length === 0) return drop('nothing-new');
  return {
    kind: 'mail',
    to: { name: organizer.name, address: organizer.email },
    language,
    texts: organizerDigest(
      {
        site: mailSite(services, organizer.email, null),
        events,
        campaigns,
        settingsUrl: `${config.baseUrl}${consoleDigestAddress}`,
      },
      translator(language),
      language,
    ),
    calendar: null,
  };
}

/** What waits for somebody with these rights, by campaign. */
function waitingFor(
  services: Services,
  rights: Rights | null,
  language: Language,
): CampaignNewsInMail[] {
  const { db, config } = services;
  const proposals = new Map(db.proposals.waiting().map((one) => [one.campaignId, one.number]));
  const requests = new Map(
    db.digests.toDecideOfCampaigns().map((one) => [one.campaignId, one.number]),
  );
  return [...new Set([...proposals.keys(), ...requests.keys()])]
    .filter((id) => rights !== null && mayCampaign(rights, 'lead', id))
    .flatMap((id) => {
      const campaign = db.campaigns.byId(id);
      if (!campaign) return [];
      const { title, language: written } = campaignFor(services, campaign, [language]);
      const { slug } = campaign;
      return {
        title,
        language: written,
        proposals: proposals.get(id) ?? 0,
        proposalsUrl: `${config.baseUrl}${consoleProposalsAddress(slug)}`,
        requests: requests.get(id) ?? 0,
        requestsUrl: `${config.baseUrl}${consoleEndorsementsAddress({ campaign: slug })}`,
      };
    });
}

function newsOf(
  { db, config }: Services,
  rights: Rights | null,
  from: number,
  until: number | null,
  language: Language,
  now: number,
): EventNewsInMail[] {
  const signups = new Map(db.digests.news(from, until).map((news) => [news.eventId, news]));
  const requests = new Map(db.digests.toDecide().map(({ eventId, number }) => [eventId, number]));
  const events = [...new Set([...signups.keys(), ...requests.keys()])]
    .map((id) => db.events.byId(id))
    .filter((event) => event !== undefined)
    .filter((event) => event.state === 'published' && !isOver(event, now))
    .filter((event) => hearsOf(rights, event))
    .toSorted((one, other) => one.startsAt - other.startsAt || one.id - other.id);
  return events.map((event: Event) => {
    const { confirmed, waiting } = db.signups.counts(event.id);
    const news = signups.get(event.id);
    return {
      title: event.title,
      language: event.language,
      date: dayText(event.startsAt, event.zone, language),
      newSignups: (news?.confirmed.signups ?? 0) + (news?.waiting.signups ?? 0),
      newlyWaiting: news?.waiting.signups ?? 0,
      people: confirmed.people,
      waiting: waiting.people,
      capacity: event.capacity,
      toDecide: requests.get(event.id) ?? 0,
      signupsUrl: `${config.baseUrl}${consoleSignUpsAddress(event.slug)}`,
      endorsementsUrl: `${config.baseUrl}${consoleEndorsementsAddress(event.slug)}`,
    };
  });
}
