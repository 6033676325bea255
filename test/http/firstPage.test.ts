import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import {
  consoleAddress,
  consoleEndorsementsAddress,
  consoleEventAddress,
  consoleFormAddress,
  consoleNewMessageAddress,
  consoleOpenMailsAddress,
  consoleUnansweredAddress,
  withQuery,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEndorsement } from '../helpers/endorsements.ts';
import { insertEvent } from '../helpers/events.ts';
import { enqueueExample, insertSignup } from '../helpers/mails.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { signUpAttendee } from '../helpers/signups.ts';

let app: TestApp;
let organizer: Visitor;
let panel: Event;

beforeEach(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  panel = await insertEvent(app.services, {
    slug: 'panel',
    title: 'The panel',
    joinUrl: 'https://meet.example.org/panel',
  });
});
afterEach(() => app.close());

async function shown(visitor = organizer): Promise<string> {
  const { text } = await visitor.get(consoleAddress).expect(200);
  expect(await htmlProblems(text)).toEqual([]);
  return text;
}

/** Where the lines lead that stand in the list of what waits, in its order. */
async function lines(visitor = organizer): Promise<string[]> {
  const [, list = ''] = /<ul class="needs">([\s\S]*?)<\/ul>/.exec(await shown(visitor)) ?? [];
  return [...list.matchAll(/<li[^>]*>\s*<a href="([^"]*)"/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  );
}

function write(job: Parameters<TestApp['services']['db']['write']>[0]) {
  return app.services.db.write(job);
}

describe('what waits for an organizer', () => {
  test('is nothing on a site where nothing does', async () => {
    expect(await lines()).toEqual([]);
    expect(await shown()).toContain('Nothing is waiting for you.');
  });

  test('is a line for each thing, the pressing first, that is gone once it is done', async () => {
    const { services, clock } = app;
    const soon = await insertEvent(
      services,
      { slug: 'soon', kind: 'in-person', title: 'The vigil' },
      { startLocal: '2024-01-11T18:00' },
    );
    await insertEvent(services, { slug: 'plan', state: 'draft', publishedAt: null });
    const needing = await insertSignup(services, panel, { accessNeeds: 'A ramp' });
    const request = await insertEndorsement(services, panel, { state: 'waiting' });
    await enqueueExample(services, 'signup-confirmed', 'en', { event: { slug: 'third' } });
    await write((store) => {
      const [line] = store.outbox.list({}, 1, 0).found;
      const bounce = { weight: 'hard', status: '5.1.1', reply: '', at: clock.now } as const;
      if (line) store.bounces.note({ mailId: line.mail.id, addressHash: 'x', ...bounce });
      store.drafts.insertForm({
        id: 'f'.repeat(16),
        organizerId: 1,
        eventId: null,
        version: 1,
        typed: { title: 'A march' },
        createdAt: clock.now,
        updatedAt: clock.now,
      });
    });
    const all = [
      consoleOpenMailsAddress,
      `${consoleEventAddress('soon', 'edit')}#venue-field`,
      consoleUnansweredAddress('panel'),
      `${consoleEndorsementsAddress('panel')}#to-decide`,
      consoleEventAddress('plan'),
      consoleFormAddress('f'.repeat(16)),
    ];
    expect(await lines()).toEqual(all);

    await write((store) => {
      store.events.update(soon.id, { venue: 'Example Square' });
      store.signups.update(needing.id, { accessAnsweredAt: 1, accessAnsweredBy: 1 });
    });
    expect(await lines()).toEqual([all[0], all[3], all[4], all[5]]);
    await write((store) => {
      for (const id of store.needs.missedMailIds({ overBy: overAll, theirs: null, hidden: [] }))
        store.needs.settleMail(id, 1, 1);
      store.endorsements.update(request.id, { state: 'approved', decidedAt: 1 });
    });
    expect(await lines()).toEqual([all[4], all[5]]);
  });

  test('says that the link is missing of an event online, two days before and not earlier', async () => {
    await write((store) => store.events.update(panel.id, { joinUrl: '' }));
    expect(await lines()).toEqual([]);
    app.clock.set(panel.startsAt - 2 * 86_400_000);
    organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
    expect(await lines()).toEqual([`${consoleEventAddress('panel', 'edit')}#joinUrl-field`]);
    app.clock.set(panel.startsAt + 86_400_000);
    expect(await lines()).toEqual([]);
  });

  test('is written about to whom it concerns, one press away', async () => {
    await insertSignup(app.services, panel, { accessNeeds: 'A ramp, please.' });
    const write = withQuery(consoleNewMessageAddress('panel'), { needs: 'open' });
    expect(await shown()).toContain(`href="${write}"`);
    expect((await organizer.get(write).expect(200)).text).toMatch(/value="needs=open"\s+selected/);
  });

  test('is told to a coordinator of their events alone', async () => {
    const { services } = app;
    const other = await insertEvent(services, { slug: 'other', title: 'Not theirs' });
    await insertSignup(services, panel, { accessNeeds: 'A ramp' });
    await insertSignup(services, other, { accessNeeds: 'A chair' });
    await insertEndorsement(services, other, { state: 'waiting' });
    const coordinator = app.visitor({
      Cookie: await signedInOrganizer(services, {
        name: 'Bo Example',
        email: 'bo@example.org',
        rights: { role: 'coordinator', of: { kind: 'events', eventIds: [panel.id] } },
      }),
    });
    expect(await lines(coordinator)).toEqual([consoleUnansweredAddress('panel')]);
    expect(await shown(coordinator)).not.toContain('Not theirs');
  });
});

describe('the events to come', () => {
  test('stand below with who comes, what is taken of the capacity, and when people signed up', async () => {
    const { services, clock } = app;
    await write((store) => store.events.update(panel.id, { capacity: 4 }));
    const people = async (name: string, companions: number) => {
      await signUpAttendee(services, panel, {
        name,
        email: `${name.toLowerCase()}@example.org`,
        companions,
      });
    };
    await people('Ada', 1);
    clock.advance(2 * 86_400_000);
    await people('Bo', 0);
    const told = /Sign-ups by day, [^:]*: 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1"/;
    // Who has signed up is entered a moment later.
    await expect(until(async () => told.test(await shown()))).resolves.toBe(true);
    expect(await shown()).toContain('3 of 4 spots');
    expect(await shown()).toMatch(/class="capacity__taken" width="75"/);
  });
});

const overAll = { ended: 0, started: 0, begun: 0 };

async function until(holds: () => Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < 50; tries += 1) {
    if (await holds()) return true;
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
  return false;
}
