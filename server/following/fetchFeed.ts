import { lookup, type LookupAddress } from 'node:dns';
import type { IncomingMessage } from 'node:http';
import { isIP, type LookupFunction } from 'node:net';
import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import type { FeedFailure } from '../../db/schema.ts';
import { isPublicAddress } from './publicAddresses.ts';

/** What is known of a feed from the last time it was fetched (RFC 9110, section 13.1). */
export interface Validators {
  etag: string | null;
  lastModified: string | null;
}

/** What came of asking for a feed. */
export type FeedAnswer =
  | ({ kind: 'new'; text: string; type: string } & Validators)
  /** It is as it was. */
  | { kind: 'unchanged' }
  | { kind: 'failed'; reason: FeedFailure };

export interface Fetching {
  /** Who asks: `Cacerola/0.1.0 (+https://events.example.org)`. */
  userAgent: string;
  /** Lets it ask this machine and its network, too. */
  privateAddresses: boolean;
}

/** No calendar of a campaign is larger, in bytes, unpacked. */
export const largestFeed = 10 * 1024 * 1024;

const mostRedirects = 4;
/** For all of it together, in milliseconds. */
const patience = 20_000;

/**
 * Asks for a feed. Nobody is told more than the address of this site: no cookie, no referrer, no credentials.
 *
 * Which machine a name leads to is looked up once, and judged, and that machine is asked: a name that leads
 * elsewhere a moment later (DNS rebinding) gains nothing. Each redirect is judged like the first address.
 */
export async function fetchFeed(
  address: string,
  known: Validators,
  fetching: Fetching,
): Promise<FeedAnswer> {
  const signal = AbortSignal.timeout(patience);
  let url = URL.parse(address);
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    if (url === null || !isOfTheWeb(url)) return failed('no-web-address');
    const response = await ask(url, known, fetching, signal);
    if (typeof response === 'string') return failed(response);
    const { statusCode: status = 0, headers } = response;
    if (status >= 300 && status < 400 && status !== 304 && headers.location !== undefined) {
      response.destroy();
      url = URL.parse(headers.location, url.href);
      continue;
    }
    return answerOf(response, status, signal);
  }
  return failed('redirects');
}

function isOfTheWeb({ protocol, username, password }: URL): boolean {
  return /^https?:$/.test(protocol) && username === '' && password === '';
}

function failed(reason: FeedFailure): FeedAnswer {
  return { kind: 'failed', reason };
}

/** A name or address that this machine must not ask. */
class PrivateAddress extends Error {}

async function ask(
  url: URL,
  known: Validators,
  { userAgent, privateAddresses }: Fetching,
  signal: AbortSignal,
): Promise<IncomingMessage | FeedFailure> {
  const mayAsk = (address: string) => privateAddresses || isPublicAddress(address);
  const bare = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(bare) !== 0 && !mayAsk(bare)) return 'private';
  const { request } = await (url.protocol === 'https:'
    ? import('node:https')
    : import('node:http'));
  return new Promise((resolve) => {
    const sent = request(url, {
      signal,
      lookup: lookupAmong(mayAsk),
      // No connection is kept: the next feed is asked for in minutes.
      agent: false,
      headers: {
        'User-Agent': userAgent,
        Accept: 'application/json, text/calendar;q=0.9, */*;q=0.5',
        'Accept-Encoding': 'gzip, br',
        ...(known.etag === null ? {} : { 'If-None-Match': known.etag }),
        ...(known.lastModified === null ? {} : { 'If-Modified-Since': known.lastModified }),
      },
    });
    sent.once('response', resolve);
    sent.once('error', (error) => resolve(failureOf(error, signal)));
    sent.end();
  });
}

function failureOf(error: Error, signal: AbortSignal): FeedFailure {
  if (error instanceof PrivateAddress) return 'private';
  return signal.aborted ? 'slow' : 'unreachable';
}

/** The system's lookup, which gives those addresses alone that may be asked. */
function lookupAmong(mayAsk: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error) return callback(error, '', 0);
      const allowed = found.filter(({ address }) => mayAsk(address));
      const [first] = allowed;
      if (first === undefined) return callback(new PrivateAddress(), '', 0);
      return options.all === true
        ? callback(null, allowed)
        : callback(null, first.address, first.family);
    });
  };
}

async function answerOf(
  response: IncomingMessage,
  status: number,
  signal: AbortSignal,
): Promise<FeedAnswer> {
  const { headers } = response;
  if (status === 304 || status !== 200) {
    response.destroy();
    return status === 304
      ? { kind: 'unchanged' }
      : failed(status === 404 || status === 410 ? 'not-there' : 'refused');
  }
  try {
    const text = await readWhole(unpacked(response));
    if (text === null) return failed('too-large');
    return {
      kind: 'new',
      text,
      type: headers['content-type'] ?? '',
      etag: headers.etag ?? null,
      lastModified: headers['last-modified'] ?? null,
    };
  } catch (error) {
    return failed(failureOf(error instanceof Error ? error : new Error(String(error)), signal));
  } finally {
    response.destroy();
  }
}

function unpacked(response: IncomingMessage): Readable {
  switch (response.headers['content-encoding']?.toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return through(response, createGunzip());
    case 'br':
      return through(response, createBrotliDecompress());
    case undefined:
    default:
      return response;
  }
}

function through(response: IncomingMessage, unpack: ReturnType<typeof createGunzip>): Readable {
  // Whoever reads the end meets the error there.
  pipeline(response, unpack, () => {});
  return unpack;
}

/** @returns null where it is longer than any feed */
async function readWhole(stream: Readable): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes: Buffer = chunk;
    length += bytes.length;
    if (length > largestFeed) return null;
    chunks.push(bytes);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}
