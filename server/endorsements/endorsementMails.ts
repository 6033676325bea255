import { ownerOf } from '../../db/endorsementOwners.ts';
import type { Endorsement, Event } from '../../db/schema.ts';
import { campaignAddress, endorsedAddress, endorsementAddress } from '../../templates/addresses.ts';
import {
  endorsementEventCancelled,
  endorsementEventChanged,
} from '../../templates/emails/endorsedEvents.ts';
import {
  endorsementApproved,
  endorsementConfirm,
  endorsementDeclined,
  endorsementListingChanged,
  endorsementReceived,
  endorsementReminder,
  endorsementWithdrawn,
  type EndorsedInMail,
  type EndorsementMailProps,
  type ListingChange,
  type ListingInMail,
} from '../../templates/emails/endorsements.ts';
import type { MailTexts } from '../../templates/emails/letter.ts';
import type { Language } from '../../templates/languages.ts';
import { translator, type Translate } from '../../templates/translate.ts';
import { asWritten, changesInMail, clocksChanged, eventInMail } from '../mail/eventInMail.ts';
import type {
  FactsAbout,
  MailDefinition,
  MailDefinitions,
  MailSituation,
} from '../mail/mailDefinition.ts';
import { mailSite } from '../mail/mailSite.ts';
import { drop, type DropReason } from '../mail/rendered.ts';
import type { MailDetail } from '../outbox/mail.ts';
import type { KindAbout } from '../outbox/mailKinds.ts';
import type { Services } from '../services.ts';
import { contactKeptUntil, endorsedEvent, endorsedOf, type Endorsed } from './endorsed.ts';
import { packPath } from './packLink.ts';
import { campaignFor } from '../texts/campaignFor.ts';
import { campaignDays } from '../time/campaignDays.ts';
import { isOver } from '../time/lifetime.ts';
import { dayText } from '../time/times.ts';

export type EndorsementMailKind = KindAbout<'endorsement'>;

/** Those about the request or the listing itself, whatever it is of. */
export type OwnMailKind = Exclude<EndorsementMailKind, `endorsement-event-${string}`>;

type Props = EndorsementMailProps & {
  listing: ListingInMail;
  listUrl: string;
  packUrl: string;
};

/** One kind of mail to the contact of an organization. */
interface EndorsementMail<About extends 'event' | 'endorsement'> {
  /** Between the moment a mail was put into the outbox and this one, much may have happened. */
  needless: (facts: FactsAbout<About>, now: number) => DropReason | null;
  texts: (
    props: Props,
    t: Translate,
    language: Language,
    facts: FactsAbout<About>,
    services: Services,
  ) => MailTexts;
  situation: MailSituation;
}

/** Every mail to the contacts of organizations. */
export const endorsementMails: MailDefinitions<EndorsementMailKind> = {
  'endorsement-confirm': endorsementMail({
    needless: unlessIn('unconfirmed'),
    texts: endorsementConfirm,
    situation: { endorsement: { state: 'unconfirmed', confirmedAt: null } },
  }),
  'endorsement-reminder': endorsementMail({
    needless: unlessIn('unconfirmed'),
    texts: endorsementReminder,
    situation: { endorsement: { state: 'unconfirmed', confirmedAt: null } },
  }),
  'endorsement-received': endorsementMail({
    needless: unlessIn('waiting'),
    texts: endorsementReceived,
    situation: {},
  }),
  'endorsement-approved': endorsementMail({
    needless: unlessIn('approved'),
    texts: endorsementApproved,
    situation: { endorsement: { state: 'approved' } },
  }),
  'endorsement-declined': endorsementMail({
    needless: unlessIn('declined'),
    texts: (props, t, language, { endorsement }) =>
      endorsementDeclined({ ...props, note: endorsement.decisionNote }, t, language),
    situation: { endorsement: { state: 'declined' } },
  }),
  'endorsement-listing-changed': endorsementMail({
    needless: unlessIn('approved', 'waiting'),
    texts: (props, t, language, { endorsement, mail }) => {
      const what = whatChanged(mail.detail);
      const isDeclined = what === 'declined' || what === 'logoDeclined';
      const note = isDeclined ? endorsement.decisionNote : '';
      return endorsementListingChanged({ ...props, what, note }, t, language);
    },
    situation: { endorsement: { state: 'approved' } },
  }),
  'endorsement-withdrawn': endorsementMail({
    needless: unlessIn('withdrawn'),
    texts: (props, t, language, { endorsement }) =>
      endorsementWithdrawn({ ...props, note: endorsement.decisionNote }, t, language),
    situation: { endorsement: { state: 'withdrawn' } },
  }),
  'endorsement-event-changed': endorsementMail<'event' | 'endorsement'>({
    needless: (facts, now) => {
      if (facts.event.state === 'cancelled') return 'superseded';
      return isOver(facts.event, now) ? 'over' : unlessIn('waiting', 'approved')(facts);
    },
    texts: (props, t, language, { event, mail }, services) =>
      endorsementEventChanged(
        {
          ...props,
          event: inMail(services, event, language),
          changes: changesInMail(asWritten(services, event), mail.detail, language),
          clocks: clocksChanged(mail.detail),
        },
        t,
        language,
      ),
    situation: {
      endorsement: { state: 'approved' },
      detail: ({ startsAt }) => ({ startsAt: startsAt - 3_600_000 }),
    },
  }),
  'endorsement-event-cancelled': endorsementMail<'event' | 'endorsement'>({
    needless: (facts) =>
      facts.event.state === 'cancelled' ? unlessIn('waiting', 'approved')(facts) : 'superseded',
    texts: (props, t, language, { event }, services) =>
      endorsementEventCancelled(
        { ...props, event: inMail(services, event, language), note: event.cancellationNote },
        t,
        language,
      ),
    situation: {
      event: { state: 'cancelled', cancelledAt: 0 },
      endorsement: { state: 'approved' },
    },
  }),
};

/** What all of them have in common. */
function endorsementMail<About extends 'event' | 'endorsement' = 'endorsement'>({
  needless,
  texts,
  situation,
}: EndorsementMail<About | 'endorsement'>): MailDefinition<About | 'endorsement'> {
  return {
    situation,
    render: (services, facts, now) => {
      const { db, config, links } = services;
      const endorsement: Endorsement = facts.endorsement;
      const stored = endorsedOf(services, db, ownerOf(endorsement));
      const reason = needless(facts, now);
      if (reason !== null) return drop(reason);
      if (endorsement.email === null || stored === undefined) return drop('gone');

      // As the contact reads it.
      const of = stored.kind === 'event' && facts.event ? endorsedEvent(facts.event) : stored;
      const { publicId, generation, language, listedAs, website, city, statement } = endorsement;
      const confirmed = endorsement.confirmedAt !== null;
      const token = links.token('endorsement', { publicId, generation });
      const keptUntil = contactKeptUntil(services, of, endorsement.createdAt);
      const props: Props = {
        site: mailSite(services, endorsement.email, endorsement.eventId),
        of: endorsedInMail(services, of, language, now),
        organization: organizationName(endorsement),
        ownPageUrl: `${config.baseUrl}${endorsementAddress(token)}`,
        packUrl: `${config.baseUrl}${packPath(links, endorsement)}`,
        keptUntil: dayText(keptUntil, of.zone, language),
        listing: { listedAs, website, city, statement },
        listUrl: `${config.baseUrl}${endorsedAddress(of.at, 'co-sponsors')}`,
      };
      return {
        kind: 'mail',
        to: { name: confirmed ? endorsement.contactName : '', address: endorsement.email },
        language,
        texts: texts(props, translator(language), language, facts, services),
        calendar: null,
      };
    },
  };
}

function inMail({ config }: Pick<Services, 'config'>, event: Event, language: Language) {
  return eventInMail(event, config.baseUrl, language, null);
}

function endorsedInMail(
  services: Services,
  of: Endorsed,
  language: Language,
  now: number,
): EndorsedInMail {
  if (of.kind === 'event') return { kind: 'event', event: inMail(services, of.event, language) };
  const read = campaignFor(services, of.campaign, [language]);
  return {
    kind: 'campaign',
    campaign: {
      title: read.title,
      language: read.language,
      days: campaignDays(of.campaign, language, now)?.long ?? null,
      pageUrl: `${services.config.baseUrl}${campaignAddress(of.slug)}`,
    },
  };
}

function whatChanged(detail: MailDetail | null): ListingChange {
  const { correction, logo } = detail ?? {};
  if (logo !== undefined) return logo === 'declined' ? 'logoDeclined' : 'logoTaken';
  return correction === 'declined' ? 'declined' : 'taken';
}

/** Most mails are about one state of the request; who withdrew it hears nothing else. */
function unlessIn(...states: readonly Endorsement['state'][]) {
  return ({ endorsement: { state } }: { endorsement: Endorsement }): DropReason | null => {
    if (states.includes(state)) return null;
    return state === 'withdrawn' ? 'cancelled' : 'superseded';
  };
}

/** Nobody has to read what a stranger typed: until the address is confirmed, no name is named. */
function organizationName({ organization, confirmedAt, language }: Endorsement): string {
  return confirmedAt === null ? translator(language)('mail.yourOrganization') : organization;
}
