import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  consoleEventAddress,
  consoleEventsAddress,
  consoleNewEventAddress,
} from '../../templates/addresses.ts';
import { startTestApp, testNow, type TestApp, type Visitor } from '../helpers/app.ts';
import { filledEventForm } from '../helpers/eventForms.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

let app: TestApp;
let organizer: Visitor;
beforeEach(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterEach(() => app.close());

/** What is asked for at the beginning, with nothing filled in but a title. */
const begun = { kind: '', title: 'A panel', host: '', startDate: '', startTime: '', zone: '' };

const eventCalled = (slug: string) => {
  const event = app.services.db.events.bySlug(slug);
  if (!event) throw new Error(`No event is called ${slug}`);
  return event;
};

describe('the beginning of an announcement', () => {
  test('asks for what an event cannot do without, and for nothing else', async () => {
    const { text } = await organizer.get(consoleNewEventAddress).expect(200);
    const form = text.slice(text.indexOf('<main'));
    const names = new Set([...form.matchAll(/\sname="(\w+)"/g)].map(([, name]) => name));
    expect([...names]).toEqual([
      'kind',
      'title',
      'host',
      'startDate',
      'startTime',
      'hourOpen',
      'zone',
      'venue',
      'address',
      'city',
      'joinUrl',
      'intent',
    ]);
    expect(await htmlProblems(text)).toEqual([]);
  });

  test('ends in a draft with everything else as usual, and leads on to the rest', async () => {
    const { kind, title, host, zone, startDate, startTime, venue } = filledEventForm;
    const first = { kind, title, host, zone, startDate, startTime, venue, intent: 'continue' };
    const { headers } = await organizer.post(consoleEventsAddress, first).expect(303);
    const address = String(headers['location']);
    expect(address).toMatch(/^\/console\/events\/an-example-action\/edit\?done=begun/);
    expect(eventCalled('an-example-action')).toMatchObject({
      state: 'draft',
      signupsOpen: true,
      language: 'en',
      dayReminderHour: 10,
    });
    const { text } = await organizer.get(address).expect(200);
    expect(text).toContain('The draft is saved.');
    expect(text).toContain('data-holds="texts"');
    expect(await htmlProblems(text)).toEqual([]);
  });

  test('without a day comes back as it was typed, with a sentence, and still asks no more', async () => {
    const answer = await organizer
      .post(consoleEventsAddress, { ...begun, kind: 'online', intent: 'continue' })
      .expect(422);
    expect(answer.text).toContain('value="A panel"');
    expect(answer.text).toContain('Please enter the start date.');
    expect(answer.text).not.toContain('name="summary"');
    expect(await htmlProblems(answer.text)).toEqual([]);
  });
});

test('the page of a form may be framed by this site alone, and sends nothing', async () => {
  await insertEvent(app.services, { slug: 'panel', state: 'draft', publishedAt: null });
  const { headers, text } = await organizer.get(consoleEventAddress('panel', 'page')).expect(200);
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("frame-ancestors 'self'");
  expect(policy).toContain("form-action 'none'");
  expect(headers['cache-control']).toBe('no-store');
  expect(text).toContain('<base target="_blank" />');
  expect(text).not.toContain('draft-strip');
  expect(await htmlProblems(text)).toEqual([]);
});

test('a copy of an event has everything but its days, its address and its people', async () => {
  await organizer.post(consoleEventsAddress, { ...filledEventForm, capacity: '30' }).expect(303);
  const { headers } = await organizer
    .post(consoleEventAddress('an-example-action', 'duplication'))
    .expect(303);
  const address = String(headers['location']);
  const { text } = await organizer.get(address).expect(200);
  expect(text).toContain('Everything is copied but the people.');
  for (const part of [
    'An example action',
    'Pots and pans',
    'Ada Example — welder',
    'value="16:00"',
  ])
    expect(text).toContain(part);
  expect(text).not.toContain('2024-01-24');
  expect(await htmlProblems(text)).toEqual([]);
  const { drafts } = app.services.db;
  const [copy] = drafts.newestForms(1, null);
  expect(drafts.form(copy?.id ?? '')?.typed).not.toHaveProperty('slug');
  expect(app.services.db.events.all()).toHaveLength(1);
});

test('a copy gets its pictures and its texts in further languages with its first save', async () => {
  const { services } = app;
  await organizer.post(consoleEventsAddress, filledEventForm).expect(303);
  const original = eventCalled('an-example-action');
  await services.db.write((store) => {
    const texts = { title: { text: 'Une action exemple', of: 'An example action' } };
    store.eventTexts.put(original.id, 'fr', texts, testNow);
    store.pictures.put(
      { eventId: original.id, hash: 'a'.repeat(16), width: 640, height: 480, createdAt: testNow },
      [{ width: 640, type: 'webp', bytes: Buffer.from('a picture') }],
    );
  });
  const duplication = consoleEventAddress('an-example-action', 'duplication');
  await organizer.post(duplication).expect(303);
  const [form] = services.db.drafts.newestForms(1, null);
  if (!form) throw new Error('No form is kept.');
  await organizer
    .post(`${consoleEventsAddress}?form=${form.id}`, { ...filledEventForm, slug: 'again' })
    .expect(303);
  const copy = eventCalled('again');
  expect(services.db.eventTexts.ofEvent(copy.id)).toMatchObject([
    { language: 'fr', texts: { title: { text: 'Une action exemple' } } },
  ]);
  expect(services.db.pictures.ofEvent(copy.id)).toMatchObject([{ width: 640, widths: [640] }]);
  await services.db.write((store) => store.pictures.remove(original.id, ''));
  expect(services.db.pictures.file('a'.repeat(16), 640, 'webp')?.toString()).toBe('a picture');
  const waiting = await organizer.post(duplication).expect(303);
  await organizer.post(consoleEventAddress('an-example-action', 'deletion')).expect(303);
  expect(services.db.events.bySlug('an-example-action')).toBeUndefined();
  await organizer.get(String(waiting.headers['location'])).expect(200);
});
