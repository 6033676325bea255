import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import { renderMail } from '../../server/mail/renderMail.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { readAsThunderbird } from '../helpers/calendarFiles.ts';
import { insertEvent } from '../helpers/events.ts';
import { enqueue, insertSignup } from '../helpers/mails.ts';

const words = (page: string) => page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

let app: TestApp;
let event: Event;
beforeEach(async () => {
  app = await startTestApp({ now: Date.UTC(2024, 10, 1) });
  event = await insertEvent(
    app.services,
    { slug: 'night' },
    {
      startLocal: '2024-11-03T01:30',
      startOccurrence: 'earlier',
      endLocal: '2024-11-03T01:15',
      endOccurrence: 'later',
      announcedZones: ['America/New_York'],
    },
  );
});
afterEach(() => app.close());

// From 1:30 to 1:15 the hour that happens twice is over once.
describe('an event in the hour that clocks show twice names the clocks', () => {
  test('on its page, for links to it, and in the list of events', async () => {
    const page = await app.get('/events/night?lang=en').expect(200);
    expect(words(page.text)).toContain('1:30 AM EDT – 1:15 AM EST New York');
    expect(page.text).toMatch(/og:description" content="Sunday, November 3, 1:30 AM EDT/);
    const spanish = await app.get('/events/night?lang=es').expect(200);
    expect(words(spanish.text)).toContain('01:30 (UTC−04:00) – 01:15 (UTC−05:00)');
    const feed = await app.get('/announcements.atom?lang=en').expect(200);
    expect(feed.text).toContain('1:30 AM EDT');
  });

  test('in mails', async () => {
    const signup = await insertSignup(app.services, event, { language: 'en' });
    await enqueue(app.services, {
      kind: 'signup-confirmed',
      eventId: event.id,
      signupId: signup.id,
    });
    const [mail] = app.services.db.outbox.list({}, 1, 0).found.map((found) => found.mail);
    if (!mail) throw new Error('no mail');
    const rendered = renderMail(app.services, mail, app.clock.now);
    if (rendered.kind !== 'message') throw new Error(rendered.kind);
    expect(rendered.message.text).toMatch(/1:30 AM EDT – 1:15 AM EST\s+New York time\n/);
  });

  test('in calendars', async () => {
    const file = await app.get('/events/night/event.ics').expect(200);
    const [entry] = readAsThunderbird(file.text).entries;
    expect(entry?.description).toContain(
      'When: Sunday, November 3, 2024, 1:30 AM EDT – 1:15 AM EST, New York',
    );
  });
});
