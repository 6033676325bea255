import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import supertest from 'supertest';
import type { Campaign } from '../../db/schema.ts';
import {
  campaignAddress,
  campaignFileAddress,
  campaignPictureAddress,
  consoleCampaignLanguagesAddress,
  consoleCampaignPictureAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

// The picture that organizers give a campaign.

let app: TestApp;
let cookie: string;
let campaign: Campaign;

beforeAll(async () => {
  app = await startTestApp();
  cookie = await signedInOrganizer(app.services);
  campaign = await app.services.db.write((store) => {
    const made = store.campaigns.insert({
      slug: 'day',
      title: 'A day',
      language: 'en',
      day: '2024-01-24',
      state: 'draft',
      facts: ['A day of action'],
      updatedAt: app.clock.now,
    });
    const texts = { title: { text: 'Un día', of: '' } };
    store.furtherTexts.put({ subject: 'campaign', subjectId: made.id }, 'es', texts, 1);
    return made;
  });
});
afterAll(() => app.close());

/** A photograph with what cameras write into one. */
const photograph = () =>
  sharp({ create: { width: 2400, height: 1600, channels: 3, background: '#2a7' } })
    .withExif({ IFD3: { GPSLatitude: '40/1 42/1 0/1' } })
    .jpeg()
    .toBuffer();

const described = { 'description-en': 'People with saucepans', 'description-es': 'Cacerolas' };

function send(file: Buffer | null, fields: Record<string, string> = described) {
  const request = supertest(app.services.config.baseUrl)
    .post(consoleCampaignPictureAddress(campaign.slug))
    .set({ Cookie: cookie, Origin: new URL(app.baseUrl).origin });
  for (const [field, value] of Object.entries({ focus: 'top', ...fields }))
    void request.field(field, value);
  return file === null
    ? request.attach('file', Buffer.of(), '')
    : request.attach('file', file, 'photo.jpg');
}

const organizer = () => app.visitor({ Cookie: cookie });
const stored = () => app.services.db.pictures.ofCampaigns.of(campaign.id);
const announce = (state: Campaign['state']) =>
  app.services.db.write((store) => store.campaigns.update(campaign.id, { state }));

describe('the picture of a campaign', () => {
  test('is asked for with what it shows, in each language of the campaign', async () => {
    const { text } = await organizer().get(consoleCampaignPictureAddress('day')).expect(200);
    expect(text).toContain('What does it show? (English)');
    expect(text).toContain('What does it show? (Español)');
    expect(await htmlProblems(text)).toEqual([]);
    const refused = await send(await photograph(), { ...described, 'description-es': ' ' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Please say in one sentence what the picture shows');
    expect(refused.text).toContain('People with saucepans');
    expect(await htmlProblems(refused.text)).toEqual([]);
    expect(stored()).toBeUndefined();
  });

  test.each([
    ['no file', null, 'Please choose a picture first.'],
    ['no picture', Buffer.from('%PDF-1.7 not a picture'), 'isn’t a JPEG, PNG or WebP'],
    ['a broken one', Buffer.from('89504e470d0a1a0a00', 'hex'), 'incomplete or damaged'],
  ])('is refused with a sentence: %s', async (_, file, sentence) => {
    const { status, text } = await send(file);
    expect(status).toBe(422);
    expect(text).toContain(sentence);
    expect(text).toContain('People with saucepans');
    expect(stored()).toBeUndefined();
  });

  test('is nobody’s business while the campaign is a draft', async () => {
    await send(await photograph()).expect(303);
    const file = `/pictures/${stored()?.hash}/640.jpg`;
    await app.visitor().get(file).expect(404);
    await organizer().get(file).expect(200);
    await announce('open');
    const { body } = await app.visitor().get(file).expect(200);
    const { format, width, exif } = await sharp(Buffer.from(body)).metadata();
    expect({ format, width, exif }).toEqual({ format: 'jpeg', width: 640, exif: undefined });
  });

  test('is on its page, described in the language of the reader, and told to machines', async () => {
    const { text } = await app
      .visitor()
      .get(`${campaignAddress('day')}?lang=es`)
      .expect(200);
    expect(text).toMatch(/<img\s+class="cropped cropped--top"[^>]*alt="Cacerolas"\s+lang="es"/);
    expect(await htmlProblems(text)).toEqual([]);
    const { text: english } = await app.visitor().get(campaignAddress('day')).expect(200);
    expect(english).toContain('alt="People with saucepans"');
    const hash = stored()?.hash ?? '';
    expect(english).toMatch(
      new RegExp(`"image":\\["http[^"]*/pictures/${hash}/1920.jpg","http[^"]*share.jpg`),
    );
    expect(english).toMatch(/property="og:image"\s+content="[^"]*share\.jpg/);
    const { body } = await app.get(campaignFileAddress('day')).expect(200);
    expect(body.picture).toMatchObject({
      url: `${app.services.config.baseUrl}/pictures/${hash}/1920.jpg`,
      description: 'People with saucepans',
    });
    expect(body.translations.es).toEqual({ title: 'Un día', picture: 'Cacerolas' });
  });

  test('is part of what is shared', async () => {
    const png = campaignPictureAddress('day', 'square.png', { language: 'en' });
    const moved = await app.get(png).expect(303);
    expect(moved.headers['location']).toContain('square.jpg');
    const { body } = await app.get(String(moved.headers['location'])).buffer(true).expect(200);
    const { format, width } = await sharp(Buffer.from(body)).metadata();
    expect({ format, width }).toEqual({ format: 'jpeg', width: 1080 });
  });

  test('is described otherwise without being sent again, also by who translates', async () => {
    await send(null, { ...described, 'description-en': 'A square full of people' }).expect(303);
    expect(stored()).toMatchObject({ description: 'A square full of people', focus: 'top' });
    const spanish = consoleCampaignLanguagesAddress('day', 'es');
    const { text } = await organizer().get(spanish).expect(200);
    expect(text).toContain('What the picture shows');
    expect(text).toContain('A square full of people');
    expect(text).toMatch(/>\s*Cacerolas<\/textarea>/);
  });

  test('is taken away with its files, and goes with its campaign', async () => {
    const removal = consoleCampaignPictureAddress('day', 'removal');
    const file = `/pictures/${stored()?.hash}/640.jpg`;
    await organizer().post(removal).expect(303);
    await organizer().post(removal).expect(303);
    await organizer().get(file).expect(404);
    await send(await photograph()).expect(303);
    const id = stored()?.id ?? 0;
    await app.services.db.write((store) => store.campaigns.remove(campaign.id));
    expect(stored()).toBeUndefined();
    expect(app.services.db.pictures.ofCampaigns.largest(id)).toBeUndefined();
  });
});
