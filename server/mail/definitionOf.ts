import type { OutboxFacts } from '../../db/outbox.ts';
import type {
  AddressChange,
  AttendeeMessage,
  NewEndorsement,
  Event,
  Follower,
  MailedSignup,
  Organizer,
  ProposalRow,
} from '../../db/schema.ts';
import type { MailDetail } from '../outbox/mail.ts';
import type { MailKind, Subject, SubjectOf } from '../outbox/mailKinds.ts';
import type { Rendered } from './rendered.ts';

/** The outbox row with all that its kind is about; the rest may be null. */
export type FactsAbout<Main extends Subject> = OutboxFacts & {
  [One in Main]: NonNullable<OutboxFacts[One]>;
};

/**
 * What `mailDefinition.ts` says, of whatever a mail is made with: the services hold the definitions, so
 * that these cannot name them.
 */
export interface DefinitionOf<Main extends Subject, Services> {
  /**
   * Makes the mail as things stand at this moment, or says why nobody needs it any more.
   *
   * @param now epoch milliseconds
   */
  render: (services: Services, facts: FactsAbout<Main>, now: number) => Rendered;
  situation: MailSituation;
}

/** The definitions of some kinds of mail. */
export type DefinitionsOf<Kind extends MailKind, Services> = {
  readonly [One in Kind]: DefinitionOf<SubjectOf<One>, Services>;
};

/**
 * How things stand when a mail of a kind is sent: previews suppose it, and tests bring it about.
 * What is not said here is as usual: the event is still to come, the attendee has a seat, the
 * request waits.
 */
export interface MailSituation {
  event?: Partial<Pick<Event, 'state' | 'cancelledAt'>>;
  signup?: Partial<MailedSignup>;
  addressChange?: Partial<AddressChange>;
  endorsement?: Partial<NewEndorsement>;
  proposal?: Partial<ProposalRow>;
  follower?: Partial<Follower>;
  message?: Partial<AttendeeMessage>;
  organizer?: Partial<Organizer>;
  /** How long the link in it works, in milliseconds. */
  linkLife?: number;
  detail?: (about: { startsAt: number; organizerId: number }) => MailDetail;
  /** When it is sent, in epoch milliseconds; at any time before the start if nothing is said. */
  sentAt?: (event: Event) => number;
}
