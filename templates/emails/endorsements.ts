import { paragraph } from './blocks.ts';
import type { Language } from '../languages.ts';
import type { TextLanguage } from '../textLanguages.ts';
import type { Translate } from '../translate.ts';
import type { EventInMail } from './eventFacts.ts';
import { placeFact, whenFact } from './eventFacts.ts';
import type { Block, Letter, MailTemplate, MailTexts, MailSite } from './letter.ts';
import { writeLetter } from './writeLetter.ts';
import { withCommas } from '../withCommas.ts';

/** A whole campaign as mails to those who co-sponsor it tell of it. */
export interface CampaignInMail {
  title: string;
  language: TextLanguage;
  /** Its days in words; null where it has none of its own. */
  days: string | null;
  /** The whole address of its page. */
  pageUrl: string;
}

/** What is co-sponsored. */
export type EndorsedInMail =
  { kind: 'event'; event: EventInMail } | { kind: 'campaign'; campaign: CampaignInMail };

/** What every mail to the contact of an organization knows. */
export interface EndorsementMailProps {
  site: MailSite;
  of: EndorsedInMail;
  /** Before the address is confirmed: "your organization", and not what a stranger typed. */
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
      paragraph(
        t(`mail.endorsementConfirm.${textOf(props)}`, { organization: props.organization }),
      ),
      { kind: 'button', label: t('mail.endorsementConfirm.button'), href: props.ownPageUrl },
      paragraph(t('mail.endorsementConfirm.otherwise')),
      shortFacts(props, t),
    ],
  });

/** The same once more, because an organizer asked for it; it says so, and that nothing else follows. */
export const endorsementReminder: MailTemplate<EndorsementMailProps> = (props, t, language) =>
  write(props, t, language, {
    ...titles('endorsementReminder', props, t),
    tone: 'red',
    blocks: [
      paragraph(
        t(`mail.endorsementReminder.${textOf(props)}`, { organization: props.organization }),
      ),
      { kind: 'button', label: t('mail.endorsementConfirm.button'), href: props.ownPageUrl },
      paragraph(t('mail.endorsementReminder.otherwise')),
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

export const endorsementApproved: MailTemplate<
  WithListing & { listUrl: string; packUrl: string }
> = (props, t, language) =>
  write(props, t, language, {
    ...titles('endorsementApproved', props, t),
    tone: 'red',
    blocks: [
      paragraph(t('mail.endorsementApproved.text', { organization: props.organization })),
      ...listing(props, t),
      { kind: 'link', label: t('mail.publicList'), href: props.listUrl },
      { kind: 'link', label: t('mail.sharePack'), href: props.packUrl },
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

/** What became of a correction, or of a logo, that was asked for. */
export type ListingChange = 'taken' | 'declined' | 'logoTaken' | 'logoDeclined';

/** The listing now reads otherwise, or a correction that was asked for was not taken over. */
export const endorsementListingChanged: MailTemplate<
  WithListing & { listUrl: string; what: ListingChange; note: string }
> = (props, t, language) =>
  write(props, t, language, {
    ...titles('endorsementListingChanged', props, t),
    tone: 'red',
    blocks: [
      paragraph(
        t(`mail.endorsementListingChanged.${props.what}`, {
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
      pageLink(props, t),
    ],
  });

type Kind =
  | 'endorsementConfirm'
  | 'endorsementReminder'
  | 'endorsementReceived'
  | 'endorsementApproved'
  | 'endorsementDeclined'
  | 'endorsementListingChanged'
  | 'endorsementWithdrawn'
  | 'endorsementEventChanged'
  | 'endorsementEventCancelled';

/** What is read first of it. */
export function titles(
  kind: Kind,
  { of }: EndorsementMailProps,
  t: Translate,
): Pick<Letter, 'subject' | 'headline'> {
  return {
    subject: t(`mail.${kind}.subject`, { title: told(of).title }),
    headline: t(`mail.${kind}.headline`),
  };
}

/** What is around each of them. */
export function write(
  { site, of, keptUntil }: EndorsementMailProps,
  t: Translate,
  language: Language,
  letter: Pick<Letter, 'subject' | 'headline' | 'tone' | 'blocks'>,
): MailTexts {
  return writeLetter(
    { language, t, site },
    {
      ...letter,
      preview: of.kind === 'event' ? of.event.times.announced : (of.campaign.days ?? ''),
      about: { text: told(of).title, language: told(of).language },
      smallPrint: [
        t(of.kind === 'event' ? 'mail.why.endorsement' : 'mail.why.campaignEndorsement'),
        t('mail.kept.endorsement', { date: keptUntil }),
      ],
    },
  );
}

function noteBlock(note: string, t: Translate): Block | null {
  return note === '' ? null : { kind: 'quote', label: t('mail.note'), text: note };
}

/** When and where; of a campaign its days, since its places are many. */
export function shortFacts({ of }: EndorsementMailProps, t: Translate): Block | null {
  if (of.kind === 'event')
    return { kind: 'facts', facts: [whenFact(t, of.event), placeFact(t, of.event)] };
  const { days } = of.campaign;
  return days === null
    ? null
    : { kind: 'facts', facts: [{ label: t('event.when'), lines: [], loud: [days] }] };
}

function told(of: EndorsedInMail): { title: string; language: TextLanguage; pageUrl: string } {
  return of.kind === 'event' ? of.event : of.campaign;
}

/** The name of the text that says what is co-sponsored. */
function textOf({ of }: EndorsementMailProps): 'text' | 'campaignText' {
  return of.kind === 'event' ? 'text' : 'campaignText';
}

function pageLink({ of }: EndorsementMailProps, t: Translate): Block {
  const label = t(of.kind === 'event' ? 'mail.eventPage' : 'mail.campaignUpdate.page');
  return { kind: 'link', label, href: told(of).pageUrl };
}

/** The way to the page of the organization. */
export function ownPage({ ownPageUrl }: EndorsementMailProps, t: Translate): Block {
  return { kind: 'button', label: t('mail.endorsementPage'), href: ownPageUrl };
}

function listing({ listing: listed }: WithListing, t: Translate): Block[] {
  const own = (text: string) => ({ text, language: null });
  const line = withCommas([listed.listedAs, listed.city]);
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
