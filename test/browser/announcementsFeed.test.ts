import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { insertEvent } from '../helpers/events.ts';

/** What XML takes for markup, what it cannot hold at all, and what looks like it was escaped before. */
const hostile = `]]> & <b>"O'Brien"</b> &amp; \u0001\u000b\ufffe <!-- -- --> <?x?> ¿Qué? 👩‍👩‍👧 سلام`;
const readable = `]]> & <b>"O'Brien"</b> &amp;  <!-- -- --> <?x?> ¿Qué? 👩‍👩‍👧 سلام`;

let app: TestApp;
let browser: Browser;
beforeAll(async () => {
  app = await startTestApp();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await app.close();
});

interface ReadFeed {
  type: string;
  errors: number;
  root: string;
  language: string;
  id: string;
  title: string;
  updated: string;
  links: string[];
  entries: ReadAnnouncement[];
}

interface ReadAnnouncement {
  language: string;
  id: string;
  title: string;
  published: string;
  updated: string;
  links: string[];
  summary: string;
  content: string;
  elements: string[];
}

/** A text, since the types of a page are not those of the program that tests it. */
const reader = String.raw`async (address) => {
  const answer = await fetch(address);
  const xml = new DOMParser().parseFromString(await answer.text(), 'application/xml');
  const atom = 'http://www.w3.org/2005/Atom';
  const language = (element) =>
    element.getAttributeNS('http://www.w3.org/XML/1998/namespace', 'lang');
  const children = (parent, name) =>
    [...parent.children].filter((one) => one.localName === name && one.namespaceURI === atom);
  const text = (parent, name) => children(parent, name)[0]?.textContent ?? '';
  const links = (parent) =>
    children(parent, 'link').map((link) => link.getAttribute('rel') + ' ' + link.getAttribute('href'));
  const shown = (content) => new DOMParser().parseFromString(content, 'text/html').body.textContent;
  const root = xml.documentElement;
  return {
    type: answer.headers.get('content-type'),
    errors: xml.getElementsByTagName('parsererror').length,
    root: root.namespaceURI + ' ' + root.localName,
    language: language(root),
    id: text(root, 'id'),
    title: text(root, 'title'),
    updated: text(root, 'updated'),
    links: links(root),
    entries: children(root, 'entry').map((entry) => ({
      language: language(entry),
      id: text(entry, 'id'),
      title: text(entry, 'title'),
      published: text(entry, 'published'),
      updated: text(entry, 'updated'),
      links: links(entry),
      summary: text(entry, 'summary'),
      content: shown(text(entry, 'content')),
      elements: [...entry.children].map((child) => child.localName),
    })),
  };
}`;

/** The feed as a real XML parser reads it. */
async function readFeed(path: string): Promise<ReadFeed> {
  const page = await browser.newPage();
  await page.goto(`${app.baseUrl}/`);
  const feed = await page.evaluate<ReadFeed>(`(${reader})(${JSON.stringify(path)})`);
  await page.close();
  return feed;
}

describe('the feed of announcements', () => {
  test('without events is a feed all the same', async () => {
    expect(await readFeed('/announcements.atom')).toMatchObject({ errors: 0, entries: [] });
  });

  test('is well-formed whatever people typed, with absolute links and each text’s language', async () => {
    const { services, baseUrl } = app;
    const now = app.clock.now;
    await insertEvent(services, { slug: 'draft', state: 'draft', publishedAt: null });
    await insertEvent(services, {
      slug: 'panel',
      title: hostile,
      host: hostile,
      summary: hostile,
      description: `# ${hostile}\n\n[page](https://example.org/?a=1&b=2) <script>alert(1)</script>`,
      scheduledAt: now + 60_000,
    });
    await insertEvent(services, {
      slug: 'accion',
      title: 'Acción ante la embajada',
      language: 'es',
      state: 'cancelled',
      cancelledAt: now + 120_000,
      cancellationNote: 'Por el temporal.',
      scheduledAt: now + 120_000,
      kind: 'in-person',
      venue: 'Embassy of Exampleland',
    });
    const feed = await readFeed('/announcements.atom?lang=es');
    expect(feed).toMatchObject({
      type: 'application/atom+xml; charset=utf-8',
      errors: 0,
      root: 'http://www.w3.org/2005/Atom feed',
      language: 'es',
      id: `${baseUrl}/announcements.atom?lang=es`,
      title: 'Example Collective: convocatorias',
      updated: new Date(now + 120_000).toISOString(),
      links: [`self ${baseUrl}/announcements.atom?lang=es`, `alternate ${baseUrl}/?lang=es`],
    });
    const [action, panel, ...others] = feed.entries;
    expect(others).toEqual([]);
    expect(action).toMatchObject({
      language: 'es',
      title: 'Se canceló: Acción ante la embajada',
      published: new Date(now).toISOString(),
      updated: new Date(now + 120_000).toISOString(),
      links: [`alternate ${baseUrl}/events/accion`],
      summary: expect.stringContaining('domingo'),
      content: expect.stringContaining('Por el temporal.'),
    });
    expect(action?.summary).toContain('Embassy of Exampleland');
    expect(panel).toMatchObject({
      language: 'en',
      title: readable,
      summary: expect.stringContaining('Sunday, January 21, 2024'),
      content: expect.stringContaining(readable),
      elements: ['id', 'title', 'link', 'published', 'updated', 'author', 'summary', 'content'],
    });
    expect(panel?.id).toMatch(/^tag:localhost,2024-01-10:event-\d+-/);
    expect(panel?.content).toContain('<script>alert(1)</script>');
  });
});
