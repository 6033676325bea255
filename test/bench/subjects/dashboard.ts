import { get } from 'node:http';
import {
  consoleAddress,
  consoleSignInSheetAddress,
  consoleSignUpsAddress,
  consoleUnansweredAddress,
  withQuery,
} from '../../../templates/addresses.ts';
import { startTestApp } from '../../helpers/app.ts';
import { signedInOrganizer } from '../../helpers/organizer.ts';
import { eventWithMany } from '../manySignups.ts';
import { compare, median, ratioRow, type Subject } from '../measure.ts';

/* What organizers open the night before: with very many sign-ups as with few. */

const many = 113_000;
const few = 1000;
const onPage = 50;
const requests = 10;

/** Parts of names and addresses in several scripts, frequent, seldom and not there at all. */
const searches = ['lukasz', 'munoz', '王伟', '王', 'примеров', 'person99', '.org', 'a', 'nobody'];

export const dashboard: Subject = {
  name: 'dashboard',
  rows: async function* () {
    const app = await startTestApp();
    const cookie = await signedInOrganizer(app.services);
    const small = await eventWithMany(app.services, few);
    const page = (path: string) => () => timedMedian(() => opened(`${app.baseUrl}${path}`, cookie));
    const ofFew = await page(consoleAddress)();
    const large = await eventWithMany(app.services, many);
    yield {
      what: `first page over ${many.toLocaleString('en')} sign-ups, a sixth of them to answer`,
      floor: '',
      figure: await page(consoleAddress)(),
      unit: 'ms',
      aim: { atMost: 100 },
      detail: `over ${few.toLocaleString('en')}: ${ofFew.toFixed(0)} ms`,
    };
    yield {
      what: 'those of them whom somebody has to answer, first page',
      floor: '',
      figure: await page(consoleUnansweredAddress(large.slug))(),
      unit: 'ms',
      aim: { atMost: 100 },
      detail: `${Math.floor(many / 6).toLocaleString('en')} people`,
    };
    const listed = ({ slug }: { slug: string }, number: number) =>
      page(withQuery(consoleSignUpsAddress(slug), { page: number }));

    for (const [name, place] of [
      ['first', () => 1],
      ['middle', (people: number) => people / onPage / 2],
      ['last', (people: number) => people / onPage],
    ] as const)
      yield ratioRow(
        {
          what: `list of ${many.toLocaleString('en')} sign-ups, ${name} page`,
          floor: `the same page of ${few.toLocaleString('en')}`,
          aim: { atMost: 1.5 },
          unit: 'ms',
        },
        await compare(9, listed(large, place(many)), listed(small, place(few))),
      );
    const times: { search: string; time: number }[] = [];
    for (const search of searches)
      times.push({
        search,
        time: await page(withQuery(consoleSignUpsAddress(large.slug), { q: search }))(),
      });
    yield {
      what: `search over ${many.toLocaleString('en')} sign-ups, the slowest of ${searches.length}`,
      floor: '',
      figure: Math.max(...times.map(({ time }) => time)),
      unit: 'ms',
      aim: { atMost: 60 },
      detail: times.map(({ search, time }) => `${search} ${time.toFixed(0)}`).join(', '),
    };
    yield {
      what: `sign-in sheet of ${many.toLocaleString('en')}, its last part`,
      floor: '',
      figure: await page(withQuery(consoleSignInSheetAddress(large.slug), { page: 105 }))(),
      unit: 'ms',
      aim: { atMost: 500 },
      detail: 'a thousand names',
    };
    await app.close();
  },
};

async function timedMedian(job: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < requests; count += 1) {
    const began = performance.now();
    await job();
    times.push(performance.now() - began);
  }
  return median(times);
}

function opened(url: string, cookie: string): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { cookie } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url}: ${response.statusCode}`));
      response.resume().on('end', resolve).on('error', reject);
    }).on('error', reject);
  });
}
