import type { Endorsement, Event } from '../../db/schema.ts';
import { endorsementAddress, eventAddress } from '../../templates/addresses.ts';
import {
  endorsementApproved,
  endorsementConfirm,
  endorsementDeclined,
  endorsementEventCancelled,
  endorsementEventChanged,
  endorsementListingChanged,
  endorsementReceived,
  endorsementReminder,
  endorsementWithdrawn,
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
import { packPath } from './packLink.ts';
import { isOver } from '../time/lifetime.ts';
import { eraseAt } from '../time/retentionDay.ts';
import { dayText } from '../time/times.ts';
import { siteOf } from '../siteSettings.ts';

export type EndorsementMailKind = KindAbout<'endorsement'>;

type Props = EndorsementMailProps & { listing: ListingInMail; listUrl: string; packUrl: string };

/** One kind of mail to the contact of an organization. */
interface EndorsementMail {
  /** Between the moment a mail was put into the outbox and this one, much may have happened. */
  needless: (endorsement: Endorsement, event: Event, now: number) => DropReason | null;
  texts: (
    props: Props,
    t: Translate,
    language: Language,
    facts: FactsAbout<'event' | 'endorsement'>,
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
  'endorsement-event-changed': endorsementMail({
    needless: (endorsement, event, now) => {
      if (event.state === 'cancelled') return 'superseded';
      return isOver(event, now) ? 'over' : unlessIn('waiting', 'approved')(endorsement);
    },
    texts: (props, t, language, { event, mail }, services) =>
      endorsementEventChanged(
        {
          ...props,
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
  'endorsement-event-cancelled': endorsementMail({
    needless: (endorsement, event) =>
      event.state === 'cancelled' ? unlessIn('waiting', 'approved')(endorsement) : 'superseded',
    texts: (props, t, language, { event }) =>
      endorsementEventCancelled({ ...props, note: event.cancellationNote }, t, language),
    situation: {
      event: { state: 'cancelled', cancelledAt: 0 },
      endorsement: { state: 'approved' },
    },
  }),
};

/** What all of them have in common. */
function endorsementMail({
  needless,
  texts,
  situation,
}: EndorsementMail): MailDefinition<'event' | 'endorsement'> {
  return {
    situation,
    render: (services, facts, now) => {
      const { event, endorsement } = facts;
      const reason = needless(endorsement, event, now);
      if (reason !== null) return drop(reason);
      if (endorsement.email === null) return drop('gone');

      const { config, links } = services;
      const { publicId, generation, language, listedAs, website, city, statement } = endorsement;
      const confirmed = endorsement.confirmedAt !== null;
      const token = links.token('endorsement', { publicId, generation });
      const props: Props = {
        site: mailSite(services, endorsement.email, event.id),
        event: eventInMail(event, config.baseUrl, language, null),
        organization: organizationName(endorsement),
        ownPageUrl: `${config.baseUrl}${endorsementAddress(token)}`,
        packUrl: `${config.baseUrl}${packPath(links, endorsement)}`,
        keptUntil: dayText(eraseAt(event, siteOf(services).retentionDays), event.zone, language),
        listing: { listedAs, website, city, statement },
        listUrl: `${config.baseUrl}${eventAddress(event.slug, 'co-sponsors')}`,
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

function whatChanged(detail: MailDetail | null): ListingChange {
  const { correction, logo } = detail ?? {};
  if (logo !== undefined) return logo === 'declined' ? 'logoDeclined' : 'logoTaken';
  return correction === 'declined' ? 'declined' : 'taken';
}

/** Most mails are about one state of the request; who withdrew it hears nothing else. */
function unlessIn(...states: readonly Endorsement['state'][]) {
  return ({ state }: Endorsement): DropReason | null => {
    if (states.includes(state)) return null;
    return state === 'withdrawn' ? 'cancelled' : 'superseded';
  };
}

/** Nobody has to read what a stranger typed: until the address is confirmed, no name is named. */
function organizationName({ organization, confirmedAt, language }: Endorsement): string {
  return confirmedAt === null ? translator(language)('mail.yourOrganization') : organization;
}
