import type { Event, Signup } from '../../db/schema.ts';
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
): Signup {
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
