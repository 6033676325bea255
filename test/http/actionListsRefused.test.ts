import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Campaign } from '../../db/schema.ts';
import {
  consoleActionListAddress,
  consoleActionListsAddress,
  consoleCampaignEventsAddress,
  consoleCampaignOverviewAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { importingActions, type ImportingActions } from '../helpers/importingActions.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { insertOpenCampaign } from '../helpers/proposals.ts';

let app: TestApp;
let organizer: Visitor;
let campaign: Campaign;
let lists: ImportingActions;
let number = 0;

beforeAll(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
beforeEach(async () => {
  number += 1;
  const values = { slug: `day-${number}`, callers: 'Example Collective', bring: 'Pots' };
  campaign = await insertOpenCampaign(app.services, values);
  lists = importingActions(app, organizer, campaign);
});
afterAll(() => app.close());

describe('a list of actions', () => {
  test('is refused in a sentence where it is none', async () => {
    const { form } = lists;
    const refused = async (pasted: string, sentence: string) => {
      const { text } = await organizer.post(form, { pasted }).expect(422);
      expect(text).toContain(sentence);
      expect(await htmlProblems(text)).toEqual([]);
    };
    await refused('', 'Choose a file, or paste some rows.');
    await refused('City,Time\n', 'There are only names of columns in this list, and no actions.');
    await refused(`City\n${'x'.repeat(6000)}`, 'A cell in row 2 is too long.');
    await organizer.post(form).attach('file', Buffer.from('%PDF-1.7'), 'list.pdf').expect(422);
    await organizer
      .post(form)
      .attach('file', Buffer.from('PK\u0003\u0004zz'), 'a.xlsx')
      .expect(422);
    expect(app.services.db.actionLists.ofCampaign(campaign.id, 1)).toEqual([]);
    await lists.paste('Where,When\nSomewhere,16h').expect(303);
    const columns = await organizer.post(lists.at('columns'), {
      'column-0': 'none',
      'column-1': 'hour',
      day: '2024-02-31',
    });
    expect(columns.status).toBe(422);
    expect(columns.text).toContain('Choose which column has the city.');
    expect(columns.text).toContain('Enter a date that exists.');
    await organizer.post(lists.at('removal')).expect(303);
    await organizer.get(consoleActionListAddress(campaign.slug, 999)).expect(404);
  });

  test('asks where clocks skip an hour or show it twice, and where it has begun', async () => {
    await app.services.db.write((store) =>
      store.campaigns.update(campaign.id, { day: '2024-03-10', lastDay: null }),
    );
    const skipped = await lists.rehearse('City,Hour\nNew York,2:30 am\nLondon,2:30 am');
    expect(skipped.text).toContain('In that time zone 2:30 AM is skipped on that day.');
    await lists.answer({ 'answer-2': '03:00' }).expect(303);
    expect(lists.counts()).toEqual({ ready: 2 });
    await app.services.db.write((store) =>
      store.campaigns.update(campaign.id, { day: '2024-11-03' }),
    );
    const twice = await lists.rehearse('City,Hour\nNew York,1:30 am');
    expect(twice.text).toContain('In that time zone 1:30 AM comes twice on that day.');
    await lists.answer({ 'answer-2': 'later' }).expect(303);
    await lists.write('no');
    expect(lists.actions()).toMatchObject([{ startsAt: Date.UTC(2024, 10, 3, 6, 30) }]);
    await app.services.db.write((store) =>
      store.campaigns.update(campaign.id, { day: '2023-11-03' }),
    );
    const begun = await lists.rehearse('City,Hour\nOslo,16h');
    expect(begun.text).toContain('This has already started: Friday, November 3, 2023, 4:00 PM.');
  });

  test('leaves on its day, and is for those alone who lead the campaign', async () => {
    await lists.rehearse('City,Time\nLagos,16h');
    await app.services.db.write((store) =>
      store.actionLists.clear(app.clock.now + 1, app.clock.now),
    );
    expect(app.services.db.actionLists.ofCampaign(campaign.id, 1)).toEqual([]);
    await lists.rehearse('City,Time\nLagos,16h');
    await lists.write('yes');
    await app.services.db.write((store) =>
      store.actionLists.clear(app.clock.now + 1, app.clock.now + 1),
    );
    expect(lists.counts()).toEqual({});
    expect(lists.actions()).toHaveLength(1);
    const kept = await organizer.get(lists.at()).expect(200);
    expect(kept.text).toContain('It can no longer be undone');
    const elsewhere = await insertOpenCampaign(app.services, { slug: `other-${number}` });
    const coordinator = app.visitor({
      Cookie: await signedInOrganizer(app.services, {
        email: `coordinator-${number}@example.org`,
        rights: { role: 'coordinator', of: { kind: 'campaign', campaignId: elsewhere.id } },
      }),
    });
    await coordinator.get(lists.at()).expect(404);
    await coordinator.get(consoleActionListsAddress(campaign.slug)).expect(404);
    await coordinator.get(consoleActionListsAddress(elsewhere.slug)).expect(200);
    await app.visitor().get(lists.at()).expect(303);
    // Both ways there lead to it.
    for (const address of [consoleCampaignEventsAddress, consoleCampaignOverviewAddress]) {
      const { text } = await organizer.get(address(campaign.slug)).expect(200);
      expect(text).toContain(consoleActionListsAddress(campaign.slug));
    }
  });
});
