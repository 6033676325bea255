import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event, EventTexts } from '../../db/schema.ts';
import { deleteDraft } from '../../server/events/deleteDraft.ts';
import { gapsOf } from '../../server/fields/eventIn.ts';
import {
  consoleEventAddress,
  consoleEventAuditAddress,
  consoleEventLanguagesAddress,
  consoleLanguagesAddress,
  eventAddress,
  inLanguage,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

let app: TestApp;
let event: Event;
let organizer: Visitor;

const list = consoleEventLanguagesAddress('panel');
const french = consoleEventLanguagesAddress('panel', 'fr');

beforeEach(async () => {
  app = await startTestApp();
  event = await insertEvent(app.services, {
    slug: 'panel',
    title: 'An example panel',
    summary: 'With two people.',
    bring: 'Pots and pans',
    speakers: [
      { name: 'Ada Example', role: 'welder' },
      { name: 'Bo Example', role: '' },
    ],
  });
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterEach(() => app.close());

function stored(): EventTexts | undefined {
  return app.services.db.eventTexts.ofEvent(event.id).find(({ language }) => language === 'fr');
}

/** The form of a page as its hidden fields have it, with what somebody types. */
async function sent(typed: Record<string, string>): Promise<Record<string, string>> {
  const { text } = await organizer.get(french).expect(200);
  const hidden = [...text.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, value],
  );
  return { ...Object.fromEntries(hidden), ...typed };
}

const whole = {
  title: 'Un exemple de table ronde',
  summary: 'Avec deux personnes.',
  bring: 'Casseroles',
  speakers: 'Ada Example — soudeuse',
};

describe('the texts of an event in a further language', () => {
  test('are written beside the original, and read by whoever reads that language', async () => {
    const { text } = await organizer.get(`${list}?add=fr`).expect(303);
    expect(text).toBeDefined();
    const form = await organizer.get(french).expect(200);
    expect(form.text).toContain('With two people.');
    expect(form.text).toContain('Ada Example — ');
    expect(form.text).not.toContain('name="accessibility"');
    await organizer.post(french, await sent(whole)).expect(303);
    const page = await app.get(inLanguage(eventAddress('panel'), 'fr')).expect(200);
    for (const words of ['Un exemple de table ronde', 'Avec deux personnes.', 'soudeuse'])
      expect(page.text).toContain(words);
    expect((await organizer.get(list)).text).toContain('Complete');
    const audit = await organizer.get(consoleEventAuditAddress('panel'));
    expect(audit.text).toContain(
      'Texts in French changed: Title, Summary, Speakers, What to bring',
    );
  });

  test('mail nobody and raise no SEQUENCE', async () => {
    const { db } = app.services;
    const before = db.events.byId(event.id);
    await organizer.post(french, await sent(whole)).expect(303);
    expect(db.events.byId(event.id)).toEqual({
      ...before,
      textsChangedAt: app.clock.now,
    });
    expect(db.outbox.list({}, 10, 0).found).toEqual([]);
  });

  test('need a title, keep what was typed, and name no speaker whom nobody announced', async () => {
    const refused = await organizer.post(french, await sent({ ...whole, title: '' })).expect(422);
    expect(refused.text).toContain('Avec deux personnes.');
    const stranger = { ...whole, speakers: 'Somebody Else — soudeuse' };
    const answer = await organizer.post(french, await sent(stranger)).expect(422);
    expect(answer.text).toContain('Somebody Else is not among the speakers.');
    expect(answer.text).toContain('Somebody Else — soudeuse');
    expect(stored()).toBeUndefined();
  });

  test('are out of date once the original changes, until somebody looks at them', async () => {
    const { db } = app.services;
    await organizer.post(french, await sent(whole)).expect(303);
    await db.write((store) => store.events.update(event.id, { summary: 'With three people.' }));
    const gaps = () => {
      const now = db.events.byId(event.id) ?? event;
      return gapsOf(now, stored()?.texts ?? {});
    };
    expect(gaps()).toEqual({ missing: [], outdated: ['summary'] });
    expect((await organizer.get(list)).text).toContain('The original has changed since: Summary.');
    expect((await organizer.get(consoleEventAddress('panel'))).text).toContain('Out of date');
    // Who mends a title has not read the rest again.
    await organizer.post(french, await sent({ ...whole, title: 'Table ronde' })).expect(303);
    expect(gaps().outdated).toEqual(['summary']);
    expect((await organizer.get(french)).text).toContain('Changed since');
    await organizer.post(french, await sent({ ...whole, 'summary-still': 'yes' })).expect(303);
    expect(gaps().outdated).toEqual([]);
  });

  test('are not written over by who opened them before', async () => {
    const early = await sent(whole);
    await organizer.post(french, await sent({ title: 'Plus vite' })).expect(303);
    const late = await organizer.post(french, early).expect(422);
    expect(late.text).toContain('Someone else saved these texts');
    expect(late.text).toContain('Avec deux personnes.');
    expect(stored()?.texts['title']?.text).toBe('Plus vite');
  });

  test('are deleted after a question, and leave the original', async () => {
    await organizer.post(french, await sent(whole)).expect(303);
    const removal = consoleEventLanguagesAddress('panel', 'fr', 'removal');
    expect((await organizer.get(removal).expect(200)).text).toContain('texts in French?');
    await organizer.post(removal).expect(303);
    await organizer.post(removal).expect(303);
    expect(stored()).toBeUndefined();
    const page = await app.get(inLanguage(eventAddress('panel'), 'fr')).expect(200);
    expect(page.text).toContain('An example panel');
  });

  test('are in a language that there is, and not in that of the original', async () => {
    await organizer.get(`${list}/tlh`).expect(404);
    await organizer.post(`${list}/tlh`, whole).expect(404);
    await organizer.get(`${list}/en`).expect(303);
    await organizer.get(`${list}?add=tlh`).expect(200);
  });

  test('are told of all events to come, and what one lacks that another has', async () => {
    await insertEvent(app.services, { slug: 'vigil', title: 'A vigil', language: 'es' });
    await organizer.post(french, await sent({ title: 'Table ronde' })).expect(303);
    expect((await organizer.get(list)).text).toContain(consoleLanguagesAddress);
    const { text } = await organizer.get(consoleLanguagesAddress).expect(200);
    expect(text).toMatch(/French\s+<span class="badge badge--info">In part/);
    expect(text).toContain(consoleEventLanguagesAddress('vigil', 'fr'));
    expect(text).toContain(consoleEventLanguagesAddress('panel', 'es'));
    expect(text).not.toContain(consoleEventLanguagesAddress('vigil', 'es'));
    expect(await htmlProblems(text)).toEqual([]);
  });

  test('go with their event', async () => {
    await organizer.post(french, await sent(whole)).expect(303);
    const { db } = app.services;
    await db.write((store) => {
      store.audit.outliveEvent(event.id);
      store.events.remove(event.id);
    });
    expect(stored()).toBeUndefined();
  });
});

test('a translation of a draft that is deleted in that very moment is no error of ours', async () => {
  const { services } = app;
  await services.db.write((store) =>
    store.events.update(event.id, { state: 'draft', publishedAt: null }),
  );
  const form = await sent({ title: 'Un exemple' });
  const { db } = services;
  services.db = {
    ...db,
    write: (job) => {
      services.db = db;
      void deleteDraft(services, event.id, 1);
      return db.write(job);
    },
  };
  await organizer.post(french, form).expect(303);
  expect(services.db.events.byId(event.id)).toBeUndefined();
});
