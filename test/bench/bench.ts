import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { reaches, rounded, type BenchOptions, type Row, type Subject } from './measure.ts';
import { allSubjects } from './subjects.ts';
import { pin } from './startServer.ts';

/*
 * `npm run bench`: every figure that we aim at, beside what it is compared with, as a table in
 * Markdown. `npm run bench -- page csv` measures some subjects only, and
 * `npm run bench -- growth --most=10000 --draw` a smaller growth, and draws it.
 */

const { positionals: wanted, values } = parseArgs({
  allowPositionals: true,
  options: { most: { type: 'string' }, draw: { type: 'boolean', default: false } },
});
const most = Number(values.most ?? Number.POSITIVE_INFINITY);
const options: BenchOptions = { most, draw: values.draw };
const unknown = wanted.filter((name) => allSubjects.every((subject) => subject.name !== name));
if (unknown.length > 0) {
  const names = allSubjects.map(({ name }) => name).join(', ');
  process.stderr.write(`There is no ${unknown.join(', ')}. There are: ${names}.\n`);
  process.exit(1);
}
const subjects = allSubjects.filter(({ name }) => wanted.length === 0 || wanted.includes(name));

pin(process.pid, 'others');
tell(`Node ${process.versions.node}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}\n`);
tell('| subject | what | compared with | figure | aim | reached | behind it |');
tell('|---|---|---|---|---|---|---|');
for (const subject of subjects)
  for await (const row of subject.rows(options)) tell(line(subject, row));
// What a subject started and forgot must not keep the command from its end.
process.exit();

function line({ name }: Subject, row: Row): string {
  const { aim, unit } = row;
  const sought = 'atLeast' in aim ? `>= ${aim.atLeast}` : `<= ${aim.atMost}`;
  const figure = `${rounded(row.figure)} ${unit}`.trim();
  const reached = reaches(row) ? 'yes' : 'no';
  const cells = [
    name,
    row.what,
    row.floor,
    figure,
    `${sought} ${unit}`.trim(),
    reached,
    row.detail,
  ];
  return `| ${cells.join(' | ')} |`;
}

function tell(text: string): void {
  process.stdout.write(`${text}\n`);
}
