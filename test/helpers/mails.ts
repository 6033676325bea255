import type { Store } from '../../db/database.ts';
import type {
  Event,
  MailedSignup,
  NewAddressChange,
  NewEndorsement,
  NewEvent,
  NewOutboxMail,
  NewSignup,
  Organizer,
  Signup,
} from '../../db/schema.ts';
import { enqueueMail, type Mail, type MailDetail } from '../../server/outbox/mail.ts';
import {
  kindsOfMail,
  type KindOfMail,
  type MailKind,
  type Subject,
} from '../../server/outbox/mailKinds.ts';
import type { Services } from '../../server/services.ts';
import { addressKey } from '../../server/web/emailAddress.ts';
import { newPublicId } from '../../server/web/signedLinks.ts';
import type { Language } from '../../templates/languages.ts';
import { followedCampaign, insertFollower, insertUpdate } from './followers.ts';
import { insertEndorsement } from './endorsements.ts';
import { insertEvent, moveEvent, type TestSchedule } from './events.ts';
import { insertMessage } from './messages.ts';
import { insertLetter, insertOpenCampaign, insertProposal } from './proposals.ts';
import { mailed } from './signups.ts';

export { mailServices } from './mailServices.ts';

let counter = 0;

export async function insertSignup(
  { db, clock }: Services,
  event: Event,
  values: Partial<NewSignup> = {},
): Promise<MailedSignup> {
  counter += 1;
  const email = values.email ?? `ada${counter}@example.org`;
  const now = clock();
  const signup = await db.write((store) =>
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
  return mailed(signup);
}

/** Somebody whom an organizer wrote down, and who gave no address. */
export async function insertUnaddressed(
  services: Services,
  event: Event,
  values: Partial<NewSignup> = {},
): Promise<Signup> {
  const { id } = await insertSignup(services, event, { ...values, origin: 'hand' });
  return services.db.write((store) => store.signups.update(id, { email: null, emailKey: null }));
}

async function insertAddressChange(
  { db, clock }: Services,
  signupId: number,
  values: Partial<NewAddressChange> = {},
): Promise<number> {
  const email = 'new-address@example.org';
  const change = { publicId: newPublicId(), signupId, email, emailKey: email, createdAt: clock() };
  return db.write((store) => store.addressChanges.insert({ ...change, ...values }).id);
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

/** What a test wants otherwise than the situation that the kind's definition describes. */
interface Situation {
  event?: Partial<NewEvent>;
  when?: TestSchedule;
  signup?: Partial<NewSignup>;
  endorsement?: Partial<NewEndorsement>;
  detail?: MailDetail;
}

const cancelledEvent: Partial<NewEvent> = {
  cancelledAt: Date.UTC(2024, 0, 10),
  cancellationNote: 'The hall is flooded.\nWe are looking for another one.',
};

/** What mails of some kinds tell more of than they have to, so that tests see it in them. */
const colors: Partial<Record<MailKind, Situation>> = {
  'signup-confirmed': { signup: { zone: 'America/Argentina/Buenos_Aires', companions: 2 } },
  'signup-confirm': { event: { confirmAddress: true } },
  'signup-changed': { signup: { companions: 3, sequence: 1 } },
  'signup-cancelled': { signup: { cancelledBy: 'organizer' } },
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
  'signup-reminder-day': { signup: { companions: 1, zone: 'America/Argentina/Buenos_Aires' } },
  'event-thanks': {
    event: {
      thanks:
        '## What we achieved\n\nThe **Example** square was full. Thank you!\n\n' +
        '- The next call: [all events](http://localhost:3000/)\n- Tell your friends.',
    },
  },
  'endorsement-received': {
    endorsement: { statement: 'Their fight is ours.\nWe will be there.' },
  },
  'endorsement-declined': {
    endorsement: { decisionNote: 'We list organizations alone, not persons.' },
  },
  'endorsement-event-changed': {
    event: { sequence: 1 },
    detail: { startsAt: Date.UTC(2024, 0, 20, 19), venue: 'Another Example Hall' },
  },
  'endorsement-event-cancelled': { event: cancelledEvent },
  'organizer-digest': { event: { capacity: 40, seatsTaken: 4 } },
  message: { signup: { zone: 'America/Argentina/Buenos_Aires' } },
};

/** Puts one mail of a kind into the outbox, with all that it tells of. */
export async function enqueueExample(
  services: Services,
  kind: MailKind,
  language: Language,
  more: Situation = {},
): Promise<void> {
  const { situation } = services.mails[kind];
  const color = colors[kind] ?? {};
  const event = await eventSentNow(
    services,
    more.when?.startLocal === undefined ? situation.sentAt : undefined,
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
      ...color.event,
      ...more.event,
    },
    { ...color.when, ...more.when },
  );
  const { about, priority, event: ofEvent }: KindOfMail = kindsOfMail[kind];
  const needs = (subject: Subject) => about.includes(subject);
  const ids: Partial<NewOutboxMail> =
    needs('event') || ofEvent !== undefined ? { eventId: event.id } : {};
  const signupValues = { ...situation.signup, ...color.signup, ...more.signup, language };
  if (needs('signup')) ids.signupId = (await insertSignup(services, event, signupValues)).id;
  if (needs('addressChange')) {
    const { id } = await insertSignup(services, event, signupValues);
    ids.addressChangeId = await insertAddressChange(services, id, situation.addressChange);
  }
  if (needs('endorsement')) {
    const values = {
      ...situation.endorsement,
      ...color.endorsement,
      ...more.endorsement,
      language,
    };
    ids.endorsementId = (await insertEndorsement(services, event, values)).id;
  }
  if (needs('proposal')) {
    const { id } = await insertOpenCampaign(services, { slug: `action-${event.id}` });
    const about = { ...situation.proposal, language };
    const decided = needs('event') ? { ...about, eventId: event.id } : about;
    ids.proposalId = (await insertProposal(services, id, decided)).id;
  }
  if (needs('follower')) {
    const campaign = await followedCampaign(services, `followed-${event.id}`);
    const about = { ...situation.follower, language };
    ids.followerId = (await insertFollower(services, campaign.id, about)).id;
    if (needs('update')) ids.updateId = await insertUpdate(services, campaign.id, language);
  }
  if (needs('message'))
    ids.messageId = (await insertMessage(services, event, situation.message)).id;
  if (kind === 'organizer-digest') await bringNews(services, event);
  if (kind === 'campaign-letter' || kind === 'letter-test') await insertLetter(services);

  const now = services.clock();
  await services.db.write((store) => {
    if (needs('organizer'))
      ids.organizerId = insertOrganizer(store, language, now, situation.organizer);
    if (needs('signIn') && ids.organizerId)
      ids.signInId = store.organizers.insertSignIn({
        publicId: newPublicId(),
        organizerId: ids.organizerId,
        browserHash: null,
        createdAt: now,
        expiresAt: now + (situation.linkLife ?? 0),
      }).id;
    const detail = more.detail ?? {
      ...situation.detail?.({
        startsAt: event.startsAt,
        organizerId: insertOrganizer(store, language, now),
      }),
      ...color.detail,
    };
    store.outbox.insert({
      ...ids,
      kind,
      messageKey: newPublicId(),
      priority,
      detail,
      dueAt: now,
      createdAt: now,
    });
  });
}

/** An event of which a mail is due at this moment; where nothing is said, one that is to come. */
async function eventSentNow(
  services: Services,
  sentAt: ((event: Event) => number) | undefined,
  values: Partial<NewEvent>,
  when: TestSchedule,
): Promise<Event> {
  const event = await insertEvent(services, values, when);
  if (sentAt === undefined) return event;
  const start = Date.parse(`${event.startLocal}Z`) + services.clock() - sentAt(event);
  const startLocal = new Date(start).toISOString().slice(0, 16);
  return moveEvent(services, event, { ...when, startLocal });
}

/** What a digest tells of. */
async function bringNews(services: Services, event: Event): Promise<void> {
  await insertEndorsement(services, event);
  const signups = [
    await insertSignup(services, event, { companions: 2 }),
    await insertSignup(services, event),
    await insertSignup(services, event, { state: 'waiting' }),
  ];
  const at = services.clock();
  await services.db.write((store) => {
    for (const { id, eventId, state } of signups)
      store.audit.append({
        at,
        by: 'attendee',
        action: `signup-${state}`,
        eventId,
        signupId: id,
      });
  });
}

function insertOrganizer(
  store: Store,
  language: Language,
  now: number,
  values: Partial<Organizer> = {},
): number {
  counter += 1;
  const email = `organizer${counter}@example.org`;
  const emailKey = addressKey(email);
  const organizer = { name: 'Ada Example', email, emailKey, language, invitedAt: now };
  return store.organizers.insert({ ...organizer, ...values }, { role: 'owner' }).id;
}
