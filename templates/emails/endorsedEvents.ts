import { languageOfText } from '../textsAsRead.ts';
import { paragraph } from './blocks.ts';
import { ownPage, shortFacts, titles, write, type EndorsementMailProps } from './endorsements.ts';
import { changeFacts, type EventChangeInMail } from './eventChange.ts';
import type { EventInMail } from './eventFacts.ts';
import type { MailTemplate } from './letter.ts';

type EventEndorsementProps = EndorsementMailProps & { event: EventInMail };

/** Told as attendees are told: what was changed, and what holds now. */
export const endorsementEventChanged: MailTemplate<
  EventEndorsementProps & { changes: readonly EventChangeInMail[]; clocks: boolean }
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

export const endorsementEventCancelled: MailTemplate<EventEndorsementProps & { note: string }> = (
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
