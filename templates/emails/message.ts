import type { Language } from '../languages.ts';
import type { TextLanguage } from '../textLanguages.ts';
import type { Translate } from '../translate.ts';
import { whenFact, whereFact, type EventInMail } from './eventFacts.ts';
import type { Block, MailTexts, MailSite } from './letter.ts';
import { fillLine, type FieldValues } from './messageFields.ts';
import { writeLetter } from './writeLetter.ts';
import { writtenPassage } from './writtenPassage.ts';

/** What organizers wrote, and what stands around it in the mail of one reader. */
export interface MessageMailProps {
  site: MailSite;
  event: EventInMail;
  /** Whether the event is still to come: what is over or cancelled needs no place and time. */
  coming: boolean;
  written: { subject: string; text: string; language: TextLanguage };
  /** Whether the text is in no language of the reader's, which is then said. */
  foreign: boolean;
  fields: FieldValues;
  /** Whether the reader is in, so that their page shows the link to join. */
  joins: boolean;
  ownPageUrl: string;
  keptUntil: string;
  /** A mail to the organizer who wrote it; its subject says so. */
  test: boolean;
}

/**
 * A message of the organizers in the mail of one reader.
 *
 * @param language the reader's: what the program says around a text in another language is in theirs
 */
export function attendeeMessage(
  props: MessageMailProps,
  t: Translate,
  language: Language,
): MailTexts {
  const { site, event, written, fields } = props;
  const subject = fillLine(written.subject, fields);
  const passage = writtenPassage({ ...written, fields }, props.foreign, t, language);
  return writeLetter(
    { language, t, site },
    {
      subject: props.test ? t('mail.message.test', { subject }) : subject,
      preview: passage.preview,
      tone: 'red',
      headline: { text: subject, language: written.language },
      about: { text: event.title, language: event.language },
      blocks: [...passage.blocks, ...around(props, t)],
      smallPrint: [
        t('mail.why.message', { organization: site.organization }),
        t('mail.kept.signup', { date: props.keptUntil }),
      ],
    },
  );
}

function around(props: MessageMailProps, t: Translate): Block[] {
  const { event, coming, joins, ownPageUrl } = props;
  if (!coming) return [{ kind: 'link', label: t('mail.eventPage'), href: event.pageUrl }];
  return [
    { kind: 'facts', facts: [whenFact(t, event), whereFact(t, event, joins)] },
    {
      kind: 'button',
      label: joins && event.kind !== 'in-person' ? t('mail.ownPageToJoin') : t('mail.ownPage'),
      href: ownPageUrl,
    },
  ];
}
