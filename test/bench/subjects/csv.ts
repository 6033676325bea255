import Sqlite from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Event } from '../../../db/schema.ts';
import { databaseFile } from '../../../server/operations/databaseFile.ts';
import { exportPeople } from '../../../server/exports/exportPeople.ts';
import { columnsOf } from '../../../server/exports/fileOfPeople.ts';
import { everybody } from '../../../server/signups/peopleFilter.ts';
import { signupsCsv } from '../../../server/signups/signupsCsv.ts';
import { translator } from '../../../templates/translate.ts';
import { startTestApp, type TestApp } from '../../helpers/app.ts';
import { signedInOrganizer } from '../../helpers/organizer.ts';
import { eventWithMany } from '../manySignups.ts';
import { compare, ratioRow, type Row, type Subject } from '../measure.ts';

/*
 * The file of sign-ups against the program of SQLite, which writes the same rows as they are: no
 * heading, no time on any clock, no guard against formulas. Where that program is not installed, bare
 * better-sqlite3 does the same.
 */

const mebibyte = 2 ** 20;
const program = 'sqlite3';
const hasProgram = spawnSync(program, ['-version']).status === 0;

export const csv: Subject = {
  name: 'csv',
  rows: async function* () {
    for (const [people, rounds] of [
      [100_000, 7],
      [1_000_000, 3],
    ] as const) {
      const app = await startTestApp();
      const event = await eventWithMany(app.services, people);
      let most = 0;
      const waits = monitorEventLoopDelay({ resolution: 1 });
      const before = process.memoryUsage.rss();
      const ours = () =>
        timed(async () => {
          waits.enable();
          const file = openSync(join(app.services.config.dataDirectory, 'ours.csv'), 'w');
          for await (const part of signupsCsv(app.services.db, event, null)) {
            writeSync(file, part);
            most = Math.max(most, process.memoryUsage.rss() - before);
          }
          closeSync(file);
          waits.disable();
        });
      const what = `CSV of ${people.toLocaleString('en')} sign-ups`;
      yield ratioRow(
        {
          what,
          floor: hasProgram ? '`sqlite3 -csv`' : 'bare better-sqlite3',
          aim: { atMost: 2.2 },
          unit: 'ms',
        },
        await compare(rounds, ours, () => timed(async () => floor(app, event))),
      );
      const plain = { what, floor: '', detail: '' } as const;
      yield {
        ...plain,
        figure: most / mebibyte,
        unit: 'MiB more',
        aim: { atMost: 120 },
      };
      yield {
        ...plain,
        figure: waits.percentile(99) / 1e6,
        unit: 'ms',
        aim: { atMost: 75 },
        detail: 'what others wait for meanwhile, of 99 in 100',
      };
      for (const format of ['xlsx', 'jsonl'] as const) yield* otherForm(app, event, people, format);
      await app.close();
    }
  },
};

/** A file of every column in another form, as it leaves: how long it takes, and how much memory. */
async function* otherForm(
  app: TestApp,
  event: Event,
  people: number,
  format: 'xlsx' | 'jsonl',
): AsyncGenerator<Row> {
  await signedInOrganizer(app.services);
  const organizerId = app.services.db.organizers.byEmailKey('ada@example.org')?.id ?? 0;
  const view = { t: translator('en'), language: 'en' } as const;
  const columns = columnsOf(view.t, []).map(({ name }) => name);
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  const waits = monitorEventLoopDelay({ resolution: 1 });
  let most = 0;
  let bytes = 0;
  const took = await timed(async () => {
    const { body } = await exportPeople(
      app.services,
      { events: [event], of: event.slug },
      {
        profile: 'everything',
        format,
        columns,
        order: 'arrival',
        filter: everybody,
        reason: 'To measure',
      },
      { organizerId, view, sensitive: true },
    );
    waits.enable();
    for await (const part of body) {
      bytes += Buffer.byteLength(part);
      most = Math.max(most, process.memoryUsage.rss() - before);
    }
    waits.disable();
  });
  const what = `${format.toUpperCase()} of ${people.toLocaleString('en')} sign-ups`;
  const size = `${Math.round(bytes / 1e6)} MB, ${columns.length} columns`;
  const plain = { what, floor: '', detail: size } as const;
  yield { ...plain, figure: took / 1000, unit: 's', aim: { atMost: people / 25_000 } };
  yield { ...plain, figure: most / mebibyte, unit: 'MiB more', aim: { atMost: 120 } };
  yield {
    ...plain,
    figure: waits.percentile(99) / 1e6,
    unit: 'ms',
    aim: { atMost: 75 },
    detail: 'what others wait for meanwhile, of 99 in 100',
  };
}

function floor({ services }: TestApp, { id }: Event): void {
  const { config } = services;
  const target = join(config.dataDirectory, 'floor.csv');
  const question = `select public_id, name, email, language, state, created_at, updated_at, companions,
    access_needs, zone, declined_at from signups where event_id = ${id} order by id`;
  if (hasProgram) {
    spawnSync(program, ['-csv', databaseFile(config), `.output ${target}`, question]);
    return;
  }
  const bare = new Sqlite(databaseFile(config), { readonly: true });
  const file = openSync(target, 'w');
  for (const row of bare.prepare<[], unknown[]>(question).raw().iterate())
    writeSync(file, `${row.join(',')}\n`);
  closeSync(file);
  bare.close();
}

async function timed(job: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await job();
  return performance.now() - began;
}
