import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { asset } from '../../templates/assets.ts';
import { startTestApp } from '../helpers/app.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { portOf } from '../helpers/portOf.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A copy of the project, so that its files can be changed. */
let project: string;
let browser: Browser;
const started: ChildProcess[] = [];

beforeAll(async () => {
  project = mkdtempSync(join(tmpdir(), 'cacerola-development-'));
  for (const part of ['server', 'db', 'templates', 'migrations', 'package.json'])
    cpSync(join(root, part), join(project, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  for (const child of started) {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  }
  rmSync(project, { recursive: true, force: true });
});

/** Starts the program and waits until it has said where it is; gives all it said until then. */
async function start(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<string> {
  const child = spawn(process.execPath, [join(project, 'server', 'start.js'), ...words], {
    cwd: project,
    env: { PATH: process.env['PATH'] ?? '', DATA_DIR: join(project, 'data'), ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  let said = '';
  for await (const part of child.stdout.iterator({ destroyOnReturn: false })) {
    said += String(part);
    if (/is here: .*\n(?:.*\n)*\n/.test(said)) break;
  }
  child.stdout.resume();
  return said;
}

/** The words of `npm run dev` after the starter. */
function wordsOfDevelopment(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
  const [, words = ''] = /^exec node server\/start\.js (.*)$/.exec(String(scripts.dev)) ?? [];
  return words.split(' ');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  server.close();
  await once(server, 'close');
  return port;
}

/** Changes the one file below a folder that holds a text. */
function change(folder: string, text: string, into: string): void {
  const files = readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|js|json|css)$/.test(name))
    .map((name) => join(project, folder, name))
    .filter((name) => readFileSync(name, 'utf8').includes(text));
  const [file = '', ...more] = files;
  expect(more).toEqual([]);
  writeFileSync(file, readFileSync(file, 'utf8').replace(text, into));
}

test('the program restarts on every kind of change, the open page with it, still signed in', async () => {
  const port = await freePort();
  const said = await start(wordsOfDevelopment(), { PORT: String(port) });
  const [link = ''] = /http:\S+sign-in\/\S+/.exec(said) ?? [];
  const page = await browser.newPage({ locale: 'en-US' });
  const faults: string[] = [];
  page.on('console', (line) => {
    if (/Content Security Policy/.test(line.text())) faults.push(line.text());
  });
  await page.goto(link);
  await page.locator('main form button').click();
  await page.waitForURL('**/console');
  await page.goto(new URL('/console/events', link).href);
  const footer = page.locator('.console-footer');

  change('templates/locales', '"Public pages"', '"What everybody sees"');
  await expectSoon(page, () => footer.innerText(), 'What everybody sees');
  change('templates/assets', '.console-footer {', '.console-footer { letter-spacing: 7px; ');
  await expectSoon(page, () => page.evaluate<string>(letterSpacing), '7px');
  change('templates', 'class="console-footer"', 'class="console-footer" data-changed="template"');
  await expectSoon(page, () => footer.getAttribute('data-changed'), 'template');
  const counted = ',\n    confirmed: confirmed.people,\n    capacity: event.capacity';
  const place = `where: event.city || event.venue${counted}`;
  change('server/site', place, `where: 'Example Square'${counted}`);
  await expectSoon(page, () => page.locator('main').innerText(), 'Example Square');
  expect(faults).toEqual([]);
  await page.close();
}, 300_000);

const letterSpacing = 'getComputedStyle(document.querySelector(".console-footer")).letterSpacing';

/** Waits for the page to come to show a value by itself. */
async function expectSoon(
  page: Page,
  value: () => Promise<string | null>,
  expected: string,
): Promise<void> {
  const until = performance.now() + 60_000;
  for (;;) {
    const shown = await value().catch(() => null);
    if (shown?.includes(expected)) return;
    if (performance.now() > until) throw new Error(`Not shown: ${expected}, but ${shown}`);
    await page.waitForTimeout(100);
  }
}

test('nothing of it is in production, nor where the program is started as usual', async () => {
  await using app = await startTestApp();
  await app.get('/development/starts').expect(404);
  const script = await app.get(asset('app.js')).expect(200);
  expect(script.text).not.toContain('EventSource');
  expect(script.headers['cache-control']).toContain('immutable');

  const port = await freePort();
  await start(['server/main.ts', '--development'], {
    NODE_ENV: 'production',
    PORT: String(port),
    BASE_URL: 'https://events.example.org',
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'events@example.org',
    SECRET: 'Zt0pQ9xV4mK2bN7cR5dF8gH1jL6sW3yA',
    ORGANIZATION: 'Example Collective',
  });
  const site = `http://127.0.0.1:${port}`;
  expect(await fetch(`${site}/development/starts`)).toMatchObject({ status: 404 });
  expect(await (await fetch(`${site}/assets/app.js`)).text()).toBe(script.text);
});
