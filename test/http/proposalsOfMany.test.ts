import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Campaign } from '../../db/schema.ts';
import { newPublicId } from '../../server/web/signedLinks.ts';
import {
  consoleCampaignOverviewAddress,
  consoleCampaignPlacesAddress,
  consoleProposalsAddress,
} from '../../templates/addresses.ts';
import type { TestApp, Visitor } from '../helpers/app.ts';
import { startProposalDesk } from '../helpers/deskOfProposals.ts';
import { bareEvent } from '../helpers/events.ts';
import { processorTime } from '../helpers/growth.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { insertOpenCampaign, insertProposal } from '../helpers/proposals.ts';

/* A day of action to which a thousand were proposed: in one city, or all over the world. */

const many = 1000;

/** In milliseconds of the processor. */
const mostForPage = 100;

let app: TestApp;
let organizer: Visitor;
let everywhere: Campaign;
let inOneCity: Campaign;
beforeAll(async () => {
  ({ app, organizer, campaign: everywhere } = await startProposalDesk());
  inOneCity = await insertOpenCampaign(app.services, { slug: 'in-one-city' });
  const { id: _, publicId: __, ...values } = await insertProposal(app.services, everywhere.id);
  await app.services.db.write((store) => {
    for (let number = 1; number <= many; number += 1) {
      const one = { ...values, email: `ada${number}@example.org`, phone: `+20 100 ${number}` };
      const made = { ...one, emailKey: one.email, description: 'Example. '.repeat(200) };
      const at = { latitude: (number % 120) - 60, longitude: (number % 353) - 176 };
      const elsewhere = { ...at, city: `Example ${number}`, cityId: number };
      store.proposals.insert({ ...made, ...elsewhere, publicId: newPublicId() });
      const here = { ...made, campaignId: inOneCity.id, publicId: newPublicId() };
      store.proposals.insert(here);
      const place = { kind: 'in-person', ...elsewhere, campaignId: everywhere.id } as const;
      store.events.insert(bareEvent(app.clock.now, { ...place, slug: `example-${number}` }));
    }
  });
}, 60_000);
afterAll(() => app.close());

const show = async (slug: string, query = '') => {
  const { text } = await organizer.get(`${consoleProposalsAddress(slug)}${query}`).expect(200);
  return text;
};

/** The least that the processor needs for something, of some runs. */
async function quickest(run: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let runs = 0; runs < 6 && least > mostForPage; runs += 1)
    least = Math.min(least, await processorTime(run));
  return least;
}

test('the page of a thousand actions without a place tells the first of them', async () => {
  const address = consoleCampaignOverviewAddress(everywhere.slug);
  const { text } = await organizer.get(address).expect(200);
  expect(text).toContain('and 900 more');
  expect(await htmlProblems(text)).toEqual([]);
  expect(await quickest(() => organizer.get(address).expect(200))).toBeLessThan(mostForPage);
});

test('a list of a thousand places in cities that nobody knows keeps nobody waiting', async () => {
  await app.services.cities.ready(8000);
  const places = Array.from({ length: many }, (_, at) => `Xanpredtown ${at}; Example; Street`);
  const address = consoleCampaignPlacesAddress(everywhere.slug);
  const save = () => organizer.post(address, { list: places.join('\n') }).expect(303);
  expect(await quickest(save)).toBeLessThan(10 * mostForPage);
});

describe('the board of a thousand proposals', () => {
  test('tells how many there are, a page at a time, and of each the first that are near it', async () => {
    const first = await show(inOneCity.slug);
    expect(first).toContain('1,000 proposals are waiting for you');
    expect(first.match(/<article/g)).toHaveLength(20);
    expect(first).toContain('and 996 more');
    expect(first).toContain('?page=2');
    expect(await htmlProblems(first)).toEqual([]);
    const last = await show(inOneCity.slug, '?page=50');
    expect(last.match(/<article/g)).toHaveLength(20);
    expect(last).not.toContain('?page=51');
  });

  test.each([
    ['all over the world', () => everywhere.slug],
    ['in one city', () => inOneCity.slug],
  ])('is quick: %s', async (_, slug) => {
    expect(await quickest(() => show(slug()))).toBeLessThan(mostForPage);
  });
});
