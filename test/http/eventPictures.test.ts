import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { request as httpRequest, type ClientRequest } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { simpleParser } from 'mailparser';
import sharp from 'sharp';
import supertest from 'supertest';
import type { Event } from '../../db/schema.ts';
import { consoleEventPictureAddress, eventAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

let app: TestApp;
let cookie: string;
let event: Event;

beforeAll(async () => {
  app = await startTestApp();
  cookie = await signedInOrganizer(app.services);
  event = await insertEvent(app.services, { speakers: [{ name: 'Ada Example', role: '' }] });
});
afterAll(() => app.close());

/** A photograph with what cameras write into one. */
function photograph(width = 2400, height = 1600): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#2a7' } })
    .withExif({ IFD0: { Make: 'A camera' }, IFD3: { GPSLatitude: '40/1 42/1 0/1' } })
    .jpeg()
    .toBuffer();
}

/** Sends the form as browsers do, with a file. */
function send(file: Buffer | null, fields: Record<string, string> = {}, name = 'photo.jpg') {
  const request = supertest(app.services.config.baseUrl)
    .post(consoleEventPictureAddress(event.slug))
    .set({ Cookie: cookie, Origin: new URL(app.baseUrl).origin });
  for (const [field, value] of Object.entries({ speaker: '', focus: 'top', ...fields }))
    void request.field(field, value);
  return file === null
    ? request.attach('file', Buffer.of(), '')
    : request.attach('file', file, name);
}

/** Sends a form but for its end. */
async function beginToSend(file: Buffer): Promise<ClientRequest> {
  const request = httpRequest(
    `${app.services.config.baseUrl}${consoleEventPictureAddress(event.slug)}`,
    {
      method: 'POST',
      headers: {
        Cookie: cookie,
        Origin: new URL(app.baseUrl).origin,
        'Content-Type': 'multipart/form-data; boundary=x',
      },
    },
  );
  request.on('error', () => {});
  request.write('--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n');
  await new Promise((resolve) => request.write(file, resolve));
  return request;
}

const page = (path: string) => app.visitor({ Cookie: cookie }).get(path).expect(200);
const stored = () => app.services.db.pictures.ofEvent(event.id);

describe('a picture of an event', () => {
  test('is shown in three sizes and two formats, without what the camera wrote', async () => {
    const original = await photograph();
    expect((await sharp(original).metadata()).exif).toBeDefined();
    const said = { description: 'People with saucepans', focus: 'bottom-left' };
    await send(original, said).expect(303);
    const { text } = await app.get(eventAddress(event.slug)).expect(200);
    expect(await htmlProblems(text)).toEqual([]);
    expect(text).toContain('alt="People with saucepans"');
    expect(text).toContain('cropped--bottom-left');
    expect(text).toMatch(/<img[^>]* width="1920"\s+height="1280"/);
    const addresses = new Set(text.match(/\/pictures\/[\da-f]{16}\/\d+\.(?:jpg|webp)/g));
    expect(addresses.size).toBe(6);
    for (const address of addresses) {
      const { body, headers } = await app.get(address).buffer(true).expect(200);
      const { format, width, exif } = await sharp(Buffer.from(body)).metadata();
      expect(exif).toBeUndefined();
      expect(`${width}.${format === 'jpeg' ? 'jpg' : format}`).toBe(address.split('/').at(-1));
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    }
  });

  test('is on the card of the home page, where the words beside it say what it is', async () => {
    const { text } = await app.get('/').expect(200);
    expect(text).toMatch(
      new RegExp(`<img[^>]*/pictures/${stored()[0]?.hash}/640\\.jpg[^>]* alt=""`),
    );
    expect(await htmlProblems(text)).toEqual([]);
  });

  test('is part of what is shared, which gets another address', async () => {
    const shared = async () =>
      /property="og:image" content="([^"]+)"/.exec(
        (await app.get(`${eventAddress(event.slug)}?lang=en`)).text,
      )?.[1];
    const first = await shared();
    expect(first).toContain('/share.jpg?');
    const path = (first ?? '').replaceAll('&amp;', '&').replace(app.baseUrl, '');
    const { body } = await app
      .get(path)
      .buffer(true)
      .expect(200)
      .expect('Content-Type', 'image/jpeg');
    const { width, height } = await sharp(Buffer.from(body)).metadata();
    expect({ width, height }).toEqual({ width: 1200, height: 630 });
    expect(body.length).toBeLessThan(300_000);
    await send(null, { focus: 'top', description: '' }).expect(303);
    expect(await shared()).not.toBe(first);
    // Whoever kept the other file name is led to the one that there is.
    const other = await app.get(`${eventAddress(event.slug)}/square.png?lang=es`).expect(303);
    expect(other.headers['location']).toBe(`${eventAddress(event.slug)}/square.jpg?lang=es`);
  });

  test('keeps to how the camera was held', async () => {
    const lying = await sharp(await photograph(1200, 800))
      .withMetadata({ orientation: 6 })
      .toBuffer();
    await send(lying).expect(303);
    expect(stored()[0]).toMatchObject({ width: 800, height: 1200, widths: [640, 800] });
  });

  test('is in the confirmation, at one address for every reader', async () => {
    for (const email of ['yu@example.org', 'bo@example.org'])
      await app
        .post(`${eventAddress(event.slug)}/signups`, { name: 'Yu Example', email })
        .expect(303);
    await app.deliver();
    const { mailbox } = app.services.db;
    const pictures = await Promise.all(
      mailbox.newest(2).map(async ({ id }) => {
        const { html } = await simpleParser(mailbox.byId(id)?.raw ?? '');
        return (html || '').match(/<img[^>]*>/g);
      }),
    );
    expect(pictures[0]).toHaveLength(1);
    expect(pictures[0]?.[0]).toContain(
      `src="${app.baseUrl}/pictures/${stored()[0]?.hash}/640.jpg"`,
    );
    expect(pictures[0]).toEqual(pictures[1]);
  });

  test('is taken away, and its files with it', async () => {
    const [picture] = stored();
    const at = consoleEventPictureAddress(event.slug, 'removal');
    await app.visitor({ Cookie: cookie }).post(at, { speaker: '' }).expect(303);
    await app.get(`/pictures/${picture?.hash}/${picture?.widths[0]}.jpg`).expect(404);
    expect((await app.get(eventAddress(event.slug))).text).not.toContain('/pictures/');
    expect((await page(`${eventAddress(event.slug)}?lang=en`)).text).toContain('/share.png?');
  });

  test('of a speaker stands beside the name, and is shown no more once somebody else speaks', async () => {
    await send(await photograph(900, 1200), { speaker: 'Ada Example' }).expect(303);
    expect(stored()[0]).toMatchObject({ speaker: 'Ada Example', widths: [160, 320, 640] });
    expect((await app.get(eventAddress(event.slug))).text).toContain('/160.jpg');
    await app.services.db.write((tx) =>
      tx.events.update(event.id, { speakers: [{ name: 'Bo Example', role: '' }] }),
    );
    expect((await app.get(eventAddress(event.slug))).text).not.toContain('/160.jpg');
    const { text } = await page(`${consoleEventPictureAddress(event.slug)}?lang=en`);
    expect(text).toContain('This person is no longer among the speakers');
    await send(await photograph(), { speaker: 'Ada Example' }).expect(422);
  });

  test('goes with its event', async () => {
    const draft = await insertEvent(app.services, { state: 'draft', publishedAt: null });
    const files = [{ width: 640, type: 'webp', bytes: Buffer.from('x') }] as const;
    const about = {
      eventId: draft.id,
      hash: 'a'.repeat(16),
      width: 640,
      height: 400,
      createdAt: 0,
    };
    await app.services.db.write((tx) => tx.pictures.put(about, files));
    await app.services.db.write((tx) => tx.events.remove(draft.id));
    expect(app.services.db.pictures.file('a'.repeat(16), 640, 'webp')).toBeUndefined();
  });
});

describe('a file that cannot be taken gets a sentence, and what was typed stays', () => {
  const png = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#fff' }, limitInputPixels: false })
      .png({ compressionLevel: 9 })
      .toBuffer();
  const heic = Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from('ftypheic'),
    Buffer.alloc(99),
  ]);
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"/>');
  const gif = () =>
    sharp({ create: { width: 300, height: 300, channels: 3, background: '#fff' } })
      .gif()
      .toBuffer();

  test.each<[string, () => Promise<Buffer | null> | Buffer | null, RegExp]>([
    ['a bomb of 16,000 by 16,000 pixels', () => png(16_000, 16_000), /more than 50 megapixels/],
    ['an SVG by the name of a JPEG', () => svg, /isn’t a JPEG, PNG or WebP/],
    [
      'half of a file',
      async () => (await photograph()).subarray(0, 9_000),
      /incomplete or damaged/,
    ],
    ['20 MB', () => Buffer.alloc(20_000_000, 0xff), /larger than 15 MB/],
    ['a GIF', gif, /isn’t a JPEG, PNG or WebP/],
    ['a picture of an iPhone', () => heic, /HEIC.*Most Compatible/],
    ['a dot', () => png(20, 20), /too small/],
    ['three bytes that begin like a JPEG', () => Buffer.from([0xff, 0xd8, 0xff]), /damaged/],
    ['nothing', () => null, /choose a picture first/],
  ])('%s', async (_name, make, sentence) => {
    await app.visitor({ Cookie: cookie }).get('/console?lang=en');
    const answer = await send(await make(), { description: 'Kept “as typed”', focus: 'right' })
      .set('Cookie', `${cookie}; language=en`)
      .expect(422);
    expect(answer.text).toMatch(sentence);
    expect(answer.text).toContain('value="Kept “as typed”"');
    expect(answer.text).toMatch(/value="right"[^>]*\schecked/);
    expect(await htmlProblems(answer.text)).toEqual([]);
    expect(stored().filter(({ speaker }) => speaker === '')).toEqual([]);
  });

  test('one for which there is no room beside those that are being sent, until they are', async () => {
    const large = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(14_900_000)]);
    const underWay = [];
    for (let count = 0; count < 4; count += 1) underWay.push(await beginToSend(large));
    // What is on its way to the program is read, too, before the next one comes.
    await wait(500);
    const next = () => send(large.subarray(0, 1_000_000), { description: 'As typed' }).expect(422);
    const { text } = await next();
    expect(text).toContain('Many pictures are being made right now.');
    expect(text).toContain('value="As typed"');
    for (const request of underWay) request.destroy();
    await wait(500);
    expect((await next()).text).toContain('This file is incomplete or damaged.');
  });

  test('a body that is cut off, or no form at all', async () => {
    const post = (type: string, body: string) =>
      supertest(app.services.config.baseUrl)
        .post(consoleEventPictureAddress(event.slug))
        .set({ Cookie: cookie, Origin: new URL(app.baseUrl).origin, 'Content-Type': type })
        .send(body);
    await post('multipart/form-data; boundary=x', '--x\r\nContent-Disp').expect(400);
    const file = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nabc';
    await post('multipart/form-data; boundary=x', file).expect(400);
    await post('multipart/form-data', 'x').expect(400);
    await post('application/json', '{}').expect(415);
  });

  test('and a form with a file anywhere else is refused unread', async () => {
    await supertest(app.services.config.baseUrl)
      .post(`${eventAddress(event.slug)}/signups`)
      .set({ Origin: new URL(app.baseUrl).origin })
      .attach('file', Buffer.from('x'), 'x.jpg')
      .expect(415);
  });
});
