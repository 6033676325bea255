import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readReport, type Report } from '../../server/incoming/readReport.ts';
import { bounceWeight } from '../../server/outbox/bounceWeight.ts';

/*
 * Measures how real bounces are read: `npm run bench:bounces -- <directory> [--list]`. The directory
 * holds one mail a file in the folders `hard` (the address is at fault), `soft` (it failed for
 * another reason), `none` (nothing failed: delays, receipts, automatic answers) and `complaint`;
 * folders may be missing. `--list` names the mails that were read otherwise.
 */

const labels = ['hard', 'soft', 'none', 'complaint'] as const;
type Label = (typeof labels)[number];
type Reading = Label | 'unread';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { list: { type: 'boolean', default: false } },
});
// npm calls from the folder of the project, wherever it was called itself.
const directory = resolve(process.env['INIT_CWD'] ?? '.', positionals[0] ?? '');

const counts = new Map<Label, Record<Reading, number>>();
for (const label of labels) {
  const folder = resolve(directory, label);
  const found: Record<Reading, number> = { hard: 0, soft: 0, none: 0, complaint: 0, unread: 0 };
  for (const name of filesIn(folder)) {
    const { report } = await readReport(readFileSync(resolve(folder, name)));
    const reading = readingOf(report);
    found[reading] += 1;
    if (values.list && reading !== label)
      process.stdout.write(`${label} read as ${reading}: ${name} ${detailOf(report)}\n`);
  }
  counts.set(label, found);
}

process.stdout.write(`${['', ...labels, 'unread'].map((word) => word.padStart(10)).join('')}\n`);
for (const [label, found] of counts) {
  const numbers = [...labels, 'unread' as const].map((reading) => String(found[reading]));
  process.stdout.write(`${[label, ...numbers].map((word) => word.padStart(10)).join('')}\n`);
}
const soft = counts.get('soft');
const hard = counts.get('hard');
if (soft) say('of the passing ones are weighed hard', soft.hard, total(soft));
if (hard) say('of the hard ones are found', hard.hard, total(hard));

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}

function readingOf(report: Report): Reading {
  switch (report.kind) {
    case 'failed':
      return bounceWeight(report.failure);
    case 'complaint':
      return 'complaint';
    case 'no-failure':
    case 'auto-reply':
      return 'none';
    case 'not-understood':
    case 'unreadable':
      return 'unread';
  }
}

function detailOf(report: Report): string {
  return report.kind === 'failed' ? `${report.failure.status} ${report.failure.reply}` : '';
}

function total(found: Record<Reading, number>): number {
  return Object.values(found).reduce((sum, count) => sum + count, 0);
}

function say(what: string, count: number, of: number): void {
  process.stdout.write(
    `${((100 * count) / Math.max(1, of)).toFixed(1)} % ${what} (${count} of ${of})\n`,
  );
}
