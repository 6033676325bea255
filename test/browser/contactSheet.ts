import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { html } from '@prairielearn/html';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { campaignInFullSwing, type Campaign } from '../helpers/campaign.ts';
import { waitForFonts } from '../helpers/pageChecks.ts';
import { pages } from './pageList.ts';
import type { Shown } from './shown.ts';

// `npm run screenshots:all -- <directory>`: every public page at three widths, by day and by night, and
// `index.html` there, which shows them side by side. With more words, the pages whose name has one of them.

const widths = [360, 768, 1280] as const;
const schemes = ['light', 'dark'] as const;
/** In pixels: of longer pages the head is enough. */
const tallest = 3200;

const [directory, ...words] = process.argv.slice(2);
if (directory === undefined) {
  process.stderr.write('Say into which directory: npm run screenshots:all -- <directory>\n');
  process.exit(1);
}
const folder = resolve(directory);
mkdirSync(folder, { recursive: true });
const chosen = Object.entries(pages)
  .filter(([, { onConsole }]) => onConsole !== true)
  .filter(([name]) => words.length === 0 || words.some((word) => name.includes(word)));

const app = await startTestApp();
const browser = await launchBrowser();
try {
  const campaign = await campaignInFullSwing(app);
  const rows: Row[] = [];
  for (const [index, [name, shown]] of chosen.entries()) {
    const body = await bodyOf(app, campaign, shown);
    const row: Row = { name, files: [] };
    for (const colorScheme of schemes) {
      const viewport = { width: widths[0], height: 740 };
      const page = await browser.newPage({ baseURL: app.baseUrl, colorScheme, viewport });
      await show(page, shown.at(campaign), body);
      for (const width of widths) {
        const file = `${String(index + 1).padStart(2, '0')}-${width}-${colorScheme}.jpg`;
        await keep(page, width, join(folder, file));
        row.files.push({ file, width });
      }
      await page.close();
    }
    rows.push(row);
    process.stdout.write(`${name}\n`);
  }
  writeFileSync(join(folder, 'index.html'), sheet(rows));
  process.stdout.write(`${join(folder, 'index.html')}\n`);
} finally {
  await browser.close();
  await app.close();
}

interface Row {
  name: string;
  files: { file: string; width: number }[];
}

/** What a page answers, or what answers its form. */
async function bodyOf(site: TestApp, campaign: Campaign, shown: Shown): Promise<string> {
  const path = shown.at(campaign);
  const visitor = site.visitor();
  const { text } = await (shown.sent === undefined
    ? visitor.get(path)
    : visitor.post(path, shown.sent));
  return text;
}

async function show(page: Page, path: string, body: string): Promise<void> {
  await waitForFonts(page);
  await page.route(`${app.baseUrl}${path}`, (route) =>
    route.fulfill({ status: 200, contentType: 'text/html; charset=utf-8', body }),
  );
  await page.goto(path);
}

/** As much of a page as is worth looking at, in one of its widths. */
async function keep(page: Page, width: number, path: string): Promise<void> {
  await page.setViewportSize({ width, height: width < 1000 ? 740 : 800 });
  await page.evaluate('document.fonts.ready');
  const whole = Number(await page.evaluate('document.documentElement.scrollHeight'));
  const clip = { x: 0, y: 0, width, height: Math.min(whole, tallest) };
  await page.screenshot({ path, clip, fullPage: true, type: 'jpeg', quality: 80 });
}

/** All of them side by side, each as wide as its window is beside the others. */
function sheet(rows: readonly Row[]): string {
  return html`<!doctype html>
    <html lang="en">
      <meta charset="utf-8" />
      <title>Every public page</title>
      <style>
        body {
          margin: 1rem;
          font: 1rem/1.4 system-ui;
          background: #888;
        }
        div {
          display: flex;
          gap: 8px;
          align-items: flex-start;
        }
        img {
          min-width: 0;
          height: auto;
        }
      </style>
      ${rows.map(
        ({ name, files }) => html`
          <h2>${name}</h2>
          <div>
            ${files.map(
              ({ file, width }) =>
                html`<a href="${file}" style="flex: ${width} 1 0; min-width: 0"
                  ><img src="${file}" alt="${file}" width="100%" loading="lazy"
                /></a>`,
            )}
          </div>
        `,
      )}
    </html>`.toString();
}
