import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event, Signup } from '../../db/schema.ts';
import { cancelSignup } from '../../server/signups/cancelSignup.ts';
import {
  eventAddress,
  eventSignUpsAddress,
  signUpAddress,
  signUpCancellationAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { confirmInBrowser, mailedConfirmation, mailsTo as allMailsTo } from '../helpers/signups.ts';

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

const mailsTo = (address: string) => allMailsTo(app, address);

const mailedLink = (address: string) => mailedConfirmation(app, address);

const confirm = (address: string) => confirmInBrowser(app, address);

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
        store.organizers.insert(
          {
            name: 'Bo Example',
            email: bea.email,
            emailKey: bea.email,
            language: 'en',
            invitedAt: app.clock.now,
          },
          { role: 'owner' },
        ).id,
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
