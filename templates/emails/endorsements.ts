import { paragraph } from './blocks.ts';
import type { Language } from '../languages.ts';
import { languageOfText } from '../textsAsRead.ts';
import type { Translate } from '../translate.ts';
import type { EventInMail } from './eventFacts.ts';
import { placeFact, whenFact } from './eventFacts.ts';
import type { Block, Letter, MailTemplate, MailTexts, MailSite } from './letter.ts';
import type { EventChangeInMail } from './eventChange.ts';
import { changeFacts } from './eventChange.ts';
import { writeLetter } from './writeLetter.ts';
import { withCommas } from '../withCommas.ts';

/** What every mail to the contact of an organization knows. */
export interface EndorsementMailProps {
  site: MailSite;
  event: EventInMail;
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
      paragraph(t('mail.endorsementConfirm.text', { organization: props.organization })),
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
      paragraph(t('mail.endorsementReminder.text', { organization: props.organization })),
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
      { kind: 'link', label: t('mail.eventPage'), href: props.event.pageUrl },
    ],
  });

/** Told as attendees are told: what was changed, and what holds now. */
export const endorsementEventChanged: MailTemplate<
  EndorsementMailProps & { changes: readonly EventChangeInMail[]; clocks: boolean }
> = (props, t, language) =>
  write(props, t, language, {
    ...titles('endorsementEventChanged', props, t),
    tone: 'red',
    blocks: [
      paragraph(
        props.clocks
          ? t('mail.eventChanged.clocks', { place: props.event.times.start.place })
          : t('mail.endorsementEventChanged.text', { organization: props.organization }),
      ),
      props.changes.length === 0 ? null : { kind: 'facts', facts: changeFacts(t, props.changes) },
      paragraph(t('mail.eventChanged.whole')),
      shortFacts(props, t),
      { kind: 'link', label: t('mail.eventPage'), href: props.event.pageUrl },
      ownPage(props, t),
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
        : {
            kind: 'quote',
            label: t('mail.eventCancelled.note'),
            text: props.note,
            language: languageOfText(props.event, 'cancellationNote'),
          },
      shortFacts(props, t),
      { kind: 'link', label: t('mail.eventPage'), href: props.event.pageUrl },
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

function noteBlock(note: string, t: Translate): Block | null {
  return note === '' ? null : { kind: 'quote', label: t('mail.note'), text: note };
}

function shortFacts({ event }: EndorsementMailProps, t: Translate): Block {
  return { kind: 'facts', facts: [whenFact(t, event), placeFact(t, event)] };
}

function ownPage({ ownPageUrl }: EndorsementMailProps, t: Translate): Block {
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
