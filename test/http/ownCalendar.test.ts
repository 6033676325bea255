import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event, MailedSignup } from '../../db/schema.ts';
import { invitation } from '../../server/calendar/invitation.ts';
import { mailedEntry } from '../../server/signups/attendeeEntry.ts';
import { cancelSignup } from '../../server/signups/cancelSignup.ts';
import { ownPageToken } from '../../server/signups/ownPageUrl.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { readAsThunderbird, readFeed as readFeedOf } from '../helpers/calendarFiles.ts';
import { insertEvent } from '../helpers/events.ts';
import { mailed, signUpAttendee } from '../helpers/signups.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const readFeed = (path: string) => readFeedOf(app, path);

describe('the calendar of one attendee', () => {
  async function signUp(event: Event, email = 'ada@example.org') {
    const attendee = { name: 'Ada Example', email, language: 'es' as const };
    const signup = await signUpAttendee(app.services, event, attendee);
    const { publicId } = signup;
    return { token: ownPageToken(app.services, signup), publicId, feedPath: feedPath(publicId) };
  }

  function feedPath(publicId: string, generation = 1): string {
    const token = app.services.links.token('own-calendar', { publicId, generation });
    return `/signups/${token}/calendar.ics`;
  }

  const signupOf = (publicId: string): MailedSignup => {
    const signup = app.services.db.signups.byPublicId(publicId);
    if (!signup) throw new Error('no such sign-up');
    return mailed(signup);
  };

  test('is private, leads to the page of the event, and has the UID of the mails', async () => {
    const event = await insertEvent(app.services);
    const { publicId, feedPath: path } = await signUp(event);
    const { answer, calendar, file } = await readFeed(path);
    expect(calendar.entries).toMatchObject([
      {
        uid: expect.stringContaining(signupOf(publicId).uid),
        url: `${app.baseUrl}/events/${event.slug}`,
        attendees: [],
        status: 'CONFIRMED',
      },
    ]);
    expect(answer.get('X-Robots-Tag')).toBe('noindex');
    expect(answer.get('Cache-Control')).toBe('private, no-cache');
    expect(file).not.toMatch(/SOURCE|ada@/i);
    app.clock.advance(5_000);
    const again = await app.get(path).expect(200);
    await app
      .get(path)
      .set('If-None-Match', again.get('ETag') ?? '')
      .expect(304);
    await app
      .get(path)
      .set('If-Modified-Since', again.get('Last-Modified') ?? '')
      .expect(304);
  });

  test('is offered on the own page, beside links for other companies that tell nothing of it', async () => {
    const { token, publicId, feedPath: path } = await signUp(await insertEvent(app.services));
    const { text } = await app.get(`/signups/${token}`).expect(200);
    const links = [...text.matchAll(/href="([^"]+)"/g)].map(([, link]) => link ?? '');
    expect(links).toContain(`${app.baseUrl.replace('http', 'webcal')}${path}`);
    const elsewhere = links.filter((link) => /google|outlook|yahoo/.test(link));
    expect(elsewhere).toHaveLength(4);
    for (const link of elsewhere) {
      expect(link).not.toContain(publicId);
      expect(link).not.toContain('signups');
      expect(link).toContain(encodeURIComponent(`${app.baseUrl}/events/`));
    }
  });

  // A calendar is shared with a family or a firm, and every company that keeps it can read it.
  test('holds no link and no address by which anybody could act for the attendee', async () => {
    await app.close();
    app = await startTestApp({ config: { rsvpAddress: 'rsvp@example.org' } });
    const event = await insertEvent(app.services, { kind: 'hybrid', venue: 'Hall' });
    const { token, publicId, feedPath: path } = await signUp(event);
    const signup = signupOf(publicId);
    const plain = (text: string) => text.replaceAll('\r\n ', '');
    const feed = plain((await app.get(path).expect(200)).text);
    const file = plain((await app.get(`/signups/${token}/event.ics`).expect(200)).text);
    const mailed = plain(invitation(mailedEntry(app.services, event, signup), 'PUBLISH'));
    for (const text of [feed, file, mailed]) {
      expect(text).not.toContain(token);
      expect(text).not.toContain(publicId);
      expect(text).not.toContain('/signups/');
      expect(text).toContain('usa el enlace personal de nuestros correos');
    }
    const [answered = '', withoutMark = ''] = [file, feed].map(
      (text) => /^ORGANIZER.*mailto:(.*)$/m.exec(text)?.[1] ?? '',
    );
    expect(answered).toMatch(/^rsvp\+[\da-f]{24}@/);
    expect(withoutMark.trim()).toBe(app.services.config.rsvpAddress);
  });

  test('opens by its own link alone, and by no older one', async () => {
    const { token, publicId, feedPath: path } = await signUp(await insertEvent(app.services));
    await app.get(`/signups/${token}/calendar.ics`).expect(404);
    await app.get(path.replace('/calendar.ics', '')).expect(404);
    await app.get(path.replace('/calendar.ics', '/event.ics')).expect(404);
    await app.services.db.write((store) =>
      store.signups.update(signupOf(publicId).id, { generation: 2 }),
    );
    await app.get(path).expect(404);
    await app.get(feedPath(publicId, 2)).expect(200);
  });

  test('waits with those who wait, and shows what was cancelled', async () => {
    const event = await insertEvent(app.services, { capacity: 1 });
    const first = await signUp(event);
    const second = await signUp(event, 'grace@example.org');
    const waiting = await readFeed(second.feedPath);
    expect(waiting.calendar.entries).toMatchObject([{ status: 'TENTATIVE', sequence: 1 }]);
    await cancelSignup(app.services, signupOf(first.publicId).id, 'attendee');
    const promoted = await readFeed(second.feedPath);
    expect(promoted.calendar.entries).toMatchObject([{ status: 'CONFIRMED', sequence: 2 }]);
    const cancelled = await readFeed(first.feedPath);
    expect(cancelled.calendar.entries).toMatchObject([{ status: 'CANCELLED', sequence: 2 }]);
    const file = await app.get(`/signups/${first.token}/event.ics`).expect(200);
    expect(readAsThunderbird(file.text).value('method')).toBe('CANCEL');
  });
});
