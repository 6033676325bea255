import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { campaignDays, isCampaignOver } from '../../server/time/campaignDays.ts';
import { campaignAddress } from '../../templates/addresses.ts';
import { startTestApp, testNow, type TestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

/* What everybody reads of a campaign: its day, its count, what is demanded, and what machines read. */

let app: TestApp;
let campaignId = 0;
beforeAll(async () => {
  app = await startTestApp();
  const { services } = app;
  const campaign = await services.db.write((store) =>
    store.campaigns.insert({
      slug: 'day',
      title: 'A day of action',
      facts: ['Why.', 'And how.'],
      day: '2024-01-24',
      callers: 'Example Assembly\nExample Union',
      demands: 'Bread\nRoses',
      hashtags: '#One #Two',
      contact: 'write@example.org',
      bring: 'Pots and pans',
      color: 'blue',
      updatedAt: services.clock(),
    }),
  );
  campaignId = campaign.id;
  const of = { campaignId };
  await insertEvent(services, {
    ...of,
    slug: 'one',
    title: 'One',
    country: 'AR',
    kind: 'in-person',
  });
  await insertEvent(services, {
    ...of,
    slug: 'two',
    title: 'Two',
    country: 'CL',
    kind: 'in-person',
  });
  await insertEvent(services, { ...of, slug: 'three', title: 'Three', country: 'CL' });
  await insertEvent(services, { ...of, slug: 'plan', state: 'draft', publishedAt: null });
});
afterAll(() => app.close());

const shown = async () => (await app.get(campaignAddress('day')).expect(200)).text;

test('is told whole, and is right as HTML', async () => {
  const text = await shown();
  for (const told of [
    'Wednesday, January 24</p>',
    '3 actions in 2 countries',
    'Why.',
    'Bread',
    'Roses',
    '#Two',
    'Example Union',
    'mailto:write@example.org',
    'Pots and pans',
  ])
    expect(text).toContain(told);
  expect(await htmlProblems(text)).toEqual([]);
});

test('is told to machines as an event with its parts', async () => {
  const [, json = ''] =
    /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(await shown()) ?? [];
  const data: unknown = JSON.parse(json);
  expect(data).toMatchObject({
    '@type': 'Event',
    name: 'A day of action',
    startDate: '2024-01-24',
    endDate: '2024-01-24',
    organizer: [{ name: 'Example Assembly' }, { name: 'Example Union' }],
    subEvent: [{ name: 'One' }, { name: 'Two' }, { name: 'Three' }],
  });
});

test('ends when its last day has ended everywhere', () => {
  const day = { day: '2024-01-24', lastDay: null };
  expect(isCampaignOver(day, Date.UTC(2024, 0, 25, 11, 59))).toBe(false);
  expect(isCampaignOver(day, Date.UTC(2024, 0, 25, 12))).toBe(true);
  expect(isCampaignOver({ day: null, lastDay: null }, Date.UTC(2030, 0))).toBe(false);
});

test('names several days, and the year where it is not plain', () => {
  const days = { day: '2024-01-24', lastDay: '2024-01-26' };
  expect(campaignDays(days, 'en', testNow)).toEqual({
    short: 'Wednesday, January 24 – Friday, January 26',
    long: 'Wednesday, January 24, 2024 – Friday, January 26, 2024',
    first: '2024-01-24',
    last: '2024-01-26',
  });
  expect(campaignDays(days, 'es', Date.UTC(2025, 0))?.short).toContain('2024');
});
