import { describe, expect, test } from '@jest/globals';
import { isDeepStrictEqual } from 'node:util';
import type { Services } from '../../server/services.ts';
import { endorsementStates, messageStates, signupStates } from '../../db/schema.ts';
import { loadDemonstration } from '../../server/operations/loadDemonstration.ts';
import { fillWithLife } from '../../server/operations/livelyDemonstration.ts';
import {
  consoleAuditAddress,
  consoleEventsAddress,
  consoleMailsAddress,
} from '../../templates/addresses.ts';
import { smtpConfig, startTestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { registerOne } from '../helpers/signups.ts';

/** Everything about people, organizations and mails that is not random. */
function storyOf({ db }: Services) {
  const events = db.events.all();
  return {
    events: events.map(({ slug, state, startLocal }) => ({ slug, state, startLocal })),
    signups: events.flatMap((event) =>
      db.signups
        .ofEvent(event.id, [...signupStates])
        .map(({ name, email, state, createdAt, cancelledBy }) => ({
          event: event.slug,
          name,
          email,
          state,
          createdAt,
          cancelledBy,
        })),
    ),
    endorsements: events.flatMap((event) =>
      db.endorsements
        .ofEvent(event.id)
        .map(({ organization, email, state, source, proposed, updatedAt }) => ({
          organization,
          email,
          state,
          source,
          proposed,
          updatedAt,
        })),
    ),
    messages: events.flatMap((event) =>
      db.messages.ofEvent(event.id).map(({ state, texts }) => ({ state, texts })),
    ),
    mails: db.outbox.list({}, 10_000, 0).found.map(({ mail, recipient }) => ({
      kind: mail.kind,
      state: mail.state,
      dueAt: mail.dueAt,
      to: recipient?.address,
    })),
    bounces: [...db.bounces.byAddress().values()]
      .flat()
      .map(({ weight, status }) => ({ weight, status })),
    unread: db.bounces.unread(100).map(({ subject, sender }) => ({ subject, sender })),
  };
}

test('every list of the dashboard has something of each kind, and nothing leaves the machine', async () => {
  // A mail server at which nobody listens: a mail that went there would not be sent.
  await using app = await startTestApp({ config: { mail: smtpConfig('smtp://127.0.0.1:9') } });
  const { db } = app.services;
  expect(await fillWithLife(app.services)).toMatchObject({ kind: 'lively', events: 6 });

  const story = storyOf(app.services);
  const states = (list: readonly { state: string }[]) => new Set(list.map(({ state }) => state));
  expect(states(story.events)).toEqual(new Set(['draft', 'published', 'cancelled']));
  expect(states(story.signups)).toEqual(new Set(signupStates));
  expect(new Set(story.signups.map(({ cancelledBy }) => cancelledBy))).toEqual(
    new Set([null, 'attendee', 'organizer']),
  );
  expect(states(story.endorsements)).toEqual(new Set(endorsementStates));
  expect(story.endorsements.filter(({ proposed }) => proposed !== null)).toHaveLength(1);
  expect(states(story.messages)).toEqual(new Set(messageStates));
  expect(story.mails.filter(({ state }) => state === 'failed')).toEqual([]);
  expect(story.mails.filter(({ state }) => state === 'sent').length).toBeGreaterThan(60);
  expect(new Set(story.bounces.map(({ weight }) => weight))).toEqual(new Set(['hard', 'soft']));
  expect(story.unread).toHaveLength(2);

  const made = [
    ...story.signups.map(({ name, email }) => ({ name, email })),
    ...story.endorsements
      .filter(({ source }) => source === 'request')
      .map(({ organization, email }) => ({ name: organization, email })),
    ...db.organizers.active(),
  ];
  for (const { name, email } of made)
    expect(`${name} <${email}>`).toMatch(/(?:Example|Ejemplo|organizer).*@example\.(?:org|net)>$/);

  const cookie = await signedInOrganizer(app.services);
  for (const page of [consoleEventsAddress, consoleMailsAddress, consoleAuditAddress])
    await app.get(page).set('Cookie', cookie).expect(200);
});

test('it is the same story each time', async () => {
  const stories = [];
  for (let time = 0; time < 2; time += 1) {
    await using app = await startTestApp();
    await fillWithLife(app.services);
    stories.push(storyOf(app.services));
  }
  expect(stories[0]?.signups.length).toBeGreaterThan(50);
  expect(isDeepStrictEqual(stories[0], stories[1])).toBe(true);
});

describe('it is refused', () => {
  test.each([{ production: true }, { looksForgotten: true }])('where %p', async (config) => {
    await using app = await startTestApp({ config });
    expect(await fillWithLife(app.services)).toEqual({ kind: 'real-site' });
    expect(app.services.db.events.all()).toEqual([]);
  });

  test('where somebody has begun, and where it was done before', async () => {
    const begun: ((services: Services) => Promise<unknown>)[] = [
      (services) => insertEvent(services),
      async (services) => {
        await loadDemonstration(services.db, services.clock());
        const [event] = services.db.events.all();
        if (event) await registerOne(services, event, { name: 'Ada', email: 'ada@example.org' });
      },
      fillWithLife,
    ];
    for (const begin of begun) {
      await using app = await startTestApp();
      await begin(app.services);
      const before = storyOf(app.services);
      expect(await fillWithLife(app.services)).toEqual({ kind: 'not-empty' });
      expect(storyOf(app.services)).toEqual(before);
    }
  });

  test('but not where the demonstration was loaded and nothing else happened', async () => {
    await using app = await startTestApp();
    await loadDemonstration(app.services.db, app.clock.now);
    expect(await fillWithLife(app.services)).toMatchObject({ kind: 'lively' });
  });
});
