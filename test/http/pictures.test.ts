import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import sharp from 'sharp';
import type { NewEvent } from '../../db/schema.ts';
import { pictureMaker } from '../../server/pictures/pictureMaker.ts';
import {
  eventAddress,
  eventPictureAddress,
  eventPosterAddress,
} from '../../templates/addresses.ts';
import { asset } from '../../templates/assets.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { exampleFacts } from '../helpers/pictures.ts';
import { programCall } from '../helpers/program.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const insert = (event: Partial<NewEvent>) => insertEvent(app.services, event);

/** The content of each meta tag of a page, by its property or name. */
async function metaTags(path: string): Promise<Record<string, string>> {
  const { text } = await app.get(path).expect(200);
  const tags = text.matchAll(/<meta\s+(?:property|name)="([^"]+)"\s+content="([^"]*)"/g);
  return Object.fromEntries(
    [...tags].map(([, name = '', content = '']) => [name, content.replaceAll('&amp;', '&')]),
  );
}

async function pictureAt(path: string) {
  const answer = await app.get(path).buffer(true).expect(200).expect('Content-Type', 'image/png');
  return { bytes: Buffer.from(answer.body), headers: answer.headers };
}

describe('what is shared', () => {
  test.each([
    ['share.png', 1200, 630],
    ['square.png', 1080, 1080],
    ['story.png', 1080, 1920],
  ] as const)(
    '%s has its size, and is light enough for every chat',
    async (file, width, height) => {
      const { slug } = await insert({});
      const { bytes } = await pictureAt(eventPictureAddress(slug, file, 'en'));
      expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width, height });
      expect(bytes.length).toBeLessThan(300_000);
    },
  );

  test.each([
    ['a4', /\/MediaBox \[0 0 595\.28 841\.89\]/],
    ['letter', /\/MediaBox \[0 0 612 792\]/],
  ] as const)('a poster is a PDF for paper of size %s', async (paper, box) => {
    const { slug } = await insert({ title: 'Una cacerola' });
    const { body, headers } = await app
      .get(eventPosterAddress(slug, 'es', paper))
      .buffer(true)
      .expect(200)
      .expect('Content-Type', 'application/pdf');
    expect(Buffer.from(body).toString('latin1')).toMatch(/^%PDF-1\.\d/);
    expect(Buffer.from(body).toString('latin1')).toMatch(box);
    expect(headers['content-disposition']).toBe(`inline; filename="${slug}-es.pdf"`);
  });

  test('a page names its picture as chats and networks ask for it, in its language', async () => {
    const { slug } = await insert({ title: 'Noise for Argentina', host: 'Ada’s Circle' });
    for (const language of ['en', 'es'] as const) {
      const tags = await metaTags(`${eventAddress(slug)}?lang=${language}`);
      expect(tags).toMatchObject({
        'og:type': 'website',
        'og:title': 'Noise for Argentina',
        'og:url': `${app.baseUrl}${eventAddress(slug)}`,
        'og:site_name': 'Example Collective',
        'og:image:type': 'image/png',
        'og:image:width': '1200',
        'og:image:height': '630',
        'twitter:card': 'summary_large_image',
      });
      expect(tags['og:image:alt']).toContain('Noise for Argentina');
      expect(tags['og:image:alt']).toContain(
        language === 'en' ? 'Called by Ada’s' : 'Convoca Ada’s',
      );
      const address = tags['og:image'] ?? '';
      expect(address).toMatch(
        new RegExp(`^${app.baseUrl}/events/.*lang=${language}&v=[\\w-]{12}$`),
      );
      const { bytes, headers } = await pictureAt(address.replace(app.baseUrl, ''));
      expect(await sharp(bytes).metadata()).toMatchObject({ width: 1200, height: 630 });
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
      // WhatsApp reads the first 300 kB of a page, and shows no picture of 600 kB.
      expect(bytes.length).toBeLessThan(600_000);
    }
  });

  test('has another address once it says something else, and only then', async () => {
    const { id, slug } = await insert({ kind: 'in-person', venue: 'A hall', capacity: 5 });
    const address = async () => (await metaTags(`${eventAddress(slug)}?lang=en`))['og:image'];
    const first = await address();
    await app.services.db.write((tx) => tx.events.update(id, { seatsTaken: 3, summary: 'New' }));
    expect(await address()).toBe(first);
    await app.services.db.write((tx) => tx.events.update(id, { venue: 'Another hall' }));
    expect(await address()).not.toBe(first);
    // Who has the old address is shown what is true now, and keeps it for minutes.
    const { headers } = await pictureAt((first ?? '').replace(app.baseUrl, ''));
    expect(headers['cache-control']).toBe('public, max-age=300');
  });

  test('says that an event is canceled, or has another day or hour', async () => {
    const { slug, id, startsAt } = await insert({});
    const tagsNow = () => metaTags(`${eventAddress(slug)}?lang=en`);
    const quiet = await pictureAt(eventPictureAddress(slug, 'share.png', 'en'));
    await app.services.db.write((tx) =>
      tx.events.update(id, { previousStartsAt: startsAt - 86_400_000 }),
    );
    expect((await tagsNow())['og:image:alt']).toMatch(/^Poster: New date: /);
    const moved = await pictureAt(eventPictureAddress(slug, 'share.png', 'en'));
    await app.services.db.write((tx) =>
      tx.events.update(id, { state: 'cancelled', cancelledAt: app.clock.now }),
    );
    expect((await tagsNow())['og:image:alt']).toMatch(/^Poster: Canceled: /);
    const cancelled = await pictureAt(eventPictureAddress(slug, 'share.png', 'en'));
    const colors = await Promise.all(
      [quiet, moved, cancelled].map(async ({ bytes }) => (await sharp(bytes).stats()).dominant),
    );
    expect(colors[0]).toEqual(colors[1]);
    expect(colors[2]).toEqual({ r: 24, g: 24, b: 8 });
    expect(moved.bytes.equals(quiet.bytes)).toBe(false);
  });

  test('is nobody’s business while an event is a draft', async () => {
    const { slug } = await insert({ state: 'draft' });
    await app.get(eventPictureAddress(slug, 'share.png', 'en')).expect(404);
    await app.get(eventPictureAddress('nothing', 'poster.pdf', 'en')).expect(404);
  });
});

describe('making pictures', () => {
  test('happens once for all who ask at a time, and whatever else an address says', async () => {
    const { slug } = await insert({ title: 'Asked for by many' });
    const { pictures } = app.services;
    const made: string[] = [];
    app.services.pictures = {
      ...pictures,
      make: (key, job) => {
        made.push(key);
        return pictures.make(key, job);
      },
    };
    const path = `${eventAddress(slug)}/share.png`;
    const asked = [
      '?lang=en',
      '?lang=xx',
      '?v=1',
      '?lang=en&v=2',
      '?lang=%00',
      '?paper=letter',
      '',
    ];
    const answers = await Promise.all(asked.map((query) => pictureAt(path + query)));
    expect(new Set(answers.map(({ bytes }) => bytes.toString('base64'))).size).toBe(1);
    expect(new Set(made).size).toBe(1);
    made.length = 0;
    for (const query of asked) await pictureAt(path + query);
    expect(made).toEqual([]);
    app.services.pictures = pictures;
  });

  test('is refused with a sentence beyond what anybody would wait for', async () => {
    const { slug } = await insert({ title: 'One too many' });
    const { pictures } = app.services;
    const busy = pictureMaker({ waiting: 1 });
    app.services.pictures = busy;
    const path = eventAddress(slug);
    const answers = await Promise.all(
      ['share.png', 'square.png', 'story.png'].map((file) => app.get(`${path}/${file}?lang=es`)),
    );
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
      200, 503, 503,
    ]);
    const refused = answers.find(({ status }) => status === 503);
    expect(refused?.text).toBe(
      'En este momento se están creando muchas imágenes. Inténtalo de nuevo en un momento.\n',
    );
    expect(refused?.headers['retry-after']).toBe('20');
    busy.stop();
    app.services.pictures = pictures;
  });

  test('that fails leaves a link with the picture of the site, and says so elsewhere', async () => {
    const { slug } = await insert({ title: 'Never drawn' });
    const { pictures } = app.services;
    const hurried = pictureMaker({ patience: 1 });
    app.services.pictures = hurried;
    app.expectErrors();
    const own = await pictureAt(asset('share.png'));
    const shown = await pictureAt(eventPictureAddress(slug, 'share.png', 'en'));
    expect(shown.bytes.equals(own.bytes)).toBe(true);
    expect(shown.headers['cache-control']).toBe('no-store');
    const poster = await app.get(eventPosterAddress(slug, 'en', 'a4')).expect(503);
    expect(poster.text).toMatch(/^This picture can’t be made right now\./);
    hurried.stop();
    app.services.pictures = pictures;
  });

  test('keeps the latest within its bound', async () => {
    const small = pictureMaker({ most: 100_000 });
    for (const title of ['One', 'Two', 'Three'])
      await small.make(title, {
        kind: 'draw',
        format: 'share',
        facts: { ...exampleFacts, title },
        photograph: null,
      });
    expect(['One', 'Two', 'Three'].map((key) => small.find(key) !== undefined)).toEqual([
      false,
      false,
      true,
    ]);
    small.stop();
  });
});

test('a program that can start no other one goes on, and draws when it can again', async () => {
  const call = programCall('test/faults/drawWithoutFiles.ts');
  const { stdout } = await promisify(execFile)('sh', [
    '-c',
    'ulimit -n 128 && exec "$0" "$@"',
    process.execPath,
    ...call,
  ]);
  expect(stdout).toBe('failed refused\n');
});
