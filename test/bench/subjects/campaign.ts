import { request } from 'node:http';
import type { Campaign } from '../../../db/schema.ts';
import { campaignAddress, campaignMapAddress, nearAddress } from '../../../templates/addresses.ts';
import { exampleEvents, knownExampleCities } from '../../../server/operations/exampleActions.ts';
import { comingActions } from '../../../server/site/actionPlaces.ts';
import { nearestTo } from '../../../server/site/nearActions.ts';
import { startTestApp, type TestApp } from '../../helpers/app.ts';
import { median, type Row, type Subject } from '../measure.ts';
import { actionListRows } from './actionList.ts';

/*
 * The page of a campaign with very many actions in the whole world: from the cache, made anew, and by how
 * near they are to a city that is misspelt. And the map of four hundred.
 */

const actions = 5000;
const rounds = 30;

export const campaign: Subject = {
  name: 'campaign',
  rows: async function* () {
    // First: what the pages below leave in memory is no matter of an import.
    yield* actionListRows(actions);
    const app = await startTestApp();
    await app.services.cities.ready(60_000);
    const many = await campaignWith(app, 'many', actions);
    const few = await campaignWith(app, 'few', 400);
    const address = `${app.baseUrl}${campaignAddress(many.slug)}`;
    const page = await fetched(address);
    yield row('page, compressed', page.bytes / 1000, 60, 'kB');
    const kept: number[] = [];
    for (let round = 0; round < rounds; round += 1) kept.push((await fetched(address)).took);
    yield row('page from the cache', median(kept), 40, 'ms');
    const anew: number[] = [];
    for (let round = 0; round < 10; round += 1) {
      await app.services.db.write((store) =>
        store.campaigns.update(many.id, { updatedAt: app.clock.now + round }),
      );
      anew.push((await fetched(address)).took);
    }
    yield row('page anew', median(anew), 250, 'ms');
    const near: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const began = performance.now();
      const [city] = app.services.cities.find('kolkatta', { language: 'en', limit: 6 });
      if (city) nearestTo(somewhere(app, many.id), city, 20);
      near.push(performance.now() - began);
    }
    yield row('what is near', median(near), 10, 'ms');
    const nearPage: number[] = [];
    for (let round = 0; round < rounds; round += 1)
      nearPage.push((await fetched(`${app.baseUrl}${nearAddress(many.slug, 'kolkatta')}`)).took);
    yield row('page of what is near', median(nearPage), 250, 'ms');
    const map = await fetched(`${app.baseUrl}${campaignMapAddress(few.slug)}`);
    yield row('map of 400 actions, compressed', map.bytes / 1000, 6, 'kB');
    await app.close();
  },
};

function somewhere({ services, clock }: TestApp, campaignId: number) {
  return comingActions(services, campaignId, clock.now).flatMap(({ latitude, longitude }) =>
    latitude === null || longitude === null ? [] : [{ latitude, longitude }],
  );
}

function row(what: string, figure: number, atMost: number, unit: string): Row {
  return { what, floor: '', figure, unit, aim: { atMost }, detail: '' };
}

/** Bytes as they are sent: fetch would unpack them. */
async function fetched(url: string): Promise<{ bytes: number; took: number }> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    request(url, { headers: { 'accept-encoding': 'br' } }, (answer) => {
      let bytes = 0;
      answer.on('data', (part: Buffer) => {
        bytes += part.length;
      });
      answer.on('end', () => resolve({ bytes, took: performance.now() - began }));
    })
      .on('error', reject)
      .end();
  });
}

async function campaignWith(app: TestApp, slug: string, count: number): Promise<Campaign> {
  const { clock, services } = app;
  const words = {
    title: 'Example action',
    host: 'Example Collective',
    venue: 'Square',
    summary: '',
  };
  // With those around each of them: as many as are told by name.
  const cities = knownExampleCities(services).flatMap((city) =>
    services.cities.near(city, { language: 'en', limit: 4 }),
  );
  return services.db.write((store) => {
    const made = store.campaigns.insert({
      slug,
      title: 'An example day of action',
      language: 'en',
      facts: [],
      day: '2024-01-24',
      hosting: 'anyone',
      updatedAt: clock.now,
    });
    const request = { campaign: made, day: '2024-01-24', count, words };
    for (const event of exampleEvents(request, cities, clock.now)) store.events.insert(event);
    return made;
  });
}
