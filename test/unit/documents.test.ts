import { describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readConfig } from '../../server/config.ts';
import { projectFile } from '../helpers/sourceFiles.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

const manuals = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'docs/hosting.md',
  'docs/mail.md',
  'docs/calendars.md',
  'docs/campaign-file.md',
  'docs/decisions.md',
];

/** Where people are told what to type and what to set. */
const documents = [...manuals, '.env.example'].map((path) => ({ path, text: projectFile(path) }));

/** The variables that a configuration is made from: whatever is looked up while it is read. */
function variablesRead(): string[] {
  const read = new Set<string>();
  const environment = new Proxy<Record<string, string | undefined>>(
    { NODE_ENV: 'production' },
    {
      get: (target, name) => {
        if (typeof name === 'string') read.add(name);
        return typeof name === 'string' ? target[name] : undefined;
      },
    },
  );
  // Nothing is set, so that it ends in the list of what is missing, and makes no directory.
  expect(() => readConfig(environment)).toThrow('is missing');
  return [...read].filter((name) => /^[A-Z]/.test(name)).sort();
}

/** The commands that `server/cli.ts` knows. */
function commands(): string[] {
  const [, list = ''] = /const commands[^{]*\{([^}]*)\}/.exec(projectFile('server/cli.ts')) ?? [];
  return [...list.matchAll(/^ {2}'?([a-z-]+)'?[,:]/gm)].map(([, name = '']) => name);
}

const scripts = new Set(
  [...projectFile('package.json').matchAll(/^ {4}"([\w:-]+)": "/gm)].map(([, name = '']) => name),
);

/** How a heading is linked to, as sites that show Markdown name it. */
function anchors(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('a setting', () => {
  const read = variablesRead();

  test('is found where the configuration is read', () => {
    expect(read).toEqual(
      expect.arrayContaining(['BASE_URL', 'DKIM_KEY_FILE', 'NODE_ENV', 'SMTP_URL']),
    );
  });

  test('is explained in .env.example, and nothing else is', () => {
    const explained = [...projectFile('.env.example').matchAll(/^# ([A-Z][A-Z_]*)=/gm)].map(
      ([, name = '']) => name,
    );
    expect(explained.toSorted()).toEqual(read);
  });

  test('is in the table of settings, and nothing else is', () => {
    const [, table = ''] =
      /\n## Settings\n([\s\S]*?)\n## /.exec(projectFile('docs/hosting.md')) ?? [];
    const named = [...table.matchAll(/^\|([^|]*)\|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([A-Z_]+)`/g)].map(([, name = '']) => name),
    );
    expect(named.toSorted()).toEqual(read);
  });
});

describe('a command that documents name', () => {
  test('is there, where it is a script', () => {
    const missing = documents.flatMap(({ path, text }) =>
      [...text.matchAll(/\bnpm run (?:--?\w+ )*([\w:-]+)/g)]
        .filter(([, name = '']) => !scripts.has(name))
        .map(([said]) => `${path}: ${said}`),
    );
    expect(missing).toEqual([]);
  });

  test('is there, where it is one of `npm run cacerola`', () => {
    expect(commands()).toContain('sign-in-link');
    const known = new Set([...commands(), 'help']);
    const missing = documents.flatMap(({ path, text }) =>
      [...text.matchAll(/\bcacerola -- ([a-z][\w-]*)/g)]
        .filter(([, name = '']) => !known.has(name))
        .map(([said]) => `${path}: ${said}`),
    );
    expect(missing).toEqual([]);
  });

  test('is in the table of commands, and every one is', () => {
    const [, table = ''] = /\n### Commands\n([\s\S]*?)\n#/.exec(projectFile('README.md')) ?? [];
    const named = [...table.matchAll(/^\|([^|]*)\|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([a-z-]+)/g)].map(([, name = '']) => name),
    );
    expect(named.toSorted()).toEqual([...commands(), 'help'].toSorted());
  });
});

describe('a suite', () => {
  test('runs only the files that it is asked for', async () => {
    const asked = 'test/unit/translate.test.ts';
    const parameters = ['run', '--silent', 'test:unit', '--', asked, '--listTests'];
    // npm would leave what it compiled in the directory for temporary files.
    const env = { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' };
    const { stdout } = await promisify(execFile)('npm', parameters, { cwd: root, env });
    const files = stdout.split('\n').filter((line) => line.endsWith('.test.ts'));
    expect(files).toEqual([join(root, asked)]);
  });

  test('is run as every other', () => {
    const suites = [...projectFile('package.json').matchAll(/^ {4}"test:(\w+)": "(.*)",$/gm)];
    const commands = suites.map(([, name = '', command = '']) => command.replace(name, '…'));
    expect(suites.length).toBeGreaterThan(1);
    expect(new Set(commands).size).toBe(1);
  });
});

describe('a document', () => {
  test('names only files that are there', () => {
    // In code spans; what is made while the program runs is not part of the project.
    const missing = documents.flatMap(({ path, text }) =>
      [...text.matchAll(/`((?:server|db|templates|test|docs|migrations)\/[\w./-]*)`/g)]
        .filter(([, file = '']) => !existsSync(join(root, file)))
        .map(([, file]) => `${path}: ${file}`),
    );
    expect(missing).toEqual([]);
  });

  test('leads only to what is there', () => {
    const broken = documents.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\(([^)#\s]*)(?:#([^)\s]+))?\)/g)]
        .filter(([, file = '']) => !/^[a-z]+:/.test(file))
        .filter(([, file = '', anchor]) => {
          const target = file === '' ? path : join(dirname(path), file);
          if (!existsSync(join(root, target))) return true;
          return anchor !== undefined && !anchors(projectFile(target)).includes(anchor);
        })
        .map(([link]) => `${path}: ${link}`),
    );
    expect(broken).toEqual([]);
  });
});
