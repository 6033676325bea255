import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '../../db/database.ts';

/*
 * What sharing one fsync is worth: the same durable writes, one after the other and a hundred at a
 * time, alternating in one run, since a figure alone says more about the disk than about the code.
 */

const writes = 2000;
const together = 100;
const rounds = 5;

function append(db: Database): Promise<void> {
  return db.write((store) =>
    store.audit.append({ at: Date.now(), by: 'system', action: 'traces-removed' }),
  );
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

async function oneByOne(db: Database): Promise<void> {
  for (let index = 0; index < writes; index += 1) await append(db);
}

async function inGroups(db: Database): Promise<void> {
  for (let index = 0; index < writes; index += together)
    await Promise.all(Array.from({ length: together }, () => append(db)));
}

const folder = mkdtempSync(join(tmpdir(), 'cacerola-bench-'));
const db = openDatabase(join(folder, 'bench.sqlite'));
const ratios: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  const single = await seconds(() => oneByOne(db));
  const grouped = await seconds(() => inGroups(db));
  ratios.push(single / grouped);
  process.stdout.write(
    `one by one ${Math.round(writes / single)}/s, ` +
      `${together} together ${Math.round(writes / grouped)}/s, ` +
      `ratio ${(single / grouped).toFixed(1)}\n`,
  );
}
const median = ratios.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
process.stdout.write(`median ratio ${median.toFixed(1)}\n`);
db.close();
rmSync(folder, { recursive: true });
