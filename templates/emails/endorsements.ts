import type { Language } from '../languages.ts';
import type { Translate } from '../translate.ts';
import type { Site } from '../view.ts';
import type { EventInMail } from './eventFacts.ts';
import { whenFact, whereFact } from './eventFacts.ts';
import type { Block, Letter, MailFact, MailTemplate, MailTexts } from './letter.ts';
import { writeLetter } from './writeLetter.ts';

/** What every mail to the contact of an organization knows. */
export interface EndorsementMailProps {
  site: Site;
  event: EventInMail;
  /** Before the address is confirmed: a form of the name that can carry no message. */
  organization: string;
  /** The whole address of the organization's own page. */
  ownPageUrl: string;
  /** The day on which the contact's name and address are deleted. */
  keptUntil: string;
}

/** How the organization stands, or would stand, on the public list. */
export interface ListingInMail {
  listedAs: string;
  website: string;
  city: string;
  statement: string;
}

type WithListing = EndorsementMailProps & { listing: ListingInMail };

/** Goes to an address that nobody has confirmed yet, and says nothing that a stranger typed. */
export const endorsementConfirm: MailTemplate<EndorsementMailProps> = (props, t, language) =>
  write(props, t, language, {
    ...titles('endorsementConfirm', props, t),
    tone: 'red',
    blocks: [
      paragraph(t('mail.endorsementConfirm.text', { organization: props.organization })),
      { kind: 'button', label: t('mail.endorsementConfirm.button'), href: props.ownPageUrl },
      paragraph(t('mail.endorsementConfirm.otherwise')),
      shortFacts(props, t),
    ],
  });

export const endorsementReceived: MailTemplate<WithListing> = (props, t, language) =>
  write(props, t, language, {
    ...titles('endorsementReceived', props, t),
    tone: 'ink',
    blocks: [
      paragraph(t('mail.endorsementReceived.text', { organization: props.organization })),
      ...listing(props, t),
      ownPage(props, t),
      shortFacts(props, t),
    ],
  });

export const endorsementApproved: MailTemplate<WithListing & { listUrl: string }> = (
  props,
  t,
  language,
) =>
  write(props, t, language, {
    ...titles('endorsementApproved', props, t),
    tone: 'red',
    blocks: [
      paragraph(t('mail.endorsementApproved.text', { organization: props.organization })),
      ...listing(props, t),
      { kind: 'link', label: t('mail.publicList'), href: props.listUrl },
      ownPage(props, t),
      shortFacts(props, t),
    ],
  });

export const endorsementDeclined: MailTemplate<EndorsementMailProps & { note: string }> = (
  props,
  t,
  language,
) =>
  write(props, t, language, {
    ...titles('endorsementDeclined', props, t),
    tone: 'ink',
    blocks: [
      paragraph(t('mail.endorsementDeclined.text', { organization: props.organization })),
      noteBlock(props.note, t),
      ownPage(props, t),
      shortFacts(props, t),
    ],
  });

/** The listing now reads otherwise, or a correction that was asked for was not taken over. */
export const endorsementListingChanged: MailTemplate<
  WithListing & { listUrl: string; correction: 'taken' | 'declined'; note: string }
> = (props, t, language) =>
  write(props, t, language, {
    ...titles('endorsementListingChanged', props, t),
    tone: 'red',
    blocks: [
      paragraph(
        t(`mail.endorsementListingChanged.${props.correction}`, {
          organization: props.organization,
        }),
      ),
      noteBlock(props.note, t),
      ...listing(props, t),
      { kind: 'link', label: t('mail.publicList'), href: props.listUrl },
      ownPage(props, t),
    ],
  });

export const endorsementWithdrawn: MailTemplate<EndorsementMailProps & { note: string }> = (
  props,
  t,
  language,
) =>
  write(props, t, language, {
    ...titles('endorsementWithdrawn', props, t),
    tone: 'ink',
    blocks: [
      paragraph(t('mail.endorsementWithdrawn.text', { organization: props.organization })),
      noteBlock(props.note, t),
      { kind: 'link', label: t('mail.eventPage'), href: props.event.pageUrl },
    ],
  });

export const endorsementEventCancelled: MailTemplate<EndorsementMailProps & { note: string }> = (
  props,
  t,
  language,
) =>
  write(props, t, language, {
    ...titles('endorsementEventCancelled', props, t),
    tone: 'ink',
    blocks: [
      paragraph(t('mail.endorsementEventCancelled.text', { organization: props.organization })),
      props.note === ''
        ? null
        : { kind: 'quote', label: t('mail.eventCancelled.note'), text: props.note },
      shortFacts(props, t),
      { kind: 'link', label: t('mail.eventPage'), href: props.event.pageUrl },
    ],
  });

type Kind =
  | 'endorsementConfirm'
  | 'endorsementReceived'
  | 'endorsementApproved'
  | 'endorsementDeclined'
  | 'endorsementListingChanged'
  | 'endorsementWithdrawn'
  | 'endorsementEventCancelled';

function titles(
  kind: Kind,
  { event }: EndorsementMailProps,
  t: Translate,
): Pick<Letter, 'subject' | 'headline'> {
  return {
    subject: t(`mail.${kind}.subject`, { title: event.title }),
    headline: t(`mail.${kind}.headline`),
  };
}

function write(
  { site, event, keptUntil }: EndorsementMailProps,
  t: Translate,
  language: Language,
  letter: Pick<Letter, 'subject' | 'headline' | 'tone' | 'blocks'>,
): MailTexts {
  return writeLetter(
    { language, t, site },
    {
      ...letter,
      preview: event.times.announced,
      about: { text: event.title, language: event.language },
      smallPrint: [t('mail.why.endorsement'), t('mail.kept.endorsement', { date: keptUntil })],
    },
  );
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

function noteBlock(note: string, t: Translate): Block | null {
  return note === '' ? null : { kind: 'quote', label: t('mail.note'), text: note };
}

function shortFacts({ event }: EndorsementMailProps, t: Translate): Block {
  return { kind: 'facts', facts: [whenFact(t, event), placeFact(event, t)] };
}

/** The way to join is for attendees: an organization's own page does not have it. */
function placeFact(event: EventInMail, t: Translate): MailFact {
  return event.kind === 'online'
    ? { label: t('event.where'), lines: [t('event.kind.online')] }
    : whereFact(t, { ...event, kind: 'in-person' });
}

function ownPage({ ownPageUrl }: EndorsementMailProps, t: Translate): Block {
  return { kind: 'button', label: t('mail.endorsementPage'), href: ownPageUrl };
}

function listing({ listing: listed }: WithListing, t: Translate): Block[] {
  const own = (text: string) => ({ text, language: null });
  const line = [listed.listedAs, listed.city].filter((part) => part !== '').join(', ');
  return [
    {
      kind: 'facts',
      facts: [
        {
          label: t('mail.listing'),
          lines: [own(line), ...(listed.website === '' ? [] : [own(listed.website)])],
        },
      ],
    },
    ...(listed.statement === ''
      ? []
      : [{ kind: 'quote' as const, label: t('mail.statement'), text: listed.statement }]),
  ];
}
