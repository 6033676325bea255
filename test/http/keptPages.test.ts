import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import { consoleEventAddress, eventAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertEndorsement } from '../helpers/endorsements.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { signUpAttendee } from '../helpers/signups.ts';

let app: TestApp;
let event: Event;

beforeEach(async () => {
  app = await startTestApp();
  const { services } = app;
  await signedInOrganizer(services);
  const campaign = await services.db.write((store) =>
    store.campaigns.insert({ slug: 'day', title: 'A day of action', facts: [], updatedAt: 1 }),
  );
  const campaignId = campaign.id;
  event = await insertEvent(services, { slug: 'panel', campaignId, endorsementsOpen: true });
  await insertEvent(services, { slug: 'draft', state: 'draft', publishedAt: null });
  await insertEvent(services, { slug: 'another' });
  await insertEndorsement(services, event, { state: 'approved', decidedAt: 1 });
});
afterEach(() => app.close());

const signUp = (name: string, companions = 0) =>
  signUpAttendee(app.services, event, { name, email: `${name}@example.org`, companions });

describe('a kept page', () => {
  const path = eventAddress('panel');

  /** The short way, which is taken from the second time on. */
  async function ask(headers: Record<string, string> = {}, asked = path) {
    const response = await fetch(`${app.baseUrl}${asked}`, { headers });
    return { response, bytes: Buffer.from(await response.arrayBuffer()) };
  }

  test('has the same headers and the same log, whichever way it was answered', async () => {
    const headers = { 'Accept-Encoding': 'identity' };
    const [first, second] = [await ask(headers), await ask(headers)];
    const plain = ({ response }: typeof first) => {
      const { date: _, 'x-request-id': id, ...rest } = Object.fromEntries(response.headers);
      expect(id).toMatch(/^[\da-f-]{36}$/);
      return rest;
    };
    expect(plain(second)).toEqual(plain(first));
    expect(plain(first)).toMatchObject({
      'cache-control': 'no-cache',
      vary: 'Cookie, Accept-Language, Accept-Encoding',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
    });
    expect(second.bytes).toEqual(first.bytes);
    const lines = app.logged.filter(({ route }) => route === '/events/:slug');
    const told = lines.map(({ level, method, status }) => [level, method, status]);
    expect(told).toEqual([
      [30, 'GET', 200],
      [30, 'GET', 200],
    ]);
    expect(lines.map((line) => Object.keys(line))).toEqual([
      Object.keys(lines[0] ?? {}),
      Object.keys(lines[0] ?? {}),
    ]);
  });

  test('comes in the coding that is asked for, each with a validator of its own', async () => {
    const tags = new Set<string>();
    const plain = (await ask({ 'Accept-Encoding': 'identity' })).bytes;
    for (const [accepted, coding] of [
      ['gzip, deflate, br, zstd', 'br'],
      ['gzip, deflate', 'gzip'],
      ['br;q=0, gzip', 'gzip'],
      ['identity', null],
      ['nonsense;;;', null],
    ] as const) {
      // Node's fetch undoes the coding.
      const { response, bytes } = await ask({ 'Accept-Encoding': accepted });
      expect({ accepted, coding: response.headers.get('content-encoding') }).toEqual({
        accepted,
        coding,
      });
      expect(bytes).toEqual(plain);
      const tag = response.headers.get('etag') ?? '';
      tags.add(tag);
      // Not by fetch, which asks for a page anew where it is told of another one.
      const again = await app.get(path).set({ 'Accept-Encoding': accepted, 'If-None-Match': tag });
      expect({ accepted, status: again.status }).toEqual({ accepted, status: 304 });
      expect(again.headers['etag']).toBe(tag);
      expect(again.headers['vary']).toContain('Accept-Encoding');
    }
    expect(tags.size).toBe(3);
  });

  test('is small', async () => {
    const { bytes } = await ask({ 'Accept-Encoding': 'identity' });
    expect(bytes.length).toBeLessThanOrEqual(14_000);
  });

  test('answers HEAD with the headers alone', async () => {
    await ask();
    const head = await fetch(`${app.baseUrl}${path}`, { method: 'HEAD' });
    const { response } = await ask();
    expect(head.status).toBe(200);
    expect(head.headers.get('content-length')).toBe(response.headers.get('content-length'));
    expect(await head.text()).toBe('');
  });

  test('is in the language and zone of whoever asks', async () => {
    const language = async (headers: Record<string, string>, asked = path) =>
      /<html lang="(\w+)"/.exec((await ask(headers, asked)).bytes.toString())?.[1];
    for (let round = 0; round < 2; round += 1) {
      expect(await language({})).toBe('en');
      expect(await language({ 'Accept-Language': 'es-MX,es;q=0.9,en;q=0.5' })).toBe('es');
      expect(await language({ 'Accept-Language': 'de' })).toBe('en');
      expect(await language({ 'Accept-Language': 'de', Cookie: 'language=es' })).toBe('es');
      expect(await language({ Cookie: 'language=es' }, `${path}?lang=en`)).toBe('en');
      const { bytes } = await ask({ Cookie: 'zone=Asia%2FKolkata' });
      expect(bytes.toString()).toContain('For you, in Kolkata');
      expect((await ask()).bytes.toString()).not.toContain('For you');
      expect((await ask({ Cookie: 'zone=Nowhere' })).bytes.toString()).not.toContain('For you');
    }
  });

  test('lists who co-sponsors at that moment, in the order of that moment', async () => {
    const names = async () =>
      [...(await ask()).bytes.toString().matchAll(/<li><bdi>([^<]*)<\/bdi><\/li>/g)].map(
        ([, name]) => name,
      );
    const { db } = app.services;
    const other = { state: 'approved', decidedAt: 2, website: '', city: '' } as const;
    await insertEndorsement(app.services, event, { ...other, listedAs: 'Beta' });
    const last = await insertEndorsement(app.services, event, { ...other, listedAs: 'Gamma' });
    expect((await names()).slice(-2)).toEqual(['Beta', 'Gamma']);
    await db.write((store) => store.endorsements.update(last.id, { listedAs: 'Alpha' }));
    expect(await names()).toEqual(expect.arrayContaining(['Alpha', 'Beta']));
    expect((await names()).indexOf('Alpha')).toBeLessThan((await names()).indexOf('Beta'));
    await db.write((store) => {
      store.endorsements.place(last.id, 2);
      store.events.update(event.id, { endorsementOrder: 'chosen' });
    });
    expect((await names()).at(0)).toBe('Alpha');
    await db.write((store) => store.endorsements.update(last.id, { state: 'withdrawn' }));
    expect(await names()).not.toContain('Alpha');
  });

  test('tells nothing of the query that somebody asked with', async () => {
    const [plain, tagged] = [await ask(), await ask({}, `${path}?utm_source=elsewhere&x=1`)];
    expect(tagged.bytes).toEqual(plain.bytes);
    const named = await ask({}, `${path}?lang=es&utm_source=elsewhere`);
    expect(named.bytes.toString()).not.toContain('elsewhere');
  });

  test('is kept once, however its address and its visitors are spelled', async () => {
    const { pages } = app.services;
    let rendered = 0;
    app.services.pages = {
      ...pages,
      page: (key, version, now, render, about) =>
        pages.page(
          key,
          version,
          now,
          () => {
            rendered += 1;
            return render();
          },
          about,
        ),
    };
    for (let index = 0; index < 400; index += 1)
      await ask(
        { 'Accept-Language': `en-${index}`, Cookie: `zone=x${index}` },
        `${path}?x=${index}`,
      );
    for (const spelled of ['/events/%70anel', '/events/p%61nel', '/events/pane%6C'])
      expect((await ask({}, spelled)).response.status).toBe(200);
    expect(rendered).toBe(1);
  });
});

describe('what is made for one answer', () => {
  test('is compressed, unless it may repeat what another site had the browser send', async () => {
    const Cookie = await signedInOrganizer(app.services);
    const asked = `${consoleEventAddress('panel')}/signups`;
    const coding = async (path: string, headers: Record<string, string> = {}) => {
      const sent = { Cookie, 'Accept-Encoding': 'br', ...headers };
      const answer = await fetch(`${app.baseUrl}${path}`, { headers: sent });
      expect(answer.status).toBe(200);
      return answer.headers.get('content-encoding');
    };
    const search = `${asked}?search=ada`;
    expect(await coding(asked)).toBe('br');
    expect(await coding(search, { 'Sec-Fetch-Site': 'same-origin' })).toBe('br');
    expect(await coding(search, { 'Sec-Fetch-Site': 'none' })).toBe('br');
    expect(await coding(search, { 'Sec-Fetch-Site': 'cross-site' })).toBeNull();
    expect(await coding(search, { 'Sec-Fetch-Site': 'same-site' })).toBeNull();
    expect(await coding(search)).toBeNull();
  });

  test('is compressed on its way where it is a file', async () => {
    const Cookie = await signedInOrganizer(app.services);
    await signUp('ada');
    const address = `${app.baseUrl}${consoleEventAddress('panel')}/signups.csv`;
    const plain = await fetch(address, { headers: { Cookie, 'Accept-Encoding': 'identity' } });
    const packed = await fetch(address, { headers: { Cookie, 'Accept-Encoding': 'gzip' } });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await packed.text()).toBe(await plain.text());
  });

  test('is what it was, under its coding', async () => {
    const ask = async (coding: string) => {
      const answer = await app.get('/nowhere').set('Accept-Encoding', coding).expect(404);
      expect(answer.headers['content-encoding']).toBe(coding === 'identity' ? undefined : coding);
      return answer.text.replaceAll(/[\da-f]{8}-[\da-f-]{27}/g, 'ID');
    };
    const plain = await ask('identity');
    expect(plain).toContain('<h1');
    expect(await ask('br')).toBe(plain);
    expect(await ask('gzip')).toBe(plain);
  });
});
