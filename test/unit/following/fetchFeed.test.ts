import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { fetchFeed, largestFeed, type Validators } from '../../../server/following/fetchFeed.ts';

// A real server on this machine, which a site asks only where its host allows it.

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const answers: Record<string, Answer> = {
  '/feed': (request, response) => {
    if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
    else
      response
        .writeHead(200, { 'Content-Type': 'text/calendar', ETag: '"1"', 'Last-Modified': 'today' })
        .end('BEGIN:VCALENDAR');
  },
  '/asked': (request, response) => {
    response.writeHead(200).end(JSON.stringify(request.headers));
  },
  '/packed': (_, response) => {
    response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('unpacked'));
  },
  '/bomb': (_, response) => {
    const bomb = gzipSync(Buffer.alloc(largestFeed + 1));
    response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(bomb);
  },
  '/damaged': (_, response) => {
    response.writeHead(200, { 'Content-Encoding': 'gzip' }).end('no gzip');
  },
  '/gone': (_, response) => void response.writeHead(410).end(),
  '/moved': (_, response) => void response.writeHead(302, { Location: '/feed' }).end(),
  '/around': (_, response) => void response.writeHead(301, { Location: '/around' }).end(),
  '/file': (_, response) => void response.writeHead(302, { Location: 'file:///etc/passwd' }).end(),
  '/cut': (_, response) => {
    response.writeHead(200, { 'Content-Length': '100' }).write('half');
    setImmediate(() => response.destroy());
  },
};

let server: Server;
let base: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    const answer = answers[request.url ?? ''];
    if (answer === undefined) response.writeHead(404).end();
    else answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const nothing: Validators = { etag: null, lastModified: null };
const ask = (path: string, known = nothing, privateAddresses = true) =>
  fetchFeed(path.startsWith('/') ? `${base}${path}` : path, known, {
    userAgent: 'Cacerola/0 (+https://events.example.org)',
    privateAddresses,
  });
const refused = (reason: string) => ({ kind: 'failed', reason });

describe('a feed', () => {
  test('is fetched once, and then only where it has changed', async () => {
    const first = await ask('/feed');
    expect(first).toEqual({
      kind: 'new',
      text: 'BEGIN:VCALENDAR',
      type: 'text/calendar',
      etag: '"1"',
      lastModified: 'today',
    });
    expect(await ask('/feed', { etag: '"1"', lastModified: null })).toEqual({ kind: 'unchanged' });
  });

  test('is asked for without anything that tells of people', async () => {
    const answer = await ask('/asked');
    const headers = answer.kind === 'new' ? Object.keys(JSON.parse(answer.text)) : [];
    expect(headers.toSorted()).toEqual(
      ['accept', 'accept-encoding', 'connection', 'host', 'user-agent'].toSorted(),
    );
  });

  test('is followed to where it moved, and read packed', async () => {
    expect(await ask('/moved')).toMatchObject({ kind: 'new', text: 'BEGIN:VCALENDAR' });
    expect(await ask('/packed')).toMatchObject({ kind: 'new', text: 'unpacked' });
  });

  test.each([
    ['/bomb', 'too-large'],
    ['/damaged', 'unreachable'],
    ['/cut', 'unreachable'],
    ['/around', 'redirects'],
    ['/file', 'no-web-address'],
    ['ftp://example.org/feed', 'no-web-address'],
    ['https://ada:secret@example.org/feed', 'no-web-address'],
    ['no address', 'no-web-address'],
    ['http://127.0.0.1:1/feed', 'unreachable'],
  ])('fails by a name: %s', async (path, kind) => {
    expect(await ask(path)).toEqual(refused(kind));
  });

  test('that is gone says so', async () => {
    expect(await ask('/gone')).toEqual(refused('not-there'));
    expect(await ask('/nothing')).toEqual(refused('not-there'));
  });
});

describe('what is private', () => {
  test.each([
    ['by its address', '/feed'],
    ['by a number', 'http://2130706433/feed'],
    ['by an address of IPv6', 'http://[::1]/feed'],
    ['mapped into IPv6', 'http://[::ffff:127.0.0.1]/feed'],
    ['by a name', 'http://localhost/feed'],
    ['of a cloud', 'http://169.254.169.254/latest/meta-data'],
  ])('is not asked: %s', async (_, path) => {
    expect(await ask(path, nothing, false)).toEqual(refused('private'));
  });
});
