import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mailTransport, type Transport } from '../../server/mail/transport.ts';
import { mailWorker } from '../../server/mail/worker.ts';
import { enqueueMail } from '../../server/outbox/mail.ts';
import {
  consoleMailboxAddress,
  consoleMailResendingAddress,
  consoleMailsAddress,
  consoleMailSettlementAddress,
  consoleMailsSettlementAddress,
  consoleOpenMailsAddress,
} from '../../templates/addresses.ts';
import { smtpConfig, startTestApp, type SentForm, type TestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { enqueueExample, insertSignup } from '../helpers/mails.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { signUpAttendee } from '../helpers/signups.ts';

let app: TestApp;
let Cookie: string;

beforeEach(async () => {
  app = await startTestApp();
  Cookie = await signedInOrganizer(app.services);
});
afterEach(() => app.close());

const refusing: Transport = {
  concurrency: 1,
  interval: 0,
  longest: 60_000,
  send: async () => ({
    kind: 'refused',
    refusal: { kind: 'answered', code: 550, reply: '550 5.1.1 <…>: no such user' },
  }),
  close: async () => {},
};

/** A refusal that blames the mail and says nothing about the address. */
const refusingTheMail: Transport = {
  ...refusing,
  send: async () => ({
    kind: 'refused',
    refusal: { kind: 'answered', code: 554, reply: '554 5.6.0 Content not accepted' },
  }),
};

const busy: Transport = {
  ...refusing,
  send: async () => ({
    kind: 'refused',
    refusal: { kind: 'answered', code: 451, reply: '451 4.3.2 Later' },
  }),
};

const get = (path: string) => app.get(path).set({ Cookie });

describe('the list of mails', () => {
  test('tells what was mailed to whom and with what result', async () => {
    const { services } = app;
    await enqueueExample(services, 'signup-confirmed', 'en', {
      signup: { email: 'bo@example.org', name: 'Bo <Example>' },
    });
    await mailWorker(services, mailTransport(services)).drain();
    await enqueueExample(services, 'endorsement-approved', 'en');
    await mailWorker(services, refusing).drain();
    await enqueueExample(services, 'organizer-sign-in', 'en');
    await enqueueExample(services, 'signup-waiting', 'en', { signup: { state: 'confirmed' } });

    const answer = await get(consoleMailsAddress);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('Confirmation');
    expect(answer.text).toContain('bo@example.org');
    expect(answer.text).toContain('Bo &lt;Example&gt;');
    expect(answer.text).toContain('Handed to the mail server: Jan 10, 2024, 3:00 PM UTC.');
    expect(answer.text).toContain('One email did not arrive.');
    expect(answer.text).toContain('550 5.1.1 &lt;…&gt;: no such user');
    expect(answer.text).toContain('Link to sign in');
    expect(answer.text.indexOf('Co-sponsor: on the list')).toBeLessThan(
      answer.text.indexOf('Link to sign in'),
    );
    expect(await htmlProblems(answer.text)).toEqual([]);
  });

  test('can be narrowed to an event and to a result', async () => {
    const { services } = app;
    const one = { event: { slug: 'one', title: 'The first' } };
    const two = { event: { slug: 'two', title: 'The second' } };
    await enqueueExample(services, 'signup-confirmed', 'en', one);
    await enqueueExample(services, 'signup-waiting', 'en', two);
    const rows = async (query: string) => {
      const { text } = await get(`${consoleMailsAddress}?${query}`);
      return ['Confirmation', 'On the waiting list'].filter((kind) => text.includes(`${kind}<br`));
    };
    expect(await rows('')).toEqual(['Confirmation', 'On the waiting list']);
    expect(await rows('event=one')).toEqual(['Confirmation']);
    expect(await rows('event=two&state=due')).toEqual(['On the waiting list']);
    expect(await rows('state=failed')).toEqual([]);
    expect(await rows('event=unknown&state=x&page=99999')).toHaveLength(2);
  });

  test('tells what is planned from what is on its way', async () => {
    const { services, clock } = app;
    const event = await insertEvent(services);
    const { id } = await insertSignup(services, event, { name: 'Cy Example' });
    const mail = { eventId: event.id, signupId: id };
    await services.db.write((store) => {
      enqueueMail(store, { kind: 'signup-reminder-day', ...mail }, clock.now, {
        dueAt: clock.now + 86_400_000,
      });
      enqueueMail(store, { kind: 'signup-confirmed', ...mail }, clock.now);
    });
    const rows = async (state: string) => {
      const { text } = await get(`${consoleMailsAddress}?state=${state}`);
      return ['Reminder, the day before', 'Confirmation'].filter((kind) =>
        text.includes(`${kind}<br`),
      );
    };
    expect(await rows('planned')).toEqual(['Reminder, the day before']);
    expect(await rows('due')).toEqual(['Confirmation']);
    // What was refused for now is not planned: it is on its way and tried again.
    await mailWorker(services, busy).drain();
    expect(await rows('planned')).toEqual(['Reminder, the day before']);
    expect(await rows('due')).toEqual(['Confirmation']);
    expect((await get(`${consoleMailsAddress}?state=due`)).text).toContain('Next attempt');
  });

  test('shows a reminder as planned, once and for all attendees, with its time', async () => {
    const { services } = app;
    const event = await insertEvent(services);
    for (const email of ['one@example.org', 'other@example.org'])
      await signUpAttendee(services, event, { name: 'Cy Example', email });
    const { text } = await get(`${consoleMailsAddress}?state=planned&event=${event.slug}`);
    const lines = text.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
    expect(lines.match(/Reminder, the day before/g)).toHaveLength(1);
    expect(lines).toMatch(/Reminder, the day before An example panel Attendees Planned/);
    expect(lines).toContain('Jan 20, 2024, 10:00 AM ET');
    expect(await htmlProblems(text)).toEqual([]);
  });

  test('has what failed or came back in one place, until somebody says that it is done', async () => {
    const { services } = app;
    for (const email of ['bo@example.org', 'luz@example.org'])
      await enqueueExample(services, 'signup-confirmed', 'en', { signup: { email } });
    await mailWorker(services, refusingTheMail).drain();
    const [, first] = services.db.outbox.list({ state: 'failed' }, 9, 0).found;
    const id = first?.mail.id ?? 0;
    const shown = async () => (await get(consoleOpenMailsAddress).expect(200)).text;
    expect(await shown()).toContain('2 emails failed or bounced.');

    const post = (address: string) => app.visitor({ Cookie }).post(address).expect(303);
    const done = await post(consoleMailSettlementAddress(id));
    const { text } = await get(String(done.headers['location'])).expect(200);
    expect(text).toContain('Marked as done.');
    expect(text).not.toContain('bo@example.org');
    expect(text).toContain('luz@example.org');
    expect(await htmlProblems(text)).toEqual([]);
    await post(consoleMailSettlementAddress(id, 'removal'));
    expect(await shown()).toContain('bo@example.org');

    const all = await post(consoleMailsSettlementAddress);
    expect(await shown()).toContain('Every email arrived');
    const said = (await get(String(all.headers['location']))).text;
    expect(said).toContain('2 emails marked as done.');
    expect(await htmlProblems(said)).toEqual([]);
    // What was said of one before stays as it was said.
    const at = /name="at" value="(\d+)"/.exec(said)?.[1] ?? '';
    const undo = (form: SentForm) =>
      app.visitor({ Cookie }).post(`${consoleMailsSettlementAddress}/removal`, form).expect(303);
    await undo({ at: '1' });
    expect(await shown()).toContain('Every email arrived');
    await undo({ at });
    expect(await shown()).toContain('2 emails failed or bounced.');
    await post(consoleMailsSettlementAddress);
    // What is sent again and fails again is to look at again.
    await post(consoleMailResendingAddress(id));
    await mailWorker(services, refusingTheMail).drain();
    expect(await shown()).toContain('One email failed or bounced.');
    await app.visitor({ Cookie }).post(consoleMailSettlementAddress(99_999)).expect(404);
  });

  test('has a button that sends a failed mail again, once, and leaves a trace', async () => {
    const { services } = app;
    await enqueueExample(services, 'signup-confirmed', 'en');
    await mailWorker(services, refusingTheMail).drain();
    const [line] = services.db.outbox.list({}, 1, 0).found;
    const id = line?.mail.id ?? 0;
    const address = `${consoleMailsAddress}/${id}/resending`;
    expect((await get(consoleMailsAddress)).text).toContain(`action="${address}"`);

    const answer = await app.post(address).set({ Cookie });
    expect(answer.status).toBe(303);
    expect((await get(answer.headers['location'] ?? '')).text).toContain('on its way again');
    expect((await app.post(address).set({ Cookie })).status).toBe(303);
    const eventId = line?.mail.eventId ?? 0;
    const actions = services.db.audit.ofEvent(eventId, 10).map(({ action }) => action);
    expect(actions).toEqual(['mail-sent-again']);

    await mailWorker(services, mailTransport(services)).drain();
    expect(services.db.outbox.byId(id)).toMatchObject({ state: 'sent', attempts: 1 });
    expect(services.db.mailbox.newest(10)).toHaveLength(1);
    expect((await app.post(`${consoleMailsAddress}/4711/resending`).set({ Cookie })).status).toBe(
      404,
    );
  });
});

describe('the mailbox', () => {
  async function received(): Promise<number> {
    const { services } = app;
    await enqueueExample(services, 'signup-confirmed', 'en', {
      signup: { email: 'bo@example.org' },
    });
    await mailWorker(services, mailTransport(services)).drain();
    return services.db.mailbox.newest(1)[0]?.id ?? 0;
  }

  test('lists the mails and shows one: text with its links, files, HTML in a frame', async () => {
    const id = await received();
    const list = await get(consoleMailboxAddress);
    expect(list.text).toContain(`href="${consoleMailboxAddress}/${id}"`);
    expect(list.text).toContain('bo@example.org');
    expect(await htmlProblems(list.text)).toEqual([]);

    const mail = await get(`${consoleMailboxAddress}/${id}`);
    expect(mail.text).toContain('You’re in');
    expect(mail.text).toMatch(/<a href="\/signups\/[\w.-]+"\s*>http:\/\/localhost:\d+\/signups\//);
    expect(mail.text).toContain('event.ics');
    expect(mail.text).toContain(`src="${consoleMailboxAddress}/${id}/html"`);
    expect(mail.headers['content-security-policy']).toContain("frame-src 'self'");
    expect(await htmlProblems(mail.text)).toEqual([]);
  });

  test('lets the HTML part do nothing but be read in a frame of the site', async () => {
    const part = await get(`${consoleMailboxAddress}/${await received()}/html`);
    expect(part.type).toBe('text/html');
    const policy = part.headers['content-security-policy'] ?? '';
    expect(policy).toMatch(
      /^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/,
    );
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).not.toContain('script');
    expect(part.headers['x-frame-options']).toBe('SAMEORIGIN');
    expect(part.headers['cache-control']).toBe('no-store');
  });

  test('gives out the calendar file as it was sent', async () => {
    const id = await received();
    const file = await get(`${consoleMailboxAddress}/${id}/attachments/1`).buffer(true);
    expect(file.type).toBe('text/calendar');
    expect(file.headers['content-disposition']).toContain('event.ics');
    expect(file.text).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect((await get(`${consoleMailboxAddress}/${id}/attachments/2`)).status).toBe(404);
    expect((await get(`${consoleMailboxAddress}/${id}/attachments/x`)).status).toBe(404);
    expect((await get(`${consoleMailboxAddress}/9999`)).status).toBe(404);
  });

  test('is for organizers alone', async () => {
    const id = await received();
    for (const path of ['', `/${id}`, `/${id}/html`, `/${id}/attachments/1`])
      expect((await app.visitor().get(`${consoleMailboxAddress}${path}`)).status).toBe(303);
    expect((await app.visitor().get(consoleMailsAddress)).status).toBe(303);
  });

  test('does not exist where a mail server is configured', async () => {
    const id = await received();
    Object.assign(app.services.config, { mail: smtpConfig('smtp://localhost') });
    for (const path of ['', `/${id}`, `/${id}/html`, `/${id}/attachments/1`])
      expect((await get(`${consoleMailboxAddress}${path}`)).status).toBe(404);
  });
});
