import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  campaignShareAddress,
  embeddedCampaignAddress,
  embeddedMapAddress,
  oembedAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { campaignInFullSwing } from '../helpers/campaign.ts';
import { insertEvent } from '../helpers/events.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

// A campaign on the sites of partners.

const slug = 'january-24';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  await campaignInFullSwing(app);
  const { db } = app.services;
  const campaign = db.campaigns.bySlug(slug);
  if (campaign === undefined) throw new Error('There is no campaign.');
  for (const number of [1, 2, 3, 4, 5, 6])
    await insertEvent(
      app.services,
      { slug: `action-${number}`, title: `Action <${number}>`, campaignId: campaign.id },
      { startLocal: `2030-01-2${number}T16:00` },
    );
  await db.write((store) => {
    const { id: _, ...copied } = campaign;
    store.campaigns.insert({ ...copied, slug: 'not-yet', state: 'draft' });
    store.campaigns.keepSlug(campaign.id, 'january');
  });
});
afterAll(() => app.close());

describe('the frame of a campaign', () => {
  test('shows what is coming, in the language that is asked for', async () => {
    const { text, headers } = await app
      .visitor()
      .get(`${embeddedCampaignAddress(slug)}?lang=es`)
      .expect(200);
    expect(text).toContain('<html lang="es" dir="ltr"');
    expect(text).toContain('Action &lt;6&gt;');
    expect(text).toContain('<base target="_blank" />');
    expect(text).not.toContain('<form');
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['content-security-policy']).toContain('frame-ancestors *');
    expect(await htmlProblems(text)).toEqual([]);
  });

  test('shows the next few, and that there are more', async () => {
    const { text } = await app.visitor().get(embeddedCampaignAddress(slug, 'next')).expect(200);
    expect(text.split('event-list__item').length - 1).toBe(5);
    expect(text).not.toContain('Action &lt;6&gt;');
    expect(text).toContain('All actions');
    expect(await htmlProblems(text)).toEqual([]);
  });

  test('is of no draft, of nothing unknown, and found by a former address', async () => {
    await app.visitor().get(embeddedCampaignAddress('not-yet')).expect(404);
    await app.visitor().get(embeddedCampaignAddress('nothing')).expect(404);
    const moved = await app.visitor().get(embeddedCampaignAddress('january', 'next')).expect(301);
    expect(moved.headers['location']).toBe(embeddedCampaignAddress(slug, 'next'));
  });
});

describe('the frame of its map', () => {
  test('has marks that lead to the page beside the other site, and the countries as a text', async () => {
    const { text, headers } = await app
      .visitor()
      .get(`${embeddedMapAddress(slug)}?lang=es`)
      .expect(200);
    expect(text).toContain('<html lang="es" dir="ltr"');
    expect(text).toMatch(/<a href="[^"]*january-24\?in=US&amp;city=5128581&amp;lang=es#actions"/);
    expect(text).toMatch(/<a href="[^"]*actions\/new\?city=2988507&amp;lang=es"/);
    expect(text).toContain('>Estados Unidos</a>');
    expect(text.match(/tabindex="-1"\s+target="_blank"/g)?.length).toBeGreaterThan(3);
    expect(text).not.toContain('<form');
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['content-security-policy']).toContain('frame-ancestors *');
    expect(await htmlProblems(text)).toEqual([]);
  });

  test('shows the part that it is asked for, and the world where nothing is there', async () => {
    const viewer = app.visitor();
    const of = async (part: string) =>
      (await viewer.get(embeddedMapAddress(slug, part)).expect(200)).text;
    expect(await of('US')).not.toContain('Mexico');
    const world = await of('');
    expect(world).toContain('Mexico');
    for (const nowhere of ['NG', '009', '<b>']) expect(await of(nowhere)).toBe(world);
    await viewer.get(embeddedMapAddress('not-yet')).expect(404);
  });
});

test('the page of the campaign tells of it to programs, and its share page gives the code', async () => {
  const { text } = await app.visitor().get(`/campaigns/${slug}`).expect(200);
  expect(text).toContain('type="application/json+oembed"');
  const [, href = ''] = /href="([^"]*oembed[^"]*)"/.exec(text) ?? [];
  await app.visitor().get(href.replaceAll('&amp;', '&')).expect(200);
  const share = await app.visitor().get(campaignShareAddress(slug)).expect(200);
  expect(share.text).toMatch(/&lt;iframe src=.{1,10}http[^\s]*\/embed\/campaigns\/january-24/);
  expect(await htmlProblems(share.text)).toEqual([]);
});

describe('oEmbed', () => {
  const ask = (path: string, more = '') =>
    app.visitor().get(`${oembedAddress(`${app.baseUrl}${path}`)}${more}`);

  test('tells how a campaign is shown, in the size that the other site has', async () => {
    const { body, headers } = await ask(`/campaigns/${slug}?lang=es`, '&maxwidth=320').expect(200);
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(body).toMatchObject({ version: '1.0', type: 'rich', width: 320, height: 600 });
    expect(body.html).toContain(`src="${app.baseUrl}/embed/campaigns/${slug}?lang=es"`);
    expect(body.html).toContain('width="320"');
  });

  test.each([
    ['the frame itself', `/embed/campaigns/${slug}/next`, `/embed/campaigns/${slug}/next`],
    ['the frame of the map', `/embed/campaigns/${slug}/map`, `/embed/campaigns/${slug}/map`],
    ['a part of it', `/embed/campaigns/${slug}/map?in=US`, `/embed/campaigns/${slug}/map?in=US`],
    ['a former address', '/campaigns/january', `/embed/campaigns/${slug}`],
  ])('knows %s', async (_, path, frame) => {
    const { body } = await ask(path).expect(200);
    expect(body.html).toContain(`src="${app.baseUrl}${frame}"`);
  });

  test.each([
    ['a draft', '/campaigns/not-yet'],
    ['what is not there', '/campaigns/nothing'],
    ['another page', '/events/panel-argentina'],
    ['the dashboard', `/console/campaigns/${slug}`],
    ['a page below', `/campaigns/${slug}/calendar.ics`],
  ])('knows nothing of %s', async (_, path) => {
    await ask(path).expect(404);
  });

  test('knows no other site, no nonsense, and no other format', async () => {
    const other = `https://other.example.org/campaigns/${slug}`;
    await app.visitor().get(oembedAddress(other)).expect(404);
    await app.visitor().get('/oembed').expect(404);
    await app.visitor().get('/oembed?url=%00').expect(404);
    await app
      .visitor()
      .get(`/oembed?format=xml&url=${encodeURIComponent(`${app.baseUrl}/campaigns/${slug}`)}`)
      .expect(501);
    await ask(`/campaigns/${slug}`, '&maxwidth=-1&maxheight=x').expect(200);
  });
});
