import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import { mailsOfEvent } from '../../server/site/previewMail.ts';
import {
  consoleDigestAddress,
  consoleEventAddress,
  consoleEventMailsAddress,
  consoleEventsAddress,
  withQuery,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { filledEventForm } from '../helpers/eventForms.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertSignup } from '../helpers/mails.ts';
import { insertEndorsement } from '../helpers/endorsements.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

let app: TestApp;
let organizer: Visitor;
beforeEach(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterEach(() => app.close());

const again = (event: Event) => app.services.db.events.byId(event.id);

describe('the form of an event', () => {
  const create = (changes: Record<string, string>) =>
    organizer.post(consoleEventsAddress, { ...filledEventForm, slug: 'action', ...changes });
  const made = () => app.services.db.events.bySlug('action');

  test('begins with the usual reminders, and offers others', async () => {
    await create({}).expect(303);
    const { text } = await organizer.get(consoleEventAddress('action', 'edit')).expect(200);
    expect(text).toMatch(/<option\s+value="10"\s+selected\s*>\s*10:00 AM/);
    expect(text).toMatch(/<option\s+value="usual"\s+selected/);
    expect(text).toMatch(/<option\s+value="15"\s+selected\s*>\s*15 minutes before/);
    expect(await htmlProblems(text)).toEqual([]);
  });

  test('keeps when attendees are reminded, and what they are thanked with', async () => {
    await create({
      dayReminder: '18',
      soonReminder: 'off',
      joiningLink: '30',
      thanks: 'It was **great**.',
    }).expect(303);
    expect(made()).toMatchObject({
      dayReminderHour: 18,
      soonReminderMinutes: 0,
      joiningLinkMinutes: 30,
      thanks: 'It was **great**.',
    });
    const { text } = await organizer.get(consoleEventAddress('action', 'edit')).expect(200);
    expect(text).toMatch(/<option\s+value="18"\s+selected/);
    expect(text).toContain('It was **great**.');
  });

  test('that says nothing of them leaves them as usual', async () => {
    await create({}).expect(303);
    expect(made()).toMatchObject({
      dayReminderHour: 10,
      soonReminderMinutes: null,
      joiningLinkMinutes: 15,
      thanks: '',
    });
  });

  test.each([
    ['dayReminder', '3'],
    ['dayReminder', '10.5'],
    ['soonReminder', '7'],
    ['soonReminder', '-60'],
    ['joiningLink', 'soon'],
    ['joiningLink', '120'],
  ])('is refused with a sentence at %s for %s', async (name, value) => {
    const { text } = await create({ [name]: value }).expect(422);
    expect(text).toContain(`id="${name}-field-problem"`);
    expect(await htmlProblems(text)).toEqual([]);
    expect(made()).toBeUndefined();
  });

  test('has room for thanks, but not without end', async () => {
    const { text } = await create({ thanks: 'x'.repeat(10_001) }).expect(422);
    expect(text).toContain('id="thanks-field-problem"');
  });
});

describe('the mails of an event in the console', () => {
  const panel = (values: Parameters<typeof insertEvent>[1] = {}) =>
    insertEvent(app.services, {
      kind: 'hybrid',
      title: 'Panel & <b>more</b>',
      venue: 'Example Hall',
      joinUrl: 'https://join.example.org/secret-room',
      ...values,
    });

  test('say when reminders leave', async () => {
    const event = await panel({ joiningLinkMinutes: 0 });
    const { text } = await organizer.get(consoleEventMailsAddress(event.slug)).expect(200);
    expect(text).toContain('Saturday, January 20, 2024, 10:00 AM, New York time');
    expect(text).toContain('Sunday, January 21, 2024, 12:30 PM, New York time');
    expect(text).toContain('Off');
    expect(await htmlProblems(text)).toEqual([]);
  });

  test.each(['en', 'es'] as const)(
    'show every one of them in %s, with the event as it is',
    async (language) => {
      const event = await panel({ capacity: 1 });
      await insertSignup(app.services, event, { state: 'waiting' });
      const kinds = mailsOfEvent(event);
      expect(kinds.length).toBeGreaterThan(18);
      const subjects = new Set<string>();
      for (const kind of kinds) {
        const query = { kind, language };
        const page = await organizer
          .get(withQuery(consoleEventMailsAddress(event.slug), query))
          .expect(200);
        expect(page.text).toContain('class="mail-text"');
        const [, subject = ''] = /<bdi lang="..">(.*?)<\/bdi>/.exec(page.text) ?? [];
        subjects.add(subject);
        expect(page.text).not.toContain('secret-room');
        const html = await organizer
          .get(withQuery(consoleEventMailsAddress(event.slug, 'html'), query))
          .expect(200);
        expect(html.text).toContain(`<html lang="${language}"`);
        expect(html.text).toContain('Panel &amp; &lt;b&gt;more&lt;/b&gt;');
        expect(html.headers['content-security-policy']).toMatch(
          /sandbox allow-popups.*script|^sandbox/,
        );
        expect(html.headers['content-security-policy']).not.toContain('allow-scripts');
      }
      expect(subjects.size).toBeGreaterThan(10);
    },
  );

  test('show what a draft, a cancelled event and one that is over would cause', async () => {
    const drafts = await panel({ state: 'draft', publishedAt: null });
    const cancelled = await panel({ state: 'cancelled', cancelledAt: 1 });
    app.clock.set(drafts.startsAt + 40 * 24 * 3_600_000);
    organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
    for (const event of [drafts, cancelled])
      for (const kind of mailsOfEvent(event)) {
        const address = withQuery(consoleEventMailsAddress(event.slug), { kind });
        expect((await organizer.get(address).expect(200)).text).toContain('class="mail-text"');
      }
  });

  test('say what is not written yet', async () => {
    const event = await panel({ joinUrl: '', joinNote: '', dayReminderHour: null });
    const show = (kind: string) =>
      organizer.get(withQuery(consoleEventMailsAddress(event.slug), { kind })).expect(200);
    expect((await show('event-thanks')).text).toContain('Your own words will go here.');
    expect((await show('signup-reminder-day')).text).toContain('Tomorrow: Panel');
    expect((await show('nonsense')).text).toContain('You’re in: Panel');
  });

  test('lead nowhere: nobody is signed up by looking', async () => {
    const event = await panel();
    const address = withQuery(consoleEventMailsAddress(event.slug), { kind: 'signup-confirmed' });
    const { text } = await organizer.get(address).expect(200);
    const [, path = ''] = /http:\/\/localhost:\d+(\/signups\/\S+)/.exec(text) ?? [];
    await app.get(path).expect(404);
    expect(app.services.db.outbox.list({}, 10, 0).total).toBe(0);
  });

  test('do not offer the way to join where everybody comes in person', async () => {
    const event = await panel({ kind: 'in-person', joinUrl: '' });
    const { text } = await organizer.get(consoleEventMailsAddress(event.slug)).expect(200);
    expect(text).not.toContain('value="signup-joining-link"');
  });
});

describe('a change of the event', () => {
  const collected = (event: Event) =>
    app.services.db.collectedMails.ofEvent(event.id, 'endorsement-event-changed', app.clock.now);

  async function edit(event: Event, changes: Record<string, string>): Promise<void> {
    const { text } = await organizer.get(consoleEventAddress(event.slug, 'edit'));
    const [, seenAt = ''] = /name="seenAt"\s+value="(\d+)"/.exec(text) ?? [];
    await organizer
      .post(consoleEventAddress(event.slug, 'edit'), {
        ...filledEventForm,
        intent: 'confirm',
        seenAt,
        ...changes,
      })
      .expect(303);
  }

  test('is told to organizations that co-sponsor or wait, once for all edits of 15 minutes', async () => {
    const event = await insertEvent(
      app.services,
      { kind: 'in-person', title: filledEventForm.title, venue: filledEventForm.venue },
      { startLocal: '2024-01-24T16:00' },
    );
    const approved = await insertEndorsement(app.services, event, { state: 'approved' });
    await insertEndorsement(app.services, event, { state: 'declined' });
    await insertEndorsement(app.services, event, { state: 'unconfirmed', confirmedAt: null });
    await insertEndorsement(app.services, event, {
      state: 'approved',
      source: 'organizer',
      email: null,
      emailKey: null,
    });
    await edit(event, { startTime: '17:00' });
    await edit(event, { startTime: '17:30' });
    expect(collected(event)).toMatchObject([
      { endorsementId: approved.id, signupId: null, detail: { startsAt: event.startsAt } },
    ]);
    await app.deliver();
    expect(app.services.db.mailbox.newest(10)).toEqual([]);
    app.clock.advance(15 * 60_000);
    await app.deliver();
    const [mail, ...others] = app.services.db.mailbox.newest(10);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      recipient: 'secretary@example.org',
      subject: 'Changed: An example action',
    });
  });

  test('counts them among those who are mailed, and is asked about before', async () => {
    const event = await insertEvent(
      app.services,
      { kind: 'in-person', title: filledEventForm.title, venue: filledEventForm.venue },
      { startLocal: '2024-01-24T16:00' },
    );
    await insertSignup(app.services, event);
    await insertEndorsement(app.services, event, { state: 'approved', language: 'es' });
    const { text } = await organizer
      .post(consoleEventAddress(event.slug, 'edit'), { ...filledEventForm, startTime: '17:00' })
      .expect(200);
    expect(text).toContain('Save and email 2 people?');
  });

  test('that is taken back is told to nobody, and neither is one of an event then cancelled', async () => {
    const event = await insertEvent(
      app.services,
      { kind: 'in-person', title: filledEventForm.title, venue: filledEventForm.venue },
      { startLocal: '2024-01-24T16:00' },
    );
    await insertEndorsement(app.services, event, { state: 'approved' });
    await edit(event, { city: '', startTime: '17:00' });
    await edit(event, { city: '', startTime: '16:00' });
    expect(collected(event)).toEqual([]);
    await edit(event, { city: '', startTime: '17:00' });
    await organizer.post(consoleEventAddress(event.slug, 'cancellation'), { note: '' }).expect(303);
    expect(again(event)?.state).toBe('cancelled');
    expect(collected(event)).toEqual([]);
    app.clock.advance(15 * 60_000);
    await app.deliver();
    expect(app.services.db.mailbox.newest(10)).toMatchObject([
      { subject: 'Canceled: An example action' },
    ]);
  });
});

describe('the mails to an organizer', () => {
  const stored = () => app.services.db.organizers.byEmailKey('ada@example.org');

  test('come daily, and where the event is, until they choose otherwise', async () => {
    const { text } = await organizer.get(consoleDigestAddress).expect(200);
    expect(text).toMatch(/value="daily"[^>]*checked/);
    expect(await htmlProblems(text)).toEqual([]);
    const answer = await organizer
      .post(consoleDigestAddress, { rhythm: 'at-once', zone: 'Asia/Kolkata' })
      .expect(303);
    expect(stored()).toMatchObject({ digest: 'at-once', digestZone: 'Asia/Kolkata' });
    const saved = await organizer.get(String(answer.headers['location'])).expect(200);
    expect(saved.text).toMatch(/value="at-once"[^>]*checked/);
    expect(saved.text).toMatch(/value="Asia\/Kolkata"\s+selected/);
    await organizer.post(consoleDigestAddress, { rhythm: 'off', zone: '' }).expect(303);
    expect(stored()).toMatchObject({ digest: 'off', digestZone: null });
  });

  test.each([
    { rhythm: 'hourly', zone: '' },
    { rhythm: '', zone: '' },
    { rhythm: 'daily', zone: 'Mars/Olympus' },
  ])('stay as they are where %o was sent', async (form) => {
    const { text } = await organizer.post(consoleDigestAddress, form).expect(422);
    expect(await htmlProblems(text)).toEqual([]);
    expect(stored()).toMatchObject({ digest: 'daily', digestZone: null });
  });
});
