import { afterAll, beforeAll, expect, test } from '@jest/globals';
import sharp from 'sharp';
import supertest from 'supertest';
import { consoleLogoAddress, consoleSettingsAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

let app: TestApp;
let cookie: string;
beforeAll(async () => {
  app = await startTestApp();
  cookie = await signedInOrganizer(app.services);
});
afterAll(() => app.close());

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: '#2a78' } })
    .png()
    .toBuffer();

/** Sends the form as browsers do, with a file. */
function send(file: Buffer | null, name = 'logo.png') {
  const request = supertest(app.services.config.baseUrl)
    .post(consoleLogoAddress())
    .set({ Cookie: cookie, Origin: new URL(app.baseUrl).origin });
  return file === null
    ? request.attach('file', Buffer.of(), '')
    : request.attach('file', file, name);
}

const organizer = () => app.visitor({ Cookie: cookie });
const home = async () => (await app.get('/').expect(200)).text;

test('a logo stands at the head of every page, in files of its own, until it is taken away', async () => {
  expect(await home()).toContain('<svg class="mark"');
  const saved = await send(await picture(900, 300)).expect(303);
  const { text } = await organizer().get(String(saved.headers['location'])).expect(200);
  expect(text).toContain('Every page shows the logo now.');
  expect(await htmlProblems(text)).toEqual([]);
  const page = await home();
  expect(page).not.toContain('<svg class="mark"');
  expect(page).toMatch(/width="120"\s+height="40"\s+alt=""/);
  expect(await htmlProblems(page)).toEqual([]);
  const files = new Set(page.match(/\/logo\/[\da-f]{16}\/\d+\.(?:jpg|webp)/g));
  expect(files.size).toBe(6);
  for (const file of files) {
    const { body, headers } = await app.get(file).buffer(true).expect(200);
    expect(String((await sharp(Buffer.from(body)).metadata()).width)).toBe(
      /\/(\d+)\.\w+$/.exec(file)?.[1],
    );
    expect(headers['cache-control']).toContain('immutable');
  }
  const removed = await organizer().post(consoleLogoAddress('removal')).expect(303);
  const after = await organizer().get(String(removed.headers['location'])).expect(200);
  expect(after.text).toContain('The logo is removed.');
  expect(await home()).toContain('<svg class="mark"');
  for (const file of files) await app.get(file).expect(404);
});

test('what is no picture is refused in words', async () => {
  for (const [file, says] of [
    [null, 'Please choose a picture first.'],
    [Buffer.from('A text'), 'isn’t a JPEG, PNG or WebP'],
    [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'This is an SVG drawing'],
    [await picture(100, 100), 'This picture is too small'],
    [Buffer.alloc(5_000_001), 'This file is larger than 5 MB.'],
  ] as const) {
    const { text } = await send(file).expect(422);
    expect(text).toContain(says);
    expect(await htmlProblems(text)).toEqual([]);
  }
  await organizer().post(consoleLogoAddress()).expect(422);
  expect((await organizer().get(consoleSettingsAddress)).text).not.toContain('field__problem');
});
