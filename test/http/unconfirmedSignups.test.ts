import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event, Signup } from '../../db/schema.ts';
import { purgeExpired } from '../../server/privacy/retention.ts';
import {
  consoleEventAddress,
  consoleSignUpsAddress,
  eventSignUpsAddress,
  signUpConfirmationAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { confirmInBrowser, mailsTo as allMailsTo } from '../helpers/signups.ts';

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

async function signUp(form: Record<string, string> = ada): Promise<string> {
  const { headers } = await app.visitor().post(eventSignUpsAddress(event.slug), form).expect(303);
  return headers['location'] ?? '';
}

const all = () => app.services.db.signups.page(event.id, 0, 100);
const states = () => Object.fromEntries(all().map(({ email, state }) => [email, state]));

const mailsTo = (address: string) => allMailsTo(app, address);

const confirm = (address: string) => confirmInBrowser(app, address);

function signupOf(email: string): Signup {
  const signup = all().find((one) => one.email === email);
  if (!signup) throw new Error(`${email} is not signed up.`);
  return signup;
}

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
