import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCampaignFile, type ActionInFile } from '../../server/campaigns/campaignFile.ts';
import { takeOverReport } from '../../server/operations/takeOverReport.ts';
import { campaignAddress, campaignFileAddress } from '../../templates/addresses.ts';
import { translator } from '../../templates/translate.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { campaignInFullSwing } from '../helpers/campaign.ts';

// One Cacerola takes over the campaign of another, both of them real.

const t = translator('en');

let there: TestApp;
let here: TestApp;
let folder: string;
beforeAll(async () => {
  there = await startTestApp();
  await campaignInFullSwing(there);
  here = await startTestApp();
  folder = mkdtempSync(join(tmpdir(), 'cacerola-take-over-'));
});
afterAll(async () => {
  await there.close();
  await here.close();
  rmSync(folder, { recursive: true });
});

const takeOver = (named: string, slug: string | null = null, announce = false) =>
  takeOverReport(here.services, t, { named, slug, announce });
const eventsOf = (slug: string) => {
  const { db } = here.services;
  const { id = 0 } = db.campaigns.bySlug(slug) ?? {};
  return db.events.inCampaign(id).flatMap((event) => db.events.byId(event) ?? []);
};

describe('the campaign of another Cacerola', () => {
  test('is taken over as drafts, by the address of its page', async () => {
    const { lines, well } = await takeOver(`${there.baseUrl}${campaignAddress('january-24')}`);
    expect(lines.slice(0, 2)).toEqual([
      'Taken over: Solidarity with the general strike in Argentina',
      '2 events are drafts, like the campaign itself. Open it here:',
    ]);
    expect(well).toBe(true);
    expect(here.services.db.campaigns.bySlug('january-24')).toMatchObject({
      state: 'draft',
      callers: 'Left Voice',
    });
    expect(eventsOf('january-24')).toMatchObject([
      { slug: 'panel-argentina', state: 'draft', kind: 'online', joinUrl: '' },
      { slug: 'embassy-action-nyc', state: 'draft', host: 'Left Voice', bring: 'Pots and pans' },
    ]);
  });

  test('is there once: another time it needs another name', async () => {
    const address = `${there.baseUrl}${campaignFileAddress('january-24')}`;
    expect(await takeOver(address)).toEqual({
      lines: ['There is a campaign “january-24” already. Take another name with --name.'],
      well: false,
    });
    const { well } = await takeOver(address, 'again', true);
    expect(well).toBe(true);
    expect(eventsOf('again').map(({ slug, state }) => [slug, state])).toEqual([
      ['panel-argentina-2', 'published'],
      ['embassy-action-nyc-2', 'published'],
    ]);
  });

  test('says the same here as there: hours, texts, languages', async () => {
    const file = async (app: TestApp, slug: string) => {
      const read = readCampaignFile((await app.get(campaignFileAddress(slug)).expect(200)).text);
      if (read.kind !== 'campaign') throw new Error(read.kind);
      return read.campaign;
    };
    const theirs = await file(there, 'january-24');
    const ours = await file(here, 'again');
    const told = ({ title, summary, zone, start, end, place, translations }: ActionInFile) => ({
      title,
      summary,
      zone,
      start,
      end,
      place,
      translations,
    });
    expect(ours.actions.map(told)).toEqual(theirs.actions.map(told));
    expect(ours.translations).toEqual(theirs.translations);
  });

  test('is read from a file, which may be none', async () => {
    const file = join(folder, 'campaign.json');
    expect((await takeOver(file)).lines).toEqual([`There is no file ${file}.`]);
    writeFileSync(file, '{"events":[]}');
    expect((await takeOver(file)).lines).toEqual(['This is not the file of a campaign.']);
    const { text } = await there.get(campaignFileAddress('january-24'));
    writeFileSync(file, text.replace('"version": 1', '"version": 9'));
    expect((await takeOver(file)).lines[0]).toContain('newer Cacerola');
    writeFileSync(file, text.replace('"kind": "online"', '"kind": "on the moon"'));
    expect((await takeOver(file)).lines[0]).toContain('actions[0].kind');
    writeFileSync(file, text.replace(/-01-24T16:00"/, '-03-10T02:30"'));
    const { lines, well } = await takeOver(file, 'with-a-gap');
    expect(well).toBe(true);
    expect(lines).toContain('1 action has an hour that its place skips. Enter it by hand:');
  });

  test('is not there where nothing is', async () => {
    expect((await takeOver(`${there.baseUrl}/campaigns/nothing`)).lines).toEqual([
      'There is nothing at this web address. Check it.',
    ]);
    expect(await takeOver(`${there.baseUrl}/campaigns/january-24`, 'No Name')).toMatchObject({
      well: false,
    });
  });
});
