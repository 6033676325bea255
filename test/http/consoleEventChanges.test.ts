import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import {
  consoleChangesSendingAddress,
  consoleEventAddress,
  eventEndorsementsAddress,
  eventSignUpsAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { filledEventForm } from '../helpers/eventForms.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

const quietTime = 15 * 60_000;

let app: TestApp;
let organizer: Visitor;
let event: Event;
beforeEach(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  event = await insertEvent(
    app.services,
    { slug: 'action', kind: 'in-person', title: 'An action', venue: 'Example Square' },
    { startLocal: '2024-01-24T16:00', announcedZones: [] },
  );
});
afterEach(() => app.close());

/** Moves the clock to when everything is over; sessions end meanwhile, so one begins anew. */
async function afterTheEvent(): Promise<void> {
  app.clock.set(event.startsAt + 24 * 3_600_000);
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
}

/** The form as it stands for the event of these tests, so that only `changes` differ. */
const unchanged = {
  ...filledEventForm,
  title: 'An action',
  city: '',
  summary: '',
  description: '',
  speakers: '',
  bring: '',
  accessibility: '',
};

const current = () => app.services.db.events.byId(event.id) ?? event;

const edit = (changes: Record<string, string>) =>
  organizer.post(consoleEventAddress('action', 'edit'), {
    ...unchanged,
    intent: 'confirm',
    seenAt: String(current().updatedAt),
    ...changes,
  });

async function signUp(name: string, language = 'en', companions = '0'): Promise<void> {
  const email = `${name.toLowerCase()}@example.org`;
  await app
    .visitor()
    .post(eventSignUpsAddress('action'), { name, email, language, companions })
    .expect(303);
}

const collected = () =>
  app.services.db.collectedMails.ofEvent(event.id, 'event-changed', app.clock.now);
const dueTimes = () => collected().map(({ id }) => app.services.db.outbox.byId(id)?.dueAt);
const mails = (kind: string) =>
  app.services.db.collectedMails.ofEvent(event.id, kind, app.clock.now);

describe('an edit that calendars show', () => {
  test('asks before it is mailed: to how many, in which languages, what about', async () => {
    await signUp('Ada');
    await signUp('Bo', 'es');
    await signUp('Cy', 'es');
    const version = current().updatedAt;
    const answer = await edit({ intent: 'save', startTime: '17:00' }).expect(200);
    expect(answer.text).toContain('Save and email 3 people');
    expect(answer.text).toContain('1 email in English');
    expect(answer.text).toContain('2 emails in Español');
    expect(answer.text).toContain('Wednesday, January 24, 2024, 4:00 PM');
    expect(answer.text).toContain('Wednesday, January 24, 5:00 PM ET');
    expect(await htmlProblems(answer.text)).toEqual([]);
    expect(current().updatedAt).toBe(version);
    expect(collected()).toEqual([]);
  });

  test('sends everything that was typed once more with the answer', async () => {
    await signUp('Ada');
    const answer = await edit({
      intent: 'save',
      startTime: '17:00',
      moreZone1: 'America/Los_Angeles',
      bring: 'Pots "and"\r\npans',
    }).expect(200);
    const sent = Object.fromEntries(
      [...answer.text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [
          name,
          value.replaceAll('&quot;', '"').replaceAll('&#34;', '"'),
        ],
      ),
    );
    await organizer
      .post(consoleEventAddress('action', 'edit'), { ...sent, intent: 'confirm' })
      .expect(303);
    expect(current()).toMatchObject({
      startLocal: '2024-01-24T17:00',
      announcedZones: ['America/New_York', 'America/Los_Angeles'],
      bring: 'Pots "and"\npans',
    });
  });

  test('leads back to the form with every word', async () => {
    await signUp('Ada');
    const answer = await edit({ intent: 'edit', title: 'Another title' }).expect(200);
    expect(answer.text).toContain('value="Another title"');
    expect(current().title).toBe('An action');
  });

  test('saves at once where nobody is to be told', async () => {
    await edit({ intent: 'save', startTime: '17:00' }).expect(303);
    expect(collected()).toEqual([]);
  });

  test('mails everybody who is coming or waits, once the quiet time is over', async () => {
    await signUp('Ada');
    await edit({ startTime: '17:00', venue: 'Other Square' }).expect(303);
    expect(collected().map(({ detail }) => detail)).toEqual([
      { startsAt: event.startsAt, venue: 'Example Square' },
    ]);
    expect(dueTimes()).toEqual([app.clock.now + quietTime]);
  });

  test('becomes one mail with the next one, which tells what was known at first', async () => {
    await signUp('Ada');
    await edit({ startTime: '17:00' }).expect(303);
    app.clock.advance(quietTime - 1000);
    await signUp('Bo');
    await edit({ startTime: '18:00', venue: 'Other Square' }).expect(303);
    const afterFirst = event.startsAt + 3_600_000;
    expect(collected().map(({ detail }) => detail)).toEqual([
      { startsAt: event.startsAt, venue: 'Example Square' },
      { startsAt: afterFirst, venue: 'Example Square' },
    ]);
    const together = app.clock.now + quietTime;
    expect(dueTimes()).toEqual([together, together]);
  });

  test('goes out at once where the organizer does not want to wait, and once', async () => {
    await signUp('Ada');
    await edit({ startTime: '17:00' }).expect(303);
    const overview = await organizer.get(consoleEventAddress('action')).expect(200);
    expect(overview.text).toContain('1 email about your edits is ready.');
    app.clock.advance(60_000);
    const sending = consoleChangesSendingAddress('action');
    await organizer.post(sending).expect(303);
    expect(dueTimes()).toEqual([app.clock.now]);
    app.clock.advance(60_000);
    await organizer.post(sending).expect(303);
    expect(dueTimes()).toEqual([app.clock.now - 60_000]);
    const after = await organizer.get(consoleEventAddress('action')).expect(200);
    expect(after.text).not.toContain('about your edits');
  });

  test('is mailed to nobody when the next one takes it back', async () => {
    await signUp('Ada');
    await edit({ startTime: '17:00' }).expect(303);
    expect(collected()).toHaveLength(1);
    app.clock.advance(1000);
    await edit({}).expect(303);
    expect(collected()).toEqual([]);
    expect(current().sequence).toBe(2);
  });

  test('by a second click is mailed once', async () => {
    await signUp('Ada');
    const seenAt = String(current().updatedAt);
    await edit({ startTime: '17:00', seenAt }).expect(303);
    await edit({ startTime: '17:00', seenAt }).expect(303);
    expect(collected()).toHaveLength(1);
    expect(current().sequence).toBe(1);
  });

  test('of an event that is over is mailed to nobody', async () => {
    await signUp('Ada');
    await afterTheEvent();
    await edit({ venue: 'Other Square' }).expect(303);
    expect(current().venue).toBe('Other Square');
    expect(collected()).toEqual([]);
  });
});

describe('cancelling an event', () => {
  const cancellation = consoleEventAddress('action', 'cancellation');

  test('tells first how many are mailed, and changes nothing by looking', async () => {
    await signUp('Ada');
    const answer = await organizer.get(cancellation).expect(200);
    expect(answer.text).toContain('1 person who signed up');
    expect(current().state).toBe('published');
  });

  test('mails everybody once, with the note, and takes back what was to be told', async () => {
    await signUp('Ada');
    await edit({ startTime: '17:00', endorsementsOpen: 'yes' }).expect(303);
    await app
      .post(eventEndorsementsAddress('action'), {
        organization: 'Example Assembly',
        contactName: 'Bo Example',
        email: 'bo@example.org',
        authorized: 'yes',
      })
      .expect(303);
    const [request] = app.services.db.endorsements.ofEvent(event.id);
    await app.services.db.write((store) =>
      store.endorsements.update(request?.id ?? 0, { state: 'waiting', confirmedAt: 1 }),
    );
    const { sequence } = current();
    await organizer.post(cancellation, { note: 'The strike is called off.' }).expect(303);
    await organizer.post(cancellation, { note: 'Again' }).expect(303);
    expect(current()).toMatchObject({
      state: 'cancelled',
      cancellationNote: 'The strike is called off.',
      sequence: sequence + 1,
      cancelledAt: app.clock.now,
    });
    expect(collected()).toEqual([]);
    expect(mails('event-cancelled')).toHaveLength(1);
    const overview = await organizer.get(consoleEventAddress('action')).expect(200);
    expect(overview.text).toContain('The strike is called off.');
    expect(await htmlProblems(overview.text)).toEqual([]);
    await edit({ title: 'Another' }).expect(303);
    expect(current().title).toBe('An action');
  });

  test.each(['a\u0000b', 'a\u009bb', 'x'.repeat(10_000)])(
    'with a note that cannot be read keeps the event (%#)',
    async (note) => {
      const answer = await organizer.post(cancellation, { note }).expect(422);
      expect(answer.text).toContain('id="note-field-problem"');
      expect(current().state).toBe('published');
    },
  );

  test('of an event that is over is refused', async () => {
    await afterTheEvent();
    await organizer.get(cancellation).expect(303).expect('Location', consoleEventAddress('action'));
    const answer = await organizer.post(cancellation).expect(422);
    expect(answer.text).toContain('This event is over');
  });
});

describe('an edit that moves a public event into the past', () => {
  test('is asked about, with every word kept, and happens only on a yes', async () => {
    await signUp('Ada');
    const wrongDay = { startDate: '2024-01-09' };
    const { text } = await edit({ intent: 'save', ...wrongDay }).expect(200);
    expect(await htmlProblems(text)).toEqual([]);
    expect(text).toContain('Save with a start that has passed?');
    expect(text).toContain('Tuesday, January 9, 2024, 4:00 PM');
    expect(text).not.toContain('deleted for good');
    expect(text).toContain('name="startDate" value="2024-01-09"');
    expect(current().startsAt).toBe(event.startsAt);
    const back = await edit({ intent: 'edit', ...wrongDay }).expect(200);
    expect(back.text).toContain('value="2024-01-09"');

    await edit({ intent: 'confirm', ...wrongDay }).expect(303);
    expect(current().startsAt).toBeLessThan(app.clock.now);
  });

  test('says what it would delete', async () => {
    await signUp('Ada');
    const { text } = await edit({ intent: 'save', startDate: '2023-01-24' }).expect(200);
    expect(text).toContain('all its sign-ups would be deleted for good');
    // One that is over already is asked about where only that is new.
    await edit({ intent: 'confirm', startDate: '2024-01-09' }).expect(303);
    await edit({ intent: 'save', startDate: '2024-01-08' }).expect(303);
    const again = await edit({ intent: 'save', startDate: '2023-01-24' }).expect(200);
    expect(again.text).toContain('all its sign-ups would be deleted for good');
  });

  test('asks for a yes to both where people are mailed all the same', async () => {
    await signUp('Ada');
    const { text } = await edit({
      intent: 'save',
      startDate: '2024-01-10',
      startTime: '09:59',
    }).expect(200);
    expect(text).toContain('Save and email 1 person?');
    expect(text).toContain('The new start has passed');
  });

  test('is not asked about a draft', async () => {
    await app.services.db.write((store) => store.events.update(event.id, { state: 'draft' }));
    await edit({ intent: 'save', startDate: '2024-01-09' }).expect(303);
  });
});
