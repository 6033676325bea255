import type { TextLanguage } from '../textLanguages.ts';
import type { Translate } from '../translate.ts';
import type { Block, MailTemplate, MailSite } from './letter.ts';
import { writeLetter } from './writeLetter.ts';
import { withCommas } from '../withCommas.ts';

/** What is new of one event. It names nobody: lists of people stay behind the sign-in. */
export interface EventNewsInMail {
  title: string;
  /** The language the organizers wrote in. */
  language: TextLanguage;
  /** The day of the event in words. */
  date: string;
  newSignups: number;
  /** Of those, how many are on the waiting list. */
  newlyWaiting: number;
  /** Everybody who has a seat, companions included. */
  people: number;
  /** Everybody who waits for one. */
  waiting: number;
  capacity: number | null;
  /** Requests and corrections of organizations that wait for an organizer. */
  toDecide: number;
  signupsUrl: string;
  endorsementsUrl: string;
}

/** What waits of one campaign. */
export interface CampaignNewsInMail {
  title: string;
  language: TextLanguage;
  /** Proposals of actions. */
  proposals: number;
  proposalsUrl: string;
  /** Requests of organizations that want to co-sponsor the whole. */
  requests: number;
  requestsUrl: string;
}

export interface DigestProps {
  site: MailSite;
  /** By their start; where there is none, something of a campaign waits. */
  events: readonly EventNewsInMail[];
  campaigns: readonly CampaignNewsInMail[];
  /** Where the organizer chooses when these mails come. */
  settingsUrl: string;
}

export const organizerDigest: MailTemplate<DigestProps> = (props, t, language) => {
  const sum = (of: (event: EventNewsInMail) => number) =>
    props.events.reduce((total, event) => total + of(event), 0);
  const newSignups = sum((event) => event.newSignups);
  const ofCampaigns = (of: (campaign: CampaignNewsInMail) => number) =>
    props.campaigns.reduce((total, campaign) => total + of(campaign), 0);
  const toDecide = sum((event) => event.toDecide) + ofCampaigns(({ requests }) => requests);
  const proposed = ofCampaigns(({ proposals }) => proposals);
  const news = withCommas([
    ...(newSignups === 0 ? [] : [t('mail.organizerDigest.newSignups', { count: newSignups })]),
    ...(toDecide === 0 ? [] : [t('mail.organizerDigest.toDecide', { count: toDecide })]),
    ...(proposed === 0 ? [] : [t('mail.organizerDigest.proposals', { count: proposed })]),
  ]);
  return writeLetter(
    { language, t, site: props.site },
    {
      subject: t('mail.organizerDigest.subject', { news }),
      preview: [...props.events, ...props.campaigns].map(({ title }) => title).join(' · '),
      tone: 'ink',
      headline: t('mail.organizerDigest.headline'),
      blocks: [
        ...props.events.flatMap((event) => eventBlocks(event, t)),
        ...props.campaigns.flatMap((one) => campaignBlocks(one, t)),
        { kind: 'link', label: t('mail.organizerDigest.settings'), href: props.settingsUrl },
      ],
      smallPrint: [t('mail.why.digest'), t('mail.kept.organizer')],
    },
  );
};

function eventBlocks(event: EventNewsInMail, t: Translate): Block[] {
  const { title, language, date, newSignups, newlyWaiting, toDecide } = event;
  return [
    {
      kind: 'facts',
      facts: [
        {
          label: date,
          loud: [{ text: title, language }],
          lines: [
            ...(newSignups === 0
              ? []
              : [t('mail.organizerDigest.newSignups', { count: newSignups })]),
            ...(newlyWaiting === 0
              ? []
              : [t('mail.organizerDigest.newlyWaiting', { count: newlyWaiting })]),
            inAll(event, t),
            ...(toDecide === 0 ? [] : [t('mail.organizerDigest.toDecide', { count: toDecide })]),
          ],
        },
      ],
    },
    ...(newSignups === 0
      ? []
      : [
          {
            kind: 'link' as const,
            label: t('mail.organizerDigest.signups'),
            href: event.signupsUrl,
          },
        ]),
    ...(toDecide === 0
      ? []
      : [
          {
            kind: 'link' as const,
            label: t('mail.organizerDigest.decide'),
            href: event.endorsementsUrl,
          },
        ]),
  ];
}

function campaignBlocks(campaign: CampaignNewsInMail, t: Translate): Block[] {
  const { title, language, proposals, requests } = campaign;
  return [
    {
      kind: 'facts',
      facts: [
        {
          label: t('campaign.kicker'),
          loud: [{ text: title, language }],
          lines: [
            ...(proposals === 0 ? [] : [t('mail.organizerDigest.proposals', { count: proposals })]),
            ...(requests === 0 ? [] : [t('mail.organizerDigest.toDecide', { count: requests })]),
          ],
        },
      ],
    },
    ...(proposals === 0
      ? []
      : [link(t('mail.organizerDigest.seeProposals'), campaign.proposalsUrl)]),
    ...(requests === 0 ? [] : [link(t('mail.organizerDigest.decide'), campaign.requestsUrl)]),
  ];
}

function link(label: string, href: string): Block {
  return { kind: 'link', label, href };
}

function inAll({ people, waiting, capacity }: EventNewsInMail, t: Translate): string {
  const coming =
    capacity === null
      ? t('mail.organizerDigest.people', { count: people })
      : t('mail.organizerDigest.peopleOf', { count: people, capacity });
  return waiting === 0
    ? coming
    : `${coming} ${t('mail.organizerDigest.waiting', { count: waiting })}`;
}
