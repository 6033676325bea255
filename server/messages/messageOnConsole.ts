import type { ServerAnswer } from '../../db/messageResults.ts';
import type { SignedMessage } from '../../db/messages.ts';
import type { AttendeeMessage, Event } from '../../db/schema.ts';
import { freshForm, typed } from '../../templates/forms.ts';
import { firstLanguage } from '../../templates/languages.ts';
import { spokenBeside } from '../../templates/textLanguages.ts';
import type { MessageVariant } from '../../templates/pages/console/messageDraft.ts';
import type { ListedMessage } from '../../templates/pages/console/messages.ts';
import type { View } from '../../templates/view.ts';
import { eventOf } from '../events/eventOnConsole.ts';
import { eventFor } from '../fields/eventFor.ts';
import { dropReasons, type DropReason } from '../mail/rendered.ts';
import { noSmtpUtf8 } from '../mail/transport.ts';
import type { Services } from '../services.ts';
import { siteOf } from '../siteSettings.ts';
import { doneText } from '../web/done.ts';
import { notFound } from '../web/httpProblem.ts';
import type { OrganizerVisit } from '../web/routes.ts';
import { shownTimes } from '../web/shownTimes.ts';
import { idInPath } from '../web/idInPath.ts';
import { plainNumber } from '../web/plainNumber.ts';
import { languagesWritten, variantFor } from './messageLanguages.ts';
import { exampleReader, messageTexts } from './messageMails.ts';
import { meantBy } from './meantBy.ts';
import type { Reach } from './reach.ts';
import { countReasons, whyNotTaken, type RefusalReason } from './whyNotTaken.ts';

interface Found {
  event: Event;
  message: AttendeeMessage;
}

/**
 * The message that a page of the console is about.
 *
 * @throws HttpProblem 404 where the event has no such message
 */
export function messageOf(visit: OrganizerVisit): Found {
  const event = eventOf(visit);
  const message = visit.services.db.messages.byId(idInPath(visit));
  if (message?.eventId !== event.id) throw notFound();
  return { event, message };
}

/** What an address can say has just been done. */
const deeds = [
  'saved',
  'deleted',
  'begun',
  'tested',
  'scheduled',
  'unscheduled',
  'sending',
  'paused',
  'resumed',
  'stopped',
  'over',
] as const;

/** The sentence for what the page before this one did with a message. */
export function whatWasDone(visit: OrganizerVisit): string | null {
  return doneText(visit, deeds, (name, [count = 0]) =>
    visit.view.t(`console.messages.done.${name}`, { count }),
  );
}

/** The version of the draft that a form was made from; 0 where it says none. */
export function versionIn({ form }: OrganizerVisit): number {
  return plainNumber(typed(freshForm(form), 'version')) ?? 0;
}

/** The name of who wrote it. */
export function authorOf({ services }: OrganizerVisit, message: AttendeeMessage): string {
  return services.db.organizers.byId(message.organizerId)?.name ?? '';
}

/** People of a message that was sent, by what became of their mail. */
export interface MessageCounts {
  sent: number;
  /** Whose mail has not left yet; of a message that was stopped, those who get none. */
  left: number;
  failed: number;
  dropped: number;
}

/** How far a message has come at this moment. */
export function countsOf(
  services: Pick<Services, 'config' | 'db'>,
  message: AttendeeMessage,
  now: number,
): MessageCounts {
  const { db } = services;
  const { sent, due, failed, dropped } = db.messages.mails(message.id);
  const stopped = db.messages.stopped(message.id);
  const unfed =
    message.state === 'sent' ? 0 : db.messages.left(message, meantBy(services, message, now));
  return { sent, left: due + unfed + stopped, failed, dropped: dropped - stopped };
}

/** Why a message reached fewer people than it was for: of those not mailed, and of those mailed. */
export interface MessageShortfall {
  /** The most first. */
  dropped: readonly { reason: DropReason; people: number }[];
  cameBack: number;
  /** Why mails were not taken, and why others came back, as far as that many were looked at. */
  refused: readonly { reason: RefusalReason; people: number }[];
  returned: readonly { reason: RefusalReason; people: number }[];
}

/** Of so many mails it is read why they did not get to their readers. */
const mostRead = 2000;

/** Who did not get a message, and why, as far as it is known at this moment. */
export function shortfallOf(
  { db }: Pick<Services, 'db'>,
  { id }: AttendeeMessage,
): MessageShortfall {
  const dropped = db.messages.dropped(id).map(({ reason, mails }) => ({
    reason: dropReasons.find((one) => one === reason) ?? 'superseded',
    people: mails,
  }));
  const { answersToFailed, answersToReturned } = db.messages;
  const reasons = (answers: readonly ServerAnswer[]) =>
    countReasons(answers.map((answer) => whyNotTaken(answer, noSmtpUtf8)));
  return {
    dropped,
    cameBack: db.messages.cameBack(id),
    refused: reasons(answersToFailed(id, mostRead)),
    returned: reasons(answersToReturned(id, mostRead)),
  };
}

/** Each text of a message with its subject as the reader of the preview would get it. */
export function subjectsOf(
  services: Services,
  event: Event,
  message: AttendeeMessage,
  now: number,
): Pick<MessageVariant, 'language' | 'subject'>[] {
  return languagesWritten(message).map((language) => {
    const spoken = spokenBeside(language, siteOf(services).locales[0] ?? firstLanguage);
    const reader = exampleReader(services, event, message, language, spoken);
    const read = eventFor(services.db, event, [language]);
    const texts = messageTexts(services, read, message, reader, now);
    return { language, subject: texts?.subject ?? '' };
  });
}

/** The same, with how many would get each. */
export function variantsOf(
  services: Services,
  event: Event,
  message: AttendeeMessage,
  { readers }: Pick<Reach, 'readers'>,
  now: number,
): MessageVariant[] {
  return subjectsOf(services, event, message, now).map((variant) => {
    const { language } = variant;
    const getting = readers.filter(({ reads }) => variantFor(message, reads) === language);
    return {
      ...variant,
      people: getting.reduce((sum, { people }) => sum + people, 0),
      instead: getting.flatMap(({ reads, people }) =>
        reads[0] === undefined || reads.includes(language) ? [] : [{ language: reads[0], people }],
      ),
    };
  });
}

/** One line of the list. */
export function listedMessage(
  services: Services,
  view: View,
  event: Event,
  message: SignedMessage,
): ListedMessage {
  const { sent, left, failed, dropped } = countsOf(services, message, view.now);
  const [variant] = subjectsOf(services, event, message, view.now).toSorted(
    (a, b) => Number(b.language === view.language) - Number(a.language === view.language),
  );
  return {
    id: message.id,
    subject: variant?.subject ?? '',
    state: message.state,
    sent,
    total: sent + left + failed + dropped,
    author: message.organizerName,
    when: shownTimes(view, event.zone).moment(
      message.startedAt ??
        (message.state === 'scheduled' ? message.sendAt : null) ??
        message.updatedAt,
    ),
  };
}
