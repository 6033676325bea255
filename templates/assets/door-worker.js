// Answers for the door of one event where the network does not. It knows no names: the page that it keeps
// has nobody on it, and finds them where `door-store.js` keeps them.

const page = new URL(registration.scope).pathname;
const offline = `${page}/offline`;

/** A bar of reception that leads nowhere is worse than none: people are waiting. */
const patience = 4000;

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));

addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin || request.method !== 'GET') return;
  if (request.mode === 'navigate' && pathname === page) event.respondWith(openPage(request));
  // The address of a file changes with what is in it: what is kept is right.
  else if (pathname.startsWith('/assets/')) event.respondWith(kept(request));
});

async function openPage(request) {
  const instead = await caches.match(offline);
  const network = fetch(request);
  if (!instead) return network;
  const late = new Promise((resolve) => setTimeout(resolve, patience, instead));
  const answered = network.then(
    // The server behind a proxy may be the one that is gone.
    (response) => (response.status >= 502 ? instead : response),
    () => instead,
  );
  return Promise.race([answered, late]);
}

async function kept(request) {
  return (await caches.match(request)) ?? fetch(request);
}
