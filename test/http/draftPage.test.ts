import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event, Rights } from '../../db/schema.ts';
import { publishEvent } from '../../server/events/publishEvent.ts';
import {
  consoleDraftLinkAddress,
  consoleEventAddress,
  draftSharedPictureAddress,
  eventAddress,
  storedPictureAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

let app: TestApp;
let organizer: Visitor;
let draft: Event;
beforeEach(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  draft = await insertEvent(app.services, {
    slug: 'panel',
    state: 'draft',
    publishedAt: null,
    title: 'A panel to come',
  });
});
afterEach(() => app.close());

async function linkShown(): Promise<string> {
  const { text } = await organizer.get(consoleEventAddress('panel')).expect(200);
  const [, url] = /data-copy="([^"]*\/drafts\/[^"]*)"/.exec(text) ?? [];
  if (url === undefined) throw new Error('No link is shown.');
  return new URL(url).pathname;
}

async function makeLink(): Promise<string> {
  await organizer.post(consoleDraftLinkAddress('panel')).expect(303);
  return linkShown();
}

describe('the address of a draft', () => {
  test('shows organizers the page under a strip, which nothing keeps', async () => {
    for (const language of ['en', 'es']) {
      const { text, headers } = await organizer
        .get(`${eventAddress('panel')}?lang=${language}`)
        .expect(200);
      expect(text).toContain('A panel to come');
      expect(text).toContain('class="draft-strip"');
      expect(text).toContain(`href="${consoleEventAddress('panel', 'edit')}"`);
      expect(text).toContain(`action="${consoleEventAddress('panel', 'publication')}"`);
      expect(text).toContain('<fieldset disabled>');
      // What a draft has not yet leads nowhere.
      const inert = /<div class="to-come" inert>[\s\S]*?\/share"/;
      expect(text).toMatch(inert);
      expect(text.replace(inert, '')).not.toMatch(/href="\/events\/panel\/(?:share|event\.ics)/);
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['x-robots-tag']).toBe('noindex');
      expect(text).not.toContain('og:title');
      expect(await htmlProblems(text)).toEqual([]);
    }
  });

  test('is none for everybody else, before and after an organizer looked', async () => {
    const unknown = (await app.get(eventAddress('nothing')).expect(404)).text;
    const without = (text: string) => text.replaceAll(/[\da-f-]{36}|panel|nothing/g, '');
    expect(without((await app.get(eventAddress('panel')).expect(404)).text)).toBe(without(unknown));
    await organizer.get(eventAddress('panel')).expect(200);
    const stranger = app.visitor({ Cookie: `session=${'A'.repeat(43)}` });
    await stranger.get(eventAddress('panel')).expect(404);
    await app.get(eventAddress('panel')).expect(404);
  });

  test('is none for those of the team who may not organize it, nor are its pictures', async () => {
    const { services } = app;
    const other = await insertEvent(services);
    const hash = 'd'.repeat(16);
    await services.db.write((store) =>
      store.pictures.put(
        { eventId: draft.id, hash, width: 640, height: 480, createdAt: services.clock() },
        [{ width: 640, type: 'webp', bytes: Buffer.from('a picture') }],
      ),
    );
    const who = async (email: string, rights: Rights) =>
      app.visitor({ Cookie: await signedInOrganizer(services, { email, rights }) });
    const of = (...eventIds: number[]) => ({ kind: 'events', eventIds }) as const;
    const picture = storedPictureAddress(hash, 640, 'webp');
    for (const [visitor, status] of [
      [await who('door@example.org', { role: 'door', eventId: draft.id }), 404],
      [await who('other@example.org', { role: 'coordinator', of: of(other.id) }), 404],
      [await who('theirs@example.org', { role: 'coordinator', of: of(draft.id) }), 200],
    ] as const) {
      await visitor.get(eventAddress('panel')).expect(status);
      await visitor.get(picture).expect(status);
    }
  });

  test('has no strip any more once it is public', async () => {
    await organizer.get(eventAddress('panel')).expect(200);
    const [ada] = app.services.db.organizers.active();
    await publishEvent(app.services, draft.id, ada?.id ?? 0, { evenBegun: true });
    for (const visitor of [organizer, app]) {
      const { text } = await visitor.get(eventAddress('panel')).expect(200);
      expect(text).not.toContain('draft-strip');
      expect(text).not.toContain('<fieldset disabled>');
    }
  });

  test('takes no sign-ups', async () => {
    await organizer
      .post(`${eventAddress('panel')}/signups`, { name: 'Ada', email: 'ada@example.org' })
      .expect(404);
  });
});

describe('the preview link', () => {
  test('shows the page to whoever has it, and tells nobody of the link', async () => {
    const address = await makeLink();
    const { text, headers } = await app.visitor().get(address).expect(200);
    expect(text).toContain('A panel to come');
    expect(text).toContain('class="draft-strip"');
    expect(text).not.toContain('/console/');
    expect(text).toContain('<fieldset disabled>');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-robots-tag']).toBe('noindex');
    expect(await htmlProblems(text)).toEqual([]);
    const languages = [...text.matchAll(/href="([^"]*)"\s+hreflang/g)].map(([, href]) => href);
    expect(languages).toContain(`${address}?lang=es`);
    const spanish = await app.visitor().get(`${address}?lang=es`).expect(200);
    expect(spanish.text).toContain('Borrador');
    expect(JSON.stringify(app.logged)).not.toContain(address);
  });

  test('stays the same by a second click, and is another one once it was revoked', async () => {
    const address = await makeLink();
    expect(await makeLink()).toBe(address);
    await organizer.post(consoleDraftLinkAddress('panel', 'revocation')).expect(303);
    await app.visitor().get(address).expect(404);
    const { text } = await organizer.get(consoleEventAddress('panel')).expect(200);
    expect(text).not.toContain('/drafts/');
    const again = await makeLink();
    expect(again).not.toBe(address);
    await app.visitor().get(again).expect(200);
    await app.visitor().get(address).expect(404);
  });

  test('leads to the public page once there is one', async () => {
    const address = await makeLink();
    const [ada] = app.services.db.organizers.active();
    await publishEvent(app.services, draft.id, ada?.id ?? 0, { evenBegun: true });
    await app.visitor().get(address).expect(303).expect('Location', eventAddress('panel'));
    await organizer.post(consoleDraftLinkAddress('panel', 'revocation')).expect(303);
    await app.visitor().get(address).expect(404);
  });

  test('is left in the audit log, and goes with the draft', async () => {
    await makeLink();
    await organizer.post(consoleDraftLinkAddress('panel', 'revocation')).expect(303);
    const actions = app.services.db.audit.ofEvent(draft.id, 10).map(({ action }) => action);
    expect(actions).toEqual(['draft-link-revoked', 'draft-link-made']);
    const address = await makeLink();
    await organizer.post(consoleEventAddress('panel', 'deletion')).expect(303);
    await app.visitor().get(address).expect(404);
  });
});

describe('the pictures of a draft', () => {
  const bytes = Buffer.from('a picture');
  const hash = 'b'.repeat(16);
  const open = storedPictureAddress(hash, 640, 'jpg');

  beforeEach(async () => {
    const about = { eventId: draft.id, hash, width: 640, height: 400, createdAt: 0 };
    const files = (['webp', 'jpeg'] as const).map((type) => ({ width: 640, type, bytes }));
    await app.services.db.write((store) => store.pictures.put(about, files));
  });

  test('are shown to whoever has its link, and kept by nobody', async () => {
    const address = await makeLink();
    const { text } = await app.visitor().get(address).expect(200);
    const [, shown = ''] = /<img\s[^>]*src="([^"]*)"/.exec(text) ?? [];
    expect(shown).toBe(`${address}${open}`);
    expect(text).not.toMatch(/(?:src|srcset)="\/pictures/);
    const picture = await app.visitor().get(shown).expect(200);
    expect(picture.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
    });
    await organizer.post(consoleDraftLinkAddress('panel', 'revocation')).expect(303);
    await app.visitor().get(shown).expect(404);
    await app
      .visitor()
      .get(`${await makeLink()}${open}`)
      .expect(200);
    await app.visitor().get(shown).expect(404);
  });

  test('are for organizers alone at their own address, until it is announced', async () => {
    await app.get(open).expect(404);
    const { headers } = await organizer.get(open).expect(200);
    expect(headers['cache-control']).toBe('no-store');
    const [ada] = app.services.db.organizers.active();
    await publishEvent(app.services, draft.id, ada?.id ?? 0, { evenBegun: true });
    const announced = await app.get(open).expect(200);
    expect(announced.headers['cache-control']).toContain('immutable');
  });

  test('of another event are not opened by its link', async () => {
    const other = await insertEvent(app.services, { state: 'draft', publishedAt: null });
    const about = { eventId: other.id, hash: 'c'.repeat(16), width: 640, height: 1, createdAt: 0 };
    await app.services.db.write((store) =>
      store.pictures.put(about, [{ width: 640, type: 'jpeg', bytes }]),
    );
    const address = await makeLink();
    await app.get(`${address}${storedPictureAddress('c'.repeat(16), 640, 'jpg')}`).expect(404);
    await app.get(`${address}${storedPictureAddress(hash, 320, 'jpg')}`).expect(404);
    await app.get(`${address}/pictures/${hash}/nothing`).expect(404);
  });
});

test('what a draft will be shared by is behind its link, too', async () => {
  const address = await makeLink();
  const token = address.slice(address.lastIndexOf('/') + 1);
  const { text } = await app.visitor().get(address).expect(200);
  const square = draftSharedPictureAddress(token, 'square', 'en');
  const poster = draftSharedPictureAddress(token, 'poster.pdf', 'en', 'letter');
  for (const [path, type] of [
    [square, 'image/png'],
    [poster, 'application/pdf'],
  ] as const) {
    expect(text).toContain(`href="${path.replaceAll('&', '&amp;')}"`);
    const { headers } = await app.visitor().get(path).expect(200).expect('Content-Type', type);
    expect(headers['cache-control']).toBe('no-store');
  }
  await organizer.post(consoleDraftLinkAddress('panel', 'revocation')).expect(303);
  await app.visitor().get(square).expect(404);
});
