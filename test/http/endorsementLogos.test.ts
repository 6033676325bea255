import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import sharp from 'sharp';
import supertest from 'supertest';
import type { Endorsement, Event, NewEndorsement, NewEvent } from '../../db/schema.ts';
import { purgeExpired } from '../../server/privacy/retention.ts';
import { allowances, rateLimits } from '../../server/web/rateLimits.ts';
import {
  consoleEndorsementAddress,
  consoleEndorsementsAddress,
  consoleLogoFileAddress,
  embeddedCoSponsorsAddress,
  endorsementAddress,
  endorsementLogoAddress,
  endorsementWithdrawalAddress,
  eventAddress,
  organizationLogoAddress,
  ownLogoFileAddress,
  sharePackAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import {
  insertEndorsement,
  kindsOfMailsAbout,
  traceOfEndorsement,
} from '../helpers/endorsements.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

let app: TestApp;
let cookie: string;
let ada: Visitor;
let wide: Buffer;
let square: Buffer;
let event: Event;
let count = 0;

const picture = (width: number, height: number, background = '#a01020') =>
  sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();

beforeAll(async () => {
  app = await startTestApp();
  cookie = await signedInOrganizer(app.services);
  ada = app.visitor({ Cookie: cookie });
});
afterAll(() => app.close());
beforeEach(async () => {
  event = await newEvent();
  // Others than those of other tests: what is the same is in a file of the same address.
  wide = await picture(600, 200, `rgb(160 ${10 * count} 0)`);
  square = await picture(300, 300, `rgb(0 ${10 * count} 160)`);
});

function newEvent(values: Partial<NewEvent> = {}): Promise<Event> {
  count += 1;
  return insertEvent(app.services, { slug: `action-${count}`, endorsementsOpen: true, ...values });
}
const inserted = (values: Partial<NewEndorsement> = {}, of: Event = event) =>
  insertEndorsement(app.services, of, { state: 'approved', ...values });
const tokenOf = (one: Endorsement) => app.services.links.token('endorsement', one);
const logosOf = ({ id }: Endorsement) => app.services.db.endorsementLogos.of(id);
const mailsAbout = (one: Endorsement) => kindsOfMailsAbout(app.services, one);
const pageOf = async (of: Event = event) => (await app.get(eventAddress(of.slug)).expect(200)).text;
const ownPage = async (one: Endorsement) =>
  (await app.get(endorsementAddress(tokenOf(one))).expect(200)).text;

/** Sends a form with a file as browsers do. */
function send(address: string, file: Buffer | null, headers: Record<string, string> = {}) {
  const request = supertest(app.services.config.baseUrl)
    .post(address)
    .set({ Origin: new URL(app.baseUrl).origin, ...headers });
  return request.attach('file', file ?? Buffer.of(), file === null ? '' : 'logo.png');
}
const propose = (one: Endorsement, file: Buffer | null = wide) =>
  send(endorsementLogoAddress(tokenOf(one)), file);
const put = (one: Endorsement, file: Buffer | null = wide) =>
  send(onConsole(one, 'logo'), file, { Cookie: cookie });
const onConsole = (one: Endorsement, action: Parameters<typeof consoleEndorsementAddress>[2]) =>
  consoleEndorsementAddress(event.slug, one.id, action);

describe('a logo that an organization sends', () => {
  test('waits for an organizer, and is then wherever the name is', async () => {
    const one = await inserted({ organization: 'Example Union', listedAs: 'Example <i>Union</i>' });
    const token = tokenOf(one);
    const saved = await propose(one).expect(303);
    const { text: own } = await app.get(String(saved.headers['location'])).expect(200);
    expect(own).toContain('The logo is with the organizers now.');
    expect(own).toContain('This logo is waiting for an organizer.');
    expect(await htmlProblems(own)).toEqual([]);
    const { hash = '', sizes = [] } = logosOf(one).proposed ?? {};
    expect(sizes).toEqual([
      { width: 160, height: 53 },
      { width: 320, height: 107 },
      { width: 480, height: 160 },
    ]);

    // Nobody else sees it yet, and another link opens it as little.
    const open = organizationLogoAddress(hash, 320, 'webp');
    const other = tokenOf(await inserted({ emailKey: 'other@example.org' }));
    await app.get(open).expect(404);
    await app.get(ownLogoFileAddress(other, hash, 320, 'webp')).expect(404);
    await app.get(ownLogoFileAddress(token, hash, 320, 'webp')).expect(200);
    expect(await pageOf()).not.toContain('class="logos"');

    const { text: board } = await ada.get(consoleEndorsementsAddress(event.slug)).expect(200);
    expect(board).toContain('Sent a logo');
    expect(board).toContain('1 request is waiting for you');
    expect(await htmlProblems(board)).toEqual([]);
    const asked = { hash, width: 320, ending: 'webp' } as const;
    await ada.get(consoleLogoFileAddress(event.slug, one.id, asked)).expect(200);
    await app
      .visitor()
      .get(consoleLogoFileAddress(event.slug, one.id, asked))
      .expect(303);

    const approved = await ada.post(onConsole(one, 'logo-approval'), { logo: hash }).expect(303);
    const after = await ada.get(String(approved.headers['location'])).expect(200);
    expect(after.text).toContain('is approved.');
    expect(after.text).toMatch(
      /Union&lt;\/i&gt;<\/bdi><\/a>\s*<span class="badge badge--plain">Logo<\/span>/,
    );
    const text = await pageOf();
    const shown = `<img src="${open}" width="120" height="40" alt="" loading="lazy" />`;
    expect(text).toContain(shown);
    expect(text).toContain('Example &lt;i&gt;Union&lt;/i&gt;');
    expect(await htmlProblems(text)).toEqual([]);
    expect((await app.get(embeddedCoSponsorsAddress(event.slug))).text).toContain(shown);
    const { body } = await app.get(embeddedCoSponsorsAddress(event.slug, 'json')).expect(200);
    const url = `${app.services.config.baseUrl}${organizationLogoAddress(hash, 480, 'jpg')}`;
    expect(body.organizations[0]).toMatchObject({ logo: { url, width: 480, height: 160 } });
    expect(body.organizations[1]).toMatchObject({ logo: null });
    const pack = sharePackAddress(app.services.links.token('share-pack', one));
    expect((await app.get(pack).expect(200)).text).toContain(shown);

    const file = await app.get(open).buffer(true).expect(200);
    expect(file.headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=604800, immutable',
      'cross-origin-resource-policy': 'cross-origin',
    });
    expect(await sharp(Buffer.from(file.body)).metadata()).toMatchObject({ width: 320 });
    expect(mailsAbout(one)).toEqual(['endorsement-listing-changed']);
    expect(traceOfEndorsement(app.services, one)).toEqual([
      'endorsement-logo-proposed by organization',
      expect.stringMatching(/^endorsement-logo-approved by /),
    ]);
  });

  test('is decided about as it was seen, and declined with a word', async () => {
    const one = await inserted();
    await propose(one).expect(303);
    const seen = logosOf(one).proposed?.hash ?? '';
    await propose(one, square).expect(303);
    await ada.post(onConsole(one, 'logo-approval'), { logo: seen }).expect(409);
    const hash = logosOf(one).proposed?.hash ?? '';
    expect(hash).not.toBe(seen);
    const long = { logo: hash, note: 'x'.repeat(20_000) };
    const refused = await ada.post(onConsole(one, 'logo-refusal'), long).expect(422);
    expect(refused.text).toContain('xxxx');
    await ada.post(onConsole(one, 'logo-refusal'), { logo: hash, note: 'Too dark.' }).expect(303);
    await ada.post(onConsole(one, 'logo-refusal'), { logo: hash }).expect(303);
    expect(logosOf(one)).toEqual({ listed: null, proposed: null });
    expect(mailsAbout(one)).toEqual(['endorsement-listing-changed']);
    expect(await ownPage(one)).toContain('Too dark.');
    await app.deliver();
    const { mailbox } = app.services.db;
    const { text } = await simpleParser(mailbox.byId(mailbox.newest(1)[0]?.id ?? 0)?.raw ?? '');
    expect(text).toContain('The organizers did not take the logo of');
    expect(text).toContain('Too dark.');
  });

  test('comes with a request that waits, and of no other that is on no list', async () => {
    const waiting = await inserted({ state: 'waiting' });
    await propose(waiting).expect(303);
    const { hash = '' } = logosOf(waiting).proposed ?? {};
    await ada.post(onConsole(waiting, 'logo-approval'), { logo: hash }).expect(303);
    await app.get(organizationLogoAddress(hash, 160, 'webp')).expect(404);
    expect(mailsAbout(waiting)).toEqual([]);
    await ada.post(onConsole(waiting, 'approval')).expect(303);
    await app.get(organizationLogoAddress(hash, 160, 'webp')).expect(200);
    for (const values of [
      { state: 'unconfirmed', confirmedAt: null },
      { state: 'declined' },
      { state: 'withdrawn' },
    ] as const) {
      const one = await inserted(values);
      await propose(one).expect(409);
      await put(one).expect(409);
      expect(logosOf(one)).toEqual({ listed: null, proposed: null });
      expect(await ownPage(one)).not.toContain('type="file"');
    }
  });

  test('is taken back by it, and goes with it', async () => {
    const one = await inserted();
    await put(one).expect(303);
    await propose(one, square).expect(303);
    const removed = await app.post(endorsementLogoAddress(tokenOf(one), 'removal')).expect(303);
    const { text } = await app.get(String(removed.headers['location']));
    expect(text).toContain('The logo is removed.');
    expect(logosOf(one)).toEqual({ listed: null, proposed: null });
    await put(one).expect(303);
    await app.post(endorsementWithdrawalAddress(tokenOf(one))).expect(303);
    expect(logosOf(one)).toEqual({ listed: null, proposed: null });
  });
});

describe('a logo that an organizer puts', () => {
  test('is seen at once, and taken away at once', async () => {
    const one = await inserted();
    const saved = await put(one, square).expect(303);
    const { text } = await ada.get(String(saved.headers['location'])).expect(200);
    expect(text).toContain('has this logo now.');
    expect(await htmlProblems(text)).toEqual([]);
    expect(await pageOf()).toMatch(/<img src="\/logos\/\w{16}\/160\.webp" width="64" height="64"/);
    await ada.post(onConsole(one, 'logo-removal')).expect(303);
    expect(await pageOf()).not.toContain('class="logos"');
    expect(traceOfEndorsement(app.services, one)).toEqual([
      expect.stringMatching(/^endorsement-logo-saved by /),
      expect.stringMatching(/^endorsement-logo-removed by /),
    ]);
  });

  test('comes back with a decision that is undone, and is deleted afterwards', async () => {
    const one = await inserted();
    await put(one).expect(303);
    await ada.post(onConsole(one, 'withdrawal')).expect(303);
    expect(await pageOf()).not.toContain('class="logos"');
    await purgeExpired(app.services);
    const seen = String(app.services.db.endorsements.byId(one.id)?.updatedAt);
    await ada.post(onConsole(one, 'undo'), { seen }).expect(303);
    expect(await pageOf()).toContain('class="logos"');
    await ada.post(onConsole(one, 'withdrawal')).expect(303);
    app.clock.advance(5 * 60_000);
    await purgeExpired(app.services);
    expect(logosOf(one)).toEqual({ listed: null, proposed: null });
  });

  test('is in no file for everybody before the event is', async () => {
    event = await newEvent({ state: 'draft', publishedAt: null });
    const one = await inserted();
    await put(one).expect(303);
    const { hash = '' } = logosOf(one).listed ?? {};
    await app.get(organizationLogoAddress(hash, 160, 'webp')).expect(404);
    const draft = await ada.get(eventAddress(event.slug)).expect(200);
    expect(draft.text).toContain(one.listedAs);
    expect(draft.text).not.toContain('class="logos"');
  });
});

test('what is no logo is refused in words, on both sides', async () => {
  const one = await inserted();
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic0000mif1heic')]);
  const svg =
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>';
  for (const [file, says] of [
    [null, 'Please choose a picture first.'],
    [Buffer.from(svg), 'This is an SVG drawing'],
    [heic, 'This is an iPhone picture (HEIC)'],
    [Buffer.from('%PDF-1.7'), 'isn’t a JPEG, PNG or WebP'],
    [await picture(100, 100), 'This picture is too small for a logo'],
    [wide.subarray(0, 60), 'This file is incomplete or damaged.'],
    [Buffer.alloc(3_000_001), 'This file is larger than 3 MB.'],
  ] as const)
    for (const sent of [propose(one, file), put(one, file)]) {
      const { text } = await sent.expect(422);
      expect(text).toContain(says);
      expect(await htmlProblems(text)).toEqual([]);
    }
  expect(logosOf(one)).toEqual({ listed: null, proposed: null });
  for (const path of [organizationLogoAddress('x', 160, 'webp'), '/logos/x/160.svg', '/logos/x/0'])
    await app.get(path).expect(404);
});

test('a network sends some, and then has to wait', async () => {
  const one = await inserted();
  const address = endorsementLogoAddress(tokenOf(one));
  app.services.limits = rateLimits(1);
  const { points } = allowances.logo;
  for (let sent = 0; sent < points; sent += 1) expect((await send(address, null)).status).toBe(422);
  const refused = await send(address, null).expect(429);
  expect(refused.text).toContain('A lot of forms came in from your network');
});
