import type { Proposal } from '../../db/proposals.ts';
import type { Event, ProposalState } from '../../db/schema.ts';
import { proposalAddress } from '../../templates/addresses.ts';
import type { MailTexts } from '../../templates/emails/letter.ts';
import {
  proposalAccepted,
  proposalAsked,
  proposalConfirm,
  proposalDeclined,
  proposalJoined,
  proposalLink,
  type ProposalMailProps,
} from '../../templates/emails/proposals.ts';
import type { Language } from '../../templates/languages.ts';
import { translator, type Translate } from '../../templates/translate.ts';
import { eventInMail } from '../mail/eventInMail.ts';
import type {
  FactsAbout,
  MailDefinition,
  MailDefinitions,
  MailSituation,
} from '../mail/mailDefinition.ts';
import { mailSite } from '../mail/mailSite.ts';
import { drop, type DropReason } from '../mail/rendered.ts';
import type { KindAbout } from '../outbox/mailKinds.ts';
import type { Services } from '../services.ts';
import { siteOf } from '../siteSettings.ts';
import { campaignFor } from '../texts/campaignFor.ts';
import { dayText, timeInWords } from '../time/times.ts';
import { deletedAt } from './retained.ts';

type ProposalMailKind = KindAbout<'proposal'>;

/** One kind of mail to whoever proposed an action. */
interface ProposalMail {
  /** The only states in which it is still true. */
  states: readonly ProposalState[];
  /** Whether it tells a decision of an organizer: then it tells that one alone, and no later one. */
  ofDecision?: true;
  /** Its text; null where what it is about is gone. */
  texts: (
    props: ProposalMailProps,
    t: Translate,
    language: Language,
    proposal: Proposal,
    about: { event: Event | null; access: unknown; baseUrl: string },
  ) => MailTexts | null;
  situation: MailSituation;
}

/** Every mail to whoever proposed an action. */
export const proposalMails: MailDefinitions<ProposalMailKind> = {
  'proposal-confirm': proposalMail({
    states: ['unconfirmed'],
    texts: proposalConfirm,
    situation: { proposal: { state: 'unconfirmed', confirmedAt: null } },
  }),
  'proposal-link': proposalMail({
    states: ['waiting', 'asked'],
    texts: proposalLink,
    situation: {},
  }),
  'proposal-asked': proposalMail({
    states: ['asked'],
    ofDecision: true,
    texts: (props, t, language, proposal) =>
      proposal.state === 'asked'
        ? proposalAsked({ ...props, question: proposal.question }, t, language)
        : null,
    situation: { proposal: { state: 'asked', question: '?' } },
  }),
  'proposal-accepted': proposalMail({
    states: ['accepted'],
    ofDecision: true,
    texts: (props, t, language, _, { event, access, baseUrl }) =>
      event === null
        ? null
        : proposalAccepted(
            {
              ...props,
              event: eventInMail(event, baseUrl, language, null),
              published: event.state === 'published',
              access: access === 'invited' ? 'invited' : access === 'not' ? 'not' : 'could',
            },
            t,
            language,
          ),
    situation: { proposal: { state: 'accepted' }, detail: () => ({ access: 'invited' }) },
  }),
  'proposal-joined': proposalMail({
    states: ['joined'],
    ofDecision: true,
    texts: (props, t, language, proposal, { event, baseUrl }) =>
      event?.state === 'published' && proposal.state === 'joined'
        ? proposalJoined(
            {
              ...props,
              event: eventInMail(event, baseUrl, language, null),
              note: proposal.note,
            },
            t,
            language,
          )
        : null,
    situation: { proposal: { state: 'joined' } },
  }),
  'proposal-declined': proposalMail({
    states: ['declined'],
    ofDecision: true,
    texts: (props, t, language, proposal) =>
      proposal.state === 'declined'
        ? proposalDeclined({ ...props, note: proposal.note }, t, language)
        : null,
    situation: { proposal: { state: 'declined' } },
  }),
};

/** What all of them have in common. */
function proposalMail({
  states,
  ofDecision,
  texts,
  situation,
}: ProposalMail): MailDefinition<'proposal'> & MailDefinition<'event' | 'proposal'> {
  return {
    situation,
    render: (services: Services, facts: FactsAbout<'proposal'>) => {
      const { proposal, event, mail } = facts;
      const reason = whyNeedless(proposal, states);
      if (reason !== null) return drop(reason);
      // One that failed and is sent again would tell another decision, which may still be undone.
      if (ofDecision === true && mail.createdAt < proposal.updatedAt) return drop('superseded');
      const campaign = services.db.campaigns.byId(proposal.campaignId);
      if (!campaign) return drop('gone');
      const { config, links } = services;
      const { language, publicId, generation, city, zone, startsAt } = proposal;
      const token = links.token('proposal', { publicId, generation });
      const read = campaignFor(services, campaign, [language]);
      const props: ProposalMailProps = {
        site: mailSite(services, proposal.email, event?.id ?? null),
        campaign: { title: read.title, language: read.language },
        city,
        when: timeInWords(startsAt, zone, language),
        ownPageUrl: `${config.baseUrl}${proposalAddress(token)}`,
        keptUntil: dayText(deletedAt(proposal, siteOf(services).retentionDays), zone, language),
      };
      const { baseUrl } = config;
      const about = { event, access: mail.detail?.['access'], baseUrl };
      const written = texts(props, translator(language), language, proposal, about);
      if (written === null) return drop('gone');
      const confirmed = proposal.state !== 'unconfirmed';
      return {
        kind: 'mail',
        to: { name: confirmed ? proposal.contactName : '', address: proposal.email },
        language,
        texts: written,
        calendar: null,
      };
    },
  };
}

/** Between the moment a mail was put into the outbox and this one, much may have happened. */
function whyNeedless({ state }: Proposal, states: readonly ProposalState[]): DropReason | null {
  if (states.includes(state)) return null;
  return state === 'withdrawn' ? 'cancelled' : 'superseded';
}
