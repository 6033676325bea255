import { openDatabase } from '../../../db/database.ts';
import { openLog } from '../../../server/log.ts';
import { makeServices } from '../../../server/makeServices.ts';
import { testConfig } from '../../helpers/app.ts';
import { insertEvent } from '../../helpers/events.ts';
import { compare, median, ratioRow, rounded, type Subject } from '../measure.ts';
import { signUpLoad } from '../signUpLoad.ts';
import { benchFolder, startServer } from '../startServer.ts';

/*
 * A sign-up over HTTP, written to the disk with every fsync, against Express, zod and bare prepared
 * statements that write a row, a mail and a counter in a transaction each.
 */

const rounds = 5;
const seconds = 4;

export const signup: Subject = {
  name: 'signup',
  rows: async function* () {
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
  },
};

/** A database with one event to which people may come without limit. */
export async function databaseWithEvent(file: string): Promise<void> {
  const db = openDatabase(file);
  const log = openLog({ logLevel: 'silent' });
  await insertEvent(
    makeServices(testConfig(), db, log, Date.now),
    { slug: 'panel' },
    {
      startLocal: `${new Date().getFullYear() + 1}-01-21T14:30`,
    },
  );
  db.close();
}
