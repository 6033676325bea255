import Sqlite from 'better-sqlite3';
import { parse } from 'csv-parse/sync';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { workOnImports } from '../../../server/imports/importWorker.ts';
import { startImport } from '../../../server/imports/startImport.ts';
import { beginChecking, beginUndoing, beginWriting } from '../../../server/imports/stepImport.ts';
import { eventAddress } from '../../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../../helpers/app.ts';
import { insertEvent } from '../../helpers/events.ts';
import { signedInOrganizer } from '../../helpers/organizer.ts';
import { compare, ratioRow, type Subject } from '../measure.ts';

/*
 * A list of 20,000 people from the bytes of its file to the last of them on the list, rehearsal and all,
 * against csv-parse and a bare insert of the same rows into one table, in one transaction. Meanwhile a
 * visitor asks for the page of the event again and again.
 */

const people = 20_000;
const rounds = 3;

export const importing: Subject = {
  name: 'import',
  rows: async function* () {
    const app = await startTestApp();
    await signedInOrganizer(app.services);
    const list = Buffer.from(
      [
        'First name,Last name,Email,Guests,Timestamp',
        ...Array.from(
          { length: people },
          (_, n) => `Ada ${n},Example,ada${n}@example.org,${n % 3},2024-01-02 10:30`,
        ),
      ].join('\r\n'),
    );
    let slowest = 0;
    const backs: number[] = [];
    const ours = async () => {
      const event = await insertEvent(app.services);
      const page = eventAddress(event.slug);
      // The first page of all has what it is made with read: that is no matter of the import.
      await (await fetch(new URL(page, app.baseUrl))).text();
      const asking = askAgainAndAgain(app, page);
      let id = 0;
      const seconds = await timed(async () => {
        id = await imported(app, event.id, list);
      });
      backs.push(await timed(() => takenBack(app, id)));
      slowest = Math.max(slowest, await asking.stop());
      return seconds;
    };
    const compared = await compare(rounds, ours, () => timed(async () => floor(app, list)));
    const what = `import of ${people.toLocaleString('en')} people`;
    yield ratioRow({ what, floor: 'csv-parse + insert', aim: { atMost: 60 }, unit: 's' }, compared);
    const plain = { what, floor: '', detail: '' } as const;
    yield { ...plain, figure: compared.ours, unit: 's', aim: { atMost: 20 } };
    yield {
      ...plain,
      figure: Math.max(...backs),
      unit: 's',
      aim: { atMost: 20 },
      detail: 'to take it back',
    };
    yield {
      ...plain,
      figure: slowest,
      unit: 'ms',
      aim: { atMost: 150 },
      detail: 'the slowest page meanwhile',
    };
    await app.close();
  },
};

async function imported({ services }: TestApp, eventId: number, file: Buffer): Promise<number> {
  const { db } = services;
  const event = db.events.byId(eventId);
  const organizer = db.organizers.byEmailKey('ada@example.org');
  if (!event || !organizer) throw new Error('There is nobody to import anything');
  const started = await startImport(services, event, organizer.id, { file, fileName: 'list.csv' });
  if (started.kind !== 'started') throw new Error(started.why);
  const { id, mapping } = started.import;
  await beginChecking(services, id, { ...mapping, agree: 'nobody' });
  await workOnImports(services);
  await beginWriting(services, id, organizer.id, {});
  await workOnImports(services);
  const { entered } = db.imports.byId(id) ?? {};
  if (entered !== people) throw new Error(`${entered} of ${people} were imported`);
  return id;
}

async function takenBack({ services }: TestApp, id: number): Promise<void> {
  await beginUndoing(services, id, services.db.imports.byId(id)?.organizerId ?? 0);
  await workOnImports(services);
  if (services.db.imports.byId(id)?.state !== 'undone') throw new Error('It is not taken back');
}

function floor({ services }: TestApp, file: Buffer): void {
  const bare = new Sqlite(join(services.config.dataDirectory, `floor-${performance.now()}.sqlite`));
  bare.pragma('journal_mode = WAL');
  bare.exec(`create table people (id integer primary key, name text, email text unique,
    companions integer, at text)`);
  const insert = bare.prepare(
    'insert into people (name, email, companions, at) values (?, ?, ?, ?)',
  );
  const rows: string[][] = parse(file);
  bare.transaction(() => {
    for (const [first = '', last = '', email, companions, at] of rows.slice(1))
      insert.run(`${first} ${last}`, email, companions, at);
  })();
  bare.close();
}

/** Asks for a page, a few times a second, and tells how long the slowest answer took. */
function askAgainAndAgain(app: TestApp, address: string): { stop: () => Promise<number> } {
  const asked = { stopped: false, slowest: 0 };
  const asking = (async () => {
    while (!asked.stopped) {
      const began = performance.now();
      const answer = await fetch(new URL(address, app.baseUrl));
      await answer.text();
      asked.slowest = Math.max(asked.slowest, performance.now() - began);
      await setTimeout(40);
    }
  })();
  return {
    stop: async () => {
      asked.stopped = true;
      await asking;
      return asked.slowest;
    },
  };
}

async function timed(job: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await job();
  return (performance.now() - began) / 1000;
}
