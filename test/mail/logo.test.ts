import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { consoleEventMailsAddress } from '../../templates/addresses.ts';
import { enqueueExample, mailServices } from '../helpers/mails.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import type { Services } from '../../server/services.ts';
import { smtpForTests } from '../helpers/smtpForTests.ts';

const smtp = smtpForTests();
const hash = 'abcdef0123456789';

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#0a7d3b' } })
    .jpeg()
    .toBuffer();

/** A logo three times as wide as high, in the sizes in which the settings keep one. */
async function giveLogo({ db }: Services, most = 480): Promise<void> {
  const files = await Promise.all(
    [160, 320, 480].map(async (width) => {
      const height = Math.round(width / 3);
      const drawn = await picture(width, height);
      const filled = Buffer.concat([drawn, Buffer.alloc(width > most ? 20_000 : 0)]);
      return { hash, width, height, type: 'jpeg' as const, bytes: filled };
    }),
  );
  await db.write((store) => {
    store.siteLogo.put(files);
    store.siteSettings.save({ updatedAt: 1 });
  });
}

async function sent(most?: number) {
  const { services } = mailServices();
  await giveLogo(services, most);
  await enqueueExample(services, 'signup-confirmed', 'en');
  const mail = await smtp.sendOne(services);
  services.db.close();
  return mail;
}

describe('the logo of the site', () => {
  test('travels with an email, beside the name, and is fetched from nowhere', async () => {
    const { parsed } = await sent();
    expect(parsed.headerLines.find(({ key }) => key === 'content-type')?.line).toContain('mixed');
    const [logo] = parsed.attachments.filter(({ contentType }) => contentType === 'image/jpeg');
    expect(logo).toMatchObject({ cid: `${hash}-320@logo`, contentDisposition: 'inline' });
    expect((await sharp(logo?.content).metadata()).width).toBe(320);
    // mailparser puts it where the HTML part names it.
    expect(parsed.html).toMatch(/<img\s+src="data:image\/jpeg;base64,[^"]+"\s+width="120"/);
    expect(String(parsed.html).replaceAll(/src="data:[^"]+"/g, '')).not.toMatch(/src=|url\(/);
    expect(parsed.text).not.toContain('logo');
    // A calendar program finds its file where it was.
    expect(parsed.attachments.map(({ contentType }) => contentType)).toContain('text/calendar');
  });

  test('is a smaller file where the sharp one is large, and none where all are', async () => {
    const small = await sent(160);
    expect(small.parsed.attachments.map(({ cid }) => cid)).toContain(`${hash}-160@logo`);
    const none = await sent(0);
    expect(none.parsed.html).not.toContain('<img');
    expect(none.parsed.attachments.map(({ contentType }) => contentType)).not.toContain(
      'image/jpeg',
    );
  });
});

describe('the preview of an email', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await startTestApp();
  });
  afterEach(() => app.close());

  test('shows the logo and the event’s picture, though it may fetch nothing', async () => {
    const { services } = app;
    await giveLogo(services);
    const event = await insertEvent(services);
    const bytes = await picture(640, 480);
    const about = { eventId: event.id, hash: 'b'.repeat(16), width: 640, height: 480 };
    await services.db.write((store) =>
      store.pictures.put({ ...about, createdAt: 1 }, [{ width: 640, type: 'jpeg', bytes }]),
    );
    const organizer = app.visitor({ Cookie: await signedInOrganizer(services) });
    const frame = consoleEventMailsAddress(event.slug, 'html');
    const { text } = await organizer.get(`${frame}?kind=signup-confirmed`).expect(200);
    expect(text.match(/<img\s+src="data:image\/jpeg;base64,/g)).toHaveLength(2);
    expect(text).not.toMatch(/src="(?:cid|http)/);
  });
});
