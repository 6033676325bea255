import { closeSync, openSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { drawer } from '../../server/pictures/drawer.ts';

/*
 * Has a picture made by a program that may open no file any more, as in a rush of visitors, and once more
 * when it may again. It says what came of both.
 */

const { ask, stop } = drawer({ waiting: 1, idle: 20_000, patience: 20_000 });
const job = {
  kind: 'encode',
  bytes: Buffer.from('no picture'),
  widths: [100],
  purpose: 'photograph',
} as const;
const asked = () =>
  ask(job).then(
    ({ kind }) => kind,
    () => 'failed',
  );
const held: number[] = [];
try {
  for (;;) held.push(openSync('/dev/null', 'r'));
} catch {
  // None is left.
}
const first = await asked();
await wait(100);
for (const file of held) closeSync(file);
const second = await asked();
stop();
process.stdout.write(`${first} ${second}\n`);
