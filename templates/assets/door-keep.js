// Lets the page open without a network: a worker for this page alone, and the files that it needs.

const cacheName = 'door';

/** Keeps the page as it is without anybody on it, and all files that this page was made of. */
export async function keepPage({ offline, worker, page, reader }) {
  await navigator.serviceWorker.register(worker, { scope: page, updateViaCache: 'none' });
  const cache = await caches.open(cacheName);
  const shell = await fetch(offline, { cache: 'no-store', redirect: 'manual' });
  if (!shell.ok) return;
  await cache.put(offline, shell);
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  const scripts = [...document.querySelectorAll('script[src]')].map(({ src }) => src);
  // The reader of codes is asked for when somebody scans, which may be without a network.
  const files = [...loaded, ...scripts, ...(await importsOf(new URL(reader, location.href)))];
  const wanted = new Set(files.filter((name) => new URL(name).pathname.startsWith('/assets/')));
  await Promise.all(
    [...wanted].map(async (name) => (await cache.match(name)) ?? cache.add(name).catch(() => {})),
  );
  await forgetOld(cache, wanted);
}

/** A script, and those that it asks for. */
async function importsOf(address) {
  const script = await (await fetch(address)).text();
  const names = [...script.matchAll(/from '(\/assets\/[^']+)'/g)].map(([, name]) => name);
  return [address.href, ...names.map((name) => new URL(name, address).href)];
}

/** What the site has newer versions of. Other doors on this phone keep their pages. */
async function forgetOld(cache, wanted) {
  for (const { url } of await cache.keys()) {
    const isFile = new URL(url).pathname.startsWith('/assets/');
    if (isFile && !wanted.has(url)) await cache.delete(url);
  }
}

/** Ends it: nothing of this door opens without the network any more. */
export async function endPage({ offline, page }) {
  const registered = await navigator.serviceWorker.getRegistrations();
  const own = registered.filter(({ scope }) => new URL(scope).pathname === page);
  await Promise.all(own.map((one) => one.unregister()));
  if (await caches.has(cacheName)) await (await caches.open(cacheName)).delete(offline);
}
