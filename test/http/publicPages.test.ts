import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { openDatabase } from '../../db/database.ts';
import type { Endorsement, Event } from '../../db/schema.ts';
import {
  approveEndorsement,
  editListing,
  withdrawEndorsement,
} from '../../server/endorsements/decisions.ts';
import { reorderEndorsements } from '../../server/endorsements/reorderEndorsements.ts';
import { cancelEvent } from '../../server/events/cancelEvent.ts';
import { publishEvent } from '../../server/events/publishEvent.ts';
import { unpublishEvent } from '../../server/events/unpublishEvent.ts';
import { cancelSignup } from '../../server/signups/cancelSignup.ts';
import { pageCache } from '../../server/web/pageCache.ts';
import {
  allEventsCalendarAddress,
  announcementsAddress,
  campaignCalendarAddress,
  consoleEventAddress,
  eventAddress,
  eventCalendarAddress,
  eventFeedAddress,
  homeAddress,
  privacyAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { filledEventForm } from '../helpers/eventForms.ts';
import { insertEvent, moveEvent } from '../helpers/events.ts';
import { insertEndorsement } from '../helpers/endorsements.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { signUpAttendee, signupOf } from '../helpers/signups.ts';

let app: TestApp;
let event: Event;
let draft: Event;
let listed: Endorsement;

const organizerId = 1;

beforeEach(async () => {
  app = await startTestApp();
  const { services } = app;
  await signedInOrganizer(services);
  const campaign = await services.db.write((store) =>
    store.campaigns.insert({ slug: 'day', title: 'A day of action', facts: [], updatedAt: 1 }),
  );
  const campaignId = campaign.id;
  event = await insertEvent(services, { slug: 'panel', campaignId, endorsementsOpen: true });
  draft = await insertEvent(services, { slug: 'draft', state: 'draft', publishedAt: null });
  await insertEvent(services, { slug: 'another' });
  listed = await insertEndorsement(services, event, { state: 'approved', decidedAt: 1 });
});
afterEach(() => app.close());

/** Everything that is kept for everybody. */
const shown = {
  home: homeAddress,
  event: eventAddress('panel'),
  another: eventAddress('another'),
  draft: eventAddress('draft'),
  file: eventCalendarAddress('panel'),
  feed: eventFeedAddress('panel'),
  calendar: allEventsCalendarAddress,
  campaign: campaignCalendarAddress('day'),
  announcements: announcementsAddress,
  privacy: privacyAddress,
};
type Shown = keyof typeof shown;

/** What everybody sees at each address: status, bytes and validators. */
async function look(): Promise<Record<string, unknown>> {
  const seen: Record<string, unknown> = {};
  for (const [name, path] of Object.entries(shown)) {
    const answer = await app.get(path);
    const { etag, 'last-modified': modified } = answer.headers;
    const found = answer.status === 200 ? answer.text : '';
    seen[name] = { status: answer.status, etag, modified, text: found };
  }
  return seen;
}

/**
 * What a change makes anew. Whatever is answered after it has to be what a program that knows nothing
 * of before would answer.
 */
async function anew(change: () => Promise<unknown>): Promise<string[]> {
  const { services } = app;
  await look();
  const before = await look();
  await change();
  const after = await look();
  services.pages = pageCache();
  expect(after).toEqual(await look());
  return Object.keys(shown).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
}

const signUp = (name: string, companions = 0) =>
  signUpAttendee(app.services, event, { name, email: `${name}@example.org`, companions });

const calendars: Shown[] = ['feed', 'calendar', 'campaign'];

describe('what everybody sees is made anew at once', () => {
  test('when an event is changed', async () => {
    const cookie = await signedInOrganizer(app.services);
    const edit = () =>
      app
        .visitor({ Cookie: cookie })
        .post(consoleEventAddress('panel', 'edit'), {
          ...filledEventForm,
          intent: 'confirm',
          seenAt: String(app.services.db.events.byId(event.id)?.updatedAt),
        })
        .expect(303);
    app.clock.advance(2000);
    expect(await anew(edit)).toEqual(
      expect.arrayContaining(['home', 'event', 'file', ...calendars, 'announcements']),
    );
  });

  test('when an event is moved, canceled, announced or taken back', async () => {
    const { services } = app;
    expect(
      await anew(() => moveEvent(services, event, { startLocal: '2024-01-22T10:00' })),
    ).toEqual(expect.arrayContaining(['home', 'event', 'file', 'announcements']));
    expect(
      await anew(() => publishEvent(services, draft.id, organizerId, { evenBegun: true })),
    ).toEqual(expect.arrayContaining(['home', 'draft', 'calendar', 'announcements']));
    expect(await anew(() => unpublishEvent(services, draft.id, organizerId))).toEqual(
      expect.arrayContaining(['home', 'draft', 'calendar', 'announcements']),
    );
    expect(await anew(() => cancelEvent(services, event.id, organizerId, 'A storm'))).toEqual(
      expect.arrayContaining(['home', 'event', 'file', ...calendars, 'announcements']),
    );
  });

  test('when an organization joins, is called otherwise, moves on the list or leaves it', async () => {
    const { services } = app;
    const asked = await insertEndorsement(services, event, { listedAs: 'A first union' });
    expect(await anew(() => approveEndorsement(services, asked.id, organizerId))).toEqual([
      'event',
    ]);
    const change = { kind: 'move', id: listed.id, direction: 'up' } as const;
    expect(
      await anew(() =>
        reorderEndorsements(services, { kind: 'event', id: event.id }, organizerId, change),
      ),
    ).toEqual(['event']);
    const listing = { listedAs: 'Another name', website: '', city: '', statement: '' };
    expect(await anew(() => editListing(services, listed.id, organizerId, listing))).toEqual([
      'event',
    ]);
    app.clock.advance(86_400_000);
    expect(await anew(() => withdrawEndorsement(services, asked.id, 'organization'))).toEqual([
      'event',
    ]);
  });

  test('when the last seat goes, when one is free again, when a waiting list begins and ends', async () => {
    const { services } = app;
    const { db } = services;
    await db.write((store) => store.events.update(event.id, { capacity: 2 }));
    expect(await anew(() => signUp('ada'))).toEqual([]);
    expect(await anew(() => signUp('bo'))).toEqual(['home', 'event']);
    const cancel = (name: string) =>
      cancelSignup(services, signupOf(services, event, `${name}@example.org`).id, 'attendee');
    expect(await anew(() => cancel('bo'))).toEqual(['home', 'event']);
    // The seat that is left is too few for them: nobody overtakes those who wait.
    expect(await anew(() => signUp('party', 1))).toEqual(['home', 'event']);
    expect(await anew(() => signUp('luz'))).toEqual([]);
    expect(await anew(() => cancel('luz'))).toEqual([]);
    expect(await anew(() => cancel('party'))).toEqual(['home', 'event']);
  });

  test('when the settings of an event change', async () => {
    const { db } = app.services;
    const update = (values: Partial<Event>) => () =>
      db.write((store) => store.events.update(event.id, values));
    expect(await anew(update({ signupsOpen: false }))).toEqual(['event']);
    expect(await anew(update({ endorsementsOpen: false }))).toEqual(['event']);
    expect(await anew(update({ endorsementsContinue: true }))).toEqual(['event']);
    expect(await anew(update({ signupsOpen: true, capacity: 10 }))).toEqual(['event']);
  });

  test('when another process changes it', async () => {
    const elsewhere = openDatabase(join(app.services.config.dataDirectory, 'cacerola.sqlite'));
    try {
      const change = () =>
        elsewhere.write((store) => store.events.update(event.id, { title: 'Another title' }));
      expect(await anew(change)).toEqual(expect.arrayContaining(['home', 'event', 'calendar']));
    } finally {
      elsewhere.close();
    }
  });

  test('when an event is over', async () => {
    const over = async () => app.clock.set(event.startsAt + 25 * 3_600_000);
    expect(await anew(over)).toEqual(expect.arrayContaining(['home', 'event', 'another']));
  });
});

test('a sign-up, a request to co-sponsor and a mail leave all bytes as they are', async () => {
  const { services } = app;
  await look();
  let rendered = 0;
  const { pages } = services;
  services.pages = {
    ...pages,
    page: (...args) => {
      rendered += 1;
      return pages.page(...args);
    },
  };
  await look();
  const inAll = rendered;
  await signUp('ada');
  await insertEndorsement(services, event, { state: 'unconfirmed', confirmedAt: null });
  await app.deliver();
  await look();
  // A draft is the one address of these that is not kept, and renders nothing.
  expect({ inAll, rendered }).toEqual({ inAll: 0, rendered: 0 });
});
