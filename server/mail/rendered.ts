import type { MailTexts } from '../../templates/emails/letter.ts';
import type { Language } from '../../templates/languages.ts';
import type { CalendarPart, MailAddress, Message } from './message.ts';

/** Why a mail is not sent after all. The console has a sentence for each. */
export const dropReasons = [
  /** What it was about is deleted, or has no address. */
  'gone',
  /** The person has cancelled, or the organization withdrawn. */
  'cancelled',
  /** Things stand otherwise by now, and another mail tells of that. */
  'superseded',
  /** The event is over. */
  'over',
  /** Nobody can be told how to join: the organizers have not entered it. */
  'no-way-to-join',
  /** What was new is no more. */
  'nothing-new',
  /** The link in it would no longer work. */
  'expired',
  /** Its reader wants no optional mail, about this event or at all. */
  'unsubscribed',
  /** The owner of the address wants no mail from this site, ever. */
  'blocked',
  /** Mail to the address came back. */
  'failing',
  /** An organizer stopped the message. */
  'stopped',
] as const;

export type DropReason = (typeof dropReasons)[number];

/** A mail of one kind, made or found to be needless. */
export type Rendered =
  | {
      kind: 'mail';
      to: MailAddress;
      language: Language;
      texts: MailTexts;
      calendar: CalendarPart | null;
      /** Where a mail program says that its reader wants no more of this; the usual page unless given. */
      unsubscribeUrl?: string;
    }
  | { kind: 'drop'; reason: DropReason }
  /** Not now: an organizer paused the message. It is looked at again at an instant. */
  | { kind: 'hold'; until: number };

export function drop(reason: DropReason): Rendered {
  return { kind: 'drop', reason };
}

/** A message that is ready to go, or the reason why there is none. */
export type RenderedMessage =
  | {
      kind: 'message';
      message: Message;
      /** What is noted of the address stands under it; null where that is of nobody concerned. */
      addressHash: string | null;
    }
  | { kind: 'drop'; reason: DropReason }
  | { kind: 'hold'; until: number };
