import type { Language } from '../languages.ts';
import type { TextLanguage } from '../textLanguages.ts';
import type { Translate } from '../translate.ts';
import { paragraph } from './blocks.ts';
import { placeFact, whenFact, type EventInMail } from './eventFacts.ts';
import type { Block, Letter, MailSite, MailTemplate, MailTexts } from './letter.ts';
import { writeLetter } from './writeLetter.ts';

/** What every mail to whoever proposed an action knows. */
export interface ProposalMailProps {
  site: MailSite;
  campaign: { title: string; language: TextLanguage };
  /** Of the list of cities, and not what somebody typed. */
  city: string;
  /** Day and hour in words, on the clocks there. */
  when: string;
  /** The whole address of their own page. */
  ownPageUrl: string;
  /** The day on which the proposal is deleted. */
  keptUntil: string;
}

/** Goes to an address that nobody has confirmed yet, and says nothing that a stranger typed. */
export const proposalConfirm: MailTemplate<ProposalMailProps> = (props, t, language) =>
  write(props, t, language, {
    subject: t('mail.proposalConfirm.subject', { title: props.campaign.title }),
    headline: t('mail.proposalConfirm.headline'),
    tone: 'red',
    blocks: [
      paragraph(t('mail.proposalConfirm.text', { city: props.city })),
      { kind: 'button', label: t('mail.proposalConfirm.button'), href: props.ownPageUrl },
      paragraph(t('mail.proposalConfirm.otherwise')),
    ],
  });

/** To who has made a proposal for the city already. */
export const proposalLink: MailTemplate<ProposalMailProps> = (props, t, language) =>
  write(props, t, language, {
    subject: t('mail.proposalLink.subject', { title: props.campaign.title }),
    headline: t('mail.proposalLink.headline'),
    tone: 'ink',
    blocks: [paragraph(t('mail.proposalLink.text', { city: props.city })), ownPage(props, t)],
  });

export const proposalAsked: MailTemplate<ProposalMailProps & { question: string }> = (
  props,
  t,
  language,
) =>
  write(props, t, language, {
    subject: t('mail.proposalAsked.subject', { city: props.city }),
    headline: t('mail.proposalAsked.headline'),
    tone: 'red',
    blocks: [
      paragraph(t('mail.proposalAsked.text', { city: props.city })),
      { kind: 'quote', label: t('mail.note'), text: props.question },
      { kind: 'button', label: t('mail.proposalAsked.button'), href: props.ownPageUrl },
      proposed(props, t),
    ],
  });

/** How they get to the dashboard, where they see who signs up. */
export type AccessInMail = 'invited' | 'could' | 'not';

export const proposalAccepted: MailTemplate<
  ProposalMailProps & { event: EventInMail; published: boolean; access: AccessInMail }
> = (props, t, language) =>
  write(props, t, language, {
    subject: t('mail.proposalAccepted.subject', { city: props.city }),
    headline: t('mail.proposalAccepted.headline'),
    tone: 'red',
    blocks: [
      paragraph(t(`mail.proposalAccepted.${props.published ? 'published' : 'draft'}`)),
      props.published
        ? { kind: 'button', label: t('mail.eventPage'), href: props.event.pageUrl }
        : null,
      paragraph(t(`mail.proposalAccepted.${props.access}`)),
      { kind: 'facts', facts: [whenFact(t, props.event), placeFact(t, props.event)] },
      { kind: 'link', label: t('mail.proposalPage'), href: props.ownPageUrl },
    ],
  });

export const proposalJoined: MailTemplate<
  ProposalMailProps & { event: EventInMail; note: string }
> = (props, t, language) =>
  write(props, t, language, {
    subject: t('mail.proposalJoined.subject', { city: props.city }),
    headline: t('mail.proposalJoined.headline'),
    tone: 'red',
    blocks: [
      paragraph(t('mail.proposalJoined.text', { city: props.city })),
      noteBlock(props.note, t),
      { kind: 'button', label: t('mail.proposalJoined.button'), href: props.event.pageUrl },
      { kind: 'facts', facts: [whenFact(t, props.event), placeFact(t, props.event)] },
    ],
  });

export const proposalDeclined: MailTemplate<ProposalMailProps & { note: string }> = (
  props,
  t,
  language,
) =>
  write(props, t, language, {
    subject: t('mail.proposalDeclined.subject', { city: props.city }),
    headline: t('mail.proposalDeclined.headline'),
    tone: 'ink',
    blocks: [
      paragraph(t('mail.proposalDeclined.text', { city: props.city })),
      noteBlock(props.note, t),
      ownPage(props, t),
      proposed(props, t),
    ],
  });

function write(
  { site, campaign, keptUntil, when }: ProposalMailProps,
  t: Translate,
  language: Language,
  letter: Pick<Letter, 'subject' | 'headline' | 'tone' | 'blocks'>,
): MailTexts {
  return writeLetter(
    { language, t, site },
    {
      ...letter,
      preview: when,
      about: { text: campaign.title, language: campaign.language },
      smallPrint: [t('mail.why.proposal'), t('mail.kept.proposal', { date: keptUntil })],
    },
  );
}

function proposed({ city, when }: ProposalMailProps, t: Translate): Block {
  return {
    kind: 'facts',
    facts: [{ label: t('mail.proposedAction'), loud: [city], lines: [when] }],
  };
}

function noteBlock(note: string, t: Translate): Block | null {
  return note === '' ? null : { kind: 'quote', label: t('mail.note'), text: note };
}

function ownPage({ ownPageUrl }: ProposalMailProps, t: Translate): Block {
  return { kind: 'button', label: t('mail.proposalPage'), href: ownPageUrl };
}
