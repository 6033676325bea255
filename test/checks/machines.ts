import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * `npm run check:machines [words]`: whether what the README tells people to type works on their
 * machines. Each run clones what is committed into a folder with a space and an ñ, installs, starts,
 * opens the first page, ends npm by SIGTERM and looks whether the port is free. Takes some minutes and
 * the registry; words choose the runs whose line holds them all. Linux only.
 */

interface Machine {
  /** The Node that the machine has. */
  node: string;
  npm: string;
  install: readonly string[];
  /** Without it the loader finds no libatomic.so.1, as in slim images. */
  libatomic: boolean;
}

const nodes = ['20', '22', '24', '26'];
const npms = ['10.8.2', '11'];
const lean = ['ci', '--omit=dev'];

const machines: readonly Machine[] = [
  ...nodes.flatMap((node) => npms.map((npm) => ({ node, npm, install: lean, libatomic: true }))),
  { node: '20', npm: '10.8.2', install: ['ci'], libatomic: true },
  { node: '22', npm: '11', install: ['ci'], libatomic: true },
  ...npms.map((npm) => ({ node: '20', npm, install: lean, libatomic: false })),
  { node: '24', npm: '11', install: lean, libatomic: false },
];

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'cacerola-machines-'));
const tools = join(folder, 'tools');
const words = process.argv.slice(2);

let running: ChildProcess | undefined;
process.once('exit', () => {
  endGroup(running);
  rmSync(folder, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

/** The environment without what the npm that runs this put into it, but with the way to the registry. */
const surroundings = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !name.startsWith('npm_') || /^npm_config_(?:registry|cafile|.*proxy)$/.test(name),
  ),
);

const chosen = machines.filter((machine) => words.every((word) => lineOf(machine).includes(word)));
fetchTools(chosen);
let well = true;
for (const [at, machine] of chosen.entries()) {
  const outcome = await tryOut(machine, join(folder, `la peña ${at}`));
  well &&= outcome.well;
  say(`${outcome.well ? 'ok    ' : 'FAILED'}  ${lineOf(machine)}  ${outcome.told}`);
}
process.exitCode = well ? 0 : 1;

function lineOf({ node, npm, install, libatomic }: Machine): string {
  const words = [`Node ${node}`, `npm ${npm}`, install.join(' '), libatomic ? '' : 'no libatomic'];
  return words.map((word, at) => word.padEnd([8, 11, 14, 13][at] ?? 0)).join(' ');
}

/** Installs the runtimes and npms to try with, each under a name of its own. */
function fetchTools(wanted: readonly Machine[]): void {
  const aliases = new Set(
    wanted.flatMap(({ node, npm }) => [
      `node${node}@npm:node-linux-${process.arch}@${node}`,
      `npm${npm}@npm:npm@${npm}`,
    ]),
  );
  mkdirSync(tools);
  const words = ['install', '--prefix', tools, '--ignore-scripts', '--no-save', ...aliases];
  execFileSync('npm', words, { cwd: tools, stdio: ['ignore', 'ignore', 'inherit'] });
}

async function tryOut(
  { node, npm, install, libatomic }: Machine,
  project: string,
): Promise<{ well: boolean; told: string }> {
  const bin = join(folder, `bin${node}`);
  mkdirSync(bin, { recursive: true });
  const link = join(bin, 'node');
  rmSync(link, { force: true });
  symlinkSync(join(tools, 'node_modules', `node${node}`, 'bin', 'node'), link);
  const env = {
    ...surroundings,
    PATH: [bin, '/usr/bin', '/bin'].join(delimiter),
    PORT: '0',
  };
  const client = join(tools, 'node_modules', `npm${npm}`, 'bin', 'npm-cli.js');
  const [program, ...before] = [...(libatomic ? [] : withoutLibatomic()), link, client];

  execFileSync('git', ['clone', '--quiet', root, project]);
  const installed = spawnSync(program, [...before, ...install], {
    cwd: project,
    env,
    encoding: 'utf8',
  });
  if (installed.status !== 0) return { well: false, told: `install: ${installed.stderr.trim()}` };

  const child = spawn(program, [...before, 'start'], { cwd: project, env, detached: true });
  running = child;
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const exited = once(child, 'exit');
  const port = await portIn(() => output, child);
  if (port === null) return { well: false, told: `not started: ${output.trim()}` };
  const page = await fetch(`http://127.0.0.1:${port}/`);

  const asked = performance.now();
  child.kill('SIGTERM');
  const [code, signal] = await exited;
  // At once: whoever starts it again when npm has ended must find the port free.
  const free = await isFree(port);
  const seconds = ((performance.now() - asked) / 1000).toFixed(1);
  endGroup(child);
  const inOrder = code === 0 && free;
  return {
    well: inOrder && page.status === 200,
    told: `page ${page.status}, ended with ${code ?? signal} in ${seconds} s, port ${free ? 'free' : 'HELD'}`,
  };
}

/** The words before a command that hide the library from it, in a mount namespace of its own. */
function withoutLibatomic(): string[] {
  const known = execFileSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' });
  const files = [...known.matchAll(/=> (\S*libatomic\.so\.1)$/gm)].map(([, file = '']) => file);
  const hide = files.map((file) => `mount --bind /dev/null '${file}'`).join(' && ') || ':';
  return [
    '/usr/bin/unshare',
    '--map-root-user',
    '--mount',
    '/bin/sh',
    '-c',
    `${hide} && exec "$@"`,
    'sh',
  ];
}

/** Waits until the output says where the site is; null where the program ended or two minutes went by. */
async function portIn(output: () => string, child: ChildProcess): Promise<number | null> {
  const until = performance.now() + 120_000;
  while (performance.now() < until && child.exitCode === null && child.signalCode === null) {
    const port = /http:\/\/localhost:(\d+)/.exec(output())?.[1];
    if (port !== undefined) return Number(port);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return null;
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const outcome = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => resolve(true));
  });
  if (outcome) await new Promise((resolve) => server.close(resolve));
  return outcome;
}

function endGroup(child: ChildProcess | undefined): void {
  if (child?.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nobody of the group is left.
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
