import { hasAddress, type Event, type MailedSignup, type Signup } from '../../db/schema.ts';
import lively from '../../db/seed/lively.json' with { type: 'json' };
import type { FormValues } from '../../templates/forms.ts';
import { translator } from '../../templates/translate.ts';
import {
  approveCorrection,
  approveEndorsement,
  confirmEndorsement,
  declineEndorsement,
  proposeCorrection,
  withdrawEndorsement,
} from '../endorsements/decisions.ts';
import { listingOf } from '../endorsements/listing.ts';
import { requestEndorsement } from '../endorsements/requestEndorsement.ts';
import { cancelEvent } from '../events/cancelEvent.ts';
import { createEvent } from '../events/createEvent.ts';
import { readEventForm } from '../events/eventForm.ts';
import { publishEvent } from '../events/publishEvent.ts';
import { receiveReport } from '../incoming/receiveReport.ts';
import { mailboxTransport } from '../mail/transport.ts';
import { mailWorker } from '../mail/worker.ts';
import { firstSignInLink } from '../organizers/firstSignInLink.ts';
import { inviteOrganizer } from '../organizers/inviteOrganizer.ts';
import type { Services } from '../services.ts';
import { askAddressChange } from '../signups/askAddressChange.ts';
import { cancelSignup } from '../signups/cancelSignup.ts';
import { confirmSignup } from '../signups/confirmSignup.ts';
import { registerAttendee } from '../signups/registerAttendee.ts';
import { wallTime } from '../time/clock.ts';
import { addressKey } from '../web/emailAddress.ts';
import { livelyMessages } from './livelyMessages.ts';
import { livelyPerson } from './livelyPerson.ts';
import type { Story } from './livelyStory.ts';
import { loadDemonstration } from './loadDemonstration.ts';
import { holdsOnlyDemonstration } from './removeDemonstration.ts';
import { siteOf } from '../siteSettings.ts';

/** What came of filling the demonstration with life. */
export type LivelyOutcome =
  | { kind: 'lively'; events: number; signups: number }
  /** The configuration is or looks like a real site's. */
  | { kind: 'real-site' }
  /** Somebody has made events, invited organizers or signed up: what is theirs is not mixed with. */
  | { kind: 'not-empty' };

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** So long ago the story begins. */
const length = 10 * day;

const zone = 'America/New_York';

/**
 * Fills an empty database, or one with the untouched demonstration, with ten days of a campaign in
 * full swing: people and organizations do through the verbs whatever can be done, and every list of the
 * dashboard has something of each kind to show. It is the same story each time, but for random ids.
 */
export async function fillWithLife(services: Services): Promise<LivelyOutcome> {
  const { db, config } = services;
  if (config.production || config.looksForgotten) return { kind: 'real-site' };
  if (!holdsOnlyDemonstration(db)) return { kind: 'not-empty' };
  const now = services.clock();
  if (!db.events.any()) await loadDemonstration(db, now - length);

  const story = await begin(services, now);
  const events = await makeEvents(story);
  await signUps(story, events);
  await cosponsorships(story, events.action);
  await livelyMessages(story, events.panel, length);
  await returnedMails(story, events.panel);
  return {
    kind: 'lively',
    events: db.events.all().length,
    signups: db.events.allIds().reduce((sum, id) => sum + signUpsOf(story, id).length, 0),
  };
}

async function begin(services: Services, now: number): Promise<Story> {
  let at = now - length;
  const then: Services = { ...services, clock: () => at };
  // Whatever mail server is configured: these people do not exist.
  const worker = mailWorker(then, mailboxTransport(then));
  await firstSignInLink(then);
  const [organizer] = then.db.organizers.active();
  if (!organizer) throw new Error('Nobody organizes the demonstration.');
  await inviteOrganizer(
    then,
    { ...lively.organizer, language: 'es', rights: { role: 'organizer' } },
    { organizerId: organizer.id },
  );
  return {
    services: then,
    organizerId: organizer.id,
    pass: async (milliseconds) => {
      at = Math.min(at + milliseconds, now);
      await worker.drain();
    },
  };
}

interface Events {
  panel: Event;
  action: Event;
  workshop: Event;
  walk: Event;
  assembly: Event;
}

async function makeEvents(story: Story): Promise<Events> {
  const { services, organizerId } = story;
  const bySlug = (slug: string) => {
    const event = services.db.events.bySlug(slug);
    if (!event) throw new Error(`There is no event ${slug}.`);
    return event;
  };
  const publish = async (plan: EventPlan) => {
    const { id, slug } = await draft(story, plan);
    const published = await publishEvent(services, id, organizerId, { evenBegun: false });
    if (published.kind !== 'published') throw new Error(`${slug}: ${published.kind}`);
    return bySlug(slug);
  };
  await draft(story, lively.events.plan);
  return {
    panel: bySlug('panel-argentina'),
    action: bySlug('embassy-action-nyc'),
    workshop: await publish(lively.events.workshop),
    walk: await publish(lively.events.walk),
    assembly: await publish(lively.events.assembly),
  };
}

/** An event as an organizer types it, its day counted from today. */
interface EventPlan {
  day: number;
  form: FormValues;
}

async function draft(
  { services, organizerId }: Story,
  { day: from, form }: EventPlan,
): Promise<Event> {
  const { clock } = services;
  const startDate = wallTime(clock() + length + from * day, zone).slice(0, 10);
  const values = { host: siteOf(services).organization, zone, startDate, ...form };
  const view = { t: translator('en'), language: 'en', languages: ['en', 'es'] } as const;
  const read = readEventForm(values, [], view);
  if (!read.ok) throw new Error(JSON.stringify(read.form.problems));
  const created = await createEvent(services, organizerId, read.value);
  if (created.kind !== 'created') throw new Error(`There is already an event ${created.slug}.`);
  return created.event;
}

async function register(story: Story, event: Event, index: number): Promise<Signup> {
  const person = {
    ...livelyPerson(index),
    companions: event.capacity === null ? livelyPerson(index).companions : 0,
  };
  await registerAttendee(story.services, event.id, person);
  const signup = story.services.db.signups.active(event.id, addressKey(person.email));
  if (!signup) throw new Error(`${person.name} could not sign up for ${event.slug}.`);
  return signup;
}

async function signUps(story: Story, events: Events): Promise<void> {
  const { services, organizerId, pass } = story;
  const { panel, action, workshop, walk, assembly } = events;
  for (let index = 0; index < lively.people.length; index += 1) {
    await register(story, panel, index);
    if (index % 2 === 0) await register(story, action, index);
    if (index % 3 === 0) await register(story, assembly, index);
    if (index < 4) await register(story, walk, index);
    if (index < 16) {
      const { id } = await register(story, workshop, index);
      await pass(minute);
      // Ten are in, three wait, and three have not confirmed their address so far.
      if (index < 13) await confirmSignup(services, id);
    }
    await pass(3 * hour);
  }
  const [byThemselves, byOrganizer, moving] = signUpsOf(story, action.id);
  if (byThemselves) await cancelSignup(services, byThemselves.id, 'attendee');
  if (byOrganizer) await cancelSignup(services, byOrganizer.id, { organizerId });
  if (moving)
    await askAddressChange(services, { event: action, signup: moving }, `new-${moving.email}`);
  await cancelEvent(services, walk.id, organizerId, lively.cancellationNote);
  await pass(hour);
}

function signUpsOf({ services }: Pick<Story, 'services'>, eventId: number): MailedSignup[] {
  return services.db.signups
    .ofEvent(eventId, ['unconfirmed', 'confirmed', 'waiting', 'cancelled'])
    .filter(hasAddress);
}

async function cosponsorships(story: Story, action: Event): Promise<void> {
  const { services, organizerId, pass } = story;
  const { db } = services;
  for (const [outcome, organizations] of Object.entries(lively.organizations))
    for (const organization of organizations) {
      const email = `${organization.toLowerCase().replaceAll(/[^a-z]+/g, '-')}@example.org`;
      await requestEndorsement(
        services,
        { kind: 'event', id: action.id },
        {
          organization,
          listedAs: organization,
          website: '',
          city: 'Example City',
          statement: lively.statement,
          contactName: 'Ada Example',
          email,
          language: 'en',
        },
      );
      const asked = db.endorsements.ofEvent(action.id).find((one) => one.email === email);
      if (!asked) throw new Error(`${organization} could not ask.`);
      const { id } = asked;
      const listedAs = lively.correction.replace('{organization}', organization);
      const correct = () => proposeCorrection(services, id, { ...listingOf(asked), listedAs });
      await pass(20 * minute);
      if (outcome === 'unconfirmed') continue;
      await confirmEndorsement(services, id);
      await pass(20 * minute);
      if (outcome === 'waiting') continue;
      if (outcome === 'declined')
        await declineEndorsement(services, id, organizerId, lively.declineNote);
      else await approveEndorsement(services, id, organizerId);
      if (outcome === 'withdrawn') await withdrawEndorsement(services, id, 'organization');
      if (outcome === 'correcting' || outcome === 'corrected') await correct();
      if (outcome === 'corrected') await approveCorrection(services, id, organizerId);
    }
  await pass(hour);
}

/** Two emails come back, one of them for good, and two mails arrive that are no reports. */
async function returnedMails({ services }: Story, { id: eventId }: Event): Promise<void> {
  const sent = services.db.outbox.list({ eventId, state: 'sent' }, lively.people.length, 0).found;
  for (const [index, { status, reply }] of lively.returned.entries()) {
    const line = sent[index * 3];
    if (!line) throw new Error('No email was sent.');
    const facts: Record<string, string> = {
      address: line.recipient?.address ?? '',
      status,
      reply,
      messageKey: line.mail.messageKey,
    };
    const text = lively.report
      .join('\r\n')
      .replaceAll(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '');
    const received = await receiveReport(services, Buffer.from(text));
    if (received.kind !== 'bounced') throw new Error(`The report: ${received.kind}`);
  }
  for (const text of lively.notUnderstood) await receiveReport(services, Buffer.from(text));
}
