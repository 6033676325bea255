import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { assetFolder } from '../templates/assets.ts';

const pageScript = new URL('app.js', assetFolder);
const reloadScript = new URL('../templates/development/reload.js', import.meta.url);

/** What a browser waits before it asks again, in milliseconds. */
const retry = 300;

/**
 * The application as `npm run dev` serves it: styles, scripts and fonts are asked for anew each time,
 * and the script of every page also loads the page again when the program has restarted. It is wrapped
 * around the application, which knows nothing of it, so that none of it can be there in production.
 */
export function inDevelopment(app: RequestListener): RequestListener {
  const start = randomUUID();
  const watching = new Set<ServerResponse>();
  // Those who watch would hold up the end of the program, which waits for open requests.
  process.once('SIGTERM', () => {
    for (const response of watching) response.end();
  });
  return (request, response) => {
    const path = pathOf(request);
    if (path === '/development/starts') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      response.write(`retry: ${retry}\ndata: ${start}\n\n`);
      watching.add(response);
      response.once('close', () => watching.delete(response));
      return;
    }
    if (path === '/assets/app.js') {
      response.writeHead(200, { 'Content-Type': 'text/javascript', 'Cache-Control': 'no-store' });
      response.end(`${readFileSync(pageScript, 'utf8')}\n${readFileSync(reloadScript, 'utf8')}`);
      return;
    }
    // The application keeps a header that is there already.
    if (path.startsWith('/assets/')) response.setHeader('Cache-Control', 'no-store');
    app(request, response);
  };
}

function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '';
}
