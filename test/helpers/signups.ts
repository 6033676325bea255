import { hasAddress, type Event, type MailedSignup, type Signup } from '../../db/schema.ts';
import type { Services } from '../../server/services.ts';
import { confirmSignup } from '../../server/signups/confirmSignup.ts';
import { ownPageToken } from '../../server/signups/ownPageUrl.ts';
import { registerAttendee } from '../../server/signups/registerAttendee.ts';
import { addressKey } from '../../server/web/emailAddress.ts';
import {
  eventSignUpsAddress,
  signUpAddress,
  signUpConfirmationAddress,
} from '../../templates/addresses.ts';
import type { TestApp } from './app.ts';
import { newPublicId } from '../../server/web/signedLinks.ts';
import { findOwnSignup, type OwnSignup } from '../../server/signups/ownSignup.ts';

interface TestAttendee {
  name: string;
  email: string;
  companions?: number;
  language?: 'en' | 'es';
}

/** Signs somebody up, and leaves it to them to confirm. */
export async function registerOne(
  services: Services,
  event: Pick<Event, 'id'>,
  attendee: TestAttendee,
): Promise<Signup> {
  const registration = await registerAttendee(services, event.id, {
    companions: 0,
    accessNeeds: '',
    language: 'en',
    zone: { zone: null },
    ...attendee,
  });
  if (registration.kind !== 'registered') throw new Error(registration.kind);
  return signupOf(services, event, attendee.email);
}

/** Signs somebody up and, where the address is confirmed first, confirms it. */
export async function signUpAttendee(
  services: Services,
  event: Pick<Event, 'id'>,
  attendee: TestAttendee,
): Promise<Signup> {
  const { id } = await registerOne(services, event, attendee);
  await confirmSignup(services, id);
  return signupOf(services, event, attendee.email);
}

/** The sign-up of an address that is not cancelled. */
export function signupOf(
  { db }: Pick<Services, 'db'>,
  { id }: Pick<Event, 'id'>,
  email: string,
): MailedSignup {
  const signup = db.signups.active(id, addressKey(email));
  if (!signup) throw new Error(`${email} is not signed up.`);
  return signup;
}

/** The path of an attendee's own page, as the mails to them name it. */
export function ownPagePath({ links }: Pick<Services, 'links'>, signup: Signup): string {
  return signUpAddress(ownPageToken({ links }, signup));
}

/** The path of the button that confirms an address, as the mail to it names it. */
export function confirmationPath({ links }: Pick<Services, 'links'>, signup: Signup): string {
  const { publicId, generation } = signup;
  return signUpConfirmationAddress(links.token('signup-confirmation', { publicId, generation }));
}

/**
 * Signs somebody up in a browser of their own, and confirms the address where that is asked for.
 *
 * @returns the path of their own page
 */
export async function signUpInBrowser(
  app: TestApp,
  event: Pick<Event, 'id' | 'slug'>,
  form: Record<string, string>,
): Promise<string> {
  const visitor = app.visitor();
  await visitor.post(eventSignUpsAddress(event.slug), form).expect(303);
  const signup = signupOf(app.services, event, form['email'] ?? '');
  if (signup.state === 'unconfirmed')
    await visitor.post(confirmationPath(app.services, signup)).expect(303);
  return ownPagePath(app.services, signup);
}

/** The mails that somebody has got, the newest first, as text. */
export async function mailsTo(app: TestApp, address: string): Promise<string[]> {
  await app.deliver();
  const { mailbox } = app.services.db;
  return mailbox
    .newest(100)
    .filter(({ recipient }) => recipient === address)
    .map(
      ({ id }) => mailbox.byId(id)?.raw.toString().replace(/=\r\n/g, '').replace(/=3D/g, '=') ?? '',
    );
}

/** The path of the link to confirm that the newest mail to somebody holds. */
export async function mailedConfirmation(app: TestApp, address: string): Promise<string> {
  const [mail = ''] = await mailsTo(app, address);
  const path = /\/signups\/[\w.-]+\/confirmation/.exec(mail)?.[0];
  if (path === undefined) throw new Error(`No such link was mailed to ${address}.`);
  return path;
}

/** Presses the button behind that link, and gives where it leads. */
export async function confirmInBrowser(app: TestApp, address: string): Promise<string> {
  const path = await mailedConfirmation(app, address);
  const { headers } = await app.visitor().post(path).expect(303);
  return headers['location'] ?? '';
}

/** Sign-ups of many people at once, straight into the database. */
export async function insertSignups(
  { db, clock }: Services,
  event: Event,
  count: number,
): Promise<void> {
  const now = clock();
  await db.write((store) => {
    for (let index = 1; index <= count; index += 1)
      store.signups.insert({
        publicId: newPublicId(),
        eventId: event.id,
        name: `Person ${index}`,
        email: `person${index}@example.org`,
        emailKey: `person${index}@example.org`,
        language: 'en',
        state: 'confirmed',
        uid: `${index}@example.org`,
        createdAt: now,
        updatedAt: now,
      });
  });
}

/** Signs somebody up, and gives what their own link opens. */
export async function signUpWithLink(
  services: Services,
  event: Event,
  name: string,
  companions = 0,
): Promise<OwnSignup> {
  const email = `${name.toLowerCase()}@example.org`;
  const signup = await signUpAttendee(services, event, { name, email, companions });
  const own = findOwnSignup(services, ownPageToken(services, signup));
  if (!own) throw new Error('The link of a new sign-up opens nothing');
  return own;
}

/** The kinds of the mails to somebody that are due by now, in their order. */
export function kindsOfMailsTo({ db, clock }: Services, { event, signup }: OwnSignup): string[] {
  return db.outbox
    .list({ eventId: event.id }, 1000, 0)
    .found.map(({ mail }) => mail)
    .filter(({ signupId, dueAt }) => signupId === signup.id && dueAt <= clock())
    .toSorted((one, other) => one.id - other.id)
    .map(({ kind }) => kind);
}

/** A sign-up that is known to have an address. */
export function mailed(signup: Signup): MailedSignup {
  if (!hasAddress(signup)) throw new Error(`${signup.name} has no address.`);
  return signup;
}
