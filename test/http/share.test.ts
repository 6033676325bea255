import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { decodeQR } from 'qr/decode.js';
import type { Event } from '../../db/schema.ts';
import { eventQrAddress, eventShareAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';

let app: TestApp;
let event: Event;

beforeEach(async () => {
  app = await startTestApp();
  event = await insertEvent(app.services, { slug: 'panel', title: 'Bread & roses, 100 % “free”' });
});
afterEach(() => app.close());

/** Where the links of a page lead that leave the site. */
function linksOut(html: string): URL[] {
  return [...html.matchAll(/href="((?:https|mailto):[^"]*)"/g)].map(
    ([, address = '']) => new URL(address.replaceAll('&amp;', '&')),
  );
}

test('the ways of passing an event on carry its title, its hour and its address', async () => {
  const { text } = await app.get(eventShareAddress('panel')).expect(200);
  const url = `${app.baseUrl}/events/panel`;
  const said = `${event.title}. Sunday, January 21, 2:30 PM ET / 11:30 AM PT`;
  const told = Object.fromEntries(
    linksOut(text).map(({ host, protocol, hash, searchParams }) => [
      host || protocol,
      hash === '' ? Object.fromEntries(searchParams) : decodeURIComponent(hash),
    ]),
  );
  expect(told).toEqual({
    'wa.me': { text: `${said} ${url}` },
    't.me': { url, text: said },
    'share.joinmastodon.org': `#text=${said} ${url}`,
    'bsky.app': { text: `${said} ${url}` },
    'x.com': { text: said, url },
    'www.facebook.com': { u: url },
    'mailto:': { subject: event.title, body: `${said}\n\n${url}` },
  });
});

test('nothing is loaded from anybody else', async () => {
  const { text } = await app.get(eventShareAddress('panel')).expect(200);
  const loaded = [...text.matchAll(/ (?:src|srcset|poster|data|action)="([^"]*)"/g)];
  expect(loaded.map(([, address]) => address)).toEqual(
    loaded.map(() => expect.stringMatching(/^\/(?!\/)/)),
  );
});

test('the code is a file for everybody, and keeps a quiet zone', async () => {
  const answer = await app.get(eventQrAddress('panel')).expect(200);
  expect(answer.headers['content-type']).toBe('image/svg+xml');
  expect(answer.headers['etag']).toMatch(/^"/);
  const svg = String(answer.body);
  expect(decodeQR(photographOf(svg))).toBe(`${app.baseUrl}/events/panel?from=qr`);
  const [, x = '', y = ''] = /<path d="M(\d+) (\d+)/.exec(svg) ?? [];
  expect([Number(x), Number(y)]).toEqual([4, 4]);
});

/** A drawing of squares of one unit as a camera sees it, four points a unit. */
function photographOf(svg: string) {
  const scale = 4;
  const units = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const size = units * scale;
  const data = new Uint8Array(size * size * 4).fill(255);
  let [x, y] = [0, 0];
  for (const [, move, across, down] of svg.matchAll(/([Mm])(-?\d+)[ ,]?(-?\d+)h1v1/g)) {
    [x, y] = move === 'M' ? [Number(across), Number(down)] : [x + Number(across), y + Number(down)];
    for (let row = y * scale; row < (y + 1) * scale; row += 1)
      for (let column = x * scale; column < (x + 1) * scale; column += 1)
        data.fill(0, (row * size + column) * 4, (row * size + column) * 4 + 3);
  }
  return { width: size, height: size, data };
}

test('its pictures and posters are there to be taken along', async () => {
  const { text } = await app.get(eventShareAddress('panel')).expect(200);
  const files = [...text.matchAll(/href="([^"]*\.(?:png|pdf)[^"]*)"/g)];
  expect(files).toHaveLength(4);
  for (const [, address = ''] of files) await app.get(address.replaceAll('&amp;', '&')).expect(200);
});

test('a draft is passed on by nobody', async () => {
  await insertEvent(app.services, { slug: 'draft', state: 'draft', publishedAt: null });
  await app.get(eventShareAddress('draft')).expect(404);
  await app.get(eventQrAddress('draft')).expect(404);
});
