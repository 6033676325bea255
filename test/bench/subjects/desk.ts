import Sqlite from 'better-sqlite3';
import type { Event } from '../../../db/schema.ts';
import { databaseFile } from '../../../server/operations/databaseFile.ts';
import type { Services } from '../../../server/services.ts';
import {
  consoleExportAddress,
  consolePeopleAddress,
  consoleSignUpsAddress,
  withQuery,
} from '../../../templates/addresses.ts';
import { allRoutes } from '../../helpers/allRoutes.ts';
import { startTestApp } from '../../helpers/app.ts';
import { signedInOrganizer } from '../../helpers/organizer.ts';
import { askQuestionOf, optionsCalled } from '../../helpers/questions.ts';
import { eventWithMany } from '../manySignups.ts';
import type { Subject } from '../measure.ts';

/*
 * Every page of the dashboard over an event with very many sign-ups, each of whom answered eight
 * questions: all that answer with a page where they are asked for with that event and one of its people,
 * and its lists narrowed in the usual ways.
 */

const people = 100_000;
const requests = 20;

export const desk: Subject = {
  name: 'desk',
  rows: async function* () {
    const app = await startTestApp();
    const cookie = await signedInOrganizer(app.services);
    const event = await eventWithMany(app.services, people);
    const questions = await answeredByAll(app.services, event);
    const id = app.services.db.signups.newestId(event.id) - Math.floor(people / 2);
    const ask = (path: string) => opened(`${app.baseUrl}${path}`, cookie);
    const narrowed: Record<string, string | number>[] = [
      { q: 'munoz' },
      { q: 'person99' },
      { state: 'waiting' },
      { state: 'cancelled' },
      { language: 'en' },
      { needs: 'open' },
      { came: 'no' },
      { [`answer-${questions[0]}`]: 'yes' },
      { page: people / 100 },
      { sort: 'name' },
      { sort: 'name', page: people / 100 },
      { sort: 'state', page: people / 100 },
      { language: 'en', [`answer-${questions[0]}`]: 'no', sort: 'name' },
      { [`answer-${questions[0]}`]: 'no', [`answer-${questions[7]}`]: 'yes' },
    ];
    const lists = [
      ...narrowed.map((query) => withQuery(consoleSignUpsAddress(event.slug), query)),
      withQuery(consolePeopleAddress, { q: 'munoz' }),
      withQuery(consolePeopleAddress, { language: 'en' }),
    ];
    const paths = [
      ...addressesOf(event, id),
      ...lists,
      withQuery(consoleExportAddress(event.slug), { state: 'waiting', q: 'munoz' }),
    ];
    for (const path of new Set(paths)) {
      const first = await ask(path);
      if (!first.page) continue;
      const times: number[] = [];
      const before = process.cpuUsage();
      for (let count = 0; count < requests; count += 1) times.push((await ask(path)).took);
      const { user, system } = process.cpuUsage(before);
      times.sort((one, other) => one - other);
      // What it costs is told as well: on a machine that does other things, a page waits for them.
      const cost = (user + system) / 1000 / requests;
      yield {
        what: `\`${path.replace(event.slug, ':slug')}\`, of 95 in 100`,
        floor: '',
        figure: times[Math.ceil(requests * 0.95) - 1] ?? 0,
        unit: 'ms',
        aim: { atMost: 100 },
        detail:
          `median ${times[requests / 2]?.toFixed(0)}, the first time ${first.took.toFixed(0)}, ` +
          `${cost.toFixed(0)} ms of the processor`,
      };
    }
    await app.close();
  },
};

/** The address of each page of the dashboard, about the event or one of its people where it is about any. */
function addressesOf({ slug }: Event, signup: number): string[] {
  return allRoutes
    .filter(
      ({ method, role, path }) => method === 'get' && role === 'organizer' && !/\.\w+$/.test(path),
    )
    .map(({ path }) =>
      path.replaceAll(/:(\w+)/g, (_part, name) => {
        if (name === 'slug') return slug;
        return path.includes('/signups/') ? String(signup) : '1';
      }),
    );
}

async function opened(url: string, cookie: string): Promise<{ page: boolean; took: number }> {
  const began = performance.now();
  const answer = await fetch(url, { headers: { cookie }, redirect: 'manual' });
  await answer.arrayBuffer();
  const took = performance.now() - began;
  const type = answer.headers.get('content-type') ?? '';
  return { page: answer.status === 200 && type.startsWith('text/html'), took };
}

/** Has an event and its campaign ask eight questions, and everybody answer them. */
async function answeredByAll(services: Services, event: Event): Promise<number[]> {
  const ids: number[] = [];
  // By the slug of the event, so that the pages of the campaign are asked for as well.
  const campaign = await services.db.write((store) => {
    const { slug } = event;
    const made = store.campaigns.insert({ slug, title: 'Day', facts: [], updatedAt: 0 });
    store.events.update(event.id, { campaignId: made.id });
    return { kind: 'campaign', id: made.id } as const;
  });
  const bare = new Sqlite(databaseFile(services.config));
  for (const [kind, label, value, words] of [
    ['yes-no', 'Do you need childcare?', `case when s.id % 9 = 0 then 'yes' else 'no' end`, `''`],
    ['one-of', 'How do you get here?', 'option', `''`],
    ['several-of', 'What can you help with?', 'option', `''`],
    ['line', 'What should the kitchen know?', `''`, `'Vegan ' || s.id % 50`],
    ['number', 'How many flyers?', 's.id % 100', `''`],
    ['phone', 'Your telephone', `''`, `'+49 30 ' || s.id`],
    ['date', 'From when on?', `'2024-01-' || (10 + s.id % 20)`, `''`],
    ['consent', 'You may write to me.', `'yes'`, `''`],
  ] as const) {
    const owner = ids.length % 2 === 0 ? { kind: 'event' as const, id: event.id } : campaign;
    const choices = value === 'option' ? { options: optionsCalled({ Bus: null, Bike: null }) } : {};
    const { id, version, options } = await askQuestionOf(services, owner, kind, label, choices);
    const [first = { id: 0 }, second = first] = options;
    const chosen = `case when s.id % 3 = 0 then ${first.id} else ${second.id} end`;
    bare
      .prepare(
        `insert into question_answers (signup_id, question_id, person, version_id, language, value,
            words, held, at)
          select s.id, @id, 0, @version, 'en', ${value === 'option' ? chosen : value}, ${words}, '[]', 0
          from signups s where s.event_id = @event`,
      )
      .run({ id, version: version.id, event: event.id });
    ids.push(id);
  }
  bare.close();
  return ids;
}
