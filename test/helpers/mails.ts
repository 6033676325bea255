import { openDatabase, type Store } from '../../db/database.ts';
import type {
  AddressChange,
  Endorsement,
  Event,
  NewEndorsement,
  NewEvent,
  NewSignup,
  Signup,
} from '../../db/schema.ts';
import type { Config } from '../../server/config.ts';
import { openLog } from '../../server/log.ts';
import { makeServices } from '../../server/makeServices.ts';
import {
  enqueueMail,
  type Mail,
  type MailDetail,
  type MailKind,
  type OrganizerNoticeKind,
} from '../../server/outbox/mail.ts';
import type { Services } from '../../server/services.ts';
import { addressKey } from '../../server/web/emailAddress.ts';
import { newPublicId } from '../../server/web/signedLinks.ts';
import type { Language } from '../../templates/languages.ts';
import { testClock, testConfig, type TestClock } from './app.ts';
import { insertEvent, type TestSchedule } from './events.ts';
import { insertMessage } from './messages.ts';

/** Everything but HTTP, with a database in memory and a clock that the test moves. */
export function mailServices(config: Partial<Config> = {}): {
  services: Services;
  clock: TestClock;
} {
  const clock = testClock();
  const log = openLog({ logLevel: 'silent' });
  const db = openDatabase(':memory:');
  return { services: makeServices(testConfig(config), db, log, () => clock.now), clock };
}

let counter = 0;

export async function insertSignup(
  { db, clock }: Services,
  event: Event,
  values: Partial<NewSignup> = {},
): Promise<Signup> {
  counter += 1;
  const email = values.email ?? `ada${counter}@example.org`;
  const now = clock();
  return db.write((store) =>
    store.signups.insert({
      publicId: newPublicId(),
      eventId: event.id,
      name: 'Ada Example',
      language: 'en',
      state: 'confirmed',
      uid: `signup-${counter}`,
      createdAt: now,
      updatedAt: now,
      ...values,
      email,
      emailKey: addressKey(email),
    }),
  );
}

export async function insertEndorsement(
  { db, clock }: Services,
  event: Event,
  values: Partial<NewEndorsement> = {},
): Promise<Endorsement> {
  const now = clock();
  return db.write((store) =>
    store.endorsements.insert({
      publicId: newPublicId(),
      eventId: event.id,
      source: 'request',
      state: 'waiting',
      organization: 'Example Workers’ Union',
      nameKey: 'example workers union',
      listedAs: 'Example Workers’ Union',
      website: 'https://union.example.org/',
      city: 'Springfield',
      contactName: 'Bo Example',
      email: 'secretary@example.org',
      emailKey: 'secretary@example.org',
      language: 'en',
      confirmedAt: now,
      createdAt: now,
      updatedAt: now,
      ...values,
    }),
  );
}

async function insertAddressChange(
  { db, clock }: Services,
  signupId: number,
  confirmed: boolean,
): Promise<AddressChange> {
  const now = clock();
  const email = 'new-address@example.org';
  return db.write((store) =>
    store.addressChanges.insert({
      publicId: newPublicId(),
      signupId,
      email,
      emailKey: email,
      createdAt: now,
      ...(confirmed ? { confirmedAt: now, formerEmail: 'ada@example.org' } : {}),
    }),
  );
}

/** Puts a mail into the outbox. */
export async function enqueue(
  { db, clock }: Services,
  mail: Mail,
  detail?: MailDetail,
): Promise<void> {
  const now = clock();
  await db.write((store) => enqueueMail(store, mail, now, detail ? { detail } : {}));
}

interface Situation {
  event?: Partial<NewEvent>;
  when?: TestSchedule;
  signup?: Partial<NewSignup>;
  endorsement?: Partial<NewEndorsement>;
  detail?: MailDetail;
}

const cancelledEvent: Partial<NewEvent> = {
  state: 'cancelled',
  cancelledAt: Date.UTC(2024, 0, 10),
  cancellationNote: 'The hall is flooded.\nWe are looking for another one.',
};

/** For each kind of mail how things stand when it is sent. */
const situations: Record<MailKind, Situation> = {
  'signup-confirmed': { signup: { zone: 'America/Argentina/Buenos_Aires', companions: 2 } },
  'signup-confirm': { event: { confirmAddress: true }, signup: { state: 'unconfirmed' } },
  'signup-waiting': { signup: { state: 'waiting' } },
  'signup-promoted': { signup: { companions: 1 } },
  'signup-changed': { signup: { companions: 3, sequence: 1 } },
  'signup-cancelled': {
    signup: { state: 'cancelled', cancelledAt: Date.UTC(2024, 0, 10), cancelledBy: 'organizer' },
    detail: { was: 'confirmed' },
  },
  'signup-link': {},
  'signup-address': {},
  'signup-moved': { detail: { sequence: 1 } },
  'signup-declined-question': { signup: { declinedAt: Date.UTC(2024, 0, 10) } },
  'event-changed': {
    event: { sequence: 1 },
    detail: {
      title: 'An example talk',
      kind: 'in-person',
      startsAt: Date.UTC(2024, 0, 20, 19),
      endsAt: null,
      venue: 'Example Hall',
      city: '',
    },
    when: { endLocal: '2024-01-21T16:00' },
  },
  'event-cancelled': { event: cancelledEvent },
  // The clock of tests stands at 10:00 in New York, on January 10.
  'signup-reminder-day': {
    signup: { companions: 1, zone: 'America/Argentina/Buenos_Aires' },
    when: { startLocal: '2024-01-11T14:30' },
  },
  'signup-reminder-soon': { when: { startLocal: '2024-01-10T12:00' } },
  'signup-joining-link': { when: { startLocal: '2024-01-10T10:15' } },
  'event-thanks': {
    event: {
      thanks:
        '## What we achieved\n\nThe **Example** square was full. Thank you!\n\n- The next call: [all events](http://localhost:3000/)\n- Tell your friends.',
    },
    when: { startLocal: '2024-01-09T14:30' },
  },
  'endorsement-confirm': { endorsement: { state: 'unconfirmed', confirmedAt: null } },
  'endorsement-received': {
    endorsement: { statement: 'Their fight is ours.\nWe will be there.' },
  },
  'endorsement-approved': { endorsement: { state: 'approved' } },
  'endorsement-declined': {
    endorsement: { state: 'declined', decisionNote: 'We list organizations alone, not persons.' },
  },
  'endorsement-listing-changed': { endorsement: { state: 'approved' } },
  'endorsement-withdrawn': { endorsement: { state: 'withdrawn' } },
  'endorsement-event-changed': {
    event: { sequence: 1 },
    detail: { startsAt: Date.UTC(2024, 0, 20, 19), venue: 'Another Example Hall' },
    endorsement: { state: 'approved' },
  },
  'endorsement-event-cancelled': {
    event: cancelledEvent,
    endorsement: { state: 'approved' },
  },
  'organizer-invitation': {},
  'organizer-sign-in': {},
  'organizer-new-browser': {
    detail: { program: 'firefox', system: 'linux', zone: 'America/New_York' },
  },
  'organizer-removal': {},
  'team-invitation': {},
  'team-removal': {},
  'team-export': { detail: { list: 'signups' } },
  'organizer-digest': { event: { capacity: 40, seatsTaken: 4 } },
  message: { signup: { zone: 'America/Argentina/Buenos_Aires' } },
  'message-test': {},
};

/** Puts one mail of a kind into the outbox, with all that it tells of. */
export async function enqueueExample(
  services: Services,
  kind: MailKind,
  language: Language,
  more: Situation = {},
): Promise<void> {
  const situation = situations[kind];
  const event = await insertEvent(
    services,
    {
      kind: 'hybrid',
      title: 'Online panel: the struggle in Argentina',
      venue: 'Example Hall',
      address: '1 Example Street',
      city: 'New York City',
      joinUrl: 'https://join.example.org/secret-room',
      speakers: [{ name: 'Bo Example', role: 'worker at the example factory' }],
      bring: 'Pots and pans',
      accessibility: 'Step-free; captions in English and Spanish.',
      ...situation.event,
      ...more.event,
    },
    { ...situation.when, ...more.when },
  );
  const detail = more.detail ?? situation.detail;
  switch (kind) {
    case 'organizer-invitation':
    case 'organizer-sign-in':
      return enqueueOrganizerMail(services, kind, language);
    case 'organizer-new-browser':
    case 'organizer-removal':
    case 'team-invitation':
    case 'team-removal':
    case 'team-export':
      return enqueueNotice(services, kind, language, event.id, detail);
    case 'organizer-digest':
      await insertEndorsement(services, event);
      return enqueueDigest(services, language, [
        await insertSignup(services, event, { companions: 2 }),
        await insertSignup(services, event),
        await insertSignup(services, event, { state: 'waiting' }),
      ]);
    case 'message': {
      const signup = await insertSignup(services, event, {
        ...situation.signup,
        ...more.signup,
        language,
      });
      const { id } = await insertMessage(services, event, {
        state: 'sending',
        startedAt: services.clock(),
      });
      return enqueue(services, { kind, eventId: event.id, signupId: signup.id, messageId: id });
    }
    case 'message-test': {
      const { id, organizerId } = await insertMessage(services, event);
      const mail = { kind, eventId: event.id, organizerId, messageId: id };
      return enqueue(services, mail, { language });
    }
    case 'endorsement-confirm':
    case 'endorsement-received':
    case 'endorsement-approved':
    case 'endorsement-declined':
    case 'endorsement-listing-changed':
    case 'endorsement-withdrawn':
    case 'endorsement-event-changed':
    case 'endorsement-event-cancelled': {
      const values = { ...situation.endorsement, ...more.endorsement, language };
      const { id } = await insertEndorsement(services, event, values);
      return enqueue(services, { kind, eventId: event.id, endorsementId: id }, detail);
    }
    case 'signup-address':
    case 'signup-moved': {
      const { id } = await insertSignup(services, event, { ...more.signup, language });
      const change = await insertAddressChange(services, id, kind === 'signup-moved');
      return enqueue(services, { kind, eventId: event.id, addressChangeId: change.id }, detail);
    }
    case 'signup-confirmed':
    case 'signup-confirm':
    case 'signup-waiting':
    case 'signup-promoted':
    case 'signup-changed':
    case 'signup-cancelled':
    case 'signup-link':
    case 'signup-declined-question':
    case 'event-changed':
    case 'event-cancelled':
    case 'signup-reminder-day':
    case 'signup-reminder-soon':
    case 'signup-joining-link':
    case 'event-thanks': {
      const values = { ...situation.signup, ...more.signup, language };
      const { id } = await insertSignup(services, event, values);
      return enqueue(services, { kind, eventId: event.id, signupId: id }, detail);
    }
  }
}

async function enqueueDigest(
  { db, clock }: Services,
  language: Language,
  signups: readonly Signup[],
): Promise<void> {
  const now = clock();
  await db.write((store) => {
    const organizerId = insertOrganizer(store, language, now);
    for (const { id, eventId, state } of signups)
      store.trail.append({
        at: now,
        actor: 'attendee',
        action: `signup-${state}`,
        eventId,
        signupId: id,
      });
    enqueueMail(store, { kind: 'organizer-digest', organizerId }, now, {
      detail: { traceFrom: 1 },
    });
  });
}

function insertOrganizer(store: Store, language: Language, now: number): number {
  counter += 1;
  const email = `organizer${counter}@example.org`;
  const emailKey = addressKey(email);
  return store.organizers.insert({ name: 'Ada Example', email, emailKey, language, invitedAt: now })
    .id;
}

async function enqueueOrganizerMail(
  { db, clock }: Services,
  kind: 'organizer-invitation' | 'organizer-sign-in',
  language: Language,
): Promise<void> {
  const now = clock();
  await db.write((store) => {
    const organizerId = insertOrganizer(store, language, now);
    const signIn = store.organizers.insertSignIn({
      publicId: newPublicId(),
      organizerId,
      browserHash: null,
      createdAt: now,
      expiresAt: now + (kind === 'organizer-sign-in' ? 10 * 60_000 : 7 * 86_400_000),
    });
    enqueueMail(store, { kind, organizerId, signInId: signIn.id }, now);
  });
}

async function enqueueNotice(
  { db, clock }: Services,
  kind: OrganizerNoticeKind,
  language: Language,
  eventId: number,
  detail: MailDetail = {},
): Promise<void> {
  const now = clock();
  await db.write((store) => {
    const organizerId = insertOrganizer(store, language, now);
    const other = insertOrganizer(store, language, now);
    if (kind === 'organizer-removal') store.organizers.update(organizerId, { removedAt: now });
    const mail: Mail =
      kind === 'team-export' ? { kind, organizerId, eventId } : { kind, organizerId };
    enqueueMail(store, mail, now, { detail: { at: now, about: other, by: other, ...detail } });
  });
}
