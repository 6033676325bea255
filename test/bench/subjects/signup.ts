import { openDatabase } from '../../../db/database.ts';
import { openLog } from '../../../server/log.ts';
import { makeServices } from '../../../server/makeServices.ts';
import { testConfig } from '../../helpers/app.ts';
import { insertEvent } from '../../helpers/events.ts';
import { compare, median, ratioRow, rounded, type Row, type Subject } from '../measure.ts';
import { signUpLoad } from '../signUpLoad.ts';
import { addSignups } from '../manySignups.ts';
import { benchFolder, startServer } from '../startServer.ts';

/*
 * A sign-up over HTTP, written to the disk with every fsync, against Express, zod and bare prepared
 * statements that write a row, a mail and a counter in a transaction each; and where many are signed up
 * already, against an event where nobody is. `--most=100000` leaves out what is larger.
 */

const rounds = 5;
const seconds = 4;

export const signup: Subject = {
  name: 'signup',
  rows: async function* ({ most }) {
    using folder = benchFolder();
    const database = folder.file('ours.sqlite');
    await databaseWithEvent(database);
    await using ours = await startServer('application', { database });
    await using floor = await startServer('expressSignups', {
      database: folder.file('floor.sqlite'),
    });
    const p99: number[] = [];
    for (const [connections, atLeast] of [
      [64, 1.5],
      [1, 0.8],
    ] as const) {
      const compared = await compare(
        rounds,
        async () => {
          const load = await signUpLoad(ours.url, connections, seconds);
          if (connections === 64) p99.push(load.p99);
          return load.rate;
        },
        async () => (await signUpLoad(floor.url, connections, seconds)).rate,
      );
      const what = `sign-up over HTTP, ${connections} ${connections === 1 ? 'client' : 'clients'}`;
      const against = 'Express, zod, one transaction and fsync each';
      yield ratioRow({ what, floor: against, aim: { atLeast }, unit: 'sign-ups/s' }, compared);
      if (connections === 64)
        yield {
          what: `${what}, 99 of 100 answers within`,
          floor: '',
          figure: median(p99),
          unit: 'ms',
          aim: { atMost: 100 },
          detail: `${rounded(Math.min(...p99))} to ${rounded(Math.max(...p99))}`,
        };
    }
    for (const present of [100_000, 1_000_000].filter((people) => people <= most))
      yield await whereManyAre(present);
  },
};

async function whereManyAre(present: number): Promise<Row> {
  using folder = benchFolder();
  const [many, empty] = [folder.file('many.sqlite'), folder.file('empty.sqlite')];
  await databaseWithEvent(many, { present });
  // Each round has an event of its own: after seconds thousands are in it.
  const slugs = Array.from({ length: rounds + 1 }, (_, round) => `panel-${round}`);
  await databaseWithEvent(empty, { slugs });
  await using ours = await startServer('application', { database: many });
  await using floor = await startServer('application', { database: empty });
  const compared = await compare(
    rounds,
    async () => (await signUpLoad(ours.url, 64, seconds)).rate,
    async () => (await signUpLoad(floor.url, 64, seconds, slugs.pop())).rate,
  );
  return ratioRow(
    {
      what: `sign-up over HTTP where ${present} are, 64 clients`,
      floor: 'where nobody is',
      aim: { atLeast: 0.95 },
      unit: 'sign-ups/s',
    },
    compared,
  );
}

/**
 * A database with events to which people may come without limit.
 *
 * @param present how many have come to each
 */
export async function databaseWithEvent(
  file: string,
  { slugs = ['panel'], present = 0 }: { slugs?: readonly string[]; present?: number } = {},
): Promise<void> {
  const db = openDatabase(file);
  const log = openLog({ logLevel: 'silent' });
  const services = makeServices(testConfig(), db, log, Date.now);
  const startLocal = `${new Date().getFullYear() + 1}-01-21T14:30`;
  for (const slug of slugs) {
    const event = await insertEvent(services, { slug }, { startLocal });
    if (present > 0) await addSignups(db, file, event, present);
  }
  db.close();
}
