import type { Browser } from 'playwright-core';
import { eventAddress } from '../../../templates/addresses.ts';
import { startTestApp } from '../../helpers/app.ts';
import { launchBrowser } from '../../helpers/browser.ts';
import { fullPoster } from '../../helpers/poster.ts';
import { median, rounded, type Row, type Subject } from '../measure.ts';

/*
 * The page of an event in a browser that is held back to a phone of 2018 and its 3G network: 1.6 Mbit/s,
 * 300 ms to and fro, a quarter of the processor. What it weighs and that nothing moves is a test.
 */

const rounds = 7;

interface Seen {
  /** Milliseconds until the largest thing on the page was painted. */
  readable: number;
  /** Milliseconds until the last of it was there. */
  complete: number;
}

export const phone: Subject = {
  name: 'phone',
  rows: async function* () {
    await using app = await startTestApp();
    await fullPoster(app.services);
    const browser = await launchBrowser();
    try {
      const seen: Seen[] = [];
      for (let round = 0; round < rounds; round += 1) seen.push(await visit(browser, app.baseUrl));
      const of = (part: keyof Seen) => seen.map((one) => one[part]);
      yield row('page of an event on a phone of 2018 over 3G, readable', of('readable'), 1500);
      yield row('the same, complete', of('complete'), 2500);
    } finally {
      await browser.close();
    }
  },
};

function row(what: string, times: readonly number[], atMost: number): Row {
  const detail = `${rounded(Math.min(...times))} to ${rounded(Math.max(...times))}`;
  return { what, floor: '', figure: median(times), unit: 'ms', aim: { atMost }, detail };
}

/** A first visit, with nothing kept. */
async function visit(browser: Browser, baseURL: string): Promise<Seen> {
  const context = await browser.newContext({ baseURL, viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 300,
    downloadThroughput: 1_600_000 / 8,
    uploadThroughput: 750_000 / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.goto(eventAddress('action'), { waitUntil: 'networkidle' });
  const seen = await page.evaluate<Seen>(`new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const ends = performance.getEntriesByType('resource').map(({ responseEnd }) => responseEnd);
      const [{ loadEventEnd }] = performance.getEntriesByType('navigation');
      resolve({
        readable: list.getEntries().at(-1).startTime,
        complete: Math.max(loadEventEnd, ...ends),
      });
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  })`);
  await context.close();
  return seen;
}
