import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event, Signup } from '../../db/schema.ts';
import { purgeExpired } from '../../server/privacy/retention.ts';
import { cancelSignup } from '../../server/signups/cancelSignup.ts';
import {
  consoleEventAddress,
  consoleSignUpsAddress,
  eventAddress,
  eventSignUpsAddress,
  signUpAddress,
  signUpCancellationAddress,
  signUpConfirmationAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

let app: TestApp;
let event: Event;
beforeEach(async () => {
  app = await startTestApp();
  event = await insertEvent(app.services, {
    confirmAddress: true,
    capacity: 2,
    joinUrl: 'https://join.example.org/secret-room',
  });
});
afterEach(() => app.close());

const day = 86_400_000;
const ada = { name: 'Ada Example', email: 'ada@example.org' };
const bea = { name: 'Bea Example', email: 'bea@example.org' };
const cleo = { name: 'Cleo Example', email: 'cleo@example.org' };

async function signUp(form: Record<string, string> = ada): Promise<string> {
  const { headers } = await app.visitor().post(eventSignUpsAddress(event.slug), form).expect(303);
  return headers['location'] ?? '';
}

const all = () => app.services.db.signups.page(event.id, 0, 100);
const states = () => Object.fromEntries(all().map(({ email, state }) => [email, state]));
const seats = () => app.services.db.events.byId(event.id)?.seatsTaken;

/** The mails that somebody has got, the newest first. */
async function mailsTo(address: string): Promise<string[]> {
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
async function mailedLink(address: string): Promise<string> {
  const [mail = ''] = await mailsTo(address);
  const path = /\/signups\/[\w.-]+\/confirmation/.exec(mail)?.[0];
  if (path === undefined) throw new Error(`No such link was mailed to ${address}.`);
  return path;
}

async function confirm(address: string): Promise<string> {
  const { headers } = await app
    .visitor()
    .post(await mailedLink(address))
    .expect(303);
  return headers['location'] ?? '';
}

function signupOf(email: string): Signup {
  const signup = all().find((one) => one.email === email);
  if (!signup) throw new Error(`${email} is not signed up.`);
  return signup;
}

test('what is still to do is told as it was when the sign-up was taken, not the form read', async () => {
  const open = await insertEvent(app.services);
  // The organizers set a capacity while the form is under way.
  app.services.limits = {
    count: async () => {
      await app.services.db.write((store) => store.events.update(open.id, { capacity: 5 }));
      return null;
    },
  };
  const { headers } = await app.post(eventSignUpsAddress(open.slug), ada).expect(303);
  const received = await app.get(headers['location'] ?? '').expect(200);
  expect(received.text).toContain('One more step');
});

describe('where addresses are confirmed first, a sign-up', () => {
  test('says so at the form, and afterwards what is still to do', async () => {
    const form = await app.get(eventAddress(event.slug)).expect(200);
    expect(form.text).toContain('Your sign-up counts once you confirm it.');
    const received = await app.get(await signUp()).expect(200);
    expect(received.text).toContain('Check your email');
    expect(received.text).toContain('then we’ll tell you whether you have a spot');
    expect(received.text).not.toContain('secret-room');
    expect(await htmlProblems(received.text)).toEqual([]);
  });

  test('takes no seat and sends nothing but the link', async () => {
    await signUp();
    expect(states()).toEqual({ 'ada@example.org': 'unconfirmed' });
    expect(seats()).toBe(0);
    const mails = await mailsTo(ada.email);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain('Please confirm');
    expect(mails[0]).not.toContain('text/calendar');
    expect(mails[0]).not.toMatch(/\/signups\/[\w.-]+(?!\/confirmation)[\s"<]/);
    expect(mails[0]).not.toContain('Ada');
  });

  test('counts once the button behind the mailed link is pressed', async () => {
    await signUp();
    const link = await mailedLink(ada.email);
    const before = app.services.db.version();
    const page = await app.visitor().get(link).expect(200);
    expect(page.text).toContain('Confirm my sign-up');
    expect(await htmlProblems(page.text)).toEqual([]);
    expect(app.services.db.version()).toBe(before);
    expect(states()).toEqual({ 'ada@example.org': 'unconfirmed' });

    const own = await app.get(await confirm(ada.email)).expect(200);
    expect(own.text).toContain('You’re in');
    expect(own.text).toContain('secret-room');
    expect(seats()).toBe(1);
    const [mail] = await mailsTo(ada.email);
    expect(mail).toContain('text/calendar');
  });

  test('is confirmed once, however often one presses', async () => {
    await signUp();
    const link = await mailedLink(ada.email);
    const one = await app.post(link).expect(303);
    const other = await app.post(link).expect(303);
    expect(other.headers['location']).toBe(one.headers['location']);
    await app.get(link).expect(303);
    expect(seats()).toBe(1);
    expect(await mailsTo(ada.email)).toHaveLength(2);
  });

  test('is confirmed by the mailed link alone, which opens nothing else', async () => {
    const received = await signUp();
    await app.get(`${received}/confirmation`).expect(404);
    await app.post(`${received}/confirmation`).expect(404);
    const { publicId } = signupOf(ada.email);
    const mailed = app.services.links.token('signup-confirmation', { publicId, generation: 1 });
    await app.get(signUpAddress(mailed)).expect(404);
    await app.post(signUpCancellationAddress(mailed)).expect(404);
    expect(states()).toEqual({ 'ada@example.org': 'unconfirmed' });
  });

  test('shows its owner whose name they confirm, and with how many', async () => {
    await signUp({ ...ada, companions: '1' });
    const page = await app.get(await mailedLink(ada.email)).expect(200);
    expect(page.text).toMatch(/<bdi>Ada Example<\/bdi>\s*and 1 companion/);
  });

  test('of somebody else’s address keeps nobody from a seat', async () => {
    for (let at = 0; at < 10; at += 1)
      await signUp({ name: 'Robot', email: `robot${at}@example.org` });
    await signUp(ada);
    await confirm(ada.email);
    expect(states()[ada.email]).toBe('confirmed');
  });

  test('that finds the event full when it is confirmed waits, in the order of signing up', async () => {
    await signUp(ada);
    await signUp(bea);
    await signUp({ ...cleo, companions: '1' });
    await confirm(cleo.email);
    expect(seats()).toBe(2);
    const own = await app.get(await confirm(bea.email)).expect(200);
    expect(own.text).toContain('Waiting list: number 1');
    await confirm(ada.email);
    expect(states()).toMatchObject({ [ada.email]: 'waiting', [bea.email]: 'waiting' });

    const token = app.services.links.token('own-page', {
      publicId: signupOf(cleo.email).publicId,
      generation: 1,
    });
    await app.post(signUpCancellationAddress(token)).expect(303);
    expect(states()).toMatchObject({ [ada.email]: 'confirmed', [bea.email]: 'confirmed' });
  });

  test('that the organizers took off cannot be confirmed any more, and its owner is told', async () => {
    await signUp();
    const link = await mailedLink(ada.email);
    const organizerId = await app.services.db.write(
      (store) =>
        store.organizers.insert({
          name: 'Bo Example',
          email: bea.email,
          emailKey: bea.email,
          language: 'en',
          invitedAt: app.clock.now,
        }).id,
    );
    await cancelSignup(app.services, signupOf(ada.email).id, { organizerId });
    expect(await mailsTo(ada.email)).toHaveLength(1);
    const answer = await app.post(link).expect(303);
    const page = await app.get(answer.headers['location'] ?? '').expect(200);
    expect(page.text).toContain('The organizers removed your sign-up.');
    expect(page.text).toMatch(/<a\s+class="button[^"]*"\s+href="\/"/);
    expect(seats()).toBe(0);
  });

  test.each([
    ['cancelled', { state: 'cancelled', cancelledAt: 1 }],
    ['over', { startsAt: 1 }],
  ] as const)('is not confirmed any more when the event is %s', async (_, values) => {
    await signUp();
    const link = await mailedLink(ada.email);
    await app.services.db.write((store) => store.events.update(event.id, values));
    await app.get(link).expect(303);
    await app.post(link).expect(303);
    expect(states()).toEqual({ 'ada@example.org': 'unconfirmed' });
  });

  test('is confirmed also when sign-ups were closed meanwhile', async () => {
    await signUp();
    await app.services.db.write((store) => store.events.update(event.id, { signupsOpen: false }));
    await confirm(ada.email);
    expect(states()).toEqual({ 'ada@example.org': 'confirmed' });
  });
});

describe('signing up again with the same address', () => {
  test('mails the link once more, after a pause', async () => {
    await signUp();
    await signUp();
    await signUp();
    expect(await mailsTo(ada.email)).toHaveLength(2);
    expect(all()).toHaveLength(1);
    await confirm(ada.email);
    expect(states()).toEqual({ 'ada@example.org': 'confirmed' });
  });

  test('mails nothing to confirm that was confirmed before the mail could go', async () => {
    await signUp();
    const { publicId } = signupOf(ada.email);
    const token = app.services.links.token('signup-confirmation', { publicId, generation: 1 });
    await app.post(signUpConfirmationAddress(token)).expect(303);
    const mails = await mailsTo(ada.email);
    expect(mails).toHaveLength(1);
    expect(mails[0]).not.toContain('/confirmation');
  });

  test('mails who counts already the own page and nothing to confirm', async () => {
    await signUp();
    await confirm(ada.email);
    expect(await mailsTo(ada.email)).toHaveLength(2);
    await signUp();
    const [newest, ...before] = await mailsTo(ada.email);
    expect(before).toHaveLength(2);
    expect(newest).not.toContain('/confirmation');
    expect(newest).toMatch(/\/signups\/[\w.-]+/);
  });
});

describe('a sign-up that nobody confirms', () => {
  test('is deleted after three days', async () => {
    await signUp();
    await signUp(bea);
    await confirm(bea.email);
    await app.deliver();
    app.clock.advance(3 * day - 1);
    await purgeExpired(app.services);
    expect(all()).toHaveLength(2);

    app.clock.advance(2);
    expect(await purgeExpired(app.services)).toMatchObject({ signups: 1, clean: true });
    expect(all().map(({ email }) => email)).toEqual([bea.email]);
    const { mailbox } = app.services.db;
    expect(mailbox.newest(100).map(({ recipient }) => recipient)).not.toContain(ada.email);
  });

  test('has three days more after the link was mailed once again', async () => {
    await signUp();
    app.clock.advance(3 * day - 1);
    await signUp();
    app.clock.advance(3 * day - 1);
    await purgeExpired(app.services);
    await confirm(ada.email);
    expect(states()).toEqual({ 'ada@example.org': 'confirmed' });
  });

  test('can sign up anew', async () => {
    await signUp();
    app.clock.advance(3 * day + 1);
    await purgeExpired(app.services);
    await signUp();
    await confirm(ada.email);
    expect(states()).toEqual({ 'ada@example.org': 'confirmed' });
  });

  test('hears nothing more of the event', async () => {
    await signUp();
    expect(await mailsTo(ada.email)).toHaveLength(1);
    app.clock.set(event.startsAt - 60_000);
    expect(await mailsTo(ada.email)).toHaveLength(1);
  });
});

describe('in the console', () => {
  let organizer: Visitor;
  beforeEach(async () => {
    organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  });

  test('who is not confirmed stands apart, and counts neither as coming nor as waiting', async () => {
    await signUp(ada);
    await signUp(bea);
    await confirm(bea.email);
    const { text } = await organizer.get(consoleSignUpsAddress(event.slug)).expect(200);
    expect(text).toContain('Not confirmed');
    expect(await htmlProblems(text)).toEqual([]);
    const narrowed = await organizer
      .get(`${consoleSignUpsAddress(event.slug)}?state=unconfirmed`)
      .expect(200);
    expect(narrowed.text).toContain(ada.email);
    expect(narrowed.text).not.toContain(bea.email);
    const counts = app.services.db.signups.counts(event.id);
    expect(counts).toMatchObject({
      unconfirmed: { signups: 1 },
      confirmed: { signups: 1 },
      waiting: { signups: 0 },
    });
    const csv = await organizer.get(consoleSignUpsAddress(event.slug, 'csv')).expect(200);
    expect(csv.text).toMatch(/ada@example\.org","en","Not confirmed"/);
    expect(csv.text).toMatch(/bea@example\.org","en","Coming"/);
    const overview = await organizer.get(consoleEventAddress(event.slug)).expect(200);
    expect(overview.text).toContain('Signed up, email not confirmed yet');
  });

  test('the form of the event has it, off as long as nobody ticks it or counts seats', async () => {
    const form = await organizer.get(consoleEventAddress(event.slug, 'edit')).expect(200);
    expect(form.text).toMatch(/name="confirmAddress"[^>]*\bchecked\b/);
    const other = await insertEvent(app.services);
    const unticked = await organizer.get(consoleEventAddress(other.slug, 'edit')).expect(200);
    expect(unticked.text).toContain('name="confirmAddress"');
    expect(unticked.text).not.toMatch(/name="confirmAddress"[^>]*\bchecked\b/);
    const counted = await insertEvent(app.services, { capacity: 5 });
    const ticked = await organizer.get(consoleEventAddress(counted.slug, 'edit')).expect(200);
    expect(ticked.text).toMatch(/name="confirmAddress"[^>]*\bchecked\b/);
  });
});
