import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { asset } from '../../templates/assets.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const font = 'sofia-sans-extra-condensed-latin.woff2';

test('a file is kept for a year under the address that carries its hash, and under no other', async () => {
  for (const name of ['cacerola.css', 'app.js', 'icon.svg', font]) {
    const named = await app.get(asset(name)).expect(200);
    expect(named.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    for (const other of [`/assets/${name}`, `/assets/${name}?v=0123456789`]) {
      const answer = await app.get(other).expect(200);
      expect(answer.headers['cache-control']).toBe('no-cache');
    }
  }
});

test('a style names its fonts and pictures with their hashes', async () => {
  const { text } = await app.get(asset('cacerola.css')).expect(200);
  expect(text).toContain(`url('${asset(font)}')`);
  expect(text.match(/url\('(?![^']+\?v=[0-9a-f]{10}'\))/)).toBeNull();
});

test('what is text is compressed, each coding with a validator of its own', async () => {
  const tags = new Set<string>();
  for (const coding of ['br', 'gzip', 'identity']) {
    const ask = () => app.get(asset('app.js')).set('Accept-Encoding', coding);
    const answer = await ask().expect(200).expect('Vary', 'Accept-Encoding');
    const tag = answer.headers['etag'] ?? '';
    expect(answer.headers['content-encoding'] ?? 'identity').toBe(coding);
    tags.add(tag);
    await ask().set('If-None-Match', tag).expect(304);
  }
  expect(tags.size).toBe(3);
  const packed = await app.get(asset(font)).set('Accept-Encoding', 'br, gzip').expect(200);
  expect(packed.headers['content-encoding']).toBeUndefined();
});

test('what there is none of has a page that says so', async () => {
  await app.get('/assets/missing.css').expect(404);
  await app.get('/assets/../assets.ts').expect(404);
  await app.get('/assets/%2e%2e/assets.ts').expect(404);
});
