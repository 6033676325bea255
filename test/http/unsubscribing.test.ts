import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import supertest from 'supertest';
import type { Event, Signup } from '../../db/schema.ts';
import { addressHash } from '../../server/outbox/addressHash.ts';
import { mailChoicesUrl } from '../../server/outbox/choiceLink.ts';
import { consoleDigestAddress, mailChoiceAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { enqueue, insertSignup } from '../helpers/mails.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

let app: TestApp;
let event: Event;
let signup: Signup;
let path: string;

beforeEach(async () => {
  app = await startTestApp();
  event = await insertEvent(app.services, { title: 'Panel <en vivo>' });
  signup = await insertSignup(app.services, event, { email: 'ada@example.org' });
  path = pathFor('ada@example.org', event.id);
});
afterEach(() => app.close());

function pathFor(address: string, eventId: number | null): string {
  return new URL(mailChoicesUrl(app.services, address, eventId)).pathname;
}

/** A mail program: no cookie, no word of where the request comes from. */
function mailProgram(at: string, body = 'List-Unsubscribe=One-Click') {
  return supertest(`http://127.0.0.1:${app.services.config.port}`)
    .post(at)
    .type('application/x-www-form-urlencoded')
    .send(body);
}

function choose(act: string, scope: string, at = path) {
  return app.post(mailChoiceAddress(decodeURIComponent(at.split('/').at(-1) ?? '')), {
    act,
    scope,
  });
}

/** What becomes of mails of three kinds, put into the outbox now. */
async function results(to: Signup = signup): Promise<string[]> {
  const kinds = ['signup-confirmed', 'signup-reminder-day', 'event-changed'] as const;
  const ids = { eventId: to.eventId, signupId: to.id };
  for (const kind of kinds) await enqueue(app.services, { kind, ...ids });
  await app.deliver();
  const { found } = app.services.db.outbox.list({}, kinds.length, 0);
  return found.map(({ mail }) => (mail.state === 'dropped' ? (mail.lastResult ?? '') : mail.state));
}

describe('the button of a mail program', () => {
  test('unsubscribes at once, without a cookie and an origin, and answers without a redirect', async () => {
    const answer = await mailProgram(path);
    expect(answer.status).toBe(200);
    expect(answer.text).toBe('You are unsubscribed.\n');
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(await results()).toEqual(['sent', 'unsubscribed', 'sent']);
  });

  test('may send its form in parts, as RFC 8058 prefers', async () => {
    const answer = await supertest(`http://127.0.0.1:${app.services.config.port}`)
      .post(path)
      .field('List-Unsubscribe', 'One-Click');
    expect(answer.status).toBe(200);
    expect(await results()).toEqual(['sent', 'unsubscribed', 'sent']);
  });

  test('leaves other events and other people alone', async () => {
    await mailProgram(path).expect(200);
    const other = await insertSignup(app.services, await insertEvent(app.services), {
      email: 'ada@example.org',
    });
    expect(await results(other)).toEqual(['sent', 'sent', 'sent']);
    const neighbor = await insertSignup(app.services, event, { email: 'bo@example.org' });
    expect(await results(neighbor)).toEqual(['sent', 'sent', 'sent']);
  });

  test('ends everything optional where the mail was about no event, or one that is deleted', async () => {
    await mailProgram(pathFor('Ada@EXAMPLE.org', null)).expect(200);
    expect(await results()).toEqual(['sent', 'unsubscribed', 'sent']);
    await mailProgram(pathFor('bo@example.org', 999)).expect(200);
    const bo = await insertSignup(app.services, event, { email: 'bo@example.org' });
    expect(await results(bo)).toEqual(['sent', 'unsubscribed', 'sent']);
  });

  test('works twice, and after the personal data are gone', async () => {
    await app.services.db.write((store) => store.retention.removeOfEvent(event.id, app.clock.now));
    await mailProgram(path).expect(200);
    await mailProgram(path).expect(200);
  });

  test.each([
    ['nothing', ''],
    ['a choice of the page', 'act=stop&scope=everything'],
    ['another word', 'List-Unsubscribe=Two-Clicks'],
    ['the field in small letters', 'list-unsubscribe=One-Click'],
  ])('does nothing when it sends %s', async (_what, body) => {
    const before = app.services.db.version();
    await mailProgram(path, body).expect(403);
    await app.post(path, Object.fromEntries(new URLSearchParams(body))).expect(400);
    expect(app.services.db.version()).toBe(before);
  });

  test('opens no other door: choices, changes of a sign-up and endless bodies are refused', async () => {
    const { publicId, generation } = signup;
    const own = app.services.links.token('own-page', { publicId, generation });
    const before = app.services.db.version();
    await mailProgram(`${path}/choice`, 'act=stop&scope=everything').expect(403);
    await mailProgram(`${path}/choice`).expect(403);
    await mailProgram(`/signups/${own}/cancellation`).expect(403);
    await mailProgram(`/unsubscribe/${own}`).expect(404);
    await mailProgram('/unsubscribe/x').expect(404);
    await mailProgram(path, `List-Unsubscribe=One-Click&x=${'x'.repeat(5000)}`).expect(413);
    expect(app.services.db.version()).toBe(before);
  });
});

describe('the page of choices', () => {
  test('changes nothing when it is opened, names no address and escapes what organizers wrote', async () => {
    const before = app.services.db.version();
    const { status, text, headers } = await app.get(path);
    expect(status).toBe(200);
    expect(app.services.db.version()).toBe(before);
    expect(text).toContain('Panel &lt;en vivo&gt;');
    expect(text + path).not.toMatch(/ada(?:@|%40)/i);
    expect(headers['cache-control']).toBe('no-store');
    expect(await htmlProblems(text)).toEqual([]);
    expect(await results()).toEqual(['sent', 'sent', 'sent']);
  });

  test('stops optional mail about the event, and takes it back', async () => {
    const answer = await choose('stop', 'event').expect(303);
    const saved = await app.get(answer.headers['location'] ?? '');
    expect(saved.text).toContain('Done. You can change it back here at any time');
    expect(saved.text).toContain('Send them again');
    expect(await htmlProblems(saved.text)).toEqual([]);
    expect(await results()).toEqual(['sent', 'unsubscribed', 'sent']);
    await choose('allow', 'event').expect(303);
    expect(await results()).toEqual(['sent', 'sent', 'sent']);
  });

  test('stops optional mail about every event, also those to come', async () => {
    await choose('stop', 'optional').expect(303);
    const other = await insertSignup(app.services, await insertEvent(app.services), {
      email: 'ADA@example.org',
    });
    expect(await results(other)).toEqual(['sent', 'unsubscribed', 'sent']);
    await choose('allow', 'optional').expect(303);
    expect(await results(other)).toEqual(['sent', 'sent', 'sent']);
  });

  test('ends all mail for good where the owner says so, until they take it back', async () => {
    await choose('stop', 'everything').expect(303);
    expect(await results()).toEqual(['blocked', 'blocked', 'blocked']);
    const { text } = await app.get(path);
    expect(text).toContain('This address gets no email from here');
    expect(text).not.toContain('Stop these emails');
    await choose('allow', 'everything').expect(303);
    expect(await results()).toEqual(['sent', 'sent', 'sent']);
  });

  test('answers a choice that it does not offer with itself and a sentence', async () => {
    const before = app.services.db.version();
    const about = pathFor('ada@example.org', null);
    for (const answer of [
      await choose('stop', 'nonsense'),
      await choose('dance', 'event'),
      await choose('stop', 'event', about),
    ]) {
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('Nothing was changed');
      expect(await htmlProblems(answer.text)).toEqual([]);
    }
    expect(app.services.db.version()).toBe(before);
  });
});

describe('an organizer who unsubscribed from digests', () => {
  const about = () => pathFor('ada@example.org', null);
  const refused = () =>
    app.services.db.mailRefusals.scopes(
      addressHash(app.services.config, 'ada@example.org'),
      event.id,
    );
  let organizer: Visitor;
  beforeEach(async () => {
    organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  });

  test('is told on the page of the digest, with the way to their choices', async () => {
    const before = await organizer.get(consoleDigestAddress).expect(200);
    expect(before.text).not.toContain('You get none');
    await mailProgram(about()).expect(200);
    const { text } = await organizer.get(consoleDigestAddress).expect(200);
    expect(text).toContain('You get none: you unsubscribed');
    expect(text).toMatch(/value="off"\s+checked/);
    expect(text).toContain(`href="${mailChoicesUrl(app.services, 'ada@example.org', null)}"`);
    expect(await htmlProblems(text)).toEqual([]);
  });

  test('has taken nothing back by accident where mail to them comes back, too', async () => {
    const { services, clock } = app;
    await mailProgram(about()).expect(200);
    const organizerId = services.db.organizers.byEmailKey('ada@example.org')?.id ?? 0;
    await enqueue(services, { kind: 'organizer-digest', organizerId });
    await services.db.write((store) =>
      store.bounces.note({
        mailId: store.outbox.list({}, 1, 0).found[0]?.mail.id ?? 0,
        addressHash: addressHash(services.config, 'ada@example.org'),
        weight: 'hard',
        status: '5.1.1',
        reply: '',
        at: clock.now,
      }),
    );
    const { text } = await organizer.get(consoleDigestAddress).expect(200);
    expect(text).toContain('You get none: email to your address bounced.');
    expect(text).toMatch(/value="off"\s+checked/);
  });

  test.each(['daily', 'at-once'])('takes it back by choosing "%s"', async (rhythm) => {
    await mailProgram(about()).expect(200);
    await mailProgram(path).expect(200);
    await organizer.post(consoleDigestAddress, { rhythm, zone: '' }).expect(303);
    // What they said of one event has nothing to do with digests.
    expect(refused()).toEqual(['event']);
    const { text } = await organizer.get(consoleDigestAddress).expect(200);
    expect(text).not.toContain('You get none');
    expect(text).toMatch(new RegExp(`value="${rhythm}"\\s+checked`));
  });

  test('takes nothing back by choosing "never", and nobody else’s refusal in any way', async () => {
    await mailProgram(about()).expect(200);
    await organizer.post(consoleDigestAddress, { rhythm: 'off', zone: '' }).expect(303);
    expect(refused()).toEqual(['optional']);
    const email = 'bo@example.org';
    const other = app.visitor({ Cookie: await signedInOrganizer(app.services, { email }) });
    await other.post(consoleDigestAddress, { rhythm: 'daily', zone: '' }).expect(303);
    expect(refused()).toEqual(['optional']);
  });

  test('who wants no mail at all is told that choosing does not change it', async () => {
    await choose('stop', 'everything', about()).expect(303);
    const answer = await organizer.post(consoleDigestAddress, { rhythm: 'daily', zone: '' });
    expect(refused()).toEqual(['everything']);
    const { text } = await organizer.get(String(answer.headers['location'])).expect(200);
    expect(text).toContain('What you choose here does not change that.');
    expect(text).toContain('Which emails your address gets');
  });
});

describe('a blocked address', () => {
  const form = { name: 'Bo Example', email: 'Ada@example.org', companions: 0 };

  test('stands nowhere in the database but as a keyed hash, and outlives the personal data', async () => {
    await choose('stop', 'everything').expect(303);
    await app.services.db.write((store) => store.retention.removeOfEvent(event.id, app.clock.now));
    const later = await insertEvent(app.services);
    const again = await insertSignup(app.services, later, { email: 'ada@example.org' });
    expect(await results(again)).toEqual(['blocked', 'blocked', 'blocked']);
  });

  test('meets the same page as any other when it is signed up, and gets no mail', async () => {
    const other = await insertEvent(app.services, { title: 'Another panel' });
    await choose('stop', 'everything').expect(303);
    const pages: string[] = [];
    for (const email of [form.email, 'new@example.org']) {
      const visitor = app.visitor();
      const answer = await visitor.post(`/events/${other.slug}/signups`, { ...form, email });
      expect(answer.status).toBe(303);
      const page = await visitor.get(answer.headers['location'] ?? '');
      pages.push(
        page.text.replaceAll(/\/signups\/[\w.-]+/g, '/signups/token').replaceAll(email, ''),
      );
    }
    expect(pages[0]).toBe(pages[1]);
    await app.deliver();
    expect(app.services.db.mailbox.newest(10).map(({ recipient }) => recipient)).toEqual([
      'new@example.org',
    ]);
  });
});
