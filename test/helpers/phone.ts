import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { portOf } from './portOf.ts';

/*
 * A phone whose network a test takes away and gives back. What a browser is told of it alone does not hold
 * for a service worker that starts at that moment, so that on a busy machine a request came through: here
 * every request goes through a proxy of the phone's own.
 */

const networks = new WeakMap<BrowserContext, { proxy: Server; isLost: boolean }>();

/** A browser of its own, as `browser.newContext` makes it, with a network. */
export async function newPhone(
  browser: Browser,
  options: BrowserContextOptions,
): Promise<BrowserContext> {
  const network = { proxy: createServer(), isLost: false };
  network.proxy.on('request', (asked, answer) => {
    if (network.isLost) {
      asked.socket.destroy();
      return;
    }
    const { url = '', method, headers } = asked;
    const passed = request(url, { method, headers }, (received) => {
      answer.writeHead(received.statusCode ?? 502, received.rawHeaders);
      received.pipe(answer);
    });
    passed.on('error', () => asked.socket.destroy());
    asked.pipe(passed);
  });
  network.proxy.listen(0, '127.0.0.1');
  await once(network.proxy, 'listening');
  const server = `http://127.0.0.1:${portOf(network.proxy)}`;
  // Unless it is said, browsers go to their own machine without a proxy.
  const proxy = { server, bypass: '<-loopback>' };
  const context = await browser.newContext({ ...options, proxy });
  networks.set(context, network);
  context.once('close', () => {
    network.proxy.close();
    network.proxy.closeAllConnections();
  });
  return context;
}

export async function loseNetwork(phone: BrowserContext): Promise<void> {
  const network = networkOf(phone);
  network.isLost = true;
  network.proxy.closeAllConnections();
  await phone.setOffline(true);
}

export async function findNetwork(phone: BrowserContext): Promise<void> {
  networkOf(phone).isLost = false;
  await phone.setOffline(false);
}

function networkOf(phone: BrowserContext) {
  const network = networks.get(phone);
  if (network === undefined) throw new Error('It is no phone.');
  return network;
}

/** Everything that scripts and people can find of this site in a browser. */
export const storedText = (page: Page) =>
  page.evaluate<string>(`(async () => {
    const found = [JSON.stringify(localStorage)];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise((resolve) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
      });
      for (const store of database.objectStoreNames)
        for (const value of await new Promise((resolve) => {
          const all = database.transaction(store).objectStore(store).getAll();
          all.onsuccess = () => resolve(all.result);
        })) {
          found.push(JSON.stringify(value), value instanceof CryptoKey ? String(value.extractable) : '');
          if (value.content) found.push(new TextDecoder('latin1').decode(value.content));
        }
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        found.push(request.url);
        const answer = await cache.match(request);
        if (!request.url.includes('/assets/')) found.push(await answer.text());
      }
    }
    return found.join(' ');
  })()`);
