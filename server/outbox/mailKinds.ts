/** Why a mail is sent, which decides whether its reader can do without it. */
export type MailPurpose =
  /** They would otherwise not know how things stand that they asked for. */
  | 'necessary'
  /** A service that they can switch off, each such mail with one press. */
  | 'optional'
  /** They sit before the screen and just asked for it. */
  | 'awaited';

/** What a mail can be about: each has a column in the outbox, and is read when the mail is made. */
export type Subject =
  | 'event'
  | 'signup'
  | 'addressChange'
  | 'endorsement'
  | 'proposal'
  | 'follower'
  | 'update'
  | 'organizer'
  | 'signIn'
  | 'message';

/** What the outbox has to know of a kind of mail. */
export interface KindOfMail {
  about: readonly Subject[];
  /** What it is about may belong to an event, or to a whole campaign instead: the outbox names the event. */
  event?: 'perhaps';
  /** 0: somebody sits before the screen and waits for it. 2: a message to very many. */
  priority: 0 | 1 | 2;
  purpose: MailPurpose;
  /**
   * Whether anybody can cause it who types an address into a form, which may not be theirs: as the
   * 'first' mail that goes there, as a 'further' one from the page that they then see, or 'never'.
   */
  stranger: 'first' | 'further' | 'never';
}

const signup = ['event', 'signup'] as const;
const addressChange = ['event', 'addressChange'] as const;
const endorsement = { about: ['endorsement'], event: 'perhaps' } as const;
const ofEvent = ['event', 'endorsement'] as const;
const proposal = ['proposal'] as const;
const decidedProposal = ['event', 'proposal'] as const;
const follower = ['follower'] as const;
const update = ['follower', 'update'] as const;
const organizer = ['organizer'] as const;
const signIn = ['organizer', 'signIn'] as const;
const written = ['event', 'signup', 'message'] as const;
const triedOut = ['event', 'organizer', 'message'] as const;

/**
 * Every kind of mail, by its name in the outbox. A feature puts mails into the outbox that belong to
 * another above it, so what the outbox has to know of them stands below both. The other half of a
 * definition, what it says, when nobody needs it any more and in which situation it is shown, stands
 * with the feature that it belongs to (`server/signups/signupMails.ts` and others), and
 * `server/allMails.ts` does not compile unless each kind has both.
 */
// prettier-ignore
export const kindsOfMail = {
  /** The address has to be confirmed before the sign-up counts. */
  'signup-confirm': { about: signup, priority: 0, purpose: 'necessary', stranger: 'first' },
  'signup-confirmed': { about: signup, priority: 0, purpose: 'necessary', stranger: 'first' },
  'signup-waiting': { about: signup, priority: 0, purpose: 'necessary', stranger: 'first' },
  'signup-promoted': { about: signup, priority: 1, purpose: 'necessary', stranger: 'never' },
  'signup-changed': { about: signup, priority: 1, purpose: 'necessary', stranger: 'further' },
  'signup-cancelled': { about: signup, priority: 1, purpose: 'necessary', stranger: 'further' },
  /** Somebody signed up for dates of a series: how they stand with each, and how to confirm. */
  'signup-dates': { about: signup, priority: 0, purpose: 'necessary', stranger: 'first' },
  /** Somebody signed up again with the address: its owner gets their own link. */
  'signup-link': { about: signup, priority: 0, purpose: 'necessary', stranger: 'further' },
  /** Their calendar answered that they are not coming: is the seat to be freed? */
  'signup-declined-question': { about: signup, priority: 1, purpose: 'necessary', stranger: 'never' },
  'event-changed': { about: signup, priority: 1, purpose: 'necessary', stranger: 'never' },
  'event-cancelled': { about: signup, priority: 1, purpose: 'necessary', stranger: 'never' },
  /** To the address that a sign-up shall have: a button that confirms it. */
  'signup-address': { about: addressChange, priority: 0, purpose: 'necessary', stranger: 'first' },
  /** To the address before: the sign-up was moved away from it. */
  'signup-moved': { about: addressChange, priority: 1, purpose: 'necessary', stranger: 'never' },
  'signup-reminder-day': { about: signup, priority: 2, purpose: 'optional', stranger: 'never' },
  'signup-reminder-soon': { about: signup, priority: 1, purpose: 'optional', stranger: 'never' },
  'signup-joining-link': { about: signup, priority: 1, purpose: 'optional', stranger: 'never' },
  'event-thanks': { about: signup, priority: 2, purpose: 'optional', stranger: 'never' },

  'endorsement-confirm': { ...endorsement, priority: 0, purpose: 'necessary', stranger: 'first' },
  /** An organizer reminds who never confirmed; once. */
  'endorsement-reminder': { ...endorsement, priority: 1, purpose: 'necessary', stranger: 'further' },
  'endorsement-received': { ...endorsement, priority: 1, purpose: 'necessary', stranger: 'further' },
  'endorsement-approved': { ...endorsement, priority: 1, purpose: 'necessary', stranger: 'further' },
  'endorsement-listing-changed': { ...endorsement, priority: 1, purpose: 'necessary', stranger: 'never' },
  'endorsement-declined': { ...endorsement, priority: 1, purpose: 'necessary', stranger: 'never' },
  'endorsement-withdrawn': { ...endorsement, priority: 1, purpose: 'necessary', stranger: 'never' },
  'endorsement-event-changed': { about: ofEvent, priority: 1, purpose: 'necessary', stranger: 'never' },
  'endorsement-event-cancelled': { about: ofEvent, priority: 1, purpose: 'necessary', stranger: 'never' },

  /** Somebody proposed an action with the address: it has to be confirmed before anybody sees it. */
  'proposal-confirm': { about: proposal, priority: 0, purpose: 'necessary', stranger: 'first' },
  /** Somebody proposed it again: its owner gets the link to their own page. */
  'proposal-link': { about: proposal, priority: 0, purpose: 'necessary', stranger: 'further' },
  'proposal-asked': { about: proposal, priority: 1, purpose: 'necessary', stranger: 'never' },
  'proposal-accepted': { about: decidedProposal, priority: 1, purpose: 'necessary', stranger: 'never' },
  'proposal-joined': { about: decidedProposal, priority: 1, purpose: 'necessary', stranger: 'never' },
  'proposal-declined': { about: proposal, priority: 1, purpose: 'necessary', stranger: 'never' },

  /** Updates of a campaign shall come to the address: whether that is so, and how to stop it. */
  'updates-confirm': { about: follower, priority: 0, purpose: 'necessary', stranger: 'first' },
  /** What organizers wrote to those who follow a campaign. */
  'campaign-update': { about: update, priority: 2, purpose: 'optional', stranger: 'never' },

  'organizer-digest': { about: organizer, priority: 2, purpose: 'optional', stranger: 'never' },
  /** What organizers of a campaign wrote to those who organize an action of it. */
  'campaign-letter': { about: organizer, priority: 2, purpose: 'optional', stranger: 'never' },
  /** A letter to people of a whole campaign, to the organizer who tries it out. */
  'letter-test': { about: organizer, priority: 0, purpose: 'awaited', stranger: 'never' },
  'organizer-invitation': { about: signIn, priority: 0, purpose: 'necessary', stranger: 'never' },
  /** A link that shows, before what cannot be taken back, that it is them. */
  'organizer-proof': { about: signIn, priority: 0, purpose: 'awaited', stranger: 'never' },
  'organizer-sign-in': { about: signIn, priority: 0, purpose: 'awaited', stranger: 'never' },
  /** Somebody signed in as them in a browser that they had never used. */
  'organizer-new-browser': { about: organizer, priority: 0, purpose: 'necessary', stranger: 'never' },
  /** Somebody else signed in in a browser that they had never used. */
  'team-new-browser': { about: organizer, priority: 1, purpose: 'necessary', stranger: 'never' },
  /** Somebody else was made an organizer. */
  'team-invitation': { about: organizer, priority: 1, purpose: 'necessary', stranger: 'never' },
  /** Somebody else may do something else from now on. */
  'team-rights': { about: organizer, priority: 1, purpose: 'necessary', stranger: 'never' },
  /** They may do something else from now on. */
  'organizer-rights': { about: organizer, priority: 1, purpose: 'necessary', stranger: 'never' },
  /** A passkey of theirs, or the codes that they are asked for, are others from now on. */
  'organizer-ways-in': { about: organizer, priority: 0, purpose: 'necessary', stranger: 'never' },
  /** Somebody else is an organizer no more. */
  'team-removal': { about: organizer, priority: 1, purpose: 'necessary', stranger: 'never' },
  /** They are an organizer no more. */
  'organizer-removal': { about: organizer, priority: 1, purpose: 'necessary', stranger: 'never' },
  /** A list of people was taken out as a file. */
  'team-export': { about: organizer, event: 'perhaps', priority: 1, purpose: 'necessary', stranger: 'never' },
  /** The same of the people of several events at once, or of all. */
  'team-export-several': { about: organizer, priority: 1, purpose: 'necessary', stranger: 'never' },

  /** What organizers wrote to attendees; `server/messages/` decides when to whom. */
  message: { about: written, priority: 2, purpose: 'optional', stranger: 'never' },
  /** The same to the organizer who wrote it. */
  'message-test': { about: triedOut, priority: 0, purpose: 'awaited', stranger: 'never' },
} as const satisfies Record<string, KindOfMail>;

export type MailKind = keyof typeof kindsOfMail;

/** What mails of a kind are about. */
export type SubjectOf<Kind extends MailKind> = (typeof kindsOfMail)[Kind]['about'][number];

/** The kinds that are about these subjects alone, beside an event. */
export type KindAbout<Main extends Subject> = {
  [Kind in MailKind]: SubjectOf<Kind> extends Main | 'event' ? Kind : never;
}[MailKind];

/** Tells whether a text of the database names a mail that this version knows. */
export function isMailKind(text: string): text is MailKind {
  return Object.hasOwn(kindsOfMail, text);
}

/** Every kind, in the order in which organizers look at them. */
export const mailKinds: readonly MailKind[] = Object.keys(kindsOfMail).filter(isMailKind);

/** Tells whether a kind is about these subjects alone, beside an event. */
export function isKindAbout<Main extends Subject>(
  kind: MailKind,
  ...subjects: readonly Main[]
): kind is KindAbout<Main> {
  const { about }: KindOfMail = kindsOfMail[kind];
  return about.every((one) => one === 'event' || subjects.some((other) => other === one));
}
