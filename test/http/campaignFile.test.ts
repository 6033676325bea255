import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { readCampaignFile, type CampaignFile } from '../../server/campaigns/campaignFile.ts';
import { campaignFileAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { campaignInFullSwing } from '../helpers/campaign.ts';
import { insertEvent } from '../helpers/events.ts';

// A campaign for programs: what everybody may see of it, and nothing more.

const slug = 'january-24';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  await campaignInFullSwing(app);
  const { db } = app.services;
  const campaignId = db.campaigns.bySlug(slug)?.id ?? null;
  const panel = db.events.bySlug('panel-argentina');
  await db.write((store) => {
    if (panel === undefined) return;
    store.events.update(panel.id, { joinNote: 'The code is 4711', thanks: 'Thank you, all' });
    store.eventTexts.put(
      panel.id,
      'fr',
      { title: { text: 'La lutte', of: '' }, joinNote: { text: 'Le code est 4711', of: '' } },
      app.clock.now,
    );
  });
  await insertEvent(app.services, {
    slug: 'plan-of-campaign',
    title: 'Plan of the campaign',
    campaignId,
    state: 'draft',
    publishedAt: null,
  });
  await insertEvent(app.services, {
    slug: 'formula',
    title: '=1+1',
    campaignId,
    kind: 'in-person',
    venue: 'Example Square',
    city: 'Example City',
  });
});
afterAll(() => app.close());

const get = (name?: Parameters<typeof campaignFileAddress>[1]) =>
  app.visitor().get(campaignFileAddress(slug, name));

async function campaignFile(): Promise<CampaignFile> {
  const { text } = await get().expect(200);
  const outcome = readCampaignFile(text);
  if (outcome.kind !== 'campaign') throw new Error(JSON.stringify(outcome));
  return outcome.campaign;
}

describe('the open file of a campaign', () => {
  test('is one that another site can read, with its actions in the order in which they are', async () => {
    const { title, first_day, actions } = await campaignFile();
    expect(title).toBe('Solidarity with the general strike in Argentina');
    expect(first_day).toMatch(/-01-24$/);
    const starts = actions.map(({ start }) => start.instant);
    expect(starts).toEqual(starts.toSorted());
    const panel = actions.find(({ url }) => url.endsWith('/panel-argentina'));
    expect(panel).toMatchObject({
      zone: 'America/New_York',
      precision: 'hour',
      start: { local: expect.stringMatching(/-01-21T14:30$/), occurrence: 'only' },
      place: null,
      translations: { fr: { title: 'La lutte' } },
    });
  });

  test('tells nothing that its pages do not tell', async () => {
    const { text } = await get().expect(200);
    for (const secret of [
      'meet.example.org',
      '4711',
      'Thank you, all',
      'Plan of the campaign',
      'Luz Ejemplo',
    ])
      expect(text).not.toContain(secret);
  });

  test('is for every site, and asked for again cheaply until something changes', async () => {
    const { headers } = await get().expect(200);
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(headers['set-cookie']).toBeUndefined();
    const again = () =>
      app.visitor({ 'If-None-Match': String(headers['etag']) }).get(campaignFileAddress(slug));
    await again().expect(304);
    const { id = 0 } = app.services.db.events.bySlug('formula') ?? {};
    await app.services.db.write((store) => store.events.update(id, { venue: 'Another Square' }));
    expect((await again().expect(200)).text).toContain('Another Square');
  });

  test('is found under the address that the campaign had, and of no other', async () => {
    const { db } = app.services;
    const { id = 0 } = db.campaigns.bySlug(slug) ?? {};
    await db.write((store) => store.campaigns.keepSlug(id, 'january'));
    const { headers } = await app.visitor().get(campaignFileAddress('january')).expect(301);
    expect(headers['location']).toBe(campaignFileAddress(slug));
    await app.visitor().get(campaignFileAddress('nothing')).expect(404);
  });
});

test('its table opens in a spreadsheet, and runs nothing there', async () => {
  const { text, headers } = await get('actions.csv').expect(200);
  expect(headers['content-disposition']).toContain('january-24.csv');
  const rows = parse<Record<string, string>>(text, { columns: true, bom: true });
  const { actions } = await campaignFile();
  expect(rows.map(({ uid }) => uid)).toEqual(actions.map(({ uid }) => uid));
  const formula = rows.find(({ url }) => url?.endsWith('/formula'));
  expect(formula).toMatchObject({ title: "'=1+1", city: 'Example City' });
  expect(formula?.['start']).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/);
});

/** The fields of https://opensupporter.github.io/osdi-docs/events.html that we tell. */
const osdiFields = [
  'identifiers',
  'origin_system',
  'modified_date',
  'name',
  'title',
  'summary',
  'description',
  'browser_url',
  'type',
  'status',
  'visibility',
  'start_date',
  'end_date',
  'all_day',
  'all_day_date',
  'location',
];

test('its OSDI events have the fields of the standard and no other', async () => {
  const { body, headers } = await get('osdi.json').expect(200);
  expect(headers['content-type']).toBe('application/hal+json; charset=utf-8');
  const events: Record<string, unknown>[] = body._embedded['osdi:events'];
  expect(body.total_records).toBe(events.length);
  const names = new Set(events.flatMap((event) => Object.keys(event)));
  expect([...names].filter((name) => !osdiFields.includes(name))).toEqual([]);
  const formula = events.find(({ browser_url: url }) => String(url).endsWith('/formula'));
  expect(formula).toMatchObject({ type: 'open', status: 'confirmed', all_day: false });
});
