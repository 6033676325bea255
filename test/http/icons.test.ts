import { afterAll, beforeAll, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { z } from 'zod';
import { homeAddress, manifestAddress, touchIconAddress } from '../../templates/addresses.ts';
import { paletteOf } from '../../templates/palette.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const save = (settings: { organization?: string; color?: string }) =>
  app.services.db.write((store) => store.siteSettings.save({ ...settings, updatedAt: 1 }));

const manifestFile = z.object({
  name: z.string(),
  theme_color: z.string(),
  icons: z.array(z.object({ src: z.string(), sizes: z.string(), type: z.string() })),
});

async function manifest() {
  const answer = await app.get(manifestAddress).buffer(true).expect(200);
  expect(answer.headers['content-type']).toBe('application/manifest+json');
  return manifestFile.parse(answer.body);
}

/** The colour of a pixel, `#rrggbb`. */
async function colorAt(picture: Buffer, left: number, top: number): Promise<string> {
  const { data } = await sharp(picture)
    .extract({ left, top, width: 1, height: 1 })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return `#${data.subarray(0, 3).toString('hex')}`;
}

test('a site tells what it is called and shows its colour where it is kept', async () => {
  expect((await app.get(homeAddress).expect(200)).text).toContain(
    `<link rel="manifest" href="${manifestAddress}" />`,
  );
  await save({ organization: 'Bread & “roses”', color: '#1749c9' });
  const told = await manifest();
  const { block } = paletteOf('#1749c9').light;
  expect(told).toMatchObject({ name: 'Bread & “roses”', theme_color: block });
  expect(told.icons.map(({ sizes }) => sizes)).toEqual(['any', '192x192', '512x512']);
  for (const { src, sizes, type } of told.icons) {
    const { body, headers } = await app.get(src).buffer(true).expect(200);
    expect(headers['content-type']).toBe(type);
    expect(headers['cache-control']).toContain('immutable');
    if (sizes === 'any') continue;
    const { width, height } = await sharp(Buffer.from(body)).metadata();
    expect(`${width}x${height}`).toBe(sizes);
    expect(await colorAt(Buffer.from(body), 2, 2)).toBe(block);
  }
  await app.get('/icons/7.png').expect(404);
});

test('its icon is its logo, on white, as soon as it has one', async () => {
  const before = await manifest();
  const bytes = await sharp({
    create: { width: 480, height: 240, channels: 3, background: '#0a7d3b' },
  })
    .jpeg()
    .toBuffer();
  await app.services.db.write((store) => {
    const hash = 'abcdef0123456789';
    store.siteLogo.put([{ hash, width: 480, height: 240, type: 'jpeg', bytes }]);
    store.siteSettings.save({ updatedAt: 2 });
  });
  const { icons } = await manifest();
  expect(icons.map(({ sizes }) => sizes)).toEqual(['192x192', '512x512']);
  expect(icons[0]?.src).not.toBe(before.icons[1]?.src);
  const { body } = await app.get(touchIconAddress).buffer(true).expect(200);
  const picture = Buffer.from(body);
  expect((await sharp(picture).metadata()).width).toBe(180);
  expect(await colorAt(picture, 90, 20)).toBe('#ffffff');
  expect(await colorAt(picture, 90, 90)).toMatch(/^#0[89abc]7[bcdef]3[9abcd]$/);
});

test('what was kept of it is not sent again', async () => {
  const { headers } = await app.get(manifestAddress).expect(200);
  await app.get(manifestAddress).set('If-None-Match', String(headers['etag'])).expect(304);
});
